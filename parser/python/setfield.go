package python

import "github.com/egglint/egg/parser/python/syntax"

// assignField sets a field of an object as its class says: by its __setattr__, or
// as any object does.
func (in *interp) assignField(st *state, x value, name string, v cases, n syntax.Node) {
	if m := in.ofClass(st, x, "__setattr__"); m != nil {
		args := arguments{positional: []argument{{just(literal(name)), n}, {v, n}}}
		in.callCases(st, in.bindMethods(st, x, m, n), args, n)
		return
	}
	in.setField(st, x, name, v, n)
}

// setField sets a field of an object, or calls what its class has under that name
// to set it: the setter of a property, the __set__ of an object.
func (in *interp) setField(st *state, x value, name string, v cases, n syntax.Node) {
	p, ok := in.ofClass(st, x, name).One()
	switch {
	case ok && p.kind == function && p.name == "property":
		if p := in.properties[p.obj]; p.set != nil {
			in.callCases(st, p.set, arguments{positional: []argument{{just(x), n}, {v, n}}}, n)
		}
	case ok && p.kind == instance && p.obj.fixed == nil && in.ofClass(st, p, "__set__") != nil:
		set := in.bindMethods(st, p, in.ofClass(st, p, "__set__"), n)
		in.callCases(st, set, arguments{positional: []argument{{just(x), n}, {v, n}}}, n)
	default:
		in.set(st, x.obj, name, v)
	}
}

// setFieldOf is object.__setattr__(self, name, v): it passes over what the class says.
func (in *interp) setFieldOf(st *state, a arguments, n syntax.Node) cases {
	in.setAttribute(st, a, n, in.setField)
	return nothing()
}
