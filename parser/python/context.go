package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// yieldHandler is run where an activation yields a value.
type yieldHandler func(*state, entry)

// withStmt enters one context manager after the other, each inside the one
// before.
func (in *interp) withStmt(st *state, sc *scope, s *syntax.With) {
	in.withItems(st, sc, s, s.Items)
}

func (in *interp) withItems(st *state, sc *scope, s *syntax.With, items []*syntax.WithItem) {
	if len(items) == 0 {
		in.block(st, sc, s.Body)
		return
	}
	item := items[0]
	manager := in.eval(st, sc, item.Context)
	if st.dead() {
		return
	}
	inner := func(st *state, entered cases) {
		if item.Target != nil {
			in.assign(st, sc, item.Target, entered)
		}
		in.withItems(st, sc, s, items[1:])
	}
	in.eachObject(st, manager, func(st *state, v value) {
		in.withOne(st, v, s, item, inner)
		if v.kind == unknown || v.kind == external && v.name != swallows {
			in.doubt()
			in.glimpse(st)
		}
	})
}

// withOne runs inner inside one context manager.
func (in *interp) withOne(st *state, v value, s *syntax.With, item *syntax.WithItem, inner func(*state, cases)) {
	b, made := in.contexts[v.obj]
	switch {
	case made:
		in.withGenerator(st, b, item, inner)
	case v.kind == external && v.name == swallows:
		in.suppressed(st, v, item, inner)
	case v.kind == instance:
		in.withInstance(st, v, methodsOf(s.Async), item, inner)
	case v.kind == exitStack:
		in.withExit(st, item, func(st *state) { inner(st, just(v)) }, func(st *state, _ cases) abstract.Guard { return in.unwind(st, v, item) })
	case v.kind == unknown || v.kind == external:
		if h := v.hole(); h == nil || h.Kind != abstract.CallResult {
			st.note(in.source(item.Context) + " lets exceptions through")
		}
		entered := in.fresh(abstract.CallResult, item.Context, "what a with statement gives")
		in.cameBy[entered.hole()] = step{of: v}
		inner(st, just(entered))
	default:
		inner(st, just(v))
	}
}

// suppressed runs inner, and goes on after some exceptions.
func (in *interp) suppressed(st *state, manager value, item *syntax.WithItem, inner func(*state, cases)) {
	caught, raised := in.attempt(st, item, func(st *state) { inner(st, nothing()) })
	if caught == nil || caught.dead() {
		return
	}
	kept := in.suppresses(manager, raised, item.Context)
	in.leave(in.branch(caught, in.space.Not(kept)), raising, raised)
	in.narrow(caught, kept)
	*st = *in.join(st, caught)
}

// managing are the names of the methods of a context manager.
type managing struct{ enter, exit string }

func methodsOf(async bool) managing {
	if async {
		return managing{"__aenter__", "__aexit__"}
	}
	return managing{"__enter__", "__exit__"}
}

// withInstance enters and leaves an object of the project.
func (in *interp) withInstance(st *state, v value, m managing, item *syntax.WithItem, inner func(*state, cases)) {
	entered := in.dunder(st, v, m.enter, arguments{}, item)
	if st.dead() {
		return
	}
	in.withExit(st, item, func(st *state) { inner(st, entered) }, func(st *state, raised cases) abstract.Guard {
		return in.isTrue(st, in.dunder(st, v, m.exit, in.reasons(raised, item), item), item)
	})
}

// withExit runs exit however control leaves inner, with what is raised, or None. It
// tells whether it ends an exception.
func (in *interp) withExit(st *state, item *syntax.WithItem, inner func(*state), exit func(st *state, raised cases) abstract.Guard) {
	start := st.clone()
	c := in.inside(finally, func() { inner(st) })
	if !st.dead() {
		exit(st, nothing())
	}
	jumps := c.jumps
	if seen := in.interrupted(start, item, inner); seen != nil {
		jumps = append(jumps, jump{how: raising, state: seen})
	}
	for _, j := range jumps {
		if j.state.dead() {
			continue
		}
		raised := j.value
		if j.how != raising {
			raised = nothing()
		}
		swallows := exit(j.state, raised)
		if j.how != raising {
			swallows = abstract.Never
		}
		*st = *in.join(st, in.branch(j.state, swallows))
		in.narrow(j.state, in.space.Not(swallows))
		if !j.state.dead() {
			in.jump(j)
		}
	}
}

// dunder calls a method that the language calls; an object without it gives an
// unknown value.
func (in *interp) dunder(st *state, v value, name string, args arguments, n syntax.Node) cases {
	if m := in.attribute(st, v, name, n); m != nil {
		return in.callCases(st, m, args, n)
	}
	return just(in.fresh(abstract.CallResult, n, "what a with statement gives"))
}

// withGenerator runs the body of a generator that is a context manager, and
// inner where it yields. Where control leaves inner early, the generator is run
// to its end first.
func (in *interp) withGenerator(st *state, b bundle, item *syntax.WithItem, inner func(*state, cases)) {
	var left []jump
	in.each(st, b.f, func(st *state, f value) cases {
		return in.enterFunction(st, f, b.args, item.Context, func(st *state, e entry) {
			frame, file := in.frame, in.file
			in.frame, in.file = b.frame, b.file
			c := in.inside(within, func() { inner(st, e.Word) })
			in.frame, in.file = frame, file
			for _, j := range c.jumps {
				left = append(left, jump{j.how, j.state.clone(), j.value, j.then})
				*st = *in.join(st, j.state)
			}
		})
	})
	for _, j := range left {
		after := in.branch(st, j.state.reach)
		in.narrow(st, in.space.Not(j.state.reach))
		if !after.dead() {
			in.jump(jump{j.how, after, j.value, j.then})
		}
	}
}
