package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/abstract/trie"
	"github.com/egglint/egg/parser/python/syntax"
)

// waiting is a generator that was made: its body is run when something asks for
// elements.
type waiting struct {
	run    func(st *state, n syntax.Node, give yieldHandler) cases
	lose   func(st *state, n syntax.Node) // it is run at times that are not known
	body   []syntax.Node
	own    map[string]bool // the names that are its own
	calls  bool            // it calls functions, which may read and change anything
	shared bool            // while a loop ran over it, something else asked for elements
	then   *state          // settled: when it was run
	born   int             // settled: the objects that there were then
}

// stageSlot says how far a generator is; no attribute has its name.
const stageSlot = "\x00stage"

// The stages of a generator.
const (
	unstarted = iota // nothing of its body was run
	opened           // some of it was run, or may have been
	settled          // all of it was run early, with nobody to notice; what it gives is its content
)

// suspend is what a call of a generator gives: nothing of the body is run yet.
func (in *interp) suspend(st *state, f value, args arguments, n syntax.Node) cases {
	d := f.obj.fn
	w := &waiting{own: d.locals}
	for _, s := range d.body {
		w.body = append(w.body, s)
	}
	w.run = func(st *state, n syntax.Node, give yieldHandler) cases {
		return in.enterFunction(st, f, args, n, give)
	}
	w.lose = func(st *state, n syntax.Node) { in.cutOff(st, f, args, n, nil) }
	return just(in.waitingFor(st, w, n))
}

func (in *interp) waitingFor(st *state, w *waiting, n syntax.Node) value {
	v := in.newListAt(st, sequence{in.gap(n, "the elements of a generator")}, n)
	v.obj.lazy, v.obj.waits = true, w
	in.setStage(st, v, unstarted)
	return v
}

// generatorExp is (x for y in z): z is asked for now, all else when something asks
// for elements.
func (in *interp) generatorExp(st *state, sc *scope, x *syntax.GeneratorExp) value {
	over := in.eval(st, sc, x.Generators[0].Iter)
	frame, file := in.frame, in.file
	w := &waiting{own: in.inner(sc, x.Generators).locals, body: []syntax.Node{x}}
	w.run = func(st *state, _ syntax.Node, give yieldHandler) cases {
		caller, from := in.frame, in.file
		in.frame, in.file = frame, file
		in.generateOver(st, in.inner(sc, x.Generators), over, x.Generators, func(st *state, sc *scope) { give(st, in.madeOf(st, sc, x.Elt, x.Generators)) }, x)
		in.frame, in.file = caller, from
		return nothing()
	}
	w.lose = func(st *state, n syntax.Node) {
		in.spoilOuter(st, sc, n)
		w.run(st.clone(), n, func(*state, entry) {})
	}
	return in.waitingFor(st, w, x)
}

func (in *interp) setStage(st *state, v value, stage int) {
	st.slots.set(slot{v.obj, stageSlot}, just(integer(stage)))
}

// stage is how far a generator is: opened, where that differs between runs.
func (in *interp) stage(st *state, v value) int {
	one, ok := st.slots.value(slot{v.obj, stageSlot}).Within(in.space, st.reach).One()
	if !ok {
		return opened
	}
	return int(one.n)
}

// unstartedIn tells whether one of the cases is a generator whose body is still to
// be run.
func (in *interp) unstartedIn(st *state, v cases) bool {
	return slices.ContainsFunc(v, func(c abstract.Case[value]) bool { return in.isUnstarted(st, c.Value) })
}

func (in *interp) isUnstarted(st *state, v value) bool {
	return v.kind == listKind && v.obj.waits != nil && in.stage(st, v) == unstarted
}

