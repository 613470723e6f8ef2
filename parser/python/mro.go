package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

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
