package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

func (in *interp) newDict(st *state, m mapping) value {
	v := value{kind: dict, obj: in.object("{…}")}
	st.dicts[v.obj] = m
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
	for _, c := range key {
		m := st.dicts[d.obj]
		if c.Value.hashable() {
			st.dicts[d.obj] = in.withKey(m, c.Value, c.When, v)
		} else {
			st.dicts[d.obj] = in.withSome(m, c.Value, v)
		}
	}
}

// withKey is a dict in which a known key is set where when holds.
func (in *interp) withKey(m mapping, key value, when abstract.Guard, v cases) mapping {
	out := mapping{entries: slices.Clone(m.entries), open: m.open}
	for i, p := range out.entries {
		if p.key.key() == key.key() {
			out.entries[i] = pair{p.key, in.space.Or(p.when, when), abstract.Join(in.space, when, v, p.val)}
			return out
		}
	}
	out.entries = append(out.entries, pair{key, when, v})
	return out
}

// withSome is a dict in which a key is set that is not known: it may be any of
// those there, or another.
func (in *interp) withSome(m mapping, key value, v cases) mapping {
	out := mapping{entries: slices.Clone(m.entries), open: true}
	for i, p := range out.entries {
		this := in.space.Ask(abstract.Atom{Text: key.Source() + " is " + p.key.Source()})
		out.entries[i].val = abstract.Join(in.space, this, v, p.val)
	}
	return out
}

func (in *interp) deleteKey(st *state, d value, key cases) {
	m := st.dicts[d.obj]
	out := mapping{entries: slices.Clone(m.entries), open: m.open}
	for _, c := range key {
		for i, p := range out.entries {
			switch {
			case !c.Value.hashable():
				maybe := in.space.Ask(abstract.Atom{Text: c.Value.Source() + " is another key"})
				out.entries[i].when = in.space.And(p.when, maybe)
			case p.key.key() == c.Value.key():
				out.entries[i].when = in.space.And(p.when, in.space.Not(c.When))
			}
		}
	}
	st.dicts[d.obj] = out
}

// updateDict sets in d what another value holds.
func (in *interp) updateDict(st *state, d value, v cases, n syntax.Node) {
	in.eachObject(st, v, func(st *state, o value) {
		if o.kind != dict {
			m := st.dicts[d.obj]
			st.dicts[d.obj] = mapping{entries: m.entries, open: true}
			in.spoil(st, d, n)
			return
		}
		from := st.dicts[o.obj]
		for _, p := range from.entries {
			st.dicts[d.obj] = in.withKey(st.dicts[d.obj], p.key, p.when, p.val)
		}
		if from.open {
			in.spoil(st, d, n)
		}
	})
}

// keys is the keys of a dict, in their order.
func (in *interp) keys(m mapping, n syntax.Node) sequence {
	var out sequence
	for _, p := range m.entries {
		e := in.one(just(p.key), n)
		e.When = p.when
		out = append(out, e)
	}
	if m.open {
		out = append(out, in.gap(n, "keys that are not known"))
	}
	return out
}

// lookup is d[key], or d.get(key, absent) where absent is given. An unknown key
// is a choice among the values; one that is not there ends the path.
func (in *interp) lookup(st *state, d value, key cases, absent cases, n syntax.Node) cases {
	return in.each(st, key, func(st *state, k value) cases {
		m := st.dicts[d.obj]
		if k.hashable() {
			return in.lookupKnown(st, m, k, absent, n)
		}
		return in.lookupUnknown(st, m, k, absent, n)
	})
}

func (in *interp) lookupKnown(st *state, m mapping, k value, absent cases, n syntax.Node) cases {
	other := absent
	if m.open {
		other = just(in.derived("item "+in.source(n)+k.key(), n, "a key that is not known"))
	}
	p, ok := m.find(k)
	switch {
	case ok && (p.when == abstract.Always || in.space.Implies(st.reach, p.when)):
		return p.val
	case ok && other != nil:
		return abstract.Join(in.space, p.when, p.val, other)
	case ok:
		in.narrow(st, p.when)
		return p.val
	case other != nil:
		return other
	}
	in.leave(st, raising, nil)
	return nothing()
}

func (in *interp) lookupUnknown(st *state, m mapping, k value, absent cases, n syntax.Node) cases {
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
		in.narrow(st, found)
	}
	if out == nil {
		return just(in.fresh(abstract.Expression, n, "a key that is not known"))
	}
	return out
}

// dictMethod runs a method of a dict.
func (in *interp) dictMethod(st *state, v value, name string, args arguments, n syntax.Node) (cases, bool) {
	m := st.dicts[v.obj]
	switch name {
	case "get":
		return in.lookup(st, v, args.at(0), args.or(1, nothing()), n), true
	case "items":
		return just(in.newListAt(st, in.items(m, n), n)), true
	case "keys":
		return just(in.newListAt(st, in.keys(m, n), n)), true
	case "values":
		return just(in.newListAt(st, in.values(m, n), n)), true
	case "update":
		if len(args.positional) > 0 {
			in.updateDict(st, v, args.at(0), n)
		}
		for _, k := range args.named {
			in.setKey(st, v, just(literal(k.name)), k.value)
		}
		return nothing(), true
	case "copy":
		return just(in.newDict(st, m)), true
	case "pop":
		out := in.lookup(st, v, args.at(0), args.or(1, nil), n)
		in.deleteKey(st, v, args.at(0))
		return out, true
	case "setdefault":
		return in.setDefault(st, v, args, n), true
	case "clear":
		st.dicts[v.obj] = mapping{}
		return nothing(), true
	}
	return nil, false
}

func (in *interp) setDefault(st *state, v value, args arguments, n syntax.Node) cases {
	there := in.over(args.at(0), func(k value) abstract.Guard { return in.containsKey(st.dicts[v.obj], k, n) })
	return in.choose(st, there,
		func(st *state) cases { return in.lookup(st, v, args.at(0), nil, n) },
		func(st *state) cases {
			in.setKey(st, v, args.at(0), args.or(1, nothing()))
			return args.or(1, nothing())
		})
}

// items is the pairs of a dict as tuples.
func (in *interp) items(m mapping, n syntax.Node) sequence {
	var out sequence
	for _, p := range m.entries {
		e := in.one(just(in.newTuple(sequence{in.one(just(p.key), n), in.one(p.val, n)})), n)
		e.When = p.when
		out = append(out, e)
	}
	if m.open {
		out = append(out, in.gap(n, "keys that are not known"))
	}
	return out
}

func (in *interp) values(m mapping, n syntax.Node) sequence {
	var out sequence
	for _, p := range m.entries {
		e := in.one(p.val, n)
		e.When = p.when
		out = append(out, e)
	}
	if m.open {
		out = append(out, in.gap(n, "keys that are not known"))
	}
	return out
}
