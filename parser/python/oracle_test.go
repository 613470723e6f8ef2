package python_test

import (
	"maps"
	"slices"

	"github.com/egglint/egg/internal/oracletest"
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
	"github.com/egglint/egg/parser/python/syntax"
)

// project is a project of a few files.
type project map[string]*syntax.Module

func (p project) Module(file string) (*syntax.Module, bool) {
	tree, ok := p[file]
	return tree, ok
}

// analyse runs a program abstractly, and every other file of it as a program.
func analyse(files oracletest.Files) *oracletest.Analysis {
	known := project{}
	for name, text := range files {
		known[name], _ = syntax.Parse(name, []byte(text))
	}
	a := &oracletest.Analysis{Space: python.NewSpace(), Files: files}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		a.Bounded(func() { run(a, name, known) })
	}
	return a
}

// run adds what one file starts.
func run(a *oracletest.Analysis, name string, known project) {
	var execs []abstract.Exec
	p := python.Program{File: name, Text: a.Files[name], Project: known}
	r := python.Run(a.Space, p, func(e abstract.Exec) {
		if e.Handed == "" {
			execs = append(execs, e)
		}
	})
	for _, p := range r.Problems {
		a.Problem(p.Pos, p.Message, p.Limit)
	}
	for _, e := range execs {
		a.Add(e)
	}
}
