package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// maxEscapes is how many functions of one definition are run for themselves: one
// definition makes a function each time that it is reached.
const maxEscapes = 8

// loose runs what may be called from outside, until that leads to nothing new.
func (in *interp) loose(f *file) {
	a := agenda{interp: in, file: f, ran: map[*funcDef]int{}}
	for o := a.next(); o != nil; o = a.next() {
		for _, c := range in.anyTime(o) {
			in.escapeAll(in.final, c.Value, 1)
		}
	}
}

// agenda is what is still to be run by itself: functions whose name was handed on,
// those of the program's own file that nobody calls, and methods of instances that
// were handed on.
type agenda struct {
	*interp
	file          *file
	ran           map[*funcDef]int
	escapes, defs int // how many of either were looked at
}

// next is a function to run; nil: there is none left.
func (a *agenda) next() *object {
	for a.escapes < len(a.interp.escapes) {
		o := a.interp.escapes[a.escapes]
		a.escapes++
		if a.ran[o.fn] < maxEscapes {
			return a.run(o)
		}
	}
	for a.defs < len(a.interp.defs) {
		d := a.interp.defs[a.defs]
		a.defs++
		if d.file == a.file && d.object != nil && !d.entered && !a.leftToOthers(d) {
			return a.run(d.object)
		}
	}
	for _, d := range a.answering() {
		if a.ran[d] == 0 {
			return a.run(d.object)
		}
	}
	return nil
}

func (a *agenda) run(o *object) *object {
	a.ran[o.fn]++
	return o
}

func (a *agenda) leftToOthers(d *funcDef) bool {
	return a.prog.Called != nil && a.prog.Called(d.where())
}

// anyTime runs a function as if it were called from outside, and tells what it
// gives back.
func (in *interp) anyTime(o *object) (out cases) {
	d := o.fn
	d.entered = true
	st := in.anywhere()
	in.inside(process, func() {
		out = in.activation(st, o, abstract.Place{}, func(st *state, sc *scope) {
			for _, p := range allParams(d.params) {
				in.set(st, sc.owner, p.Name, in.outsideParam(st, o, p))
			}
		})
	})
	return out
}

// outsideParam is a parameter that a caller outside decides.
func (in *interp) outsideParam(st *state, o *object, p *syntax.Param) cases {
	d := o.fn
	at := abstract.Place{File: d.file.name, Start: d.file.position(p.Pos()), End: d.file.position(p.End())}
	gap := entry{Gap: &abstract.Gap{Source: "*" + p.Name, Why: "arguments that the caller decides", Place: at}}
	switch {
	case p == d.params.Vararg:
		return just(in.newTuple(sequence{gap}))
	case p == d.params.Kwarg:
		return just(in.newDict(st, mapping{open: true}))
	case d.class != nil && len(d.params.Args) > 0 && p == d.params.Args[0]:
		v := in.someInstance(st, d.class)
		in.setUpTest(st, v, d)
		return just(v)
	}
	if made, ok := in.handedByRunner(st, d, p.Name); ok {
		return made
	}
	unknown := just(in.typed(st, o, p, in.freshNamed(abstract.Parameter, p.Name, "a parameter that the caller decides", at)))
	return in.orStarter(unknown, in.anywhereDefault(d, p), p.Name)
}

// anywhereDefault is the default of a parameter, whatever made the function.
func (in *interp) anywhereDefault(d *funcDef, p *syntax.Param) cases {
	if p.Default == nil || len(in.given[slot{d.object, "default " + p.Name}]) == 0 {
		return nil
	}
	return in.anyValue(slot{d.object, "default " + p.Name}, in.given[slot{d.object, "default " + p.Name}])
}

// anywhere is the state at any time: each name may have any value that it is
// ever given, and a list that functions change may hold anything.
func (in *interp) anywhere() *state {
	st := in.newState(in.prog.Reach)
	for k, values := range in.given {
		st.slots.set(k, in.anyValue(k, values))
	}
	for _, l := range in.final.lists.All() {
		items := l.is
		if in.touched[l.of] {
			items = sequence{{Gap: &abstract.Gap{Source: l.of.what, Why: "changed by functions"}}}
		}
		st.lists.set(l.of, in.completed(items))
	}
	for _, d := range in.final.dicts.All() {
		m := d.is
		if in.touched[d.of] {
			m = mapping{open: true}
		}
		st.dicts.set(d.of, in.completedMapping(m))
		in.showAgain(st, d.of)
	}
	return st
}

// completed is a list that was known in some runs only, as one in any run.
func (in *interp) completed(items sequence) sequence {
	out := slices.Clone(items)
	for i, e := range out {
		if len(e.Word) > 0 {
			out[i].Word = in.sometime(e.Word)
		}
	}
	return out
}

func (in *interp) completedMapping(m mapping) mapping {
	out := mapping{entries: slices.Clone(m.entries), open: m.open}
	for i, p := range out.entries {
		out.entries[i].val = in.sometime(p.val)
	}
	return out
}

// anyValue is one of the values that a name is given.
func (in *interp) anyValue(k slot, values []cases) cases {
	values = slices.CompactFunc(slices.Clone(values), sameCases)
	if len(values) > 8 {
		return just(in.freshNamed(abstract.Expression, k.name, "assigned in many places", abstract.Place{}))
	}
	out := in.sometime(values[0])
	for _, v := range values[1:] {
		if !sameCases(v, out) {
			later := in.space.Ask(abstract.Atom{Text: k.name + " was assigned again"})
			out = abstract.Join(in.space, later, in.sometime(v), out)
		}
	}
	return out
}

// sometime is a value outside the runs in which it was computed: one of its
// cases, whatever is asked there.
func (in *interp) sometime(v cases) cases {
	if _, ok := v.One(); ok {
		return v
	}
	out := just(v[len(v)-1].Value)
	for _, c := range v[:len(v)-1] {
		was := in.space.Ask(abstract.Atom{Text: c.Value.Source()})
		out = abstract.Join(in.space, was, just(c.Value), out)
	}
	return out
}
