package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// readAttribute is x.name.
func (in *interp) readAttribute(st *state, sc *scope, x *syntax.Attribute) cases {
	return in.each(st, in.eval(st, sc, x.Value), func(st *state, v value) cases {
		if v.kind == unknown || v.kind == external && !in.provided(v.name+"."+x.Attr) || v.kind == superKind {
			in.doubt()
		}
		if in.lacks(v, x.Attr) {
			in.leave(st, raising, in.raised("AttributeError", x))
			return nothing()
		}
		if got := in.attribute(st, v, x.Attr, x); got != nil {
			return got
		}
		return in.missingField(st, v, x.Attr, x)
	})
}

// missingField is an attribute that is not followed: what the __getattr__ of the
// class gives, where it has one; but something else may have set it.
func (in *interp) missingField(st *state, v value, name string, n syntax.Node) cases {
	if v.kind != instance || in.ofClass(st, v, "__getattr__") == nil {
		return in.unknownField(st, v, name, n)
	}
	set := abstract.Never
	if in.openNames[v.obj] {
		set = in.space.Ask(abstract.Atom{Text: in.source(n) + " is set", Place: in.place(n)})
	}
	return in.choose(st, set,
		func(*state) cases { return just(in.fresh(abstract.Expression, n, "an attribute that is not known")) },
		func(st *state) cases {
			got, _ := in.special(st, v, "__getattr__", n, literal(name))
			return got
		})
}

// unknownField is an attribute that an object has by some other way than those
// that are followed. Of an object of the project it is kept from then on.
func (in *interp) unknownField(st *state, v value, name string, n syntax.Node) cases {
	got := in.fresh(abstract.Expression, n, "an attribute that is not known")
	in.cameBy[got.hole()] = step{v, "." + name}
	if v.kind == instance {
		in.set(st, v.obj, name, just(got))
	}
	return just(got)
}

func (v value) objectID() int {
	if v.obj == nil {
		return 0
	}
	return v.obj.id
}

// attribute is an attribute of a value; nil: it has none of that name that is
// followed.
func (in *interp) attribute(st *state, v value, name string, n syntax.Node) cases {
	if got, ok := in.programAttribute(v, name, n); ok {
		return got
	}
	if name == "__dict__" && v.hasNames() {
		return names(v.obj)
	}
	switch v.kind {
	case instance:
		return in.instanceAttribute(st, v, name, n)
	case class:
		return in.attributeOfClass(st, v, name, n)
	case module:
		return in.moduleAttribute(st, v, name, n)
	case external:
		return in.externalAttribute(st, v, name)
	case method:
		if v.name == templateMethod {
			return just(value{kind: method, name: templateMethod + name, self: v.self})
		}
	case listKind, dict, tuple, str, octets, namespace, exitStack:
		if v.path {
			if got := in.pathAttribute(st, v, name, n); got != nil {
				return got
			}
		}
		return just(value{kind: method, name: name, self: &v})
	case unknown:
		return in.unknownAttribute(st, v, name, n)
	case superKind:
		return in.superAttribute(st, v, name, n)
	case exception:
		return in.exceptionAttribute(v, name)
	case function:
		if v.obj.kept != nil && name == "cache_clear" {
			return just(value{kind: method, name: name, self: &v})
		}
		if f, ok := in.definedAs(v, name); ok {
			return just(f)
		}
	}
	return nil
}

// definedAs is the decorator that a property gives.
func (in *interp) definedAs(f value, name string) (value, bool) {
	return value{kind: method, name: name, self: &f}, f.name == "property" && (name == "setter" || name == "deleter" || name == "getter")
}

func (in *interp) instanceAttribute(st *state, v value, name string, n syntax.Node) cases {
	own, ok := st.slots.get(slot{v.obj, name})
	own = own.Within(in.space, st.reach)
	if fixed, has := v.obj.fixed[name]; has && !ok {
		return fixed
	}
	if ok && !slices.ContainsFunc(own, isUnbound) {
		return own
	}
	got := in.ofClass(st, v, name)
	switch {
	case got == nil && ok && in.ofClass(st, v, "__getattr__") != nil:
		set := in.over(own, func(x value) abstract.Guard { return certain(x.kind != unbound) })
		return in.choose(st, set, func(st *state) cases { return in.bound(st, own, n) }, func(st *state) cases {
			other, _ := in.special(st, v, "__getattr__", n, literal(name))
			return other
		})
	case got == nil && ok:
		return in.bound(st, own, n)
	case got == nil:
		return nil
	}
	return in.orElse(own, in.bindMethods(st, v, got, n))
}

