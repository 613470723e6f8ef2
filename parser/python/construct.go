package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// construct makes an instance of a class.
func (in *interp) construct(st *state, c value, args arguments, n syntax.Node) cases {
	def := c.obj.class
	if def.enum {
		return in.enumMember(st, c, args, n)
	}
	o := in.object(def.name + "()")
	o.of = just(c)
	v := value{kind: instance, obj: o}
	init := in.classAttribute(st, c, "__init__")
	if outside(def) || in.classAttribute(st, c, "__new__") != nil || init == nil && !def.data {
		in.doubt()
	}
	switch {
	case init != nil:
		in.each(st, init, func(st *state, f value) cases {
			if f.kind != function {
				return nothing()
			}
			f.self = &v
			return in.callFunction(st, f, args, n)
		})
	case def.data:
		in.fillFields(st, v, def, args, n)
	default:
		in.constructOutside(st, c, args, n)
	}
	if post := in.classAttribute(st, c, "__post_init__"); post != nil && def.data {
		in.each(st, post, func(st *state, f value) cases {
			if f.kind == function {
				f.self = &v
				in.callFunction(st, f, in.passed(st, v, def, n), n)
			}
			return nothing()
		})
	}
	return just(v)
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
