package shell

import (
	"maps"
	"slices"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// maxUnrolled is how many known items a loop is unrolled over.
const maxUnrolled = 32

func (in *interp) forClause(st *state, c *syntax.ForClause) status {
	iter, ok := c.Loop.(*syntax.WordIter)
	if !ok {
		return in.counted(st, c)
	}
	items := st.params.list
	if iter.InPos.IsValid() {
		items = in.sourcedItems(st, c, in.fields(st, iter.Items...))
	}
	switch {
	case c.Select:
		return in.selectFrom(st, c, iter.Name.Value, items)
	case !unrollable(items):
		return in.overUnknown(st, c, iter.Name.Value, items)
	}
	return in.unrolled(st, c, iter.Name.Value, items)
}

func unrollable(items abstract.List) bool {
	return len(items) <= maxUnrolled && !slices.ContainsFunc(items, func(e abstract.Element) bool { return len(e.Word) == 0 })
}

// unrolled runs the body once for each item, with its value.
func (in *interp) unrolled(st *state, c *syntax.ForClause, name string, items abstract.List) status {
	last := success()
	turns := in.inside(looping, func() {
		for _, item := range items {
			if st.dead() {
				return
			}
			here, skipped := st.clone(), st.clone()
			in.narrow(here, item.When)
			in.narrow(skipped, in.space.Not(item.When))
			if !here.dead() {
				in.assign(here, name, textValue(in.space, item.Word))
				last = in.turn(here, func(st *state) status { return in.stmts(st, c.Do) })
			}
			*st = *in.join(here, skipped)
		}
	})
	in.leftLoop(st, turns)
	return in.afterLoop(c, last)
}

// afterLoop is the status of a loop: that of the last turn, or success.
func (in *interp) afterLoop(n syntax.Node, last status) status {
	if last.known && last.ok == abstract.Always {
		return last
	}
	return in.pending(n, "")
}

// turn runs one turn of the innermost loop: continue ends it.
func (in *interp) turn(st *state, body func(*state) status) status {
	in.calls.again = nil
	s := body(st)
	for _, again := range in.calls.again {
		*st = *in.join(st, again)
	}
	in.calls.again = nil
	return s
}

// leftLoop joins where break left the loop.
func (in *interp) leftLoop(st *state, c *call) {
	for _, e := range c.ends {
		*st = *in.join(st, e.state)
	}
}

// overUnknown runs a loop over items of which some are not known.
func (in *interp) overUnknown(st *state, c *syntax.ForClause, name string, items abstract.List) status {
	runs := in.space.Ask(abstract.Atom{Text: "the loop over " + items.Source() + " runs", Place: in.place(c)})
	certain := func(e abstract.Element) bool { return e.When == abstract.Always && len(e.Word) > 0 }
	if slices.ContainsFunc(items, certain) {
		runs = abstract.Always
	}
	return in.summarised(st, c, looped{
		runs: runs,
		turn: func(st *state) status {
			in.wipe(st, name, abstract.Loop, "one of "+items.Source(), in.place(c.Loop))
			return in.stmts(st, c.Do)
		},
	})
}

// counted is for ((…; …; …)).
func (in *interp) counted(st *state, c *syntax.ForClause) status {
	loop := c.Loop.(*syntax.CStyleLoop)
	in.arithmetic(st, loop.Init)
	return in.conditional(st, c, turns{
		goesOn: func(st *state) abstract.Guard { return in.nonzero(in.arithmetic(st, loop.Cond), in.test(loop)) },
		body:   func(st *state) status { return in.stmts(st, c.Do) },
		next:   func(st *state) { in.arithmetic(st, loop.Post) },
	})
}

func (in *interp) while(st *state, c *syntax.WhileClause) status {
	return in.conditional(st, c, turns{
		goesOn: func(st *state) abstract.Guard {
			ok := in.ask(in.inCondition(func() status { return in.stmts(st, c.Cond) }))
			if c.Until {
				return in.space.Not(ok)
			}
			return ok
		},
		body: func(st *state) status { return in.stmts(st, c.Do) },
		next: func(*state) {},
	})
}

// turns is a loop that a condition ends.
type turns struct {
	goesOn func(*state) abstract.Guard
	body   func(*state) status
	next   func(*state) // what is done between a turn and the next condition
}

// conditional runs a loop turn by turn, where it is known how often it turns,
// else summarised.
func (in *interp) conditional(st *state, n syntax.Node, l turns) status {
	if last, ok := in.turnByTurn(st, n, l); ok {
		return last
	}
	return in.summarised(st, n, looped{
		runs: in.space.Ask(abstract.Atom{Text: "the loop runs", Place: in.place(n)}),
		turn: func(st *state) status {
			in.narrow(st, l.goesOn(st))
			return in.wholeTurn(st, l)
		},
		over: func(st *state) {
			if !st.dead() {
				in.narrow(st, in.space.Not(l.goesOn(st)))
			}
		},
	})
}

// wholeTurn is a turn, and what is done before the next condition.
func (in *interp) wholeTurn(st *state, l turns) status {
	if st.dead() {
		return success()
	}
	last := in.turn(st, l.body)
	if !st.dead() {
		l.next(st)
	}
	return last
}

// turnByTurn runs a loop for each turn that it has. It is false, and nothing is
// done, where it is not known how often it turns, or too often.
func (in *interp) turnByTurn(st *state, n syntax.Node, l turns) (last status, ok bool) {
	if in.mute == 0 { // nothing is to be told twice: try it first
		in.silently(func() { _, ok = in.turnByTurn(st.clone(), n, l) })
		if !ok {
			return last, false
		}
	}
	now, last := st.clone(), success()
	c := in.inside(looping, func() {
		for range maxUnrolled + 1 {
			goesOn := abstract.Never
			if !now.dead() {
				goesOn = l.goesOn(now)
			}
			if in.space.And(now.reach, goesOn) == abstract.Never {
				ok = true
				return
			}
			if ok = in.space.Implies(now.reach, goesOn); !ok {
				return
			}
			last = in.wholeTurn(now, l)
		}
		ok = false
	})
	if !ok {
		return last, false
	}
	*st = *now
	in.leftLoop(st, c)
	return in.afterLoop(n, last), true
}

// looped is a loop whose turns are not told apart.
type looped struct {
	runs abstract.Guard      // there is a turn at all
	turn func(*state) status // one turn, its condition included
	over func(*state)        // what is known where no further turn follows; may be nil
}

// summarised runs the body once, from a state that stands for the beginning of
// any turn. What the body may change is unknown there; a list that is only
// appended to is what it was before and any number of rounds of what is
// appended; a variable that is only given a few known strings is one of them.
// After the loop stands the state after the last turn, or the one before the
// loop where there was no turn; lists and variables of which the beginning of a
// turn is known are as there.
func (in *interp) summarised(st *state, n syntax.Node, l looped) status {
	begin := in.space.Atoms()
	head, told := in.invariant(st, n, l)
	none := st.clone()
	in.narrow(none, in.space.Not(l.runs))
	last := success()
	c := in.inside(looping, func() {
		if !head.dead() {
			last = in.turn(head, l.turn)
		}
	})
	maps.Copy(head.vars, told)
	maps.Copy(none.vars, told)
	if l.over != nil {
		in.silently(func() {
			l.over(none)
			l.over(head)
		})
	}
	*st = *in.join(head, none)
	in.leftLoop(st, c)
	// How the turns went tells nothing of what comes after: the questions asked in
	// them are not asked again.
	st.reach = in.space.Leave(st.reach, begin)
	return in.afterLoop(n, last)
}

// silently runs f without reporting what it starts, and without leaving traces
// of how control left it.
func (in *interp) silently(f func()) {
	type mark struct {
		c           *call
		ends, again int
	}
	var marks []mark
	for c := in.calls; c != nil; c = c.outer {
		marks = append(marks, mark{c, len(c.ends), len(c.again)})
	}
	in.mute++
	defer func() {
		in.mute--
		for _, m := range marks {
			m.c.ends, m.c.again = m.c.ends[:m.ends], m.c.again[:m.again]
		}
	}()
	f()
}
