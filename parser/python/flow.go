package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/abstract/trie"
)

// call is something that control can leave early.
type call struct {
	outer *call
	kind  callKind
	jumps []jump // where control left
	again []*state
	seen  glimpses // trying: for exceptions that anything may raise
}

type callKind uint8

const (
	process callKind = iota
	activation
	looping
	trying
	finally
	within // the body of a with statement, inside the activation of a generator
)

// jump is a state in which control leaves.
type jump struct {
	how   jumpKind
	state *state
	value cases // of a return
}

type jumpKind uint8

const (
	returning jumpKind = iota
	breaking
	continuing
	raising
	exiting
)

// inside runs f within a call of a kind.
func (in *interp) inside(kind callKind, f func()) *call {
	c := &call{outer: in.calls, kind: kind}
	in.calls = c
	defer func() { in.calls = c.outer }()
	f()
	return c
}

// leave ends the path of st: control goes where how leads.
func (in *interp) leave(st *state, how jumpKind, v cases) {
	if !st.dead() {
		in.jump(jump{how, st.clone(), v})
	}
	st.reach = abstract.Never
}

func (in *interp) jump(j jump) {
	for c := in.calls; c != nil; c = c.outer {
		switch {
		case c.kind == looping && j.how == continuing:
			c.again = append(c.again, j.state)
			return
		case c.catches(j.how):
			c.jumps = append(c.jumps, j)
			return
		}
	}
}

func (c *call) catches(how jumpKind) bool {
	switch c.kind {
	case activation:
		return how == returning
	case looping:
		return how == breaking
	case trying:
		return how == raising
	case finally:
		return true
	case within:
		return how != raising
	}
	return how == exiting || how == raising
}

// glimpses are any state on the way through a try statement.
type glimpses struct {
	state   *state // nil: none yet; it is a state wherever it is narrowed to
	last    *state // the one that was added last
	changes int    // how much had changed when it was added to last
	mixed   int    // how many states are told apart in it
}

// maxGlimpses is how many states on the way are told apart. What changes after
// them is not known to the handlers.
const maxGlimpses = 8

// glimpse notes the state for the handlers around: what follows may raise.
// States between which nothing was changed are one.
func (in *interp) glimpse(st *state) {
	if st.dead() {
		return
	}
	for c := in.calls; c != nil; c = c.outer {
		if c.kind == trying {
			if c.seen.state == nil || c.seen.changes != in.changes {
				in.see(&c.seen, st)
			}
			return
		}
	}
}

func (in *interp) see(g *glimpses, st *state) {
	switch {
	case g.state == nil:
		g.state = st.clone()
	case g.mixed < maxGlimpses:
		here := in.space.Ask(abstract.Atom{Text: "an exception comes later"})
		g.state = in.mix(in.space.And(here, st.reach), st, g.state, abstract.Always)
		g.mixed++
	default:
		g.state = in.blurred(g.state, g.last, st)
	}
	g.last, g.changes = st.clone(), in.changes
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
