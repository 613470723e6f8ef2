package shell_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/egglint/egg/internal/oracletest"
	"github.com/egglint/egg/parser/shell"
)

// Random programs are told just as well when parts of them stand in files that
// they source.
func TestRandomProgramsOfSeveralFiles(t *testing.T) {
	for name, dialect := range map[string]shell.Dialect{"bash": shell.Bash, "dash": shell.POSIX} {
		t.Run(name, func(t *testing.T) {
			o := newOracle(t, name, dialect)
			o.Generate = func(seed uint64) []stmt {
				s := splitter{Rand: rand.New(rand.NewPCG(seed, 11)), posix: dialect == shell.POSIX}
				return s.split(newGenerator(seed, false, s.posix).program())
			}
			o.Random(t, max(60, oracletest.Programs()/10)+1)
		})
	}
}

// splitter moves parts of programs into files.
type splitter struct {
	*rand.Rand
	posix bool
	files int
}

// split moves runs of statements into files that are sourced in their place.
func (s *splitter) split(program []stmt) []stmt {
	var out []stmt
	for len(program) > 0 {
		n := 1 + s.IntN(min(3, len(program)))
		run := program[:n:n]
		program = program[n:]
		for i, each := range run {
			run[i] = s.inside(each)
		}
		if s.IntN(3) > 0 {
			out = append(out, run...)
			continue
		}
		out = append(out, s.sourced(run))
	}
	return out
}

// inside splits what stands inside a statement.
func (s *splitter) inside(each stmt) stmt {
	blocks := make([]oracletest.Block, len(each.Blocks))
	for i, b := range each.Blocks {
		if s.IntN(2) == 0 {
			b.Body = s.split(b.Body)
		}
		blocks[i] = b
	}
	each.Blocks = blocks
	return each
}

// sourced is the statement that sources a run of others.
func (s *splitter) sourced(run []stmt) stmt {
	s.files++
	name := fmt.Sprintf("part%d.sh", s.files)
	ways := []string{
		". ./%s", `. "$(dirname "$0")/%s"`, `. "$PWD/%s"`, "[ ! -e %[1]s ] || . ./%[1]s",
		"for f in %[1]s; do . \"./$f\"; done", `DIR=$(cd "$(dirname "$0")" && pwd); . "$DIR/%s"`,
	}
	if !s.posix {
		ways = append(ways, "source ./%s", ". ./%s x 'y z'", `source "$(dirname "${BASH_SOURCE[0]}")/%s" "$@"`, "if ! . ./%s; then :; fi")
	}
	return stmt{Line: fmt.Sprintf(ways[s.IntN(len(ways))], name), Blocks: []oracletest.Block{{File: name, Body: run}}}
}