// drive runs a generator, and give with each element where it is yielded. Where
// control leaves give early, the generator is closed where nothing else can have
// it, as the value of a call; any other stays as it is.
func (in *interp) drive(st *state, v value, n syntax.Node, give yieldHandler) cases {
	w := v.obj.waits
	before, left := st.clone(), in.leavings()
	in.setStage(st, v, opened)
	w.shared = false
	result, c := in.driven(st, w, n, give)
	if w.shared {
		*st = *before
		rewind(left)
		in.scatter(st, v, n)
		in.overItems(st, st.items(v.obj), n, in.source(n), give)
		return just(in.fresh(abstract.Expression, n, "the result of a generator"))
	}
	if !st.dead() {
		in.useUp(st, v)
	}
	for _, j := range c.jumps {
		if j.then != nil {
			j = jump{j.then.how, j.state, j.then.value, j.then.then}
		} else if j.how == raising {
			j.value = in.outOfGenerator(j.value, n)
		}
		if !j.state.dead() {
			in.jump(j)
		}
	}
	return result
}

// driven runs the body of a generator, and notes how control leaves it, or give.
func (in *interp) driven(st *state, w *waiting, n syntax.Node, give yieldHandler) (out cases, c *call) {
	frame, file := in.frame, in.file
	leaves := abandoning
	if fleeting(n) {
		leaves = closing
	}
	c = in.inside(driving, func() {
		out = w.run(st, n, func(st *state, e entry) {
			inner, innerFile, current := in.frame, in.file, in.current
			in.frame, in.file = frame, file
			body := in.inside(apart, func() { give(st, e) })
			in.frame, in.file, in.current = inner, innerFile, current
			for _, j := range body.jumps {
				if !j.state.dead() {
					in.jump(jump{how: leaves, state: j.state, then: &j})
				}
			}
		})
	})
	return out, c
}

// fleeting tells whether nothing else can have what an expression gives, where that
// is a generator.
func fleeting(n syntax.Node) bool {
	switch n.(type) {
	case *syntax.Call, *syntax.GeneratorExp:
		return true
	}
	return false
}

// forGenerator runs a loop over a generator: each turn where an element is yielded.
func (in *interp) forGenerator(st *state, sc *scope, s *syntax.For, v value) {
	c := in.inside(looping, func() {
		in.drive(st, v, s.Iter, func(st *state, e entry) {
			turn := in.inside(looping, func() {
				in.turn(st, func(st *state) {
					in.assign(st, sc, s.Target, e.Word)
					in.block(st, sc, s.Body)
				})
			})
			for _, j := range turn.jumps {
				in.jump(j)
			}
		})
	})
	if !st.dead() {
		in.block(st, sc, s.Else)
	}
	in.leftLoop(st, c)
}

// collected runs a generator to its end, and is what it gives.
func (in *interp) collected(st *state, v value, n syntax.Node) sequence {
	out := in.newList(st, nil)
	in.drive(st, v, n, func(st *state, e entry) {
		in.change(st, out, append(slices.Clip(st.items(out.obj)), e))
	})
	return st.items(out.obj)
}

// early settles the generators among the cases of a value, of which something
// takes elements at a time that is not followed. Where that does not matter, as
// the body changes nothing, it is run to its end now; see [interp.undisturbed].
func (in *interp) early(st *state, v cases, n syntax.Node) {
	for _, c := range v {
		here := in.branch(st, c.When)
		if !in.isUnstarted(here, c.Value) || here.dead() {
			continue
		}
		if !in.quiet(here, c.Value, n) {
			in.scatter(here, c.Value, n)
		} else {
			items := in.collected(here, c.Value, n)
			here.lists.set(c.Value.obj, items)
			here.slots.set(slot{c.Value.obj, usedUpSlot}, just(truth(false)))
			in.setStage(here, c.Value, settled)
			c.Value.obj.waits.then, c.Value.obj.waits.born = here.clone(), in.objects
		}
		rest := in.branch(st, in.space.Not(c.When))
		*st = *in.join(here, rest)
	}
}

// quiet tells whether nobody can tell when a generator is run: it changes nothing
// but its own, starts nothing, calls nothing that is not followed, and ends.
func (in *interp) quiet(st *state, v value, n syntax.Node) bool {
	trial, born := st.clone(), in.objects
	begun, lost, escapes := in.reports, in.unfollowed, len(in.escapes)
	in.silently(func() { in.collected(trial, v, n) })
	if trial.reach != st.reach || in.reports != begun || in.unfollowed != lost || len(in.escapes) != escapes {
		return false
	}
	changed := false
	in.differences(st, trial, func(o *object, name string) {
		changed = changed || o.id <= born && o != v.obj
	})
	return !changed
}

