package python

import (
	"maps"
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// classDef is a class of the project.
type classDef struct {
	name    string
	file    *file
	bases   []value  // classes of the project, and externals
	fields  []string // annotated names, in order: what a dataclass takes
	data    bool     // instances take the fields: a dataclass or a NamedTuple
	enum    bool
	text    bool     // instances are strings: an enum of them
	row     bool     // instances are tuples of the fields
	members []string // of an enum: its names, in order
	strings bool     // a StrEnum: a member's text is its value
	counts  bool     // an enum and nothing else: a member's text is its name, auto() counts

	keyword    map[string]bool // fields that are handed over by name only
	unasked    map[string]bool // fields that are not handed over
	passing    map[string]bool // fields that only __post_init__ gets
	allKeyword bool            // those that follow are
	odd        bool            // some field is unasked or passing, or objects are not equal by their fields
	node       syntax.Node
}

// defineClass runs the body of a class and binds its name.
func (in *interp) defineClass(st *state, sc *scope, s *syntax.ClassDef) {
	o := in.object(s.Name)
	o.class = &classDef{name: s.Name, file: in.file, node: s}
	o.scope = sc
	for _, b := range s.Bases {
		for _, c := range in.eval(st, sc, b) {
			o.class.bases = append(o.class.bases, c.Value)
		}
	}
	for _, k := range s.Keywords {
		in.eval(st, sc, k.Value)
	}
	in.inherit(o.class)
	own, others := assignedNames(&syntax.Parameters{}, s.Body)
	maps.Copy(in.rebound, others)
	body := &scope{owner: o, outer: sc, locals: own, class: true}
	in.block(st, body, s.Body)
	in.collectFields(o, s)
	in.numberMembers(st, o)
	for name := range own {
		for _, c := range st.slots.value(slot{o, name}) {
			if c.Value.kind == function && c.Value.obj.fn.class == nil {
				c.Value.obj.fn.class = o
			}
		}
	}
	v := just(value{kind: class, obj: o})
	for _, d := range slices.Backward(s.Decorators) {
		v = in.decoratedClass(st, sc, v, d)
	}
	in.bind(st, sc, s.Name, v)
}

// inherit takes over what bases make of a class.
func (in *interp) inherit(c *classDef) {
	for _, b := range c.bases {
		switch {
		case b.kind == class:
			c.fields = append(c.fields, b.obj.class.fields...)
			c.data = c.data || b.obj.class.data
			c.enum = c.enum || b.obj.class.enum
			c.text = c.text || b.obj.class.text
			c.row = c.row || b.obj.class.row
			c.odd = c.odd || b.obj.class.odd
			c.strings, c.counts = c.strings || b.obj.class.strings, c.counts || b.obj.class.counts && len(c.bases) == 1
			c.asks(b.obj.class)
		case b.name == "typing.NamedTuple":
			c.data, c.row = true, true
		case strings.HasPrefix(b.name, "enum."):
			c.enum, c.text = true, c.text || b.name == "enum.StrEnum"
			c.strings, c.counts = c.strings || b.name == "enum.StrEnum", b.name == "enum.Enum" && len(c.bases) == 1
		case b.name == "str":
			c.text = true
		}
	}
}

// collectFields notes the fields of a dataclass, or the members of an enum.
func (in *interp) collectFields(o *object, s *syntax.ClassDef) {
	for _, b := range s.Body {
		switch b := b.(type) {
		case *syntax.AnnAssign:
			in.collectField(o.class, b)
		case *syntax.Assign:
			for _, t := range b.Targets {
				if name, ok := t.(*syntax.Name); ok && o.class.enum && !strings.HasPrefix(name.ID, "_") {
					o.class.members = append(o.class.members, name.ID)
				}
			}
		}
	}
}

// decoratedClass is what a decorator makes of a class. One from outside the
// project is taken to leave it as it is.
func (in *interp) decoratedClass(st *state, sc *scope, c cases, dec syntax.Expr) cases {
	d := in.eval(st, sc, dec)
	one, ok := d.One()
	if call, is := dec.(*syntax.Call); is && one.kind == unknown {
		if f, ok := in.eval(st, sc, call.Func).One(); ok {
			one = f
		}
	}
	switch {
	case ok && (one.name == "dataclasses.dataclass" || one.name == "dataclass"):
		if v, ok := c.One(); ok && v.kind == class {
			v.obj.class.data = true
			v.obj.class.decorated(dec)
		}
		return c
	case ok && (one.kind == external || one.kind == unknown):
		return c
	}
	return in.callCases(st, d, arguments{positional: []argument{{c, dec}}}, dec)
}

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

// classAttribute is a name of a class or of its bases; nil: none has it.
func (in *interp) classAttribute(st *state, c value, name string) cases {
	if c.kind != class {
		return nil
	}
	own, ok := st.slots.get(slot{c.obj, name})
	own = own.Within(in.space, st.reach)
	if ok && !slices.ContainsFunc(own, isUnbound) {
		return own
	}
	for _, b := range c.obj.class.bases {
		if v := in.classAttribute(st, b, name); v != nil {
			return in.orElse(own, v)
		}
	}
	if ok && slices.ContainsFunc(own, func(c abstract.Case[value]) bool { return !isUnbound(c) }) {
		return in.orElse(own, just(in.freshNamed(abstract.Expression, c.obj.class.name+"."+name, "set on some ways only", abstract.Place{})))
	}
	return nil
}

func isUnbound(c abstract.Case[value]) bool { return c.Value.kind == unbound }

// orElse is v, and another value where v is none.
func (in *interp) orElse(v, other cases) cases {
	return abstract.Bind(in.space, append(slices.Clip(v), in.missing(v)...), func(x value) cases {
		if x.kind == unbound {
			return other
		}
		return just(x)
	})
}

// missing is no value where v has no case: all of it where it has none at all.
func (in *interp) missing(v cases) cases {
	if len(v) == 0 {
		return just(value{kind: unbound})
	}
	return nil
}

// outside tells whether a class has a base that is not followed.
func outside(c *classDef) bool {
	return slices.ContainsFunc(c.bases, func(b value) bool {
		return b.kind != class && b.name != "object" || b.kind == class && outside(b.obj.class)
	})
}

// ofClass is an attribute that an instance finds in its class.
func (in *interp) ofClass(st *state, v value, name string) cases {
	var out cases
	for _, c := range v.obj.of {
		got := in.classAttribute(st, c.Value, name)
		if got == nil {
			return nil
		}
		if out == nil {
			out = got
		} else {
			out = abstract.Join(in.space, c.When, got, out)
		}
	}
	return out
}

// readAttribute is x.name.
func (in *interp) readAttribute(st *state, sc *scope, x *syntax.Attribute) cases {
	return in.each(st, in.eval(st, sc, x.Value), func(st *state, v value) cases {
		if v.kind == unknown || v.kind == external || v.kind == superKind {
			in.doubt()
		}
		if got := in.attribute(st, v, x.Attr, x); got != nil {
			return got
		}
		return in.unknownField(st, v, x.Attr, x)
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
	case listKind, dict, tuple, str, namespace:
		if v.path {
			if got := in.pathAttribute(v, name, n); got != nil {
				return got
			}
		}
		return just(value{kind: method, name: name, self: &v})
	case unknown:
		return in.unknownAttribute(st, v, name, n)
	case superKind:
		return in.superAttribute(st, v, name)
	case function:
		if f, ok := in.definedAs(v, name); ok {
			return just(f)
		}
	}
	return nil
}

// definedAs is the decorator that a property gives.
func (in *interp) definedAs(f value, name string) (value, bool) {
	return value{kind: method, name: name, self: &f}, f.name == "property" && name == "setter"
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
			return just(f)
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
			return in.callFunction(st, f, arguments{}, n)
		}
		return just(f)
	})
}

