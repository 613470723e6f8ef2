package python

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// membersOf are the members of an enum, as iterating over its class gives them.
func (in *interp) membersOf(st *state, c value, n syntax.Node) (sequence, bool) {
	if c.kind != class || !c.obj.class.enum {
		return nil, false
	}
	for name, v := range st.slots.of(c.obj) {
		one, _ := v.One()
		if one.kind != function && !strings.HasPrefix(name, "_") && !slices.Contains(c.obj.class.members, name) {
			return nil, false // a member by another way than name = value
		}
	}
	var out sequence
	var values []value
	for _, name := range c.obj.class.members {
		v, one := st.slots.value(slot{c.obj, name}).One()
		if !one || !v.plain() {
			return nil, false
		}
		alias := abstract.Never
		for _, w := range values {
			alias = in.space.Or(alias, in.equal(v, w, n))
		}
		values = append(values, v)
		e := in.one(just(in.member(c, name, v)), n)
		if e.When = in.space.Not(alias); e.When != abstract.Never {
			out = append(out, e)
		}
	}
	return out, true
}

// memberNamed is Color["RED"].
func (in *interp) memberNamed(st *state, c value, at cases, n syntax.Node) cases {
	return in.each(st, at, func(st *state, name value) cases {
		s, known := name.known()
		for _, member := range c.obj.class.members {
			if known && s == member {
				return in.sure(in.attributeOfClass(st, c, member, n))
			}
		}
		return just(in.fresh(abstract.Expression, n, "a member of "+c.obj.class.name))
	})
}

// autoValue is the name of what enum.auto() gives until the class is made.
const autoValue = "enum.auto()"

func (in *interp) autoOf(*state, arguments, syntax.Node) cases {
	return just(value{kind: external, name: autoValue, obj: in.object(autoValue)})
}

// numberMembers gives the members of an enum that auto() is for their values:
// numbers in order, or the names, where they are strings.
func (in *interp) numberMembers(st *state, o *object) {
	given := map[*object]value{} // to each auto(): two names can be of one
	last, known := int64(0), st.slots.value(slot{o, "_generate_next_value_"}) == nil
	for _, name := range o.class.members {
		v, one := st.slots.value(slot{o, name}).One()
		auto := v.obj
		switch {
		case !one || v.name != autoValue:
			known = known && (o.class.strings || one && v.kind == number)
			last = max(last, v.n)
			continue
		case given[v.obj].kind != unknown:
			in.set(st, o, name, just(given[v.obj]))
			continue
		case o.class.strings && known:
			v = literal(strings.ToLower(name))
		case known && o.class.counts:
			last++
			v = value{kind: number, n: last}
		default:
			v = in.fresh(abstract.Expression, o.class.node, "a value that auto() chooses")
		}
		given[auto] = v
		in.set(st, o, name, just(v))
	}
}

// shownMember is the text of a member of an enum whose text is known: of one of
// strings its value, of a plain one its name.
func (in *interp) shownMember(v value) (abstract.Text, bool) {
	c, ok := v.obj.of.One()
	if !ok || v.obj.fixed == nil {
		return nil, false
	}
	val, _ := v.obj.fixed["value"].One()
	name, _ := v.obj.fixed["name"].One()
	switch {
	case c.obj.class.strings:
		return val.text, val.kind == str
	case c.obj.class.counts:
		s, known := name.known()
		return abstract.Literal(c.obj.class.name + "." + s), known
	}
	return nil, false
}

// enumMember is Color("red"): the member with that value; where no member has
// it, the path ends.
func (in *interp) enumMember(st *state, c value, args arguments, n syntax.Node) cases {
	return in.each(st, args.at(0), func(st *state, v value) cases {
		if !v.plain() && v.kind != unknown {
			return just(in.fresh(abstract.CallResult, n, "a member of "+c.obj.class.name))
		}
		var out cases
		found := abstract.Never
		for _, name := range c.obj.class.members {
			got, ok := st.slots.value(slot{c.obj, name}).One()
			if !ok || !got.plain() {
				return just(in.computed("enum "+itoa(c.obj.id), n, "a member of "+c.obj.class.name, v))
			}
			is := in.space.And(in.equal(v, got, n), in.space.Not(found))
			found = in.space.Or(found, is)
			out = append(out, abstract.Case[value]{When: is, Value: in.member(c, name, got)})
		}
		in.raiseUnless(st, found, "ValueError", n)
		if st.dead() {
			return nothing()
		}
		return out.Within(in.space, st.reach)
	})
}

// memberOf is the member that a name of an enum stands for: that of an earlier name
// with an equal value.
func (in *interp) memberOf(st *state, c value, name string, v value, n syntax.Node) cases {
	out := just(in.member(c, name, v))
	for _, earlier := range slices.Backward(c.obj.class.members[:max(0, slices.Index(c.obj.class.members, name))]) {
		w, one := st.slots.value(slot{c.obj, earlier}).One()
		if !one {
			continue
		}
		out = abstract.Join(in.space, in.equalIn(st, v, w, n), just(in.member(c, earlier, w)), out)
	}
	return out
}

// member is a member of an enum: an object with a name and a value, one for each
// name.
func (in *interp) member(c value, name string, v value) value {
	key := slot{c.obj, "member " + name}
	if got, ok := in.members[key]; ok {
		return got
	}
	o := in.object(c.obj.class.name + "." + name)
	o.of = just(c)
	m := value{kind: instance, obj: o}
	in.members[key] = m
	o.fixed = map[string]cases{"value": just(v), "name": just(literal(name))}
	return m
}
