package python_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/egglint/egg/internal/patterntest"
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
	"github.com/egglint/egg/parser/python/syntax"
)

// caps are the limits on scenarios under which the promise is tested.
var caps = []int{64, 2}

// analysis is what is told of a program.
type analysis struct {
	space    *abstract.Space
	files    sources
	problems []python.Problem
	limited  bool // too much to analyse: then nothing is told, and a problem says so
	execs    []unfolded
}

// unfolded is a process start with its scenarios, under each of the caps.
type unfolded struct {
	exec      abstract.Exec
	scenarios [][]abstract.Scenario
}

// modules is a project of a few files.
type modules map[string]*syntax.Module

func (m modules) Module(file string) (*syntax.Module, bool) {
	tree, ok := m[file]
	return tree, ok
}

// analyse runs a program abstractly, and every other file of it as a program.
func analyse(files sources) analysis {
	project := modules{}
	for name, text := range files {
		project[name], _ = syntax.Parse(name, []byte(text))
	}
	a := analysis{space: python.NewSpace(), files: files}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		a.program(name, project)
	}
	return a
}

// program adds what one file starts.
func (a *analysis) program(name string, project modules) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(abstract.LimitError); !ok {
				panic(r)
			}
			a.limited = true
		}
	}()
	var execs []abstract.Exec
	p := python.Program{File: name, Text: a.files[name], Project: project}
	r := python.Run(a.space, p, func(e abstract.Exec) {
		if e.Handed == "" {
			execs = append(execs, e)
		}
	})
	a.problems = append(a.problems, r.Problems...)
	a.limited = a.limited || slices.ContainsFunc(r.Problems, func(p python.Problem) bool { return p.Limit })
	for _, e := range execs {
		u := unfolded{exec: e}
		for _, n := range caps {
			scenarios, _ := abstract.Unfold(a.space, e.Argv, e.Reach, abstract.Limits{Scenarios: n})
			u.scenarios = append(u.scenarios, scenarios)
		}
		a.execs = append(a.execs, u)
	}
}

// broken says how the promise is broken for a command line that was started: ""
// where some scenario tells of it, under each cap.
func (a analysis) broken(argv []string, c circumstances) string {
	if inShell(argv) {
		return ""
	}
	for i, n := range caps {
		if !a.told(argv, i) {
			return fmt.Sprintf("with a cap of %d, nothing tells of %q\nunder %s", n, argv, c)
		}
	}
	return ""
}

// inShell tells whether a command line was started by a shell: then the text of
// the shell is held to the analysis instead.
func inShell(argv []string) bool {
	return argv[0] == "docker" && len(argv) > 2 && strings.HasPrefix(argv[2], "shell")
}

func (a analysis) told(argv []string, limit int) bool {
	return slices.ContainsFunc(a.execs, func(u unfolded) bool {
		return a.isSite(u.exec, argv) && slices.ContainsFunc(u.scenarios[limit], func(s abstract.Scenario) bool {
			return patterntest.Match(s.Argv, argv)
		})
	})
}

// isSite tells whether a command line was written in e, or in a word of its
// argv: programs name their sites by a word that the sources have once.
func (a analysis) isSite(e abstract.Exec, argv []string) bool {
	label := label(argv)
	for name, text := range a.files {
		if label == "" || strings.Count(text, label) != 1 {
			continue
		}
		line := strings.Count(text[:strings.Index(text, label)], "\n") + 1
		return covers(e.Place, name, line) || slices.ContainsFunc(e.Argv, func(e abstract.Element) bool {
			return e.Origin != nil && covers(e.Origin.Place, name, line)
		})
	}
	return true
}

// label is the word that names the site of a command line; "": none does.
func label(argv []string) string {
	for _, word := range strings.Fields(strings.Join(argv, " ")) {
		if strings.HasPrefix(word, "site") || strings.HasPrefix(word, "shell") {
			return strings.TrimRight(word, "'\"")
		}
	}
	return ""
}

func covers(p abstract.Place, file string, line int) bool {
	return p.File == file && p.Start.Line <= line && line <= p.End.Line
}
