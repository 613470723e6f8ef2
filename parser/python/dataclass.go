package python

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// fillFields gives the fields of a dataclass what the call hands over, or their
// defaults.
func (in *interp) fillFields(st *state, v value, def *classDef, args arguments, n syntax.Node) {
	if len(args.positional)+len(args.named) > len(def.fields) || len(args.named) > 0 {
		in.doubt()
	}
	place := 0
	for _, name := range def.fields {
		if def.unasked[name] {
			if in.ofClass(st, v, name) != nil {
				in.set(st, v.obj, name, in.fieldDefault(st, v, name, n))
			}
			continue
		}
		given := in.fieldGiven(st, v, name, place, args, n)
		if !def.keyword[name] {
			place++
		}
		if args.open || args.rest != nil {
			given = just(in.freshNamed(abstract.Parameter, def.name+"."+name, "a field that the caller decides", in.place(n)))
			given = in.orStarter(given, in.ofClass(st, v, name), name)
		}
		in.set(st, v.obj, name, given)
	}
}

// fieldGiven is what a call hands over for a field, or its default. place is where
// among the positional arguments it stands.
func (in *interp) fieldGiven(st *state, v value, name string, place int, args arguments, n syntax.Node) cases {
	def := v.obj.of[0].Value.obj.class
	if !def.keyword[name] && place < len(args.positional) {
		return args.positional[place].value
	}
	if given, ok := args.keyword(name); ok {
		return given
	}
	given := in.fieldDefault(st, v, name, n)
	for _, k := range args.named {
		if k.name == name {
			given = abstract.Join(in.space, k.when, k.value, given)
		}
	}
	return given
}

// passed are the arguments of __post_init__. What only that gets is no field of
// the object after it.
func (in *interp) passed(st *state, v value, def *classDef, n syntax.Node) arguments {
	var a arguments
	for _, name := range def.fields {
		if def.passing[name] {
			a.positional = append(a.positional, argument{in.sure(st.slots.value(slot{v.obj, name})), n})
			in.set(st, v.obj, name, just(value{kind: unbound}))
		}
	}
	return a
}

// collectField notes a field of a dataclass, and how it is handed over.
func (in *interp) collectField(c *classDef, s *syntax.AnnAssign) {
	name, ok := s.Target.(*syntax.Name)
	annotation := in.source(s.Annotation)
	switch {
	case !ok || strings.Contains(annotation, "ClassVar"):
		return
	case strings.Contains(annotation, "KW_ONLY"):
		c.allKeyword = true
		return
	case !slices.Contains(c.fields, name.ID):
		c.fields = append(c.fields, name.ID)
	}
	if c.allKeyword {
		c.note(&c.keyword, name.ID)
	}
	if strings.Contains(annotation, "InitVar") {
		c.note(&c.passing, name.ID)
		c.odd = true
	}
	if call, ok := s.Value.(*syntax.Call); ok {
		for _, k := range call.Keywords {
			switch {
			case k.Name == "kw_only":
				c.note(&c.keyword, name.ID)
			case k.Name == "init":
				c.note(&c.unasked, name.ID)
				c.odd = true
			}
		}
	}
}

func (c *classDef) note(set *map[string]bool, name string) {
	if *set == nil {
		*set = map[string]bool{}
	}
	(*set)[name] = true
}

// asks takes over how a base class is handed its fields.
func (c *classDef) asks(base *classDef) {
	for _, name := range base.fields {
		if base.keyword[name] {
			c.note(&c.keyword, name)
		}
		if base.unasked[name] {
			c.note(&c.unasked, name)
		}
		if base.passing[name] {
			c.note(&c.passing, name)
		}
	}
}

// decorated notes what dataclass(…) is called with.
func (c *classDef) decorated(dec syntax.Expr) {
	call, ok := dec.(*syntax.Call)
	if !ok {
		return
	}
	for _, k := range call.Keywords {
		switch k.Name {
		case "kw_only":
			for _, name := range c.fields {
				c.note(&c.keyword, name)
			}
		case "eq", "init":
			c.odd = true
		}
	}
}

// fieldsOf are the names of the fields of a dataclass, or of an object of one; ok
// is false where that is not followed.
func (in *interp) fieldsOf(v value) ([]string, bool) {
	if v.kind == instance {
		v, _ = v.obj.of.One()
	}
	if v.kind != class || !v.obj.class.data || v.obj.class.row || outside(v.obj.class) {
		return nil, false
	}
	return v.obj.class.fields, !v.obj.class.odd
}

// fieldValues are the fields of a dataclass's object that hold plain values, or
// lists of them, copied.
func (in *interp) fieldValues(st *state, v value, n syntax.Node) (names []string, values []cases, ok bool) {
	names, ok = in.fieldsOf(v)
	if !ok || v.kind != instance {
		return nil, nil, false
	}
	for _, name := range names {
		got := in.attribute(st, v, name, n)
		if got == nil || slices.ContainsFunc(got, func(c abstract.Case[value]) bool { return c.Value.kind == instance || c.Value.kind == dict }) {
			return nil, nil, false
		}
		values = append(values, abstract.Map(in.space, got, func(x value) value { return in.deepCopy(st, x, n, 4) }))
	}
	return names, values, true
}

// asDict is dataclasses.asdict.
func (in *interp) asDict(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		names, values, ok := in.fieldValues(st, v, n)
		if !ok || len(a.named) > 0 {
			return in.notFollowed(st, value{kind: external, name: "dataclasses.asdict"}, a, n)
		}
		var m mapping
		for i, name := range names {
			m = in.withKey(m, literal(name), abstract.Always, values[i])
		}
		return just(in.newDict(st, m))
	})
}

// asTuple is dataclasses.astuple.
func (in *interp) asTuple(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		_, values, ok := in.fieldValues(st, v, n)
		if !ok || len(a.named) > 0 {
			return in.notFollowed(st, value{kind: external, name: "dataclasses.astuple"}, a, n)
		}
		var items sequence
		for _, x := range values {
			items = append(items, in.one(x, n))
		}
		return just(in.newTuple(items))
	})
}

// replaceOf is dataclasses.replace: an object made anew, with the fields that are
// not named as they are.
func (in *interp) replaceOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		names, ok := in.fieldsOf(v)
		if !ok || v.kind != instance || a.open || len(a.positional) != 1 {
			return in.notFollowed(st, value{kind: external, name: "dataclasses.replace"}, a, n)
		}
		made := arguments{named: slices.Clone(a.named)}
		for _, name := range names {
			if _, given := a.keyword(name); !given {
				got := in.sure(in.attribute(st, v, name, n))
				made.named = append(made.named, named{name, abstract.Always, got, n})
			}
		}
		c, _ := v.obj.of.One()
		return in.construct(st, c, made, n)
	})
}
