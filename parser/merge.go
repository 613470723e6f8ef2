package parser

import (
	"reflect"
	"strconv"
	"strings"
)

// Merge is one result for several files. A launch that several programs come to
// is one launch; it has the scenarios of all of them.
func Merge(results ...Result) Result {
	var out Result
	at := map[launchPlace]int{}
	for _, r := range results {
		for _, l := range r.Launches {
			place := placeOf(l)
			i, known := at[place]
			if !known {
				at[place] = len(out.Launches)
				out.Launches = append(out.Launches, l)
				continue
			}
			out.Launches[i] = union(out.Launches[i], l)
		}
		out.Problems = append(out.Problems, r.Problems...)
		out.Unreachable += r.Unreachable
		out.Unknown += r.Unknown
	}
	inOrder(out.Launches)
	return out
}

// launchPlace is what makes two launches one: where they are, and what is
// started.
type launchPlace struct {
	file               string
	span               Span
	exec               Place
	engine, subcommand string
	builder            bool
}

func placeOf(l Launch) launchPlace {
	p := launchPlace{file: l.File, span: l.Span, engine: l.Engine, subcommand: l.Subcommand, builder: l.Builder}
	if l.Exec != nil {
		p.exec = *l.Exec
	}
	return p
}

// union is a launch with the scenarios of two. The holes of the second get names
// of their own: they are strings of another program.
func union(a, b Launch) Launch {
	a.Complete = a.Complete && b.Complete
	shift := holes(a)
	for _, s := range b.Scenarios {
		s = renamed(s, shift)
		if !contains(a.Scenarios, s) {
			a.Scenarios = append(a.Scenarios[:len(a.Scenarios):len(a.Scenarios)], s)
		}
	}
	return a
}

func contains(scenarios []Scenario, s Scenario) bool {
	for _, t := range scenarios {
		if reflect.DeepEqual(t.Via, s.Via) && reflect.DeepEqual(t.Argv, s.Argv) {
			return true
		}
	}
	return false
}

// holes is the highest number of a hole in a launch.
func holes(l Launch) int {
	highest := 0
	for _, s := range l.Scenarios {
		eachWord(&s, func(w *Word) *Word {
			for _, p := range w.Parts {
				n, _ := strconv.Atoi(strings.TrimPrefix(p.Hole, "h"))
				highest = max(highest, n)
			}
			return w
		})
	}
	return highest
}

// renamed is a scenario with the numbers of its holes raised.
func renamed(s Scenario, by int) Scenario {
	eachWord(&s, func(w *Word) *Word {
		out := *w
		out.Parts = make([]Part, len(w.Parts))
		for i, p := range w.Parts {
			if p.Hole != "" {
				n, _ := strconv.Atoi(strings.TrimPrefix(p.Hole, "h"))
				p.Hole = "h" + strconv.Itoa(n+by)
			}
			out.Parts[i] = p
		}
		return &out
	})
	return s
}

// eachWord replaces every word of a scenario by what f gives for it. What the
// scenario shares with others is left as it is.
func eachWord(s *Scenario, f func(*Word) *Word) {
	s.Argv, s.Command = mapWords(s.Argv, f), mapWords(s.Command, f)
	flags := make([]Flag, len(s.Flags))
	for i, flag := range s.Flags {
		flag.Value = mapWord(flag.Value, f)
		flags[i] = flag
	}
	s.Flags = flags
	env := make(map[string]EnvVar, len(s.Env))
	for name, v := range s.Env {
		v.Value = mapWord(v.Value, f)
		env[name] = v
	}
	s.Env = env
	s.Image = mapWord(s.Image, f)
}

func mapWord(w *Word, f func(*Word) *Word) *Word {
	if w == nil {
		return nil
	}
	return f(w)
}

func mapWords(in []Element, f func(*Word) *Word) []Element {
	if in == nil {
		return nil
	}
	out := make([]Element, len(in))
	for i, e := range in {
		out[i] = Element{Word: mapWord(e.Word, f), Repeat: mapWords(e.Repeat, f), Optional: mapWords(e.Optional, f)}
		if e.Gap != nil {
			gap := *e.Gap
			gap.As = mapWord(gap.As, f)
			out[i].Gap = &gap
		}
	}
	return out
}
