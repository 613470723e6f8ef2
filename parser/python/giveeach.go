package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// giveEach runs turn with each element that a value gives when it is iterated over,
// where nothing but turn itself can end that.
func (in *interp) giveEach(st *state, over cases, iter syntax.Node, name string, turn func(*state, entry)) {
	if one, ok := over.One(); ok && in.isUnstarted(st, one) {
		in.drive(st, one, iter, turn)
		return
	}
	before, list := st.clone(), in.followable(st, over, iter)
	items := in.spread(st, over, iter)
	if st.dead() {
		return
	}
	in.giveOut(st, over, iter)
	known := unrollable(items) || segmented(items)
	if known && in.eachTurn(st, over, func(st *state) { in.overItems(st, items, iter, name, turn) }) {
		return
	}
	if list.obj != nil && in.liveTurns(before, list, iter, turn) {
		*st = *before
		return
	}
	in.loseItems(st, items, iter)
	in.summarised(st, iter, looped{
		runs: in.space.Ask(abstract.Atom{Text: in.source(iter), Place: in.place(iter)}),
		turn: func(st *state) {
			v := in.freshNamed(abstract.Loop, name, "one of "+in.source(iter), in.place(iter))
			turn(st, in.one(just(v), iter))
		},
	})
}

// eachTurn runs the turns over what is known. It is false, and st as it was, where
// the turns change what they run over, or ask for more of it.
func (in *interp) eachTurn(start *state, over cases, turns func(*state)) bool {
	st := start.clone()
	before := in.leavings()
	turns(st)
	changed := func(o *object) bool { return !st.dead() && !sameSlice(start.items(o), st.items(o)) }
	for _, c := range over {
		if c.Value.kind == listKind && (changed(c.Value.obj) || slices.ContainsFunc(c.Value.obj.draws, changed)) {
			rewind(before)
			return false
		}
	}
	for _, v := range generators(over) {
		in.useUp(st, v)
	}
	*start = *st
	return true
}

// liveTurns runs turn with the element that stands at its place then, turn after
// turn. It is false where that is not known, or does not end soon.
func (in *interp) liveTurns(st *state, v value, iter syntax.Node, turn func(*state, entry)) bool {
	before := in.leavings()
	var done *state
	for i := 0; !st.dead() && i <= maxUnrolled; i++ {
		element, there, known := in.nth(st, v, i, iter)
		if !known {
			rewind(before)
			return false
		}
		done = in.join(done, in.branch(st, in.space.Not(there)))
		in.narrow(st, there)
		if !st.dead() {
			turn(st, in.one(element, iter))
		}
	}
	if !st.dead() {
		rewind(before)
		return false
	}
	if done != nil {
		*st = *done
	}
	return true
}
