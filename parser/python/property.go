package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// property is what sets and deletes an attribute that a function gives; nil: nothing.
type property struct{ set, delete cases }

// extendProperty is what the setter, the deleter and the getter of a property make of
// a function: the property, with that.
func (in *interp) extendProperty(p value, how string, f cases) cases {
	all := in.properties[p.obj]
	switch how {
	case "setter":
		all.set = f
	case "deleter":
		all.delete = f
	default:
		return in.propertyBy(f, all)
	}
	in.properties[p.obj] = all
	return just(p)
}

// propertyBy is the property that a function gives.
func (in *interp) propertyBy(get cases, all property) cases {
	return abstract.Map(in.space, get, func(v value) value {
		if v.kind == function {
			v.name = "property"
			in.properties[v.obj] = all
		}
		return v
	})
}

// propertyOf is property(get, set, delete).
func (in *interp) propertyOf(st *state, a arguments, n syntax.Node) cases {
	var all property
	get, ok := a.get(0, "fget")
	if set, given := a.get(1, "fset"); given && !isNone(set) {
		all.set = set
	}
	if del, given := a.get(2, "fdel"); given && !isNone(del) {
		all.delete = del
	}
	if one, single := get.One(); !ok || !single || one.kind != function {
		return in.notFollowed(st, value{kind: external, name: "property"}, a, n)
	}
	return in.propertyBy(get, all)
}

// deletedBy runs `del x.name` where a property says how. It is false for other
// attributes.
func (in *interp) deletedBy(st *state, x value, name string, n syntax.Node) bool {
	if x.kind != instance {
		return false
	}
	p, ok := in.ofClass(st, x, name).One()
	if !ok || p.kind != function || p.name != "property" {
		return false
	}
	if del := in.properties[p.obj].delete; del != nil {
		in.callCases(st, del, arguments{positional: []argument{{just(x), n}}}, n)
	}
	return true
}