func (in *interp) attributeOfClass(st *state, c value, name string, n syntax.Node) cases {
	got := in.classAttribute(st, c, name)
	if got == nil {
		if name == "__name__" {
			return just(literal(c.obj.class.name))
		}
		return nil
	}
	return in.each(st, got, func(st *state, f value) cases {
		if f.kind == function && f.name == "classmethod" {
			f.self = &c
		}
		if c.obj.class.enum && f.kind != function {
			return just(in.member(c, name, f))
		}
		return just(f)
	})
}

// shownInstance is the text of an object: a str enum is its value, and a class
// may say.
func (in *interp) shownInstance(st *state, v value, n syntax.Node) (abstract.Text, bool) {
	got := in.ofClass(st, v, "__str__")
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

// asArgument is what a process gets for a value: an enum of strings is one.
func (v value) asArgument() value {
	if v.kind == instance && v.obj.fixed != nil {
		if c, ok := v.obj.of.One(); ok && c.obj.class.text {
			if s, ok := v.obj.fixed["value"].One(); ok {
				return s
			}
		}
	}
	return v
}

// superCall is super() inside a method.
func (in *interp) superCall(st *state, sc *scope, c *syntax.Call) (cases, bool) {
	name, ok := c.Func.(*syntax.Name)
	if !ok || name.ID != "super" || len(c.Args) > 0 {
		return nil, false
	}
	d := sc.owner.fn
	if d == nil || d.class == nil || len(d.params.Args) == 0 {
		return nil, false
	}
	self, ok := st.slots.value(slot{sc.owner, d.params.Args[0].Name}).One()
	if !ok {
		return nil, false
	}
	return just(value{kind: superKind, obj: d.class, self: &self}), true
}

func (in *interp) superAttribute(st *state, v value, name string) cases {
	for _, b := range v.obj.class.bases {
		if _, starts := starterNamed(b.name); b.kind == external && starts && name == "__init__" {
			return just(b)
		}
		got := in.classAttribute(st, b, name)
		if got == nil {
			continue
		}
		return abstract.Map(in.space, got, func(f value) value {
			if f.kind == function {
				f.self = v.self
			}
			return f
		})
	}
	return just(value{kind: external, name: "super." + name})
}
