package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
)

// maxWorlds is how many lists one list may be for these to be told apart.
const maxWorlds = 16

// world is what a list is where a guard holds: each element is there.
type world struct {
	when  abstract.Guard
	items sequence
}

// detail is how far lists are told apart.
type detail bool

const (
	byLength detail = false // by which elements are there
	byWord   detail = true  // by what they are, too
)

// choices tells whether an element is something else in some runs.
func (d detail) choices(e entry) bool {
	return e.When != abstract.Always || d == byWord && len(e.Word) > 1
}

// worlds are the lists that a list can be where reach holds; nil: too many.
func (in *interp) worlds(reach abstract.Guard, items sequence, d detail) []world {
	out := []world{{when: reach}}
	for _, e := range items {
		var next []world
		for _, w := range out {
			next = append(next, in.withAndWithout(w, e, d)...)
		}
		if out = next; len(out) > maxWorlds {
			return nil
		}
	}
	return out
}

// withAndWithout is a world with one more element, where that is there, and
// without it, where it is not.
func (in *interp) withAndWithout(w world, e entry, d detail) []world {
	var out []world
	if gone := in.space.And(w.when, in.space.Not(e.When)); gone != abstract.Never {
		out = append(out, world{gone, w.items})
	}
	here := in.space.And(w.when, e.When)
	with := func(when abstract.Guard, e entry) {
		if e.When = abstract.Always; when != abstract.Never {
			out = append(out, world{when, append(slices.Clip(w.items), e)})
		}
	}
	if d == byLength || len(e.Word) < 2 {
		with(here, e)
		return out
	}
	for _, c := range e.Word {
		e.Word = just(c.Value)
		with(in.space.And(here, c.When), e)
	}
	return out
}

// settled runs f for each list that v can be, in the runs in which it is that:
// every element of the list that f gets is there. Of a value that is no list,
// and of a list that can be too many, f gets v as it is.
func (in *interp) settled(st *state, v value, d detail, f func(*state, value) cases) cases {
	items := st.contents(v)
	if st.dead() || !slices.ContainsFunc(items, d.choices) {
		return f(st, v)
	}
	worlds := in.worlds(st.reach, items, d)
	if worlds == nil {
		return f(st, v)
	}
	guards := make([]abstract.Guard, len(worlds))
	for i, w := range worlds {
		guards[i] = w.when
	}
	return in.parts(st, guards, func(st *state, i int) cases {
		if v.kind == tuple {
			return f(st, in.newTuple(worlds[i].items))
		}
		here := slices.Clip(worlds[i].items)
		st.lists.set(v.obj, here)
		out := f(st, v)
		if sameSlice(st.items(v.obj), here) {
			st.lists.set(v.obj, items)
		}
		return out
	})
}

// settledAll is settled for each value that v can be.
func (in *interp) settledAll(st *state, v cases, d detail, f func(*state, value) cases) cases {
	return in.each(st, v, func(st *state, x value) cases { return in.settled(st, x, d, f) })
}

// settledArguments runs f for each way in which the positional arguments are
// lists whose every element is there.
func (in *interp) settledArguments(st *state, a arguments, d detail, f func(*state, arguments) cases) cases {
	return in.settledFrom(st, a, 0, d, f)
}

func (in *interp) settledFrom(st *state, a arguments, i int, d detail, f func(*state, arguments) cases) cases {
	if i == len(a.positional) || st.dead() {
		return f(st, a)
	}
	return in.settledAll(st, a.at(i), d, func(st *state, v value) cases {
		b := a
		b.positional = slices.Clone(a.positional)
		b.positional[i].value = just(v)
		return in.settledFrom(st, b, i+1, d, f)
	})
}

// eachSettled is settledAll for what f does.
func (in *interp) eachSettled(st *state, v cases, f func(*state, value)) {
	in.settledAll(st, v, byLength, func(st *state, x value) cases {
		f(st, x)
		return nothing()
	})
}
