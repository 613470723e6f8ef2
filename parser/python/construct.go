package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// instantiate is the call of a class: what its metaclass makes of that, or an
// instance.
func (in *interp) instantiate(st *state, c value, args arguments, n syntax.Node) cases {
	if call := in.ofMetaclass(st, c, "__call__"); call != nil {
		return in.callCases(st, call, args, n)
	}
	return in.construct(st, c, args, n)
}

// construct makes an instance of a class, as its __new__ says, and sets it up
// where that gave one.
func (in *interp) construct(st *state, c value, args arguments, n syntax.Node) cases {
	if c.obj.class.enum {
		return in.enumMember(st, c, args, n)
	}
	maker := in.classAttribute(st, c, "__new__")
	if maker == nil {
		v := in.bare(c)
		in.setUp(st, v, args, n)
		return just(v)
	}
	in.doubt()
	given := args
	given.positional = append([]argument{{just(c), n}}, args.positional...)
	made := in.callCases(st, maker, given, n)
	in.eachObject(st, made, func(st *state, v value) {
		if v.kind == instance && derives(v.obj.of[0].Value, c) && !c.obj.class.row {
			in.setUp(st, v, args, n)
		}
	})
	return made
}

// bare is an instance of a class that is not set up.
func (in *interp) bare(c value) value {
	o := in.object(c.obj.class.name + "()")
	o.of = just(c)
	return value{kind: instance, obj: o}
}

// bareOf is what the language's own __new__ gives: an instance of the class that
// it is handed, or the class that is being made, where that is a metaclass.
func (in *interp) bareOf(st *state, args arguments, n syntax.Node) cases {
	return in.each(st, args.at(0), func(st *state, c value) cases {
		switch {
		case c.kind != class:
			return just(in.fresh(abstract.CallResult, n, "an object that is made"))
		case c.makesClasses():
			return in.form(st, n)
		}
		v := in.bare(c)
		if c.obj.class.row {
			rest := args
			rest.positional = args.positional[1:]
			in.fillFields(st, v, c.obj.class, rest, n)
		}
		return just(v)
	})
}

// setUp calls __init__ of an instance, or does what a dataclass or a class from
// outside does in its place.
func (in *interp) setUp(st *state, v value, args arguments, n syntax.Node) {
	c := v.obj.of[0].Value
	def := c.obj.class
	init := in.classAttribute(st, c, "__init__")
	if init == nil && !def.data && in.raisable(c) {
		in.setArguments(st, v, args)
		return
	}
	if outside(def) || init == nil && !def.data {
		in.doubt()
	}
	switch {
	case init != nil:
		in.callOn(st, v, init, args, n)
	case def.data:
		in.fillFields(st, v, def, args, n)
	default:
		in.constructOutside(st, c, args, n)
	}
	if post := in.classAttribute(st, c, "__post_init__"); post != nil && def.data {
		in.callOn(st, v, post, in.passed(st, v, def, n), n)
	}
}

// callOn calls the functions that f can be as methods of v.
func (in *interp) callOn(st *state, v value, f cases, args arguments, n syntax.Node) {
	in.eachObject(st, f, func(st *state, f value) {
		if f.kind == function {
			f.self = &v
			in.callFunction(st, f, args, n)
		} else {
			in.notFollowed(st, f, args, n)
		}
	})
}

// constructOutside makes an object whose class leaves that to one outside the
// project, which may be a process.
func (in *interp) constructOutside(st *state, c value, args arguments, n syntax.Node) {
	for _, b := range c.obj.class.bases {
		s, starts := starterNamed(b.name)
		switch {
		case b.kind == class:
			in.constructOutside(st, b, args, n)
		case b.kind == external && starts:
			in.start(st, s, args, n)
		}
	}
}

// fieldDefault is the default of a field: its value in the class, or what
// field(default=…) or field(default_factory=…) says.
func (in *interp) fieldDefault(st *state, v value, name string, n syntax.Node) cases {
	d := in.ofClass(st, v, name)
	if d == nil {
		return just(in.freshNamed(abstract.Parameter, name, "a field that is not set", in.place(n)))
	}
	one, ok := d.One()
	if !ok || one.kind != fieldSpec {
		return d
	}
	args := in.specs[one.obj]
	if given, ok := args.keyword("default"); ok {
		return given
	}
	if factory, ok := args.keyword("default_factory"); ok {
		return in.callCases(st, factory, arguments{}, n)
	}
	return just(in.freshNamed(abstract.Parameter, name, "a field that is not set", in.place(n)))
}

// someInstance is an object of a class of which nothing is known but how it is
// made.
func (in *interp) someInstance(st *state, c *object) value {
	v, ok := in.construct(st, value{kind: class, obj: c}, arguments{open: true}, c.class.node).One()
	if !ok || v.kind != instance {
		return in.freshNamed(abstract.Parameter, "self", "an object that the caller decides", abstract.Place{})
	}
	in.age(st, v, in.usesOf(c.class.file), c.class.node)
	return v
}

// classMethod is the language's own way to make an instance: super().__new__ in a
// class, and super().__call__ in a metaclass.
func (in *interp) classMethod(st *state, v value, name string, args arguments, n syntax.Node) (out cases, ok bool) {
	switch {
	case name == "__new__":
		return in.bareOf(st, args, n), true
	case name == "__call__" && v.kind == class:
		return in.construct(st, v, args, n), true
	case name == "__setattr__" && v.kind == instance:
		args.positional = append([]argument{{just(v), n}}, args.positional...)
		return in.setFieldOf(st, args, n), true
	}
	return nil, false
}
