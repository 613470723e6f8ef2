package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// functools.cache keeps what a function gave for some arguments: called with equal
// ones again, its body is not run. What it keeps stands in the state, as a list of
// pairs: a tuple of the arguments and what they gave.

// rememberers are the decorators that keep what a function gave.
var rememberers = map[string]bool{"functools.lru_cache": true, "functools.cache": true}

// remembering is f where it keeps what it gives. settings are the arguments of the
// decorator: it may keep so many results only.
func (in *interp) remembering(st *state, f cases, settings arguments, n syntax.Node) cases {
	size, given := settings.get(0, "maxsize")
	return in.each(st, f, func(st *state, v value) cases {
		if v.kind != function {
			return in.notFollowed(st, value{kind: external, name: "functools.lru_cache"}, arguments{positional: []argument{{just(v), n}}}, n)
		}
		o := *v.obj
		in.objects++
		o.id = in.objects
		for name, absent := range st.slots.of(v.obj) {
			in.set(st, &o, name, absent)
		}
		o.kept, o.forgets = in.object("what "+o.fn.name+" gave"), given && !isNone(size)
		st.lists.set(o.kept, nil)
		o.fn.object = &o
		v.obj = &o
		return just(v)
	})
}

// recall is a call of a function that keeps what it gave: that, or what it gives
// now.
func (in *interp) recall(st *state, f value, args arguments, n syntax.Node) cases {
	given := in.askedFor(f, args, n)
	return in.recallFrom(st, st.items(f.obj.kept), f, args, given, n)
}

func (in *interp) recallFrom(st *state, kept sequence, f value, args arguments, given value, n syntax.Node) cases {
	if len(kept) == 0 || st.dead() {
		return in.remember(st, f, args, given, n)
	}
	same, result := in.keptBy(st, kept[0], given, n)
	if f.obj.forgets {
		same = in.space.And(same, in.space.Ask(abstract.Atom{Text: f.obj.fn.name + " still has what it gave", Place: in.place(n)}))
	}
	return in.choose(st, same,
		func(*state) cases { return result },
		func(st *state) cases { return in.recallFrom(st, kept[1:], f, args, given, n) })
}

// keptBy tells when an entry of what a function keeps is for some arguments, and
// what they gave.
func (in *interp) keptBy(st *state, e entry, given value, n syntax.Node) (same abstract.Guard, result cases) {
	pair, one := e.Word.One()
	if !one || pair.kind != tuple || !allPlain(pair.obj.items) || len(pair.obj.items) != 2 {
		unknown := just(in.fresh(abstract.CallResult, n, "what a function gave before"))
		return in.space.Ask(abstract.Atom{Text: in.source(n) + " was called before", Place: in.place(n)}), unknown
	}
	before := pair.obj.items[0].Word
	same = in.over(before, func(v value) abstract.Guard { return in.sameCall(st, v, given, n) })
	return in.space.And(e.When, same), pair.obj.items[1].Word
}

// sameCall is the condition under which two tuples of arguments are equal, to a
// dict: one object is equal to itself.
func (in *interp) sameCall(st *state, a, b value, n syntax.Node) abstract.Guard {
	if a.kind != tuple || b.kind != tuple || !allPlain(a.obj.items) || !allPlain(b.obj.items) {
		return in.equalIn(st, a, b, n)
	}
	if len(a.obj.items) != len(b.obj.items) {
		return abstract.Never
	}
	out := abstract.Always
	for i, e := range a.obj.items {
		same := in.over(e.Word, func(x value) abstract.Guard {
			return in.over(b.obj.items[i].Word, func(y value) abstract.Guard {
				if x.obj != nil && x.Same(y) {
					return abstract.Always
				}
				return in.equalIn(st, x, y, n)
			})
		})
		out = in.space.And(out, same)
	}
	return out
}

// remember runs a function, and keeps what it gives.
func (in *interp) remember(st *state, f value, args arguments, given value, n syntax.Node) cases {
	out := in.runFunction(st, f, args, n)
	if st.dead() {
		return out
	}
	kept := value{kind: listKind, obj: f.obj.kept}
	pair := in.newTuple(sequence{in.one(just(given), n), in.one(out, n)})
	in.change(st, kept, append(slices.Clip(st.items(kept.obj)), in.one(just(pair), n)))
	return out
}

// askedFor is what a call hands over, as the key under which its result is kept:
// a tuple, or an unknown value where it is not known how many arguments there are.
func (in *interp) askedFor(f value, args arguments, n syntax.Node) value {
	unsure := args.open || args.rest != nil
	var items sequence
	if f.self != nil {
		items = append(items, in.one(just(*f.self), n))
	}
	for _, p := range args.positional {
		items = append(items, in.one(p.value, n))
	}
	for _, k := range args.named {
		unsure = unsure || k.when != abstract.Always
		items = append(items, in.one(just(value{kind: external, name: "keyword " + k.name}), n), in.one(k.value, n))
	}
	if unsure {
		return in.fresh(abstract.Expression, n, "arguments that are not known")
	}
	return in.newTuple(items)
}

// loseKept makes unknown what a function keeps: it may have been called.
func (in *interp) loseKept(st *state, v value, n syntax.Node) {
	if v.kind == function && v.obj.kept != nil {
		in.spoil(st, value{kind: listKind, obj: v.obj.kept}, n)
	}
}

// forget is cache_clear(), of a function that keeps what it gave. ok is false for
// other methods.
func (in *interp) forget(st *state, v value, name string) (out cases, ok bool) {
	if v.obj.kept == nil || name != "cache_clear" {
		return nil, false
	}
	in.change(st, value{kind: listKind, obj: v.obj.kept}, nil)
	return nothing(), true
}

// cacheOf is functools.cache(f) where it is no decorator.
func (in *interp) cacheOf(st *state, a arguments, n syntax.Node) cases {
	if one, ok := a.at(0).One(); !ok || one.kind != function {
		return in.notFollowed(st, value{kind: external, name: "functools.lru_cache"}, a, n)
	}
	return in.remembering(st, a.at(0), a.behind(0), n)
}
