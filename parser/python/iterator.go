package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// drawn is how an iterator is tied to what it takes its elements out of: it tells
// whether these are in a state what they were when the iterator was made. nil: what
// the iterator gives depends on more than that.
type drawn func(*state) bool

// drawnFrom ties an iterator to the arguments that it goes along.
func (in *interp) drawnFrom(st *state, a arguments) drawn {
	if len(a.named) > 0 || a.rest != nil || a.open {
		return nil
	}
	all := make([]drawn, len(a.positional))
	for i, p := range a.positional {
		one, ok := p.value.One()
		if all[i] = drawnOut(st, one, p.node); !ok || all[i] == nil {
			return nil
		}
	}
	return func(st *state) bool {
		for _, same := range all {
			if !same(st) {
				return false
			}
		}
		return true
	}
}

// drawnOut ties an iterator to one value. Another iterator is one of those only
// where nothing else has it.
func drawnOut(st *state, v value, n syntax.Node) drawn {
	switch {
	case v.plain() || v.kind == tuple:
		return func(*state) bool { return true }
	case v.kind == dict:
		held := st.mapping(v.obj)
		return func(st *state) bool { return st.mapping(v.obj).same(held) }
	case v.kind == listKind && v.obj.lazy && fleeting(n):
		return v.obj.drawn
	case v.kind == listKind && !v.obj.lazy:
		held := st.items(v.obj)
		return func(st *state) bool { return sameSlice(st.items(v.obj), held) }
	}
	return nil
}

// goesAlong is an iterator that gives items, which stand in its arguments.
func (in *interp) goesAlong(st *state, a arguments, items sequence, tied drawn, n syntax.Node) cases {
	out := in.lazily(st, a, items, n)
	out[0].Value.obj.drawn = tied
	return out
}

// onTime tells whether an iterator still has before it what it had when it was
// made, less what it gave.
func (in *interp) onTime(st *state, o *object) bool {
	return in.changes == o.made || o.drawn != nil && o.drawn(st)
}

// take is the next element of an iterator, which then has it no longer, and when
// there is one. It is not known where the element may be missing.
func (in *interp) take(st *state, v value) (element cases, there abstract.Guard, known bool) {
	items, known := in.ahead(st, v)
	switch {
	case in.usedUp(st, v):
		return nil, abstract.Never, true
	case !known:
		return nil, abstract.Never, false
	case len(items) == 0:
		in.useUp(st, v)
		return nil, abstract.Never, true
	case !plainEntry(items[0]):
		return nil, abstract.Never, false
	}
	st.lists.set(v.obj, items[1:len(items):len(items)])
	in.countTaken(st, v, abstract.Always)
	return items[0].Word, abstract.Always, true
}

// ahead is what an iterator has still to give. ok is false where that is not known.
func (in *interp) ahead(st *state, v value) (items sequence, ok bool) {
	if in.onTime(st, v.obj) {
		return st.items(v.obj), true
	}
	taken, one := st.slots.value(slot{v.obj, takenSlot}).Within(in.space, st.reach).One()
	if v.obj.along == nil || !one || taken.kind != number {
		return nil, false
	}
	now := st.items(v.obj.along)
	if !allPlain(now) {
		return nil, false
	}
	return now[min(int(taken.n), len(now)):], true
}

// takenSlot says of an iterator over a list how many elements it has given; no
// attribute has its name. That is no number where it is not known, or where it may
// have come to the end, from where on it gives nothing, whatever the list holds.
const takenSlot = "\x00taken"

// countTaken counts an element that an iterator gave where there was one.
func (in *interp) countTaken(st *state, v value, there abstract.Guard) {
	taken, _ := st.slots.value(slot{v.obj, takenSlot}).Within(in.space, st.reach).One()
	if v.obj.along == nil || taken.kind != number || there != abstract.Always {
		st.slots.set(slot{v.obj, takenSlot}, nothing())
		return
	}
	st.slots.set(slot{v.obj, takenSlot}, just(integer(int(taken.n)+1)))
}

// isliceOf is itertools.islice of what is certain, from its beginning or from a known
// place on.
func (in *interp) isliceOf(st *state, a arguments, n syntax.Node) cases {
	one, single := a.at(0).One()
	shared := one.kind == listKind && one.obj.lazy && !fleeting(a.node(0, n))
	if len(a.positional) < 2 || len(a.positional) > 4 || !single || shared || len(a.named) > 0 || a.open {
		return in.notFollowed(st, value{kind: external, name: "itertools.islice"}, a, n)
	}
	tied := in.drawnFrom(st, arguments{positional: a.positional[:1]})
	lower, upper, step := nothing(), a.at(1), nothing()
	if len(a.positional) > 2 {
		lower, upper, step = a.at(1), a.at(2), a.at(3)
	}
	in.early(st, a.at(0), n)
	items := in.spread(st, a.at(0), n)
	if slices.ContainsFunc([]cases{lower, upper, step}, func(v cases) bool { one, _ := v.One(); return one.whole() && one.n < 0 }) {
		in.leave(st, raising, in.raised("ValueError", n))
		return nothing()
	}
	places, ok := placesOf(lower, upper, step, len(items))
	if !ok || !allPlain(items) {
		in.loseItems(st, items, n)
		return in.lazily(st, a, sequence{in.gap(n, "elements at places that are not known")}, n)
	}
	return in.goesAlong(st, a, itemsAt(items, places), tied, n)
}

// endlessly is the one value that an iterator gives without end; nil: it does end,
// or gives others.
func endlessly(v cases) cases {
	one, ok := v.One()
	if !ok || one.kind != listKind {
		return nil
	}
	return one.obj.endless
}
