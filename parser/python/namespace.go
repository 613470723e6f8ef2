package python

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// names is the names of a module, a class or an object as a mapping: globals(),
// vars(x), x.__dict__. What is set in it is a name of that object.
func names(o *object) cases { return just(value{kind: namespace, obj: o}) }

// namesCall is globals(), locals(), vars() and vars(x). ok is false where the call
// is none of these.
func (in *interp) namesCall(st *state, sc *scope, f value, args arguments) (out cases, ok bool) {
	switch {
	case f.kind != external:
		return nil, false
	case f.name == "globals":
		return names(sc.module().owner), true
	case f.name == "vars" && len(args.positional) == 1:
		one, single := args.at(0).One()
		switch {
		case single && one.hasNames():
			return names(one.obj), true
		case single && one.kind == external:
			return in.externalAttribute(st, one, namesOutside), true
		}
		return nil, false
	case f.name == "locals" || f.name == "vars":
		if sc.outer == nil || sc.class {
			return names(sc.owner), true
		}
		return just(in.namesNow(st, sc.owner)), true
	}
	return nil, false
}

func (v value) hasNames() bool { return v.kind == instance || v.kind == class || v.kind == module }

// namesNow is a copy of the names of an object, as they are now.
func (in *interp) namesNow(st *state, o *object) value {
	m := mapping{open: true}
	for name, v := range st.slots.of(o) {
		m.entries = append(m.entries, pair{literal(name), abstract.Always, in.sure(v)})
	}
	return in.newDict(st, m)
}

// namedBy is the value of a name that is asked for as a key.
func (in *interp) namedBy(st *state, o value, key cases, n syntax.Node) cases {
	return in.each(st, key, func(st *state, k value) cases {
		name, known := k.known()
		v, ok := st.slots.get(slot{o.obj, name})
		switch {
		case known && ok:
			return in.bound(st, v, n)
		case !known:
			in.anyName(st, o.obj, n)
		}
		return just(in.fresh(abstract.Expression, n, "a name that is not known"))
	})
}

// anyName is a use of any name of an object: what it holds may be called, and
// changed.
func (in *interp) anyName(st *state, o *object, n syntax.Node) {
	for _, v := range st.slots.of(o) {
		for _, c := range v {
			in.spoil(st, c.Value, n)
		}
	}
}

// setByKey sets a name by a key.
func (in *interp) setByKey(st *state, o value, key, v cases, n syntax.Node) {
	one, _ := key.One()
	if name, known := one.known(); known {
		in.set(st, o.obj, name, v)
		return
	}
	for _, c := range v {
		in.escapeAll(st, c.Value, 3)
	}
	in.loseNames(st, o.obj, n)
}

// namesMethod runs a method of such a mapping. ok is false where it is not
// followed.
func (in *interp) namesMethod(st *state, o value, name string, args arguments, n syntax.Node) (out cases, ok bool) {
	switch name {
	case "keys", "values", "items", "copy":
		return in.dictMethod(st, in.namesNow(st, o.obj), name, args, n)
	}
	if name == "update" && in.updateNames(st, o, args, n) {
		return nothing(), true
	}
	if name != "get" || len(args.positional) == 0 {
		return nil, false
	}
	one, _ := args.at(0).One()
	key, known := one.known()
	if _, there := st.slots.get(slot{o.obj, key}); known && !there {
		there := in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
		return abstract.Join(in.space, there, in.namedBy(st, o, args.at(0), n), args.at(1)), true
	}
	return in.namedBy(st, o, args.at(0), n), true
}

// updateNames is x.__dict__.update(…). It is false where it is not followed.
func (in *interp) updateNames(st *state, o value, args arguments, n syntax.Node) bool {
	if len(args.positional) > 0 || args.open || args.rest != nil {
		return false
	}
	for _, k := range args.named {
		here := in.branch(st, k.when)
		if !here.dead() {
			in.set(here, o.obj, k.name, k.value)
		}
		*st = *in.join(here, in.branch(st, in.space.Not(k.when)))
	}
	return true
}

// namesOutside is the attribute that holds the names of something outside the
// project.
const namesOutside = "__dict__"

// namedOutside is the value of a name of something outside the project, out of its
// __dict__. ok is false where the name is not known.
func (in *interp) namedOutside(st *state, v value, key cases) (out cases, ok bool) {
	owner, holds := strings.CutSuffix(v.name, "."+namesOutside)
	one, single := key.One()
	name, known := one.known()
	if !holds || !single || !known {
		return nil, false
	}
	return in.externalAttribute(st, value{kind: external, name: owner}, name), true
}
