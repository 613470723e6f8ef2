package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

func (in *interp) newDict(st *state, m mapping) value {
	v := value{kind: dict, obj: in.object("{…}")}
	st.dicts.set(v.obj, m)
	return v
}

// dictDisplay is {k: v, **more}.
func (in *interp) dictDisplay(st *state, sc *scope, x *syntax.Dict) cases {
	d := in.newDict(st, mapping{})
	for i, k := range x.Keys {
		if k == nil {
			in.updateDict(st, d, in.eval(st, sc, x.Values[i]), x)
			continue
		}
		key := in.eval(st, sc, k)
		in.setKey(st, d, key, in.eval(st, sc, x.Values[i]))
	}
	return just(d)
}

// setKey runs d[key] = v. A key that is not known may be any, and a new one.
func (in *interp) setKey(st *state, d value, key, v cases) {
	for _, c := range key.Within(in.space, st.reach) {
		if !c.Value.plain() || d.obj == in.environment {
			in.doubt()
		}
		m := st.mapping(d.obj)
		if c.Value.hashable() {
			in.setMapping(st, d, in.withKey(in.tell(d.obj, m, c.Value), c.Value, c.When, v))
		} else {
			in.setMapping(st, d, in.withSome(m, c.Value, v))
			in.loseItems(st, sequence{{Word: v}}, in.current)
		}
	}
}

// setMapping gives a dict new content, in the runs in which st is.
func (in *interp) setMapping(st *state, d value, m mapping) {
	st.dicts.set(d.obj, m)
	in.showAgain(st, d.obj)
	in.changed(d.obj)
	in.repayAll(st, d.obj)
}

// tell makes a mapping say of a key whether it is there.
func (in *interp) tell(d *object, m mapping, key value) mapping {
	if _, ok := in.find(m, key); ok || !m.open {
		return m
	}
	if name, ok := key.known(); ok && d == in.environment {
		h := in.environHole(name, in.current)
		there := in.space.Not(in.space.IsUnset(h, h.Place))
		return mapping{append(slices.Clip(m.entries), pair{key, there, just(value{kind: unknown, text: abstract.Unknown(h)})}), true}
	}
	source := d.what + "[" + key.Source() + "]"
	there := in.space.Ask(abstract.Atom{Text: source + " is there"})
	val := in.some(abstract.Expression, source, "a key that is not known", abstract.Place{})
	return mapping{append(slices.Clip(m.entries), pair{key, there, just(val)}), true}
}

// withKey is a dict in which a known key is set where when holds: in its place
// where it is there, else at the end.
func (in *interp) withKey(m mapping, key value, when abstract.Guard, v cases) mapping {
	out := mapping{entries: slices.Clone(m.entries), open: m.open}
	rest := when
	for i, p := range out.entries {
		if p.key.key() == key.key() {
			out.entries[i].val = abstract.Join(in.space, when, v, p.val)
			rest = in.space.And(rest, in.space.Not(p.when))
		}
	}
	out.entries = slices.DeleteFunc(out.entries, func(p pair) bool { return !m.open && p.when == abstract.Never })
	if rest != abstract.Never {
		out.entries = append(out.entries, pair{key, rest, v})
	}
	return out
}

// withSome is a dict in which a key is set that is not known: it may be any of
// those there, or another.
func (in *interp) withSome(m mapping, key value, v cases) mapping {
	out := mapping{entries: slices.Clone(m.entries), open: true}
	for i, p := range out.entries {
		this := in.space.Ask(abstract.Atom{Text: key.Source() + " is " + p.key.Source()})
		out.entries[i].val = abstract.Join(in.space, this, v, p.val)
		out.entries[i].when = in.space.Or(p.when, this)
	}
	return out
}

func (in *interp) deleteKey(st *state, d value, key cases, n syntax.Node) {
	m := st.mapping(d.obj)
	for _, c := range key {
		if c.Value.hashable() {
			m = in.tell(d.obj, m, c.Value)
		}
	}
	out := mapping{entries: slices.Clone(m.entries), open: m.open}
	for _, c := range key {
		for i, p := range out.entries {
			switch {
			case !c.Value.hashable():
				out.entries[i].when = in.space.And(p.when, in.space.Not(in.equal(c.Value, p.key, n)))
			case p.key.key() == c.Value.key():
				out.entries[i].when = in.space.And(p.when, in.space.Not(c.When))
			}
		}
	}
	in.setMapping(st, d, out)
}

// updateDict sets in d what another value holds.
func (in *interp) updateDict(st *state, d value, v cases, n syntax.Node) {
	in.eachObject(st, v, func(st *state, o value) {
		if o.kind != dict {
			in.updateFromPairs(st, d, o, n)
			return
		}
		from := st.mapping(o.obj)
		if from.open {
			in.spoil(st, d, n)
		}
		for _, p := range from.entries {
			m := in.tell(d.obj, st.mapping(d.obj), p.key)
			in.setMapping(st, d, in.withKey(m, p.key, p.when, p.val))
		}
	})
}

// updateFromPairs sets in d what a list of pairs holds.
func (in *interp) updateFromPairs(st *state, d, o value, n syntax.Node) {
	items, ok := in.elements(st, o, n)
	for _, e := range items {
		one, single := e.Word.One()
		ok = ok && single && plainEntry(e) && one.kind == tuple && len(one.obj.items) == 2 && allPlain(one.obj.items)
	}
	if !ok {
		in.doubt()
		in.spoil(st, d, n)
		return
	}
	for _, e := range items {
		pair := e.Word[0].Value.obj.items
		in.setKey(st, d, pair[0].Word, pair[1].Word)
	}
}

