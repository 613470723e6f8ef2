package shell_test

import (
	"github.com/egglint/egg/internal/oracletest"
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/shell"
)

// analyses are what is told of a program to users, and in a coarse world.
func analyses(text string, dialect shell.Dialect) []*oracletest.Analysis {
	return []*oracletest.Analysis{analyse(text, dialect), analyseIn(abstract.NewCoarseSpace(), text, dialect)}
}

// analyse runs a program abstractly: in an exact world, and where that is too
// much in a coarse one.
func analyse(text string, dialect shell.Dialect) *oracletest.Analysis {
	a := analyseIn(abstract.NewSpace(), text, dialect)
	if a.Limited {
		a = analyseIn(abstract.NewCoarseSpace(), text, dialect)
	}
	return a
}

// analyseIn keeps what may start the engine.
func analyseIn(space *abstract.Space, text string, dialect shell.Dialect) *oracletest.Analysis {
	a := &oracletest.Analysis{Space: space, Files: oracletest.Files{programFile: text}}
	a.Bounded(func() {
		var execs []abstract.Exec
		problems := shell.Run(space, shell.Program{File: programFile, Text: text, Dialect: dialect}, func(e abstract.Exec) {
			execs = append(execs, e)
		})
		for _, p := range problems {
			a.Problem(p.Pos, p.Message, p.Limit)
		}
		for _, e := range execs {
			if first, ok := e.Argv[0].Word.One(); ok && first.Source() == "exec" {
				e.Argv = e.Argv[1:]
			}
			if mayBeEngine(space, e) {
				a.Add(e)
			}
		}
	})
	return a
}

// mayBeEngine tells whether the first word is the engine, or is not known.
func mayBeEngine(space *abstract.Space, e abstract.Exec) bool {
	heads, open := e.Argv.Heads(space)
	for _, c := range heads {
		if v, known := c.Value.Known(); !known || v == "docker" {
			return true
		}
	}
	return open != abstract.Never
}
