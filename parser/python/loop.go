package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// maxUnrolled is how many known elements a loop is unrolled over.
const maxUnrolled = 32

func (in *interp) forStmt(st *state, sc *scope, s *syntax.For) {
	v := in.eval(st, sc, s.Iter)
	if st.dead() {
		return
	}
	v = in.iteratorsOf(st, v, s.Iter)
	if in.unstartedIn(st, v) {
		in.eachObject(st, v, func(st *state, x value) {
			if in.isUnstarted(st, x) {
				in.forGenerator(st, sc, s, x)
			} else {
				in.forItems(st, sc, s, just(x))
			}
		})
		return
	}
	in.forItems(st, sc, s, v)
}

// forItems runs a loop over what is there before it begins.
func (in *interp) forItems(st *state, sc *scope, s *syntax.For, v cases) {
	before, list := st.clone(), in.followable(st, v, s.Iter)
	items := in.spread(st, v, s.Iter)
	in.giveOut(st, v, s.Iter)
	known := unrollable(items) || segmented(items) && !leavesLoops(s.Body)
	if known && in.turnByTurn(st, before, sc, s, v, list, items) {
		return
	}
	in.loseItems(st, items, s.Iter)
	runs := abstract.Always
	if !slices.ContainsFunc(items, plainEntry) {
		runs = in.space.Ask(abstract.Atom{Text: "the loop over " + in.source(s.Iter) + " runs", Place: in.place(s)})
	}
	in.summarised(st, s, looped{
		runs: runs,
		turn: func(st *state) {
			in.assign(st, sc, s.Target, just(in.fresh(abstract.Loop, s.Iter, "one of "+in.source(s.Iter)).renamed(in, s.Target)))
			in.block(st, sc, s.Body)
		},
		after: func(st *state) { in.block(st, sc, s.Else) },
	})
}

// turnByTurn runs a loop over known elements. A list that is certain is followed
// from the start; any other is where the body turns out to change it.
func (in *interp) turnByTurn(st, before *state, sc *scope, s *syntax.For, over cases, list value, items sequence) bool {
	follow := func() bool {
		if list.obj == nil || !in.followed(before, sc, s, list) {
			return false
		}
		*st = *before
		return true
	}
	if allPlain(items) && follow() {
		return true
	}
	return in.unrolled(st, sc, s, over, items) || !allPlain(items) && follow()
}

// renamed is an unknown value under the name that the program gives it.
func (v value) renamed(in *interp, target syntax.Expr) value {
	h := *v.hole()
	h.Source = in.source(target)
	return value{kind: unknown, text: abstract.Unknown(in.space.NewHole(h))}
}

func unrollable(items sequence) bool {
	return len(items) <= maxUnrolled && !slices.ContainsFunc(items, func(e entry) bool { return len(e.Word) == 0 })
}

// unrolled runs the body once for each element, with its value. It is false, and
// st as it was, where the body changes the very list that it runs over.
func (in *interp) unrolled(start *state, sc *scope, s *syntax.For, over cases, items sequence) bool {
	st, before := start.clone(), in.leavings()
	c := in.inside(looping, func() {
		in.overItems(st, items, s.Iter, in.source(s.Target), func(st *state, e entry) {
			in.turn(st, func(st *state) {
				in.assign(st, sc, s.Target, e.Word)
				in.block(st, sc, s.Body)
			})
			in.mindSize(st, start, over, s.Iter)
		})
	})
	for _, o := range over {
		if o.Value.kind == listKind && in.changedSince(start, st, c, o.Value.obj) {
			rewind(before)
			return false
		}
	}
	if !st.dead() {
		for _, v := range generators(over) {
			in.useUp(st, v)
		}
		in.block(st, sc, s.Else)
	}
	in.leftLoop(st, c)
	*start = *st
	return true
}

// changedSince tells whether a list is another at the end of a loop, or where
// the loop is left.
func (in *interp) changedSince(start, end *state, c *call, o *object) bool {
	if o.waits != nil && in.disturbedSince(start, end, c, o) {
		return true
	}
	if slices.ContainsFunc(o.draws, func(o *object) bool { return (!o.lazy || o.waits != nil) && in.changedSince(start, end, c, o) }) {
		return true
	}
	if o.waits != nil {
		return false
	}
	changed := !end.dead() && !sameSlice(start.items(o), end.items(o))
	return changed || slices.ContainsFunc(c.jumps, func(j jump) bool { return !sameSlice(start.items(o), j.state.items(o)) })
}

// disturbedSince tells whether a settled generator might give something else, had
// it been run while the loop was.
func (in *interp) disturbedSince(start, end *state, c *call, o *object) bool {
	calm := end.dead() || in.undisturbed(o.waits, start, end)
	return !calm || slices.ContainsFunc(c.jumps, func(j jump) bool { return !in.undisturbed(o.waits, start, j.state) })
}

