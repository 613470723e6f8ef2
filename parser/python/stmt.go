package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// block runs statements one after the other.
func (in *interp) block(st *state, sc *scope, list []syntax.Stmt) {
	for _, s := range list {
		if st.dead() {
			return
		}
		if in.steps++; in.steps > maxSteps {
			panic(abstract.LimitError{What: "the program takes too many steps"})
		}
		in.current = s
		in.watched(st, func() { in.stmt(st, sc, s) })
	}
}

func (in *interp) stmt(st *state, sc *scope, s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		in.eval(st, sc, s.Value)
	case *syntax.Assign:
		v := in.eval(st, sc, s.Value)
		before := in.changes
		for _, t := range s.Targets {
			in.christen(v, t, s.Value)
			in.assign(st, sc, t, v)
		}
		if one, ok := v.One(); ok && one.kind == listKind && one.obj.made == before {
			one.obj.made = in.changes // to be given a name does not make it late
		}
	case *syntax.AnnAssign:
		if s.Value != nil {
			in.assign(st, sc, s.Target, in.eval(st, sc, s.Value))
		}
		in.annotation(st, sc, s)
	case *syntax.AugAssign:
		in.augAssign(st, sc, s)
	case *syntax.If:
		in.ifStmt(st, sc, s)
	case *syntax.For:
		in.forStmt(st, sc, s)
	case *syntax.While:
		in.whileStmt(st, sc, s)
	case *syntax.Try:
		in.tryStmt(st, sc, s)
	case *syntax.With:
		in.withStmt(st, sc, s)
	case *syntax.Match:
		in.matchStmt(st, sc, s)
	case *syntax.FunctionDef:
		in.defineFunction(st, sc, s)
	case *syntax.ClassDef:
		in.defineClass(st, sc, s)
	case *syntax.Import:
		in.importStmt(st, sc, s)
	case *syntax.ImportFrom:
		in.importFrom(st, sc, s)
	default:
		in.jumpStmt(st, sc, s)
	}
}

// christen calls an unknown value what the program calls it: args, rather than
// parser.parse_args().
func (in *interp) christen(v cases, target, made syntax.Expr) {
	name, ok := target.(*syntax.Name)
	one, single := v.One()
	if h := one.hole(); ok && single && h != nil && h.Source == in.source(made) {
		h.Source = name.ID
	}
}

// jumpStmt runs the statements that leave, and those that only declare.
func (in *interp) jumpStmt(st *state, sc *scope, s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.Return:
		v := nothing()
		if s.Value != nil {
			v = in.eval(st, sc, s.Value)
		}
		in.leave(st, returning, v)
	case *syntax.Raise:
		in.raise(st, sc, s)
	case *syntax.Break:
		in.leave(st, breaking, nil)
	case *syntax.Continue:
		in.leave(st, continuing, nil)
	case *syntax.Assert:
		ok := in.isTrue(st, in.eval(st, sc, s.Test), s.Test)
		failed := in.branch(st, in.space.Not(ok))
		in.leave(failed, raising, in.raised("AssertionError", s))
		in.narrow(st, ok)
	case *syntax.Delete:
		for _, t := range s.Targets {
			in.deleteTarget(st, sc, t)
		}
	case *syntax.BadStmt:
		in.badStmt(st, sc, s)
	}
}

// badStmt runs what could be read below a line that could not: it may run, and
// what the line itself does is not known.
func (in *interp) badStmt(st *state, sc *scope, s *syntax.BadStmt) {
	runs := in.space.Ask(abstract.Atom{Text: "a statement that could not be read", Place: in.place(s)})
	inner := in.branch(st, runs)
	in.block(inner, sc, s.Body)
	in.narrow(st, in.space.Not(runs))
	*st = *in.join(inner, st)
}

func (in *interp) ifStmt(st *state, sc *scope, s *syntax.If) {
	c := in.isTrue(st, in.eval(st, sc, s.Test), s.Test)
	if st.dead() {
		return
	}
	yes, no := in.branch(st, c), in.branch(st, in.space.Not(c))
	if !yes.dead() {
		in.block(yes, sc, s.Body)
	}
	if !no.dead() {
		in.block(no, sc, s.Else)
	}
	*st = *in.join(yes, no)
}

// tryStmt runs a body, and the handlers from the join of every state that the
// body passes through.
func (in *interp) tryStmt(st *state, sc *scope, s *syntax.Try) {
	if len(s.Finally) > 0 {
		in.tryFinally(st, sc, s)
		return
	}
	in.tryHandlers(st, sc, s)
}

