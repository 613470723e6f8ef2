package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// lineage is the order in which a class and its bases are asked for a name: a class
// before what it is made of, bases in the order in which they are written (C3). A
// base of which nothing is known stands in it as one without bases. Where there is
// no such order, Python makes no class: then it is the class alone.
func lineage(c value) []value {
	if c.kind != class {
		return []value{c}
	}
	if c.obj.class.lineage == nil {
		c.obj.class.lineage = append([]value{c}, linearized(c.obj.class.bases)...)
	}
	return c.obj.class.lineage
}

func linearized(bases []value) []value {
	var rows [][]value
	for _, b := range bases {
		rows = append(rows, lineage(b))
	}
	rows = append(rows, bases)
	var out []value
	for {
		rows = slices.DeleteFunc(rows, func(row []value) bool { return len(row) == 0 })
		if len(rows) == 0 {
			return out
		}
		next, ok := firstOf(rows)
		if !ok {
			return nil
		}
		out = append(out, next)
		for i, row := range rows {
			if row[0].Same(next) {
				rows[i] = row[1:]
			}
		}
	}
}

// firstOf is the first head of a row that no other row has further behind.
func firstOf(rows [][]value) (value, bool) {
	for _, row := range rows {
		behind := func(other []value) bool { return slices.ContainsFunc(other[1:], row[0].Same) }
		if !slices.ContainsFunc(rows, behind) {
			return row[0], true
		}
	}
	return value{}, false
}

// classAttribute is a name of a class or of its bases; nil: none has it.
func (in *interp) classAttribute(st *state, c value, name string) cases {
	if c.kind != class {
		return nil
	}
	return in.firstWith(st, lineage(c), name)
}

// firstWith is a name of the first of some classes that has it; nil: none has.
func (in *interp) firstWith(st *state, classes []value, name string) cases {
	for i, c := range classes {
		if c.kind != class {
			continue
		}
		own, ok := st.slots.get(slot{c.obj, name})
		own = own.Within(in.space, st.reach)
		set := slices.ContainsFunc(own, func(c abstract.Case[value]) bool { return !isUnbound(c) })
		switch {
		case !ok || !set && len(own) > 0:
			continue
		case !slices.ContainsFunc(own, isUnbound):
			return own
		}
		if other := in.firstWith(st, classes[i+1:], name); other != nil {
			return in.orElse(own, other)
		}
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

// superCall is super() inside a method, and super(C, x).
func (in *interp) superCall(st *state, sc *scope, c *syntax.Call) (cases, bool) {
	name, ok := c.Func.(*syntax.Name)
	if !ok || name.ID != "super" || len(c.Args) != 0 && len(c.Args) != 2 || len(c.Keywords) > 0 {
		return nil, false
	}
	if len(c.Args) == 2 {
		of, one := in.eval(st, sc, c.Args[0]).One()
		self, two := in.eval(st, sc, c.Args[1]).One()
		return just(value{kind: superKind, obj: of.obj, self: &self}), one && two && of.kind == class
	}
	for sc.outer != nil && (sc.owner.fn == nil || sc.owner.fn.class == nil) {
		sc = sc.outer
	}
	d := sc.owner.fn
	if d == nil || d.class == nil {
		return nil, false
	}
	first := slices.Concat(d.params.PosOnly, d.params.Args)
	if len(first) == 0 {
		return nil, false
	}
	self, ok := st.slots.value(slot{sc.owner, first[0].Name}).One()
	if !ok {
		return nil, false
	}
	return just(value{kind: superKind, obj: d.class, self: &self}), true
}

// afterClass are the classes that super() asks: those behind its class in the
// lineage of what it is called for.
func afterClass(of *object, self value) []value {
	start := value{kind: class, obj: of}
	switch self.kind {
	case class:
		start = self
	case instance:
		if c, one := self.obj.of.One(); one {
			start = c
		}
	}
	line := lineage(start)
	at := slices.IndexFunc(line, func(c value) bool { return c.kind == class && c.obj == of })
	return line[at+1:]
}

func (in *interp) superAttribute(st *state, v value, name string, n syntax.Node) cases {
	line := afterClass(v.obj, *v.self)
	for i, c := range line {
		if _, starts := starterNamed(c.name); c.kind == external && starts && name == "__init__" && in.firstWith(st, line[:i], name) == nil {
			return just(c)
		}
	}
	got := in.firstWith(st, line, name)
	switch {
	case got == nil && (name == "__new__" || name == "__call__" || name == "__setattr__"):
		return just(value{kind: method, name: name, self: v.self})
	case got == nil:
		return just(value{kind: external, name: "super." + name})
	case v.self.kind == instance:
		return in.bindMethods(st, *v.self, got, n)
	}
	return abstract.Map(in.space, got, func(f value) value {
		if f.kind == function && (f.name == "classmethod" || v.self.kind != class) {
			f.self = v.self
		}
		return f
	})
}
