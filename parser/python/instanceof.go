package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// isInstance is decided for the kinds of values that are known.
func (in *interp) isInstance(st *state, a arguments, n syntax.Node) cases {
	return in.truths(in.over(a.at(0), func(v value) abstract.Guard {
		types := sequence{in.one(a.at(1), n)}
		if one, ok := a.at(1).One(); ok && one.kind == tuple {
			types = one.obj.items
		}
		out := abstract.Never
		for _, t := range types {
			one, ok := t.Word.One()
			if !ok || !plainEntry(t) {
				return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
			}
			out = in.space.Or(out, in.isOfType(v, one, n))
		}
		return out
	}))
}

func (in *interp) isOfType(v, t value, n syntax.Node) abstract.Guard {
	if is, known := in.instanceOf(v, t); known {
		return is
	}
	key := ""
	if v.kind == unknown {
		key = "isinstance " + v.key() + " " + t.name + itoa(t.objectID())
	}
	return in.space.Ask(abstract.Atom{Key: key, Text: in.source(n), Place: in.place(n)})
}

// instanceOf tells whether a value is of a type, where that is known.
func (in *interp) instanceOf(v, t value) (is abstract.Guard, known bool) {
	if v.kind == exception || t.kind == external && isException(t.name) {
		is, known := in.caughtBy(v, t)
		return certain(is), known
	}
	switch {
	case v.kind == instance && t.kind == class:
		c, one := v.obj.of.One()
		below := one && derives(c, t)
		return certain(below), below || one && !outside(c.obj.class)
	case v.kind == instance:
		c, one := v.obj.of.One()
		return abstract.Never, one && builtinTypes[t.name] && !outside(c.obj.class)
	case !v.plain() && v.kind != octets && v.kind != tuple && v.kind != dict && (v.kind != listKind || v.unordered()):
		return abstract.Never, false
	case t.kind == class:
		return abstract.Never, true
	}
	types := map[kind][]string{
		str: {"str"}, listKind: {"list"}, tuple: {"tuple"}, dict: {"dict"}, number: {"int"}, floating: {"float"}, octets: {"bytes"}, boolean: {"int", "bool"},
	}
	return certain(!v.path && slices.Contains(types[v.kind], t.name)), t.kind == external && builtinTypes[t.name]
}

// builtinTypes are the types of which it is known what is one.
var builtinTypes = map[string]bool{"str": true, "list": true, "tuple": true, "dict": true, "int": true, "bool": true, "float": true, "bytes": true}

// derives tells whether a class is another, or is made of it.
func derives(c, of value) bool { return slices.ContainsFunc(lineage(c), of.Same) }
