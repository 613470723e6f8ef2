package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// deleteTarget runs del of one target.
func (in *interp) deleteTarget(st *state, sc *scope, t syntax.Expr) {
	switch t := t.(type) {
	case *syntax.Name:
		if v, ok := st.slots.get(slot{sc.home(t.ID).owner, t.ID}); !ok || slices.ContainsFunc(v, isUnbound) {
			in.doubt()
		}
		in.bind(st, sc, t.ID, just(value{kind: unbound}))
	case *syntax.Subscript:
		in.deleteItem(st, sc, t)
	case *syntax.Attribute:
		in.doubt()
		in.eachObject(st, in.eval(st, sc, t.Value), func(st *state, v value) {
			if v.obj != nil && !in.deletedBy(st, v, t.Attr, t) {
				in.set(st, v.obj, t.Attr, just(value{kind: unbound}))
			}
		})
	case *syntax.Tuple:
		for _, e := range t.Elts {
			in.deleteTarget(st, sc, e)
		}
	case *syntax.List:
		for _, e := range t.Elts {
			in.deleteTarget(st, sc, e)
		}
	}
}

// deleteItem runs del x[…].
func (in *interp) deleteItem(st *state, sc *scope, t *syntax.Subscript) {
	target := in.eval(st, sc, t.Value)
	if s, ok := t.Index.(*syntax.Slice); ok {
		lower, upper := in.sliceBound(st, sc, s.Lower), in.sliceBound(st, sc, s.Upper)
		step := in.sliceStep(st, sc, s.Step)
		in.eachSettled(st, target, func(st *state, o value) {
			if o.kind == listKind && isNone(step) {
				in.change(st, o, in.replace(st.reach, st.items(o.obj), lower, upper, nil, t))
			} else if places, ok := placesOf(lower, upper, step, len(st.contents(o))); ok && o.kind == listKind && allPlain(st.items(o.obj)) {
				in.deleteSteps(st, o, places)
			} else {
				in.doubt()
				in.spoil(st, o, t)
			}
		})
		return
	}
	at := in.eval(st, sc, t.Index)
	in.eachSettled(st, target, func(st *state, o value) {
		switch o.kind {
		case listKind:
			if in.outOfRange(st, st.items(o.obj), at) {
				in.leave(st, raising, in.raised("IndexError", t))
				return
			}
			if !allPlain(st.items(o.obj)) {
				in.doubt()
			}
			in.change(st, o, in.deleteAt(st.reach, st.items(o.obj), at, t))
		case dict:
			in.raiseUnless(st, in.over(at, func(k value) abstract.Guard { return in.containsKey(st, o.obj, k, t) }), "KeyError", t)
			if !st.dead() {
				in.deleteKey(st, o, at, t)
			}
		default:
			in.doubt()
			in.mayChange(st, o, t)
			in.mutate(o, "__delitem__")
		}
	})
}
