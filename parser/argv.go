package parser

import (
	"errors"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// ErrNoLaunch says that a command line starts no new container.
var ErrNoLaunch = errors.New("no docker run or docker create")

// argvFile stands for the file of a launch that is in none.
const argvFile = "argv"

// Argv reads one concrete command line: `docker run …`, with global flags before
// the subcommand. Its launch has language argv and one scenario. Columns count
// the bytes of the words with a blank between them. The error is ErrNoLaunch.
func (p *Parser) Argv(argv []string) (Launch, error) {
	a := p.analysis(argvFile, LanguageArgv)
	items := make([]abstract.Item, len(argv))
	for i, word := range argv {
		items[i].Word = abstract.Literal(word)
	}
	length := len(strings.Join(argv, " "))
	at := abstract.Place{File: argvFile, Start: abstract.Pos{Line: 1, Column: 1}, End: abstract.Pos{Line: 1, Column: length + 1}}
	st := &start{a: a, exec: abstract.Exec{Place: at}, complete: true, nodes: nodes(items)}
	st.read()
	r := a.result()
	if len(r.Launches) != 1 {
		return Launch{}, ErrNoLaunch
	}
	return r.Launches[0], nil
}
