package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// certainType tells whether it is known what type a value has.
func (v value) certainType() bool {
	return v.plain() || v.kind == octets || v.isList() || v.kind == dict || v.kind == instance || v.kind == function || v.kind == class || v.kind == module || v.kind == exception
}

// byIdentity tells whether a value is equal to nothing but itself: a type, a function,
// a member of an enum that says nothing else.
func (v value) byIdentity() bool {
	switch v.kind {
	case class:
		return len(v.obj.class.meta) == 0
	case function:
		return v.self == nil && v.name == ""
	case external:
		return typesApart[v.name]
	case instance:
		c, one := v.obj.of.One()
		return one && v.obj.fixed != nil && c.obj.class.counts && !c.obj.class.compares()
	}
	return false
}

// typesApart are types of the language, no two of them one.
var typesApart = map[string]bool{
	"bool": true, "bytes": true, "complex": true, "dict": true, "float": true, "frozenset": true, "int": true,
	"list": true, "object": true, "set": true, "str": true, "tuple": true, "type": true,
}

// compares tells whether a class says itself what its objects are equal to.
func (c *classDef) compares() bool {
	d, ok := c.node.(*syntax.ClassDef)
	return !ok || slices.ContainsFunc(d.Body, func(s syntax.Stmt) bool {
		f, ok := s.(*syntax.FunctionDef)
		return ok && (f.Name == "__eq__" || f.Name == "__hash__")
	})
}

// identical is the condition under which two values are one object.
func (in *interp) identical(a, b value, n syntax.Node) abstract.Guard {
	if a.kind == external && b.kind == external && isException(a.name) && isException(b.name) {
		return certain(a.name == b.name)
	}
	if a.certainType() && b.certainType() && (a.kind != b.kind || a.obj != b.obj && a.kind != instance) {
		return abstract.Never
	}
	return in.equal(a, b, n)
}

// maxComparing is how deep what is compared may be nested: a list may hold itself.
const maxComparing = 16

// equalIn is the condition under which two values are equal, lists and dicts by
// what they hold.
func (in *interp) equalIn(st *state, a, b value, n syntax.Node) abstract.Guard {
	if in.comparing > maxComparing {
		in.doubt()
		return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
	}
	in.comparing++
	defer func() { in.comparing-- }()
	if is, ok := in.equalObjects(st, a, b, n); ok {
		return is
	}
	if is, known := in.comparedSets(st, syntax.Eq, a, b); known {
		return certain(is)
	}
	switch {
	case a.isList() && a.kind == b.kind && !a.unordered() && !b.unordered():
		return in.equalLists(st, a, b, n)
	case a.kind == dict && b.kind == dict:
		return in.equalDicts(st, st.mapping(a.obj), st.mapping(b.obj), n)
	case a.certainType() && b.certainType() && a.kind != b.kind && a.kind != instance && b.kind != instance && !(a.plain() && b.plain()):
		return abstract.Never
	}
	return in.equal(a, b, n)
}

// unordered tells whether a list stands for something else that is iterated over.
func (v value) unordered() bool {
	return v.kind == listKind && (v.obj.set || v.obj.lazy || v.obj.view != "")
}

// equalLists compares two lists element by element, in each of the ways that
// they can be.
func (in *interp) equalLists(st *state, a, b value, n syntax.Node) abstract.Guard {
	if a.obj == b.obj {
		return abstract.Always
	}
	left, right := in.worlds(st.reach, st.contents(a), byLength), in.worlds(st.reach, st.contents(b), byLength)
	out := abstract.Never
	for _, v := range left {
		for _, w := range right {
			same, known := in.equalElements(st, v.items, w.items, n)
			if !known {
				return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
			}
			out = in.space.Or(out, in.space.And(in.space.And(v.when, w.when), same))
		}
	}
	if left == nil || right == nil {
		return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
	}
	return out
}

func (in *interp) equalElements(st *state, a, b sequence, n syntax.Node) (same abstract.Guard, known bool) {
	if !allPlain(a) || !allPlain(b) {
		return abstract.Never, false
	}
	if len(a) != len(b) {
		return abstract.Never, true
	}
	same = abstract.Always
	for i := range a {
		same = in.space.And(same, in.compared(st, syntax.Eq, a[i].Word, b[i].Word, n))
	}
	return same, true
}

// equalDicts compares two dicts key by key.
func (in *interp) equalDicts(st *state, a, b mapping, n syntax.Node) abstract.Guard {
	if a.open || b.open {
		return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
	}
	out := abstract.Always
	for _, p := range slices.Concat(a.entries, b.entries) {
		x, inA := in.find(a, p.key)
		y, inB := in.find(b, p.key)
		same := in.space.And(in.space.Not(x.when), in.space.Not(y.when))
		if inA && inB {
			both := in.space.And(in.space.And(x.when, y.when), in.compared(st, syntax.Eq, x.val, y.val, n))
			same = in.space.Or(same, both)
		}
		out = in.space.And(out, same)
	}
	return out
}
