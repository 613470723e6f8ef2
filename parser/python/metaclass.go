package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// forming is a class whose body has run, on its way through its metaclass.
type forming struct {
	class value
	given arguments // the keywords of the class, but metaclass
	node  syntax.Node
}

// makesClasses tells whether the instances of a class are classes.
func (v value) makesClasses() bool {
	return slices.ContainsFunc(lineage(v), func(b value) bool { return b.kind == external && classMakers[b.name] })
}

// classMakers are the metaclasses outside the project.
var classMakers = map[string]bool{"type": true, "abc.ABCMeta": true, "enum.EnumMeta": true, "enum.EnumType": true}

// classKeywords evaluates the keywords of a class. The metaclass is that which is
// named, or that of a base.
func (in *interp) classKeywords(st *state, sc *scope, o *object, s *syntax.ClassDef) arguments {
	for _, b := range lineage(value{kind: class, obj: o})[1:] {
		if b.kind == class && o.class.meta == nil {
			o.class.meta = b.obj.class.meta
		}
	}
	var a arguments
	for _, k := range s.Keywords {
		v := in.eval(st, sc, k.Value)
		switch {
		case k.Name == "metaclass":
			o.class.meta = v
		case k.Name != "":
			a.named = append(a.named, named{k.Name, abstract.Always, v, k.Value})
		default:
			in.spreadKeywords(st, &a, v, k.Value)
		}
	}
	return a
}

// made is a class as its metaclass leaves it, its body run.
func (in *interp) made(st *state, c value, given arguments, s *syntax.ClassDef) cases {
	in.forms = append(in.forms, forming{c, given, s})
	defer func() { in.forms = in.forms[:len(in.forms)-1] }()
	meta, ok := c.obj.class.meta.One()
	if !ok || meta.kind != class {
		in.calledIndirectly(st, c.obj.class.meta, s)
		return in.form(st, s)
	}
	all := in.ofClassMaker(c, given, s)
	maker := in.classAttribute(st, meta, "__new__")
	if maker == nil {
		out := in.form(st, s)
		in.initClass(st, meta, c, all, s)
		return out
	}
	withMeta := all
	withMeta.positional = append([]argument{{just(meta), s}}, all.positional...)
	out := in.callCases(st, maker, withMeta, s)
	in.eachObject(st, out, func(st *state, v value) {
		if v.Same(c) {
			in.initClass(st, meta, c, all, s)
		}
	})
	return out
}

// calledIndirectly notes what a metaclass that is not followed may call.
func (in *interp) calledIndirectly(st *state, meta cases, n syntax.Node) {
	for _, m := range meta {
		in.escapeNames(st, m.Value)
	}
	if len(meta) > 0 {
		in.doubt()
	}
}

// ofClassMaker are the arguments of a metaclass: the name of the class, what it is
// made of, and its names.
func (in *interp) ofClassMaker(c value, given arguments, s *syntax.ClassDef) arguments {
	var bases sequence
	for _, b := range c.obj.class.bases {
		bases = append(bases, in.one(just(b), s))
	}
	given.positional = []argument{
		{just(literal(c.obj.class.name)), s}, {just(in.newTuple(bases)), s}, {names(c.obj), s},
	}
	return given
}

func (in *interp) initClass(st *state, meta, c value, all arguments, s *syntax.ClassDef) {
	if init := in.classAttribute(st, meta, "__init__"); init != nil {
		in.callOn(st, c, init, all, s)
	}
}

// form gives the class that is being made, once those are told that the language
// tells: what stands under its names, and the class before it.
func (in *interp) form(st *state, n syntax.Node) cases {
	if len(in.forms) == 0 {
		return just(in.fresh(abstract.CallResult, n, "a class that is made"))
	}
	f := in.forms[len(in.forms)-1]
	for name, v := range st.slots.of(f.class.obj) {
		in.eachObject(st, v.Within(in.space, st.reach), func(st *state, x value) {
			in.special(st, x, "__set_name__", n, f.class, literal(name))
		})
	}
	if told := in.firstWith(st, lineage(f.class)[1:], "__init_subclass__"); told != nil {
		in.callOn(st, f.class, told, f.given, f.node)
	}
	return just(f.class)
}

// ofMetaclass is a method that a class has by its metaclass; nil: none of that
// name.
func (in *interp) ofMetaclass(st *state, c value, name string) cases {
	meta, ok := c.obj.class.meta.One()
	if !ok {
		return nil
	}
	return abstract.Map(in.space, in.classAttribute(st, meta, name), func(f value) value {
		if f.kind == function && f.name != "staticmethod" {
			f.self = &c
		}
		return f
	})
}
