package oracletest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/egglint/egg/internal/patterntest"
	"github.com/egglint/egg/parser/abstract"
)

// caps are the limits on scenarios under which the promise is tested.
var caps = []int{64, 2}

// Analysis is what is told of a program.
type Analysis struct {
	Space     *abstract.Space
	Files     Files
	Problems  []string
	Limited   bool // too much to analyse: then nothing is told, and a problem says so
	execs     []unfolded
	undecided int // matches that took too long to tell
	nameless  int // starts that only a command of which nothing is known can be
}

// unfolded is a process start with its scenarios, under each of the caps.
type unfolded struct {
	exec      abstract.Exec
	scenarios [][]abstract.Scenario
}

// Bounded calls f, and notes where what f does is too much to analyse.
func (a *Analysis) Bounded(f func()) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(abstract.LimitError); !ok {
				panic(r)
			}
			a.Limited = true
		}
	}()
	f()
}

// Problem adds what a front end says of a text.
func (a *Analysis) Problem(at abstract.Pos, message string, limit bool) {
	a.Problems = append(a.Problems, fmt.Sprintf("%d:%d: %s", at.Line, at.Column, message))
	a.Limited = a.Limited || limit
}

// Add unfolds a process start.
func (a *Analysis) Add(e abstract.Exec) {
	u := unfolded{exec: e}
	for _, n := range caps {
		scenarios, _ := abstract.Unfold(a.Space, e.Argv, e.Reach, abstract.Limits{Scenarios: n})
		u.scenarios = append(u.scenarios, scenarios)
	}
	a.execs = append(a.execs, u)
}

// Execs is how many process starts there are.
func (a *Analysis) Execs() int { return len(a.execs) }

// broken says how the promise is broken for a start of the engine: "" where some
// scenario tells of it, under each cap, or where there is too much to analyse.
func (a *Analysis) broken(s Start, c Circumstances) (why string) {
	defer func() {
		if a.Limited {
			why = ""
		}
	}()
	a.Bounded(func() {
		for i, n := range caps {
			if !a.told(s, c, i) {
				why = fmt.Sprintf("with a cap of %d, nothing tells of %q%s\nunder %s", n, s.Argv, s.environment(), c)
				return
			}
		}
	})
	return why
}

// told tells whether a scenario under a cap tells of a start. What is left out
// of the promise is a command word that is wholly unknown: it may be written
// anywhere, and is counted.
func (a *Analysis) told(s Start, c Circumstances, limit int) bool {
	some := func(of func(abstract.Exec) bool, as func(abstract.Scenario) bool) bool {
		return slices.ContainsFunc(a.execs, func(u unfolded) bool {
			return of(u.exec) && slices.ContainsFunc(u.scenarios[limit], func(sc abstract.Scenario) bool {
				return as(sc) && a.matches(sc.Argv, s) && a.environmentTold(u.exec, sc.Guard, s, c)
			})
		})
	}
	anyExec := func(abstract.Exec) bool { return true }
	anyScenario := func(abstract.Scenario) bool { return true }
	if some(func(e abstract.Exec) bool { return a.isSite(e, s.Argv) }, anyScenario) {
		return true
	}
	ok := some(anyExec, func(sc abstract.Scenario) bool { return nameless(sc.Argv) })
	if ok {
		a.nameless++
	}
	return ok
}

// nameless tells whether a gap may bring the first word of an argv.
func nameless(argv []abstract.Item) bool {
	for _, it := range argv {
		switch {
		case it.Gap != nil, nameless(it.Optional), nameless(it.Repeat):
			return true
		case it.Optional == nil && it.Repeat == nil:
			return false
		}
	}
	return false
}

// matches gives a match that takes too long to tell the benefit of the doubt,
// and counts it.
func (a *Analysis) matches(pattern []abstract.Item, s Start) bool {
	ok, decided := patterntest.Decide(pattern, s.Argv)
	if !ok && decided && s.Path != "" {
		ok, decided = patterntest.Decide(pattern, slices.Concat([]string{s.Path}, s.Argv[1:]))
	}
	if !decided {
		a.undecided++
	}
	return ok || !decided
}

// isSite tells whether a command line was written in e, or in a word of its
// argv: programs name their sites by a word that the sources have once.
func (a *Analysis) isSite(e abstract.Exec, argv []string) bool {
	name, line := a.Files.only(label(argv))
	return line == 0 || covers(e.Place, name, line) || slices.ContainsFunc(e.Argv, func(e abstract.Element) bool {
		return e.Origin != nil && covers(e.Origin.Place, name, line)
	})
}

// only is the one place in the files that holds a word; line 0 where there is not
// exactly one.
func (f Files) only(word string) (file string, line int) {
	times := 0
	for name, text := range f {
		n := strings.Count(text, word)
		if times += n; n > 0 {
			file, line = name, strings.Count(text[:strings.Index(text, word)], "\n")+1
		}
	}
	if word == "" || times != 1 {
		return "", 0
	}
	return file, line
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

// environmentTold tells whether the variables that the process found, and its
// working directory, are those that e tells of where g holds.
func (a *Analysis) environmentTold(e abstract.Exec, g abstract.Guard, s Start, c Circumstances) bool {
	if s.Env == nil {
		return true
	}
	env := e.Env()
	for name, found := range s.Env {
		if !a.variableTold(env, name, g, found, c) {
			return false
		}
	}
	return a.folderTold(env, g, s.Folder)
}

// folderTold tells whether a process may have been started in a folder. What is
// told of that is where PWD leads to: anywhere, where it leads nowhere; and where
// nothing has touched it, the folder that the program was started in.
func (a *Analysis) folderTold(env abstract.Env, g abstract.Guard, folder string) bool {
	told, ok := env["PWD"]
	if !ok {
		return folder == "."
	}
	elsewhere := false
	for _, c := range told {
		if c.Value.Unset || a.Space.Possible(a.Space.And(g, c.When)) == abstract.Never {
			continue
		}
		t := c.Value.Text
		if len(t) != 1 || t[0].Hole == nil || t[0].Hole.Leads == nil || slices.Contains(t[0].Hole.Leads, folder) {
			return true
		}
		elsewhere = true
	}
	return !elsewhere
}

func (a *Analysis) variableTold(env abstract.Env, name string, g abstract.Guard, found Found, c Circumstances) bool {
	told, ok := env[name]
	if !ok {
		outside, was := c.Env[name]
		return found == Found{was, outside}
	}
	for _, c := range told {
		if a.Space.Possible(a.Space.And(g, c.When)) == abstract.Never || c.Value.Unset == found.Set {
			continue
		}
		if !found.Set || a.matches([]abstract.Item{{Word: c.Value.Text}}, Start{Argv: []string{found.Value}}) {
			return true
		}
	}
	return false
}
