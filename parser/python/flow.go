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
	seen  glimpses // trying: for exceptions whose raising is not followed
}

type callKind uint8

const (
	process callKind = iota
	activation
	looping
	trying
	finally
	within  // the body of a with statement, inside the activation of a generator
	apart   // what is run where a generator yields
	driving // the activation of a generator
)

// jump is a state in which control leaves.
type jump struct {
	how   jumpKind
	state *state
	value cases // of a return
	then  *jump // closing, abandoning: how control goes on behind the generator
}

type jumpKind uint8

const (
	returning jumpKind = iota
	breaking
	continuing
	raising
	exiting
	closing    // out of what is run where a generator yields: what it has to clean up is run
	abandoning // the same; the generator stays as it is
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
		in.jump(jump{how: how, state: st.clone(), value: v})
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
		return how != abandoning
	case within:
		return how != raising && how != closing && how != abandoning
	case apart, driving:
		return true
	}
	return how == exiting || how == raising
}