// bindMethods makes methods of functions that an instance finds in its class;
// properties are called.
func (in *interp) bindMethods(st *state, self value, got cases, n syntax.Node) cases {
	return in.each(st, got, func(st *state, f value) cases {
		if f.kind != function {
			return in.described(st, f, self, self.obj.of[0].Value, n)
		}
		switch f.name {
		case "staticmethod":
			return just(f)
		case "classmethod":
			c := self.obj.of[0].Value
			f.self = &c
			return just(f)
		}
		f.self = &self
		if f.name == "property" || f.name == "functools.cached_property" {
			return in.computedField(st, self, f, n)
		}
		return just(f)
	})
}

// computedField is what a property gives. An object keeps that of one which is
// cached, as a field.
func (in *interp) computedField(st *state, self, f value, n syntax.Node) cases {
	got := in.callFunction(st, f, arguments{}, n)
	if f.name == "functools.cached_property" && !st.dead() {
		in.set(st, self.obj, f.obj.fn.name, got)
	}
	return got
}

// described is what stands under a name of a class, as who reads the name gets it:
// an object may say by its __get__.
func (in *interp) described(st *state, v, self, of value, n syntax.Node) cases {
	if got, ok := in.special(st, v, "__get__", n, self, of); ok {
		return got
	}
	return just(v)
}

func (in *interp) attributeOfClass(st *state, c value, name string, n syntax.Node) cases {
	got := in.classAttribute(st, c, name)
	if got == nil {
		return in.aboutClass(st, c, name, n)
	}
	return in.each(st, got, func(st *state, f value) cases {
		if f.kind == function && f.name == "classmethod" {
			f.self = &c
		}
		if c.obj.class.enum && f.kind != function {
			return in.memberOf(st, c, name, f, n)
		}
		return in.described(st, f, value{kind: none}, c, n)
	})
}

// aboutClass is what every class has, or what the metaclass gives it.
func (in *interp) aboutClass(st *state, c value, name string, n syntax.Node) cases {
	classes := lineage(c)
	switch name {
	case "__name__":
		return just(literal(c.obj.class.name))
	case "__bases__":
		classes = c.obj.class.bases
	case "__mro__":
		if last := classes[len(classes)-1]; outside(c.obj.class) {
			return nil
		} else if last.name != "object" {
			classes = append(slices.Clip(classes), value{kind: external, name: "object"})
		}
	default:
		return in.ofMetaclass(st, c, name)
	}
	var items sequence
	for _, b := range classes {
		items = append(items, in.one(just(b), n))
	}
	return just(in.newTuple(items))
}

// shownInstance is the text of an object: a str enum is its value, and a class
// may say.
func (in *interp) shownInstance(st *state, v value, n syntax.Node) (abstract.Text, bool) {
	got := in.ofClass(st, v, "__str__")
	if c, one := v.obj.of.One(); one && got == nil && in.raisable(c) {
		return in.shownException(st, v, n)
	}
	if got == nil {
		got = in.ofClass(st, v, "__repr__")
	}
	if got == nil {
		return in.shownMember(v)
	}
	got = in.bindMethods(st, v, got, n)
	one, ok := in.callCases(st, got, arguments{}, n).One()
	return one.text, ok && (one.kind == str || one.kind == unknown)
}

// unknownAttribute is an attribute of an unknown value: what the program set, or
// a value that is the same wherever it is asked for.
func (in *interp) unknownAttribute(st *state, v value, name string, n syntax.Node) cases {
	return in.standing(st, v, name, just(in.unknownAttributeOf(v, name, n)))
}

// standing is what the program set on an unknown value, or else another value.
func (in *interp) standing(st *state, v value, name string, other cases) cases {
	if stand, ok := in.pure[standKey(v)]; ok {
		if got, ok := st.slots.get(slot{stand.obj, name}); ok {
			return in.orElse(got.Within(in.space, st.reach), other)
		}
	}
	return other
}

func (in *interp) unknownAttributeOf(v value, name string, n syntax.Node) value {
	key := attrKey{v.text.Key() + " " + itoa(in.versions[v.key()+v.name]), name}
	got, ok := in.attrs[key]
	if !ok {
		why := "an attribute of a value that is not known"
		if h := v.hole(); h != nil && h.Why != "" {
			why = h.Why
		}
		got = in.freshNamed(abstract.Expression, v.text.Source()+"."+name, why, in.place(n))
		in.attrs[key] = got
		in.cameBy[got.hole()] = step{v, "." + name}
	}
	return got
}

// asArgument is what a process gets for a value: an enum of strings is one, and
// bytes are what they encode.
func (v value) asArgument() value {
	if v.kind == octets {
		return text(v.text)
	}
	if v.kind == instance && v.obj.fixed != nil {
		if c, ok := v.obj.of.One(); ok && c.obj.class.text {
			if s, ok := v.obj.fixed["value"].One(); ok {
				return s
			}
		}
	}
	return v
}
