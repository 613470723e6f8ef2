package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// A contextlib.ExitStack keeps what is to be called when it is left, as a list in
// the state: functions with their arguments, and context managers that it entered.

// The names of what a stack keeps.
const (
	callsBack   = "called back"          // what it gives does not matter
	callsExit   = "called as __exit__"   // it may end an exception
	endsManager = "the end of a manager" // a generator behind its yield; self is what it gave
)

// stackOf is contextlib.ExitStack().
func (in *interp) stackOf(st *state, _ arguments, n syntax.Node) cases {
	v := value{kind: exitStack, obj: in.object(in.source(n))}
	st.lists.set(v.obj, nil)
	return just(v)
}

// stackMethod runs a method of a stack. ok is false where it has none of that name
// that is followed.
func (in *interp) stackMethod(st *state, v value, name string, args arguments, n syntax.Node) (out cases, ok bool) {
	switch name {
	case "callback", "push_async_callback":
		if len(args.positional) == 0 {
			return nil, false
		}
		in.keepCall(st, v, callsBack, args.at(0), args.behind(0), n)
		return args.at(0), true
	case "push", "push_async_exit":
		m := methodsOf(name != "push")
		in.eachObject(st, args.at(0), func(st *state, x value) { in.keepExit(st, v, x, m, n) })
		return args.at(0), true
	case "enter_context", "enter_async_context":
		m := methodsOf(name != "enter_context")
		return in.each(st, args.at(0), func(st *state, x value) cases { return in.enterOn(st, v, x, m, n) }), true
	case "close", "aclose":
		in.unwind(st, v, n)
		return nothing(), true
	case "pop_all":
		out := in.stackOf(st, args, n)
		st.lists.set(out[0].Value.obj, st.items(v.obj))
		in.change(st, v, nil)
		return out, true
	}
	return nil, false
}

// keepCall has a stack call something.
func (in *interp) keepCall(st *state, stack value, name string, f cases, args arguments, n syntax.Node) {
	o := in.object(name)
	in.partials[o] = bundle{f: f, args: args}
	in.keepOn(st, stack, value{kind: method, name: name, obj: o, self: &value{kind: none}}, n)
}

func (in *interp) keepOn(st *state, stack, kept value, n syntax.Node) {
	in.change(st, stack, append(slices.Clip(st.items(stack.obj)), in.one(just(kept), n)))
}

// keepExit has a stack leave a context manager, or call a function as if it did.
func (in *interp) keepExit(st *state, stack, x value, m managing, n syntax.Node) {
	f := just(x)
	if x.kind == instance {
		if exit := in.attribute(st, x, m.exit, n); exit != nil {
			f = exit
		}
	}
	in.keepCall(st, stack, callsExit, f, in.reasons(nil, n), n)
}

// enterOn enters a context manager, which the stack is to leave.
func (in *interp) enterOn(st *state, stack, x value, m managing, n syntax.Node) cases {
	b, made := in.contexts[x.obj]
	switch {
	case made:
		gave := in.halfWay(st, b, n)
		for _, c := range gave {
			in.keepOn(st, stack, value{kind: method, name: endsManager, obj: x.obj, self: &c.Value}, n)
		}
		return gave
	case x.kind == external && x.name == swallows:
		in.keepOn(st, stack, x, n)
		return nothing()
	case x.kind == instance:
		gave := in.dunder(st, x, m.enter, arguments{}, n)
		if !st.dead() {
			in.keepExit(st, stack, x, m, n)
		}
		return gave
	case x.kind == exitStack:
		in.keepOn(st, stack, x, n)
	case x.kind == unknown || x.kind == external:
		entered := in.fresh(abstract.CallResult, n, "what a with statement gives")
		in.cameBy[entered.hole()] = step{of: x}
		return just(entered)
	}
	return just(x)
}

// halfWay runs a generator that is a context manager up to where it yields, and is
// what it yields there. What it does behind that is not followed; see leaveManager.
func (in *interp) halfWay(st *state, b bundle, n syntax.Node) cases {
	var p pause
	in.each(st, b.f, func(st *state, f value) cases {
		return in.enterFunction(st, f, b.args, n, in.pauseAt(&p))
	})
	return in.paused(st, &p)
}

// pause is where a generator yields, and what.
type pause struct {
	at   *state // nil: nowhere so far
	gave cases
}

// pauseAt stops a generator where it yields.
func (in *interp) pauseAt(p *pause) yieldHandler {
	return func(st *state, e entry) {
		if p.at == nil {
			p.gave = e.Word
		} else {
			p.gave = abstract.Join(in.space, st.reach, e.Word, p.gave)
		}
		p.at = in.join(p.at, st.clone())
		st.reach = abstract.Never
	}
}

// paused goes on behind a generator that was stopped, with what it gave.
func (in *interp) paused(st *state, p *pause) cases {
	if p.at == nil {
		st.reach = abstract.Never
		return nothing()
	}
	*st = *p.at
	return in.sure(p.gave.Within(in.space, st.reach))
}

// unwind calls what a stack keeps, the last first, and tells whether that ends an
// exception.
func (in *interp) unwind(st *state, stack value, n syntax.Node) abstract.Guard {
	kept := backwards(st.items(stack.obj))
	in.change(st, stack, nil)
	return in.unwindAll(st, kept, n)
}

// unwindAll leaves one thing after the other. One that raises does not keep the
// others from being left.
func (in *interp) unwindAll(st *state, kept sequence, n syntax.Node) abstract.Guard {
	if len(kept) == 0 || st.dead() {
		return abstract.Never
	}
	ends := abstract.Never
	c := in.inside(finally, func() {
		in.overItems(st, kept[:1], n, in.source(n), func(st *state, e entry) {
			in.eachObject(st, e.Word, func(st *state, v value) { ends = in.space.Or(ends, in.leaveOne(st, v, n)) })
		})
	})
	ends = in.space.Or(ends, in.unwindAll(st, kept[1:], n))
	for _, j := range c.jumps {
		over := in.unwindAll(j.state, kept[1:], n)
		*st = *in.join(st, in.branch(j.state, over))
		in.narrow(j.state, in.space.Not(over))
		if !j.state.dead() {
			in.jump(j)
		}
	}
	return ends
}

// leaveOne calls one thing that a stack keeps, and tells whether that ends an
// exception.
func (in *interp) leaveOne(st *state, v value, n syntax.Node) abstract.Guard {
	unsure := in.space.Ask(abstract.Atom{Text: in.source(n) + " ends an exception", Place: in.place(n)})
	switch {
	case v.kind == exitStack:
		return in.space.And(st.reach, in.unwind(st, v, n))
	case v.kind == method && v.name == endsManager:
		in.leaveManager(st, in.contexts[v.obj], *v.self, n)
	case v.kind == external && v.name == swallows:
	default:
		reach := st.reach
		gave := in.callOne(st, v, arguments{}, n)
		if v.name == callsBack || st.dead() {
			return abstract.Never
		}
		return in.space.And(reach, in.isTrue(st, gave, n))
	}
	return in.space.And(st.reach, unsure)
}

// leaveManager is a generator that goes on behind its yield: that is run for
// itself, and what it can reach may be changed.
func (in *interp) leaveManager(st *state, b bundle, gave value, n syntax.Node) {
	in.eachObject(st, b.f, func(st *state, f value) { in.cutOff(st, f, b.args, n, nil) })
	in.spoil(st, gave, n)
}
