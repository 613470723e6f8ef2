package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// maxSegments bounds the parts of a list whose elements are not told apart and
// that a loop goes through one after the other with what is known around them.
const maxSegments = 4

// segmented tells whether a loop can go through a list part by part: what is known
// turn by turn, and what is not known as any number of turns.
func segmented(items sequence) bool {
	open := 0
	for _, e := range items {
		if len(e.Word) == 0 {
			open++
		}
	}
	return open > 0 && open < len(items) && open <= maxSegments && len(items) <= maxUnrolled
}

// leavesLoops tells whether statements may break out of a loop.
func leavesLoops(body []syntax.Stmt) bool {
	found := false
	for _, s := range body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			_, is := n.(*syntax.Break)
			found = found || is
			return !found
		})
	}
	return found
}

// overItems runs turn for each element of a list, in the runs in which it is
// there; for a part of which it is not known how many elements it has, any number
// of times.
func (in *interp) overItems(st *state, items sequence, iter syntax.Node, name string, turn func(*state, entry)) {
	for _, e := range items {
		if st.dead() {
			return
		}
		here, skipped := in.branch(st, e.When), in.branch(st, in.space.Not(e.When))
		switch {
		case here.dead():
		case len(e.Word) > 0:
			turn(here, e)
		default:
			in.overSegment(here, e, iter, name, turn)
		}
		*st = *in.join(here, skipped)
	}
}

// overSegment runs turn for what one gap or repeat stands for.
func (in *interp) overSegment(st *state, e entry, iter syntax.Node, name string, turn func(*state, entry)) {
	in.loseItems(st, sequence{e}, iter)
	runs := in.space.Ask(abstract.Atom{Text: "the loop over " + in.source(iter) + " runs", Place: in.place(iter)})
	in.summarised(st, iter, looped{runs: runs, turn: func(st *state) {
		for _, e := range in.turnOf(e, iter, name) {
			turn(st, e)
		}
	}})
}

// turnOf is the elements that come each time that a part of a list repeats: those
// of a repeat that has one way to be, else one of which nothing is known.
func (in *interp) turnOf(e entry, iter syntax.Node, name string) sequence {
	if len(e.Repeat) != 1 || !allPlain(e.Repeat[0]) || !allSimple(e.Repeat[0]) {
		v := in.freshNamed(abstract.Loop, name, "one of "+in.source(iter), in.place(iter))
		return sequence{in.one(just(v), iter)}
	}
	return e.Repeat[0]
}

// allSimple tells whether elements are strings, known or not, which no turn can
// change.
func allSimple(items sequence) bool {
	return !slices.ContainsFunc(items, func(e entry) bool {
		return slices.ContainsFunc(e.Word, func(c abstract.Case[value]) bool { return c.Value.kind != str && c.Value.kind != unknown })
	})
}