// overEntries is what a dict gives when it is iterated over: f of each entry.
func (in *interp) overEntries(m mapping, n syntax.Node, f func(pair) cases) sequence {
	if m.open {
		return sequence{in.gap(n, "keys that are not known")}
	}
	var out sequence
	for _, p := range m.entries {
		if p.when != abstract.Never {
			e := in.one(f(p), n)
			e.When = p.when
			out = append(out, e)
		}
	}
	return out
}

// keys is the keys of a dict, in their order.
func (in *interp) keys(m mapping, n syntax.Node) sequence {
	return in.overEntries(m, n, func(p pair) cases { return just(p.key) })
}

// items is the pairs of a dict as tuples.
func (in *interp) items(m mapping, n syntax.Node) sequence {
	return in.overEntries(m, n, func(p pair) cases {
		return just(in.newTuple(sequence{in.one(just(p.key), n), in.one(p.val, n)}))
	})
}

func (in *interp) values(m mapping, n syntax.Node) sequence {
	return in.overEntries(m, n, func(p pair) cases { return p.val })
}

// lookup is d[key], or d.get(key, absent) where absent is given. An unknown key
// is a choice among the values; one that is not there ends the path.
func (in *interp) lookup(st *state, d value, key cases, absent cases, n syntax.Node) cases {
	return in.each(st, key, func(st *state, k value) cases {
		if k.hashable() {
			return in.lookupKnown(st, d, k, absent, n)
		}
		return in.lookupUnknown(st, st.mapping(d.obj), k, absent, n)
	})
}

func (in *interp) lookupKnown(st *state, d, k value, absent cases, n syntax.Node) cases {
	m := in.tell(d.obj, st.mapping(d.obj), k)
	st.dicts.set(d.obj, m)
	p, _ := in.find(m, k)
	switch {
	case in.space.Implies(st.reach, p.when):
		return p.val
	case in.space.And(st.reach, p.when) == abstract.Never && absent != nil:
		return absent
	case absent != nil:
		return abstract.Join(in.space, p.when, p.val, absent)
	}
	in.raiseUnless(st, p.when, "KeyError", n)
	if st.dead() {
		return nothing()
	}
	return p.val
}

// raiseUnless ends the path where g does not hold, as an exception of a class does,
// or one that is not known.
func (in *interp) raiseUnless(st *state, g abstract.Guard, class string, n syntax.Node) {
	if g != abstract.Always {
		in.leave(in.branch(st, in.space.Not(g)), raising, in.raised(class, n))
	}
	in.narrow(st, g)
}

func (in *interp) lookupUnknown(st *state, m mapping, k value, absent cases, n syntax.Node) cases {
	in.doubt()
	out := absent
	if m.open {
		out = just(in.fresh(abstract.Expression, n, "a key that is not known"))
	}
	found := abstract.Never
	for _, p := range slices.Backward(m.entries) {
		this := in.space.And(p.when, in.equal(k, p.key, n))
		found = in.space.Or(found, this)
		if out == nil {
			out = p.val
		} else {
			out = abstract.Join(in.space, this, p.val, out)
		}
	}
	if absent == nil && !m.open {
		in.raiseUnless(st, found, "KeyError", n)
	}
	if st.dead() {
		return nothing()
	}
	if out == nil {
		return just(in.fresh(abstract.Expression, n, "a key that is not known"))
	}
	return out
}

// dictMethod runs a method of a dict.
func (in *interp) dictMethod(st *state, v value, name string, args arguments, n syntax.Node) (cases, bool) {
	m := st.mapping(v.obj)
	switch name {
	case "get":
		return in.lookup(st, v, args.at(0), args.or(1, nothing()), n), true
	case "items", "keys", "values":
		return just(in.view(st, v.obj, name, n)), true
	case "update":
		if len(args.positional) > 0 {
			in.updateDict(st, v, args.at(0), n)
		}
		in.setNamed(st, v, args, n)
		return nothing(), true
	case "copy":
		return just(in.newDict(st, m)), true
	case "pop":
		out := in.lookup(st, v, args.at(0), args.or(1, nil), n)
		if !st.dead() {
			in.deleteKey(st, v, args.at(0), n)
		}
		return out, true
	case "setdefault":
		return in.setDefault(st, v, args, n), true
	case "clear":
		in.setMapping(st, v, mapping{})
		return nothing(), true
	}
	return nil, false
}

func (in *interp) setDefault(st *state, v value, args arguments, n syntax.Node) cases {
	there := in.over(args.at(0), func(k value) abstract.Guard { return in.containsKey(st, v.obj, k, n) })
	return in.choose(st, there,
		func(st *state) cases { return in.lookup(st, v, args.at(0), nil, n) },
		func(st *state) cases {
			in.setKey(st, v, args.at(0), args.or(1, nothing()))
			return args.or(1, nothing())
		})
}

// dictOf is dict(…).
func (in *interp) dictOf(st *state, a arguments, n syntax.Node) cases {
	d := in.newDict(st, mapping{})
	if len(a.positional) > 0 {
		in.updateDict(st, d, a.at(0), n)
	}
	in.setNamed(st, d, a, n)
	return just(d)
}

// setNamed sets in a dict what a call hands over by name.
func (in *interp) setNamed(st *state, d value, a arguments, n syntax.Node) {
	for _, k := range a.named {
		key := literal(k.name)
		m := in.tell(d.obj, st.mapping(d.obj), key)
		in.setMapping(st, d, in.withKey(m, key, k.when, k.value))
	}
	if a.open {
		in.spoil(st, d, n)
	}
}
