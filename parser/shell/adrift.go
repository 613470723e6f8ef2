package shell

import (
	"regexp"
	"slices"
	"sync"

	"github.com/egglint/egg/parser/abstract"
)

// What cannot be read may do anything: assign, define, set a trap, end the
// program, be the head of a loop or of a function around what follows. From there
// on the program is adrift: each command may find any value under any name, each
// function may be another one by now, and each statement of the program may be
// reached, whatever stands before it.

// run runs a program, as far as it can be read, in a state of its own or of the
// one that it is a text of.
func (in *interp) run(st *state, t tree) status {
	outer, reach := in.prog, st.reach
	in.prog = t.prog
	defer func() { in.prog = outer }()
	out, lost := success(), t.lost
	names := sync.OnceValue(t.names)
	var l line
	for _, s := range t.statements() {
		before := lost
		for len(lost) > 0 && lost[0].start < int(s.Pos().Offset()) {
			lost = lost[1:]
		}
		if len(lost) < len(before) && !st.dead() {
			in.lose(st, t, names())
		}
		if in.adrift {
			st.reach = reach
		}
		if st.dead() {
			return out // what stands behind an end is not even read
		}
		l = lineOf(st, s, l)
		out = in.asRead(st, s, l)
	}
	if len(lost) > 0 && !st.dead() {
		in.lose(st, t, names())
	}
	if in.adrift {
		st.reach = reach
		return status{text: "what cannot be read succeeds"}
	}
	return out
}

// lose runs what cannot be read. In a file that is sourced, that is told where the
// file is read for itself. names are what the program may call variables.
func (in *interp) lose(st *state, t tree, names []string) {
	in.adrift = true
	if t.prog.File == in.main && !slices.Contains(in.problems, *t.problem) {
		in.problems = append(in.problems, *t.problem)
	}
	in.drift(st)
	for _, name := range names {
		in.lookup(st, name)
	}
}

// lookupsPerStep is how many variables are looked up in the time that a statement
// takes.
const lookupsPerStep = 16

// names are what the program may call variables, without repetition.
func (t tree) names() []string {
	all := identifier.FindAllString(t.prog.Text, -1)
	slices.Sort(all)
	return slices.Compact(all)
}

// identifier is what may be the name of a variable.
var identifier = regexp.MustCompile(`[A-Za-z_]\w*`)

// drift is what may have happened before any command of a program that is adrift.
// The variables that were known are told to children as unknown.
func (in *interp) drift(st *state) {
	known := st.vars
	st.vars = map[string]*variable{}
	in.nextEpoch(st)
	in.spend(len(known) / lookupsPerStep)
	for name := range known {
		in.lookup(st, name)
	}
	st.params = in.unknownParams()
	st.errexit = abstract.Never
	in.anyOptions()
	st.shopt = in.optionsAtStart()
}

// perhaps is a function as a command finds it: adrift, it may be another one.
func (in *interp) perhaps(f abstract.Guarded[function]) abstract.Guarded[function] {
	if !in.adrift {
		return f
	}
	still := in.space.Ask(abstract.Atom{Text: "what cannot be read leaves the function as it is"})
	return abstract.Join(in.space, still, f, orNone(nil))
}