// differences calls f for each object whose content, and each name whose value, is
// another in b than in a.
func (in *interp) differences(a, b *state, f func(o *object, name string)) {
	trie.Differ(a.slots.Map, b.slots.Map, func(_ uint64, x, y *variable) bool {
		if y == nil || x != nil && sameCases(x.is, y.is) {
			return true
		}
		f(y.owner, y.name)
		return true
	})
	trie.Differ(a.lists.Map, b.lists.Map, func(_ uint64, x, y *content[sequence]) bool {
		if y != nil && (x == nil || !sameSlice(x.is, y.is)) {
			f(y.of, "")
		}
		return true
	})
	trie.Differ(a.dicts.Map, b.dicts.Map, func(_ uint64, x, y *content[mapping]) bool {
		if y != nil && (x == nil || !x.is.same(y.is)) {
			f(y.of, "")
		}
		return true
	})
}

// undisturbed tells whether nothing that a settled generator may read is another
// in one state than in an earlier one.
func (in *interp) undisturbed(w *waiting, then, now *state) bool {
	reads, all := in.reads(w)
	same := true
	in.differences(then, now, func(o *object, name string) {
		elsewhere := name != "" && o.class == nil && len(o.of) == 0 && !all && !reads[name]
		same = same && (o.waits == w || o.id > w.born || elsewhere)
	})
	return same
}

// reads are the names that a generator may read of what is around it; all: it calls
// something of the project, which may read any.
func (in *interp) reads(w *waiting) (names map[string]bool, all bool) {
	names, all = map[string]bool{}, w.calls
	for _, s := range w.body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Name:
				names[n.ID] = names[n.ID] || !w.own[n.ID]
			case *syntax.Attribute:
				names[n.Attr] = true
			case *syntax.Call:
				f, name := n.Func.(*syntax.Name)
				_, method := n.Func.(*syntax.Attribute)
				all = all || !method && (!name || !builtinNames[f.ID])
			}
			return true
		})
	}
	for _, d := range in.defs {
		all = all || d.name != "" && names[d.name]
	}
	return names, all
}

// scatter is a generator whose elements are taken when nobody looks: its body may
// be run, some of it, at any time from now on.
func (in *interp) scatter(st *state, v value, n syntax.Node) {
	v.obj.waits.shared = true
	v.obj.waits.lose(st, n)
	in.setStage(st, v, opened)
	st.lists.set(v.obj, sequence{in.gap(n, "the elements of a generator that is run in parts")})
	st.slots.set(slot{v.obj, usedUpSlot}, just(truth(false)))
}

// yield hands an element to whoever runs the generator. What is sent to it is
// None, where it is run by a loop.
func (in *interp) yield(st *state, sc *scope, x *syntax.Yield) cases {
	v := nothing()
	if x.Value != nil {
		v = in.eval(st, sc, x.Value)
	}
	if st.dead() || !in.yielded(st, sc, in.one(v, x)) {
		return just(in.fresh(abstract.Expression, x, "sent to a generator"))
	}
	return nothing()
}

// yielded is false where nobody is known to take what is yielded.
func (in *interp) yielded(st *state, sc *scope, e entry) bool {
	handle, ok := in.onYield[sc.owner]
	if ok {
		handle(st, e)
	}
	return ok
}

// yieldFrom hands on every element of another iterable. Of a generator it gives
// what that returns.
func (in *interp) yieldFrom(st *state, sc *scope, x *syntax.YieldFrom) cases {
	in.doubt()
	give := func(st *state, e entry) { in.yielded(st, sc, e) }
	return in.each(st, in.eval(st, sc, x.Value), func(st *state, v value) cases {
		if in.isUnstarted(st, v) {
			return in.drive(st, v, x.Value, give)
		}
		items := in.spread(st, just(v), x.Value)
		if !unrollable(items) && !segmented(items) {
			in.loseItems(st, items, x.Value)
			items = sequence{in.gap(x.Value, "elements that are not known")}
		}
		in.giveOut(st, just(v), x.Value)
		in.overItems(st, items, x.Value, in.source(x.Value), give)
		return just(in.fresh(abstract.Expression, x, "the result of a generator"))
	})
}
