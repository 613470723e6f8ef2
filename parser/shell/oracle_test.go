package shell_test

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/egglint/egg/internal/patterntest"
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/shell"
)

// caps are the limits on scenarios under which the promise is tested.
var caps = []int{64, 2}

// analysis is what is told of a program.
type analysis struct {
	space    *abstract.Space
	text     string
	problems []shell.Problem
	limited  bool // too much to analyse: then nothing is told, and a problem says so
	execs    []unfolded
}

// unfolded is a process start with its scenarios, under each of the caps.
type unfolded struct {
	exec      abstract.Exec
	scenarios [][]abstract.Scenario
}

// analyse runs a program abstractly and keeps what may start the engine: in an
// exact world, and where that is too much in a coarse one.
func analyse(text string, dialect shell.Dialect) analysis {
	a := analyseIn(abstract.NewSpace(), text, dialect)
	if a.limited {
		a = analyseIn(abstract.NewCoarseSpace(), text, dialect)
	}
	return a
}

func analyseIn(space *abstract.Space, text string, dialect shell.Dialect) (a analysis) {
	defer whereLimited(func() { a.limited = true })
	a = analysis{space: space, text: text}
	var execs []abstract.Exec
	a.problems = shell.Run(a.space, shell.Program{File: "program", Text: text, Dialect: dialect}, func(e abstract.Exec) {
		execs = append(execs, e)
	})
	a.limited = slices.ContainsFunc(a.problems, func(p shell.Problem) bool { return p.Limit })
	for _, e := range execs {
		if first, ok := e.Argv[0].Word.One(); ok && first.Source() == "exec" {
			e.Argv = e.Argv[1:]
		}
		if !a.mayBeEngine(e) {
			continue
		}
		u := unfolded{exec: e}
		for _, n := range caps {
			scenarios, _ := abstract.Unfold(a.space, e.Argv, e.Reach, abstract.Limits{Scenarios: n})
			u.scenarios = append(u.scenarios, scenarios)
		}
		a.execs = append(a.execs, u)
	}
	return a
}

// whereLimited is to be deferred: it calls f where what was done is too much to
// analyse.
func whereLimited(f func()) {
	if r := recover(); r != nil {
		if _, ok := r.(abstract.LimitError); !ok {
			panic(r)
		}
		f()
	}
}

// mayBeEngine tells whether the first word is the engine, or is not known.
func (a analysis) mayBeEngine(e abstract.Exec) bool {
	heads, open := e.Argv.Heads(a.space)
	for _, c := range heads {
		if v, known := c.Value.Known(); !known || v == "docker" {
			return true
		}
	}
	return open != abstract.Never
}

// broken says how the promise is broken for a start of the engine: "" where some
// scenario tells of it, under each cap.
func (a analysis) broken(s start, c circumstances) (why string) {
	defer whereLimited(func() { why = "" })
	for i, n := range caps {
		if !a.told(s, c, i) {
			return fmt.Sprintf("with a cap of %d, nothing tells of %q with %q\nunder %s", n, s.argv, s.env, c)
		}
	}
	return ""
}

// brokenReally is broken, for programs that may be too much to analyse; that
// they cannot be read breaks the promise too.
func (a analysis) brokenReally(s start, c circumstances) string {
	switch {
	case a.limited:
		return ""
	case len(a.problems) > 0:
		return fmt.Sprint("cannot be read: ", a.problems)
	}
	return a.broken(s, c)
}

func (a analysis) told(s start, c circumstances, limit int) bool {
	for _, u := range a.execs {
		if !a.isSite(u.exec, s) {
			continue
		}
		for _, sc := range u.scenarios[limit] {
			if a.matches(sc.Argv, s.argv) && a.environmentTold(u.exec, sc.Guard, s, c) {
				return true
			}
		}
	}
	return false
}

// undecided counts the matches that took too long to tell.
var undecided atomic.Int64

// isSite tells whether s was written in e, or in a word of its argv: programs name their sites by
// the second argument, which the source has once.
func (a analysis) isSite(e abstract.Exec, s start) bool {
	if len(s.argv) < 3 || !strings.HasPrefix(s.argv[2], "site") || strings.Count(a.text, s.argv[2]) != 1 {
		return true
	}
	line := strings.Count(a.text[:strings.Index(a.text, s.argv[2])], "\n") + 1
	return covers(e.Place, line) || slices.ContainsFunc(e.Argv, func(e abstract.Element) bool {
		return e.Origin != nil && covers(e.Origin.Place, line)
	})
}

func covers(p abstract.Place, line int) bool { return p.Start.Line <= line && line <= p.End.Line }

// environmentTold tells whether the variables that the process found are those
// that e tells of where g holds.
func (a analysis) environmentTold(e abstract.Exec, g abstract.Guard, s start, c circumstances) bool {
	env := e.Env()
	for _, name := range tracked {
		value, set := s.env[name]
		told, ok := env[name]
		if !ok {
			outside, was := c.env[name]
			if set != was || value != outside {
				return false
			}
			continue
		}
		if !a.settingTold(told, g, value, set) {
			return false
		}
	}
	return true
}

func (a analysis) settingTold(told abstract.Guarded[abstract.Setting], g abstract.Guard, value string, set bool) bool {
	for _, c := range told {
		if a.space.Possible(a.space.And(g, c.When)) == abstract.Never || c.Value.Unset == set {
			continue
		}
		if !set || patterntest.Match([]abstract.Item{{Word: c.Value.Text}}, []string{value}) {
			return true
		}
	}
	return false
}