// turn runs one turn of the innermost loop: continue ends it.
func (in *interp) turn(st *state, body func(*state)) {
	in.calls.again = nil
	loop := in.calls
	body(st)
	for _, again := range loop.again {
		*st = *in.join(st, again)
	}
	loop.again = nil
}

// leftLoop joins where break left the loop.
func (in *interp) leftLoop(st *state, c *call) {
	for _, j := range c.jumps {
		*st = *in.join(st, j.state)
	}
}

// whileStmt unrolls a loop that is known to end soon; another is summarised.
func (in *interp) whileStmt(st *state, sc *scope, s *syntax.While) {
	ends := false
	in.silently(func() { ends = in.countedWhile(st.clone(), sc, s) })
	if ends {
		in.countedWhile(st, sc, s)
		return
	}
	goesOn := func(st *state) abstract.Guard {
		return in.isTrue(st, in.eval(st, sc, s.Test), s.Test)
	}
	var runs abstract.Guard
	in.silently(func() { runs = goesOn(st.clone()) })
	in.summarised(st, s, looped{
		runs: runs,
		turn: func(st *state) {
			in.narrow(st, goesOn(st))
			in.block(st, sc, s.Body)
		},
		over: func(st *state) {
			if !st.dead() {
				in.narrow(st, in.space.Not(goesOn(st)))
			}
		},
		after: func(st *state) { in.block(st, sc, s.Else) },
	})
}

// maxDoubts is how often a loop that is unrolled may be unsure whether it goes on.
const maxDoubts = 4

// countedWhile runs turn after turn while the loop goes on; it is false where it
// still does after many of them.
func (in *interp) countedWhile(st *state, sc *scope, s *syntax.While) bool {
	var done *state
	doubts := 0
	c := in.inside(looping, func() {
		for turns := 0; !st.dead() && turns <= maxUnrolled && doubts <= maxDoubts; turns++ {
			reach := st.reach
			goesOn := in.isTrue(st, in.eval(st, sc, s.Test), s.Test)
			if stop := in.branch(st, in.space.Not(goesOn)); !stop.dead() {
				done = in.join(done, stop)
			}
			in.narrow(st, goesOn)
			if st.dead() {
				return
			}
			in.turn(st, func(st *state) { in.block(st, sc, s.Body) })
			if st.reach != reach {
				doubts++
			}
		}
	})
	if !st.dead() {
		return false
	}
	if done != nil {
		*st = *done
		in.block(st, sc, s.Else)
	}
	in.leftLoop(st, c)
	return true
}

// looped is a loop whose turns are not told apart.
type looped struct {
	runs  abstract.Guard // there is a turn at all
	turn  func(*state)   // one turn, its condition included
	over  func(*state)   // what is known where no further turn follows; may be nil
	after func(*state)   // what is run where no break left the loop; may be nil
}

// summarised runs the body once, from a state that stands for the beginning of
// any turn; see invariant. After the loop stands the state after the last turn,
// or the one before the loop where there was no turn.
func (in *interp) summarised(st *state, n syntax.Node, l looped) {
	in.doubt()
	l.turn = in.inTurn(l.turn)
	head, told := in.invariant(st, n, l)
	none := in.branch(st, in.space.Not(l.runs))
	c := in.inside(looping, func() {
		if !head.dead() {
			in.turn(head, l.turn)
		}
	})
	for _, end := range []*state{head, none} {
		for _, l := range told.All() {
			end.lists.set(l.of, l.is)
		}
	}
	if l.over != nil {
		l.over(none) // what the condition starts is started without a turn too
		in.silently(func() { l.over(head) })
	}
	*st = *in.join(head, none)
	if l.after != nil && !st.dead() {
		l.after(st)
	}
	in.leftLoop(st, c)
}

// silently runs f without reporting what it starts, and without leaving traces
// of how control left it.
func (in *interp) silently(f func()) {
	before := in.leavings()
	in.mute++
	defer func() {
		in.mute--
		rewind(before)
	}()
	f()
}

// leaving is what has left a call so far.
type leaving struct {
	c            *call
	jumps, again int
	seen         glimpses
}

func (in *interp) leavings() []leaving {
	var out []leaving
	for c := in.calls; c != nil; c = c.outer {
		out = append(out, leaving{c, len(c.jumps), len(c.again), c.seen})
	}
	return out
}

// rewind takes back how control left since then.
func rewind(before []leaving) {
	for _, m := range before {
		m.c.jumps, m.c.again, m.c.seen = m.c.jumps[:m.jumps:m.jumps], m.c.again[:m.again:m.again], m.seen
	}
}
