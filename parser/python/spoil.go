package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// changed counts a change of an object. One that is changed in a function, or
// while functions are about that anybody may call, may hold anything at any time.
func (in *interp) changed(o *object) {
	in.changes++
	if in.frame.Parent != nil || len(in.escapes) > 0 {
		in.touched[o] = true
	}
}

// spoil makes unknown what an object holds, and all that can be reached from it.
func (in *interp) spoil(st *state, v value, n syntax.Node) {
	in.spoilAll(st, v, n, map[*object]bool{})
}

func (in *interp) spoilAll(st *state, v value, n syntax.Node, seen map[*object]bool) {
	inner := func(v value) { in.spoilAll(st, v, n, seen) }
	if v.kind == method && v.self != nil {
		inner(*v.self)
	}
	if v.obj == nil || seen[v.obj] {
		return
	}
	seen[v.obj] = true
	switch v.kind {
	case listKind, exitStack:
		eachValue(st.items(v.obj), inner)
		in.change(st, v, sequence{in.gap(n, "a list changed in a way that is not followed")})
	case tuple:
		eachValue(v.obj.items, inner)
	case dict:
		in.spoilDict(st, v, inner)
	case instance:
		in.spoilFields(st, v, n, inner)
	case namespace:
		in.loseNamesAll(st, v.obj, n, seen)
	case method:
		in.escape(v)
		in.heldBy(v, inner)
	case function:
		in.escape(v)
		in.loseKept(st, v, n)
	}
}

func (in *interp) spoilDict(st *state, v value, inner func(value)) {
	for _, p := range st.mapping(v.obj).entries {
		for _, c := range p.val {
			inner(c.Value)
		}
	}
	if v.obj == in.environment {
		in.environ = map[string]*abstract.Hole{}
	}
	in.setMapping(st, v, mapping{open: true})
}

func (in *interp) spoilFields(st *state, v value, n syntax.Node, inner func(value)) {
	in.openNames[v.obj] = true
	for name, old := range st.slots.of(v.obj) {
		for _, c := range old {
			inner(c.Value)
		}
		in.set(st, v.obj, name, just(in.freshNamed(abstract.Expression, v.obj.what+"."+name, "changed in a way that is not followed", in.place(n))))
	}
}

// loseItems spoils what stands in a list whose elements are told by name no
// longer.
func (in *interp) loseItems(st *state, items sequence, n syntax.Node) {
	eachValue(items, func(v value) { in.spoil(st, v, n) })
}

// heldBy are the values that a function may change which has some of its arguments
// already. Those that only something outside the project gets stay as they are.
func (in *interp) heldBy(v value, f func(value)) {
	b, ok := in.partials[v.obj]
	if !ok {
		b = in.contexts[v.obj]
	}
	if !slices.ContainsFunc(b.f, func(c abstract.Case[value]) bool { return c.Value.kind != external && c.Value.kind != unknown }) {
		return
	}
	for _, a := range append(b.args.all(), b.f) {
		for _, c := range a {
			f(c.Value)
		}
	}
}
