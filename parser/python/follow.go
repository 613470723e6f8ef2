package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// followable is the list that a loop runs over where the element of each turn can
// be told; else nothing.
func (in *interp) followable(st *state, over cases, n syntax.Node) value {
	v, _ := over.Within(in.space, st.reach).One()
	switch {
	case v.kind != listKind || v.obj.set:
		return value{}
	case !v.obj.lazy, goesByRows(v, n) && v.obj.made == in.changes:
		return v
	case v.obj.waits == nil && v.obj.endless == nil && v.obj.drawn != nil && in.followsOn(st, v):
		return v
	}
	return value{}
}

// goesByRows tells whether the elements of an iterator are those that its lists have
// in each turn. What another may ask for elements goes by what it has left.
func goesByRows(v value, n syntax.Node) bool {
	return v.kind == listKind && v.obj.lazy && len(v.obj.rows) > 0 && fleeting(n)
}

// followed runs a loop over a list that its body may change: each turn takes the
// element that stands at its place then. It is false, and st as it was, where that
// is not known, or does not end soon.
func (in *interp) followed(st *state, sc *scope, s *syntax.For, v value) bool {
	trial, before := st.clone(), in.leavings()
	if in.turns(trial, sc, s, v) {
		*st = *trial
		return true
	}
	rewind(before)
	return false
}

// turns runs turn after turn while there are elements; it is false where there
// still are after many turns.
func (in *interp) turns(st *state, sc *scope, s *syntax.For, v value) bool {
	ends, start := false, st.clone()
	c := in.inside(looping, func() {
		ends = in.liveTurns(st, v, s.Iter, func(st *state, e entry) {
			in.turn(st, func(st *state) {
				in.assign(st, sc, s.Target, e.Word)
				in.block(st, sc, s.Body)
			})
			in.mindSize(st, start, just(v), s.Iter)
		})
	})
	if !ends {
		return false
	}
	if !st.dead() {
		in.block(st, sc, s.Else)
	}
	in.leftLoop(st, c)
	return true
}

// nth is the nth element that a value gives when it is iterated over, and when
// there is one.
func (in *interp) nth(st *state, v value, n int, x syntax.Node) (element cases, there abstract.Guard, known bool) {
	switch {
	case goesByRows(v, x):
		return in.nthRow(st, v.obj, n, x)
	case v.kind == listKind && v.obj.lazy:
		return in.take(st, v)
	}
	there = abstract.Never
	cuts := in.cuts(st.reach, st.contents(v), n, false)
	for _, c := range cuts {
		if len(c.left) < n {
			continue
		}
		heads, open := c.right.Heads(in.space)
		if in.space.And(open, c.when) != abstract.Never {
			return nil, there, false
		}
		for _, h := range heads {
			when := in.space.And(c.when, h.When)
			there = in.space.Or(there, when)
			element = append(element, abstract.Case[value]{When: when, Value: h.Value})
		}
	}
	return element.Within(in.space, in.space.And(st.reach, there)), there, cuts != nil
}

// nthRow is the nth elements side by side, or the nth with its number.
func (in *interp) nthRow(st *state, o *object, n int, x syntax.Node) (element cases, there abstract.Guard, known bool) {
	var row sequence
	if o.count {
		row = append(row, in.one(just(integer(o.from+n)), x))
	}
	there = abstract.Always
	for _, v := range o.rows {
		e, here, ok := in.nth(st, v, n, x)
		if !ok {
			return nil, there, false
		}
		row, there = append(row, in.one(e, x)), in.space.And(there, here)
	}
	return just(in.newTuple(row)), there, true
}

// followsOn tells whether it is known what an iterator has still to give.
func (in *interp) followsOn(st *state, v value) bool {
	_, ok := in.ahead(st, v)
	return ok
}
