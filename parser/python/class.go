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
	lineage []value  // see lineage; nil: not asked for yet
	meta    cases    // its metaclass; no case: the language's own
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
	given := in.classKeywords(st, sc, o, s)
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
		if how, ok := withoutSaying[name]; ok {
			in.keepAs(st, slot{o, name}, how)
		}
	}
	v := in.made(st, value{kind: class, obj: o}, given, s)
	for _, d := range slices.Backward(s.Decorators) {
		v = in.decoratedClass(st, sc, v, d)
	}
	in.bind(st, sc, s.Name, v)
}

// withoutSaying are the methods that are static, or get the class, without being
// decorated so.
var withoutSaying = map[string]string{
	"__new__": "staticmethod", "__init_subclass__": "classmethod", "__class_getitem__": "classmethod",
}

// keepAs makes a function reached as a decorator would have it.
func (in *interp) keepAs(st *state, k slot, how string) {
	st.slots.set(k, abstract.Map(in.space, st.slots.value(k), func(f value) value {
		if f.kind == function {
			f.name = how
		}
		return f
	}))
}

// inherit takes over what bases make of a class.
func (in *interp) inherit(c *classDef) {
	for _, b := range slices.Backward(linearized(c.bases)) {
		if b.kind == class && b.obj.class.data {
			c.takeFields(b.obj.class.fields)
		}
	}
	for _, b := range c.bases {
		switch {
		case b.kind == class:
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

// takeFields adds the fields of a base. One that is there keeps its place.
func (c *classDef) takeFields(names []string) {
	for _, name := range names {
		if !slices.Contains(c.fields, name) {
			c.fields = append(c.fields, name)
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

// outside tells whether a class has a base that is not followed.
func outside(c *classDef) bool {
	return slices.ContainsFunc(c.bases, func(b value) bool {
		return b.kind != class && b.name != "object" || b.kind == class && outside(b.obj.class)
	})
}
