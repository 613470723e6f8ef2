package parser

import (
	"errors"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// ErrNoLaunch says that a command line starts no new container.
var ErrNoLaunch = errors.New("no docker run or docker create")

// ErrConnection says that a command line connects a container to a network: only the
// launches around it tell what that does.
var ErrConnection = errors.New("docker network connect starts no container: it is judged with the launches of a project, by egglint lint")

// argvFile stands for the file of a launch that is in none.
const argvFile = "argv"

// Argv reads one concrete command line: `docker run …`, with global flags before
// the subcommand, and wrappers before the engine. What is no engine that has a
// name is taken for an unknown one. The launch has language argv and one
// scenario; its columns count the bytes of the words with a blank between them.
// The error is ErrNoLaunch or ErrConnection.
func (p *Parser) Argv(argv []string) (Launch, error) {
	r := p.argv(argv, (*start).read)
	if len(r.Launches)+len(r.Connections) == 0 && len(argv) > 0 {
		r = p.argv(argv, func(st *start) { st.engine(engineUnknown) })
	}
	switch {
	case len(r.Connections) > 0:
		return Launch{}, ErrConnection
	case len(r.Launches) != 1:
		return Launch{}, ErrNoLaunch
	}
	return r.Launches[0], nil
}

func (p *Parser) argv(argv []string, read func(*start)) Result {
	a := p.analysis(argvFile, LanguageArgv, abstract.NewSpace())
	items := make([]abstract.Item, len(argv))
	for i, word := range argv {
		items[i].Word = abstract.Literal(word)
	}
	length := len(strings.Join(argv, " "))
	at := abstract.Place{File: argvFile, Start: abstract.Pos{Line: 1, Column: 1}, End: abstract.Pos{Line: 1, Column: length + 1}}
	read(&start{a: a, exec: abstract.Exec{Place: at}, complete: true, nodes: nodes(items)})
	return a.result()
}