func (in *interp) tryHandlers(st *state, sc *scope, s *syntax.Try) {
	if len(s.Handlers) == 0 {
		in.block(st, sc, s.Body)
		in.block(st, sc, s.Else)
		return
	}
	caught, raised := in.attempt(st, s, func(st *state) { in.block(st, sc, s.Body) })
	if s.Star { // what a handler gets is a group of exceptions
		raised = just(in.some(abstract.CallResult, "an exception", "an exception", in.place(s)))
	}
	if !st.dead() {
		in.block(st, sc, s.Else)
	}
	if caught != nil && !caught.dead() {
		*st = *in.join(st, in.handle(caught, sc, s, raised))
	}
}

// attempt runs f, and returns the state in which an exception leaves it, from
// anywhere in it, and which one that is; nil: none does.
func (in *interp) attempt(st *state, n syntax.Node, f func(*state)) (caught *state, raised cases) {
	c, try := in.inside(trying, func() { f(st) }), in.object("try")
	if c.seen.state != nil {
		raises := in.space.Ask(abstract.Atom{Text: "an exception is raised", Place: in.place(n)})
		in.narrow(st, in.space.Not(raises))
		for _, j := range c.jumps {
			in.narrow(j.state, in.space.Not(raises))
		}
		caught = c.seen.state.clone()
		in.narrow(caught, raises)
		in.catch(caught, try, nil, n)
	}
	for _, j := range c.jumps {
		in.catch(j.state, try, j.value, n)
		caught = in.join(caught, j.state)
	}
	if caught == nil {
		return nil, nil
	}
	return caught, caught.slots.value(slot{try, raisedSlot})
}

// handle runs the handlers for what a try statement raised.
func (in *interp) handle(st *state, sc *scope, s *syntax.Try, raised cases) *state {
	var done *state
	for _, h := range s.Handlers {
		raised = raised.Within(in.space, st.reach)
		mine := in.handler(st, sc, raised, h)
		here := in.branch(st, mine)
		in.narrow(st, in.space.Not(mine))
		if here.dead() {
			continue
		}
		in.handleBy(here, sc, h, raised.Within(in.space, here.reach))
		done = in.join(done, here)
	}
	in.leave(st, raising, raised)
	if done == nil {
		return st
	}
	return done
}

// handleBy runs one handler. The name that it gives the exception is gone behind it.
func (in *interp) handleBy(st *state, sc *scope, h *syntax.ExceptHandler, raised cases) {
	if h.Name != "" {
		in.bind(st, sc, h.Name, in.namedException(raised, h))
	}
	in.handling = append(in.handling, raised)
	in.block(st, sc, h.Body)
	in.handling = in.handling[:len(in.handling)-1]
	if h.Name != "" && !st.dead() {
		in.bind(st, sc, h.Name, just(value{kind: unbound}))
	}
}

// namedException is what was raised, by the name that a handler gives it.
func (in *interp) namedException(raised cases, h *syntax.ExceptHandler) cases {
	return abstract.Map(in.space, raised, func(v value) value {
		if v.kind == unknown {
			return in.some(abstract.CallResult, h.Name, "an exception", in.place(h))
		}
		return v
	})
}

func (in *interp) catchesAll(h *syntax.ExceptHandler) bool {
	if h.Type == nil {
		return true
	}
	name, ok := h.Type.(*syntax.Name)
	return ok && (name.ID == "Exception" || name.ID == "BaseException")
}

// tryFinally runs the handlers of a try statement and then what is run however
// control leaves them.
func (in *interp) tryFinally(st *state, sc *scope, s *syntax.Try) {
	start := st.clone()
	c := in.inside(finally, func() { in.tryHandlers(st, sc, s) })
	if !st.dead() {
		in.block(st, sc, s.Finally)
	}
	for _, j := range c.jumps {
		if j.state.dead() {
			continue
		}
		in.block(j.state, sc, s.Finally)
		if !j.state.dead() {
			in.jump(j)
		}
	}
	in.finallyOnly(start, sc, s)
}

// finallyOnly runs the final block as after an exception that nobody handles:
// what it starts is started in the middle of the body too.
func (in *interp) finallyOnly(start *state, sc *scope, s *syntax.Try) {
	seen := in.interrupted(start, s, func(st *state) { in.tryHandlers(st, sc, s) })
	if seen == nil {
		return
	}
	in.block(seen, sc, s.Finally)
	in.leave(seen, raising, nil)
}

// interrupted is the state in which an exception may leave f, from anywhere in
// it; nil: none can. f is run for that alone.
func (in *interp) interrupted(start *state, n syntax.Node, f func(*state)) *state {
	raises := in.space.Ask(abstract.Atom{Text: "an exception is raised", Place: in.place(n)})
	in.narrow(start, raises)
	if start.dead() {
		return nil
	}
	var c *call
	in.silently(func() {
		c = in.inside(trying, func() { f(start.clone()) })
	})
	if c.seen.state == nil {
		return nil
	}
	return c.seen.state.clone()
}
