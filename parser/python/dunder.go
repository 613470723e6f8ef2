package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// operatorMethods are the methods that the language calls for an operator, without
// the underscores.
var operatorMethods = map[syntax.BinaryOperator]string{
	syntax.Add: "add", syntax.Sub: "sub", syntax.Mult: "mul", syntax.Div: "truediv", syntax.FloorDiv: "floordiv",
	syntax.Mod: "mod", syntax.BitOr: "or", syntax.BitAnd: "and", syntax.BitXor: "xor", syntax.LShift: "lshift",
	syntax.RShift: "rshift", syntax.MatMult: "matmul", syntax.Pow: "pow",
}

// special calls a method that the language calls, of an object of the project. ok
// is false where its class has none.
func (in *interp) special(st *state, v value, name string, n syntax.Node, given ...value) (out cases, ok bool) {
	if v.kind != instance || v.obj.fixed != nil {
		return nil, false
	}
	m := in.ofClass(st, v, name)
	if m == nil {
		return nil, false
	}
	var a arguments
	for _, g := range given {
		a.positional = append(a.positional, argument{just(g), n})
	}
	return in.callCases(st, in.bindMethods(st, v, m, n), a, n), true
}

// operator is a binary operator of which a side is an object that says what it
// does. ok is false where neither does.
func (in *interp) operator(st *state, op syntax.BinaryOperator, a, b value, n syntax.Node) (out cases, ok bool) {
	name := operatorMethods[op]
	if a.kind == instance && b.kind == instance && in.ofClass(st, b, "__r"+name+"__") != nil {
		return nil, false // the right one is asked first, where its class is made of the left one's
	}
	if out, ok = in.special(st, a, "__"+name+"__", n, b); !ok && a.certainType() {
		out, ok = in.special(st, b, "__r"+name+"__", n, a)
	}
	return out, ok && !in.declined(out)
}

// declined tells whether a method may have said that it does not know.
func (in *interp) declined(v cases) bool {
	for _, c := range v {
		if c.Value.kind == external && c.Value.name == "NotImplemented" {
			return true
		}
	}
	return false
}

// iteratedObject is what an object gives when it is iterated over: what its
// __iter__ does, or its fields, where it is a tuple of them.
func (in *interp) iteratedObject(st *state, v value, n syntax.Node) (sequence, bool) {
	if fields, ok := in.rowOf(st, v, n); ok {
		return fields, true
	}
	got, ok := in.special(st, v, "__iter__", n)
	if !ok || st.dead() {
		return nil, false
	}
	for _, c := range got {
		if c.Value.kind == instance {
			in.spoil(st, c.Value, n)
			return nil, false
		}
	}
	return in.spread(st, got, n), true
}

// iteratorsOf is v, or what its __iter__ gives, so that a loop sees what it runs
// over.
func (in *interp) iteratorsOf(st *state, v cases, n syntax.Node) cases {
	return in.each(st, v, func(st *state, x value) cases {
		if _, row := in.rowOf(st, x, n); !row {
			if got, ok := in.special(st, x, "__iter__", n); ok {
				return got
			}
		}
		return just(x)
	})
}

// rowOf is the fields of an object that is a tuple of them.
func (in *interp) rowOf(st *state, v value, n syntax.Node) (sequence, bool) {
	if v.kind != instance {
		return nil, false
	}
	c, one := v.obj.of.One()
	if !one || !c.obj.class.row || in.ofClass(st, v, "__iter__") != nil || in.ofClass(st, v, "__new__") != nil {
		return nil, false
	}
	var out sequence
	for _, name := range c.obj.class.fields {
		got := in.attribute(st, v, name, n)
		if got == nil {
			return nil, false
		}
		out = append(out, in.one(got, n))
	}
	return out, true
}

// lengthOf is len() of an object.
func (in *interp) lengthOf(st *state, v value, n syntax.Node) (cases, bool) {
	if row, ok := in.rowOf(st, v, n); ok {
		return just(integer(len(row))), true
	}
	return in.special(st, v, "__len__", n)
}

// truthOfObject is whether an object counts as true; ok is false where that is
// not followed.
func (in *interp) truthOfObject(st *state, v value, n syntax.Node) (abstract.Guard, bool) {
	if row, ok := in.rowOf(st, v, n); ok {
		return certain(len(row) > 0), true
	}
	for _, name := range []string{"__bool__", "__len__"} {
		if got, ok := in.special(st, v, name, n); ok {
			return in.isTrue(st, got, n), true
		}
	}
	return abstract.Never, false
}

// comparingMethods are the methods that the language calls for a comparison.
var comparingMethods = map[syntax.CompareOperator]string{
	syntax.Eq: "__eq__", syntax.NotEq: "__ne__", syntax.Lt: "__lt__", syntax.LtE: "__le__", syntax.Gt: "__gt__", syntax.GtE: "__ge__",
}

// saidOf is a comparison as the object on its left says: that may be any value. ok is
// false where it says nothing.
func (in *interp) saidOf(st *state, op syntax.CompareOperator, left, right cases, n syntax.Node) (out cases, ok bool) {
	a, one := left.One()
	b, two := right.One()
	if !one || !two || comparingMethods[op] == "" {
		return nil, false
	}
	out, ok = in.special(st, a, comparingMethods[op], n, b)
	return out, ok && !in.declined(out)
}

// equalObjects is a == b, where one of them is an object of the project that says
// so, or both are dataclasses or tuples of one class.
func (in *interp) equalObjects(st *state, a, b value, n syntax.Node) (abstract.Guard, bool) {
	for _, pair := range [][2]value{{a, b}, {b, a}} {
		if got, ok := in.special(st, pair[0], "__eq__", n, pair[1]); ok {
			if in.declined(got) {
				return abstract.Never, false
			}
			return in.isTrue(st, got, n), true
		}
	}
	return in.equalFields(st, a, b, n)
}

// equalFields compares two objects of one dataclass field by field.
func (in *interp) equalFields(st *state, a, b value, n syntax.Node) (abstract.Guard, bool) {
	if a.kind != instance || b.kind != instance || a.obj == b.obj {
		return abstract.Never, false
	}
	c, one := a.obj.of.One()
	d, two := b.obj.of.One()
	if !one || !two || c.obj != d.obj || !c.obj.class.data || c.obj.class.odd || outside(c.obj.class) && !c.obj.class.row {
		return abstract.Never, false
	}
	out := abstract.Always
	for _, name := range c.obj.class.fields {
		x, y := in.attribute(st, a, name, n), in.attribute(st, b, name, n)
		if x == nil || y == nil {
			return abstract.Never, false
		}
		out = in.space.And(out, in.compared(st, syntax.Eq, x, y, n))
	}
	return out, true
}
