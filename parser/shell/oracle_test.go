package shell_test

import (
	"path"
	"slices"

	"github.com/egglint/egg/internal/oracletest"
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/shell"
)

// analyses are what is told of a program to users, and in a coarse world.
func analyses(files oracletest.Files, dialect shell.Dialect) []*oracletest.Analysis {
	return []*oracletest.Analysis{analyse(files, dialect), analyseIn(abstract.NewCoarseSpace(), files, dialect)}
}

// analyse runs a program abstractly: in an exact world, and where that is too
// much in a coarse one.
func analyse(files oracletest.Files, dialect shell.Dialect) *oracletest.Analysis {
	a := analyseIn(abstract.NewSpace(), files, dialect)
	if a.Limited {
		a = analyseIn(abstract.NewCoarseSpace(), files, dialect)
	}
	return a
}

// analyseIn keeps what may start the engine.
func analyseIn(space *abstract.Space, files oracletest.Files, dialect shell.Dialect) *oracletest.Analysis {
	a := &oracletest.Analysis{Space: space, Files: files}
	a.Bounded(func() {
		var execs []abstract.Exec
		program := shell.Program{File: programFile, Text: files[programFile], Dialect: dialect, Project: project(files)}
		problems := shell.Run(space, program, func(e abstract.Exec) { execs = append(execs, e) })
		for _, p := range problems {
			a.Problem(p.Pos, p.Message, p.Limit)
		}
		for _, e := range execs {
			if len(e.Argv) == 0 { // a text that is written to a file
				continue
			}
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

// project is the files of a program as those that it can source.
type project oracletest.Files

func (p project) Text(file string) (string, bool) {
	text, ok := p[file]
	return text, ok
}

func (p project) Files(pattern string) []string {
	var out []string
	for name := range p {
		if ok, _ := path.Match(pattern, name); ok {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
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
