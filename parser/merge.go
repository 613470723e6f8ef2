package parser

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Merge is one result for several files. A launch that several programs come to
// is one launch; it has the scenarios of all of them. What one program does not
// get to and another does is reached.
func Merge(results ...Result) Result {
	var out Result
	launches, connections := map[launchPlace]int{}, map[launchPlace]int{}
	for _, r := range results {
		out.Launches = join(out.Launches, launches, r.Launches)
		out.Connections = join(out.Connections, connections, r.Connections)
		for _, p := range r.Problems {
			if !slices.Contains(out.Problems, p) {
				out.Problems = append(out.Problems, p)
			}
		}
		out.Unreachable = append(out.Unreachable, r.Unreachable...)
		out.Unknown = append(out.Unknown, r.Unknown...)
	}
	out.settle()
	out.inOrder()
	return out
}

// join adds launches to others; at tells where each of these stands.
func join(all []Launch, at map[launchPlace]int, more []Launch) []Launch {
	for _, l := range more {
		place := placeOf(l)
		i, known := at[place]
		if !known {
			at[place] = len(all)
			all = append(all, l)
			continue
		}
		all[i] = union(all[i], l)
	}
	return all
}

// settle leaves out what is reached after all, once all launches are there.
func (r *Result) settle() {
	reached := map[Place]bool{}
	for _, l := range r.Launches {
		reached[startOf(l)] = true
	}
	r.Unreachable = once(slices.DeleteFunc(r.Unreachable, func(p Place) bool { return reached[p] }))
	r.Unknown = onceEach(r.Unknown)
}

// startOf is where the process of a launch starts.
func startOf(l Launch) Place {
	if l.Exec != nil {
		return *l.Exec
	}
	return Place{File: l.File, Span: l.Span}
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
	return launchPlace{
		file: l.File, span: l.Span, exec: startOf(l),
		engine: l.Engine, subcommand: l.Subcommand, builder: l.Builder,
	}
}

// union is a launch with the scenarios of two. The holes of the second get names
// of their own: they are strings of another program.
func union(a, b Launch) Launch {
	a.Complete = a.Complete && b.Complete
	if a.ImageAt != nil && (b.ImageAt == nil || *a.ImageAt != *b.ImageAt) {
		a.ImageAt = nil
	}
	a.Scenarios = slices.Clone(a.Scenarios)
	shift := holes(a)
	for _, s := range b.Scenarios {
		if i := slices.IndexFunc(a.Scenarios, func(t Scenario) bool { return sameStart(s, t) }); i >= 0 {
			a.Scenarios[i] = either(a.Scenarios[i], s)
			continue
		}
		a.Scenarios = append(a.Scenarios, renamed(s, func(n int) int { return n + shift }))
	}
	return a
}

// sameStart tells whether two scenarios are one argv on one way, whatever their
// holes are called.
func sameStart(s, t Scenario) bool {
	return slices.Equal(s.Via, t.Via) && len(s.Argv) == len(t.Argv) &&
		reflect.DeepEqual(canonical(s).Argv, canonical(t).Argv)
}

// canonical is a scenario with its holes numbered in the order of its argv, whatever
// else they stand for.
func canonical(s Scenario) Scenario {
	numbers := map[int]int{}
	s = renamed(s, func(n int) int {
		if _, ok := numbers[n]; !ok {
			numbers[n] = len(numbers) + 1
		}
		return numbers[n]
	})
	eachWord(&s, func(w *Word) *Word {
		out := *w
		out.Parts = slices.Clone(w.Parts)
		for i := range out.Parts {
			out.Parts[i].Shared = ""
		}
		return &out
	})
	return s
}

// either is a scenario that two programs have: under what both ask for, and with
// what either assumes.
func either(s, t Scenario) Scenario {
	when := []Condition{}
	for _, c := range s.When {
		if slices.Contains(t.When, c) {
			when = append(when, c)
		}
	}
	s.When = when
	for _, a := range t.Assumptions {
		if !slices.Contains(s.Assumptions, a) {
			s.Assumptions = append(slices.Clip(s.Assumptions), a)
		}
	}
	return s
}

// holes is the highest number of a hole in a launch.
func holes(l Launch) int {
	highest := 0
	for _, s := range l.Scenarios {
		renamed(s, func(n int) int { highest = max(highest, n); return n })
	}
	return highest
}

// renamed is a scenario with other numbers for its holes.
func renamed(s Scenario, number func(int) int) Scenario {
	eachWord(&s, func(w *Word) *Word {
		out := *w
		out.Parts = make([]Part, len(w.Parts))
		for i, p := range w.Parts {
			if n, err := strconv.Atoi(strings.TrimPrefix(p.Hole, "h")); err == nil {
				p.Hole = "h" + strconv.Itoa(number(n))
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
	if s.Connects != nil {
		s.Connects = &Ends{Network: mapWord(s.Connects.Network, f), Container: mapWord(s.Connects.Container, f)}
	}
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
