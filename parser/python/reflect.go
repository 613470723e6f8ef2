package python

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// getattrOf is getattr(v, name[, absent]), for each name that it can be.
func (in *interp) getattrOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(1), func(st *state, name value) cases {
		known, ok := name.known()
		return in.each(st, a.at(0), func(st *state, v value) cases {
			if !ok {
				return in.anyAttribute(st, v, n)
			}
			return in.attributeOr(st, v, known, a, n)
		})
	})
}

// anyName stands in a dotted name for one that is not known.
const anyName = "?"

// anyAttribute is an attribute whose name is not known: of a module that starts
// processes, some function that does.
func (in *interp) anyAttribute(st *state, v value, n syntax.Node) cases {
	for name := range starts {
		if v.kind == external && strings.HasPrefix(name, v.name+".") {
			return just(value{kind: external, name: v.name + "." + anyName})
		}
	}
	in.spoil(st, v, n)
	in.escapeNames(st, v)
	return just(in.fresh(abstract.Expression, n, "an attribute whose name is not known"))
}

// escapeNames notes that any function which an object, a class or a module has
// under a name may be called.
func (in *interp) escapeNames(st *state, v value) {
	switch v.kind {
	case instance:
		for _, c := range v.obj.of {
			in.escapeNames(st, c.Value)
		}
	case class, module:
		for _, of := range st.slots.of(v.obj) {
			for _, c := range of {
				in.escape(c.Value)
			}
		}
	}
	if v.kind == class {
		for _, base := range v.obj.class.bases {
			in.escapeNames(st, base)
		}
	}
}

// setattrOf is setattr(v, name, x).
func (in *interp) setattrOf(st *state, a arguments, n syntax.Node) cases {
	in.setAttribute(st, a, n, in.assignField)
	return nothing()
}

// setAttribute sets an attribute; set does it for an object of the project.
func (in *interp) setAttribute(st *state, a arguments, n syntax.Node, set func(*state, value, string, cases, syntax.Node)) {
	one, _ := a.at(1).One()
	name, ok := one.known()
	in.eachObject(st, a.at(0), func(st *state, v value) {
		switch {
		case ok && v.kind == instance:
			set(st, v, name, a.at(2), n)
		case ok && (v.kind == class || v.kind == module):
			in.set(st, v.obj, name, a.at(2))
		case ok && (v.kind == unknown || v.kind == external):
			in.set(st, in.stand(v), name, a.at(2))
		case v.kind == class || v.kind == module:
			in.loseNames(st, v.obj, n)
		case v.obj != nil:
			in.spoil(st, v, n)
		default:
			in.mayChange(st, v, n)
		}
	})
}

// loseNames makes unknown what an object has under any name: it may be what it
// was where that can be called, and anything else.
func (in *interp) loseNames(st *state, owner *object, n syntax.Node) {
	in.loseNamesAll(st, owner, n, map[*object]bool{owner: true})
}

// loseNamesAll does so where some objects are seen to already.
func (in *interp) loseNamesAll(st *state, owner *object, n syntax.Node, seen map[*object]bool) {
	in.openNames[owner] = true
	for name, old := range st.slots.of(owner) {
		lost := just(in.freshNamed(abstract.Expression, name, "changed by a name that is not known", in.place(n)))
		for _, c := range old {
			in.spoilAll(st, c.Value, n, seen)
			if c.Value.kind == module || c.Value.kind == external {
				lost = old
				break
			}
			if c.Value.callable() {
				set := in.space.Ask(abstract.Atom{Text: name + " was changed"})
				lost = abstract.Join(in.space, set, lost, just(c.Value))
			}
		}
		in.set(st, owner, name, lost)
	}
}

// callable tells whether v is something that programs define and call.
func (v value) callable() bool {
	return v.kind == function || v.kind == class || v.kind == module || v.kind == external
}

// keeping is a decorator that is called as a function: see keepsFunction.
func keeping(name string) func(*interp, *state, arguments, syntax.Node) cases {
	return func(in *interp, _ *state, a arguments, _ syntax.Node) cases {
		return abstract.Map(in.space, a.at(0), func(v value) value {
			if v.kind == function {
				v.name = name
			}
			return v
		})
	}
}

// importOf is a module that is imported by a name which is computed.
func (in *interp) importOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		name, ok := v.known()
		if !ok || strings.HasPrefix(name, ".") {
			return in.notFollowed(st, value{kind: external, name: "importlib.import_module"}, a, n)
		}
		return just(in.importModule(st, name))
	})
}

// importTopOf is __import__(name): the outermost package.
func (in *interp) importTopOf(st *state, a arguments, n syntax.Node) cases {
	if one, ok := a.at(0).One(); ok && one.kind == str {
		if name, known := one.known(); known {
			top, _, _ := strings.Cut(name, ".")
			a.positional = []argument{{just(literal(top)), a.node(0, n)}}
		}
	}
	a.named = nil
	return in.importOf(st, a, n)
}
