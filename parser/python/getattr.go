package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// attributeOr is an attribute by its name, or the third argument of getattr where
// there is none.
func (in *interp) attributeOr(st *state, v value, name string, a arguments, n syntax.Node) cases {
	if len(a.positional) < 3 {
		got, _ := in.attributeNamed(st, v, name, n)
		return got
	}
	absent := a.at(2)
	if own, ok := in.ownField(st, v, name); ok {
		return in.orElse(own, absent)
	}
	var got cases
	known := true
	c := in.inside(trying, func() { got, known = in.attributeNamed(st, v, name, n) })
	if !known {
		got = abstract.Join(in.space, in.maybe(n), got, absent)
	}
	for _, j := range c.jumps {
		got = in.orAbsent(st, got, absent, j.state, n)
	}
	if c.seen.state != nil {
		raised := c.seen.state.clone()
		in.narrow(raised, in.maybe(n))
		in.narrow(st, in.space.Not(raised.reach))
		got = in.orAbsent(st, got, absent, raised, n)
	}
	return got
}

func (in *interp) maybe(n syntax.Node) abstract.Guard {
	return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
}

// attributeNamed is an attribute; known tells whether it is there for sure.
func (in *interp) attributeNamed(st *state, v value, name string, n syntax.Node) (got cases, known bool) {
	if got := in.attribute(st, v, name, n); got != nil {
		return got, true
	}
	return in.missingField(st, v, name, n), v.kind == instance && in.ofClass(st, v, "__getattr__") != nil
}

// ownField is a field that an object has in some runs, where its class says nothing
// of the name.
func (in *interp) ownField(st *state, v value, name string) (own cases, ok bool) {
	if v.kind != instance || in.ofClass(st, v, name) != nil || in.ofClass(st, v, "__getattr__") != nil {
		return nil, false
	}
	own, ok = st.slots.get(slot{v.obj, name})
	own = own.Within(in.space, st.reach)
	return own, ok && slices.ContainsFunc(own, isUnbound) && !in.openNames[v.obj]
}

// orAbsent joins a path that an exception has left: one of a missing attribute
// goes on with what is given for that, any other is nobody's here.
func (in *interp) orAbsent(st *state, got, absent cases, raised *state, n syntax.Node) cases {
	missing := in.maybe(n)
	in.leave(in.branch(raised, in.space.Not(missing)), raising, nil)
	in.narrow(raised, missing)
	switch {
	case raised.dead():
		return got
	case st.dead():
		*st = *raised
		return absent
	}
	c := in.space.Restrict(raised.reach, in.space.Or(raised.reach, st.reach))
	*st = *in.join(raised, st)
	return abstract.Join(in.space, c, absent, got)
}
