package python

import (
	"github.com/egglint/egg/parser/abstract"
)

// call is something that control can leave early.
type call struct {
	outer *call
	kind  callKind
	jumps []jump // where control left
	again []*state
	seen  *state // trying: any state on the way, for exceptions that anything may raise
}

type callKind uint8

const (
	process callKind = iota
	activation
	looping
	trying
	finally
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
	}
	return how == exiting || how == raising
}

// glimpse notes the state for the handlers around: what follows may raise.
func (in *interp) glimpse(st *state) {
	for c := in.calls; c != nil; c = c.outer {
		if c.kind == trying {
			in.see(c, st)
			return
		}
	}
}

func (in *interp) see(c *call, st *state) {
	if c.seen == nil {
		c.seen = st.clone()
		return
	}
	if same(c.seen, st) {
		return
	}
	here := in.space.Ask(abstract.Atom{Text: "an exception comes later"})
	c.seen = in.mix(here, st, c.seen, abstract.Always)
}

// same tells whether two states hold the same.
func same(a, b *state) bool {
	if len(a.slots) != len(b.slots) || len(a.lists) != len(b.lists) || len(a.dicts) != len(b.dicts) {
		return false
	}
	for k, v := range a.slots {
		if w, ok := b.slots[k]; !ok || !sameCases(v, w) {
			return false
		}
	}
	for k, v := range a.lists {
		if w, ok := b.lists[k]; !ok || !sameSlice(v, w) {
			return false
		}
	}
	for k, v := range a.dicts {
		if w, ok := b.dicts[k]; !ok || !sameSlice(v.entries, w.entries) {
			return false
		}
	}
	return true
}
