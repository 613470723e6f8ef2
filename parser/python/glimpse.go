package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/abstract/trie"
)

// glimpses are any state on the way through a try statement from which an
// exception may come.
type glimpses struct {
	state *state   // nil: none yet; it is one of them where reach holds, and nothing elsewhere
	told  []*state // those that are told apart in it
	last  *state   // the one that was added last
}

// maxGlimpses is how many states on the way are told apart. What changes after
// them is not known to the handlers.
const maxGlimpses = 16

// doubt notes that what is run now may raise an exception in a way that is not
// followed. What is known to raise leaves; see [interp.leave].
func (in *interp) doubt() { in.doubts++ }

// watched runs f. Where something in it may raise, the handlers around may find
// the state as it is now.
func (in *interp) watched(st *state, f func()) {
	before, doubts := st.clone(), in.doubts
	f()
	if in.doubts != doubts {
		in.glimpse(before)
	}
}

// glimpse notes the state for the handlers around: what follows may raise. A
// state that holds nothing else than one before it is none of its own.
func (in *interp) glimpse(st *state) {
	if st.dead() {
		return
	}
	outside := false // of a generator that is being driven: what is run where it yields
	for c := in.calls; c != nil; c = c.outer {
		switch {
		case c.kind == apart:
			outside = true
		case c.kind == driving:
			outside = false
		}
		if c.kind == trying {
			if !slices.ContainsFunc(c.seen.told, func(t *state) bool { return in.within(st, t) }) {
				in.see(&c.seen, st)
			}
			if outside {
				continue // what is raised there is not raised in the generator
			}
			return
		}
	}
}

// within tells whether one state is another, or that in fewer runs.
func (in *interp) within(a, b *state) bool {
	return a.slots.Map == b.slots.Map && a.lists.Map == b.lists.Map && a.dicts.Map == b.dicts.Map && in.space.Implies(a.reach, b.reach)
}

func (in *interp) see(g *glimpses, st *state) {
	defer func(doubts int) { in.doubts = doubts }(in.doubts) // to look raises nothing
	if g.state == nil {
		*g = glimpses{st.clone(), []*state{st.clone()}, st.clone()}
		return
	}
	here := abstract.Never
	if len(g.told) < maxGlimpses {
		here = in.space.Ask(abstract.Atom{Text: "an exception comes later"})
		g.told = append(slices.Clip(g.told), st.clone())
	}
	before := g.state.reach
	c := in.space.And(st.reach, in.space.Or(here, in.space.Not(before)))
	g.state = in.mix(c, st, g.state, in.space.Or(st.reach, before))
	if here == abstract.Never {
		g.state = in.blurred(g.state, g.last, st)
	}
	g.last = st.clone()
}

// blurred is a state in which everything is unknown that two others tell apart.
func (in *interp) blurred(ever, a, b *state) *state {
	out := ever.clone()
	trie.Differ(a.slots.Map, b.slots.Map, func(_ uint64, x, y *variable) bool {
		in.work(1)
		if y != nil && (x == nil || !sameCases(x.is, y.is)) {
			out.slots.set(y.slot, in.blurredValue(out, y.slot, slices.Concat(y.is, out.slots.value(y.slot))))
		}
		return true
	})
	trie.Differ(a.lists.Map, b.lists.Map, func(_ uint64, x, y *content[sequence]) bool {
		if y != nil && (x == nil || !sameSlice(x.is, y.is)) {
			in.spoil(out, value{kind: listKind, obj: y.of}, in.current)
		}
		return true
	})
	trie.Differ(a.dicts.Map, b.dicts.Map, func(_ uint64, x, y *content[mapping]) bool {
		if y != nil && (x == nil || !x.is.same(y.is)) {
			in.spoil(out, value{kind: dict, obj: y.of}, in.current)
		}
		return true
	})
	return out
}

// blurredValue is the value of a name that had several on the way, or none yet;
// once it is not known it stays so.
func (in *interp) blurredValue(st *state, k slot, values cases) cases {
	const why = "changed in a try statement"
	for _, c := range values {
		if h := c.Value.hole(); h != nil && h.Why == why {
			return just(c.Value)
		}
	}
	for _, c := range values {
		in.spoil(st, c.Value, in.current)
	}
	return just(in.freshNamed(abstract.Expression, k.name, why, in.place(in.current)))
}
