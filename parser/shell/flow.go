package shell

import (
	"maps"
	"slices"
	"strconv"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// call is something that control can leave early: a loop, a function, a
// subshell or the program.
type call struct {
	outer *call
	kind  callKind
	ends  []ending // where control left it
	again []*state // loop: where the next turn begins early
}

type callKind uint8

const (
	process callKind = iota // the program, or a subshell
	activation
	sourcing // a file that is read in place
	looping
)

// ending is a state in which control left, and with which status.
type ending struct {
	state  *state
	status status
}

// enter runs f as a process.
func (in *interp) enter(f func()) *call { return in.inside(process, f) }

func (in *interp) inside(kind callKind, f func()) *call {
	c := &call{outer: in.calls, kind: kind}
	in.calls = c
	defer func() { in.calls = c.outer }()
	f()
	return c
}

// innermost returns the innermost enclosing call of one of the kinds; inside a
// process there is nothing of what is around it.
func (in *interp) innermost(kinds ...callKind) *call {
	for c := in.calls; c != nil; c = c.outer {
		if slices.Contains(kinds, c.kind) {
			return c
		}
		if c.kind == process {
			return nil
		}
	}
	return nil
}

// leave takes the runs in which g holds out of the current process.
func (in *interp) leave(st *state, g abstract.Guard, s status) {
	gone := st.clone()
	in.narrow(gone, g)
	in.narrow(st, in.space.Not(g))
	for c := in.calls; c != nil; c = c.outer {
		if c.kind == process {
			c.ends = append(c.ends, ending{gone, s})
			return
		}
	}
}

// exit is exit n.
func (in *interp) exit(st *state, s status) {
	in.leave(st, abstract.Always, in.settle(s))
	st.reach = abstract.Never
}

// returns is return n. Outside a function it ends a file that is sourced; in a
// program that is run it fails, and the program goes on.
func (in *interp) returns(st *state, s status) {
	c := in.innermost(activation, sourcing)
	if c == nil {
		sourced := in.space.Ask(abstract.Atom{Key: "sourced " + in.prog.File, Text: "the file is sourced"})
		in.leave(st, sourced, in.settle(s))
		return
	}
	c.ends = append(c.ends, ending{st.clone(), in.settle(s)})
	st.reach = abstract.Never
}

// leaveLoops is break n and continue n.
func (in *interp) leaveLoops(st *state, args abstract.List, again bool) status {
	n := 1
	if len(args) > 0 {
		n = in.numeral(args)
	}
	c, left := in.loop(n)
	if c == nil {
		return success()
	}
	if left {
		st.params = in.unknownParams()
	}
	if again {
		c.again = append(c.again, st.clone())
	} else {
		c.ends = append(c.ends, ending{st.clone(), success()})
	}
	st.reach = abstract.Never
	return success()
}

// loop is the nth enclosing loop, the outermost where there are fewer; left tells
// whether a file that is sourced in it is left for it.
func (in *interp) loop(n int) (found *call, left bool) {
	sourced := false
	for c := in.calls; c != nil && (c.kind == looping || c.kind == sourcing); c = c.outer {
		if c.kind == sourcing {
			sourced = true
			continue
		}
		if found, left = c, sourced; n <= 1 {
			break
		}
		n--
	}
	return found, left
}

// numeral is the first argument as a number; 0 where it is not known.
func (in *interp) numeral(args abstract.List) int {
	one, _ := args[0].Word.One()
	v, _ := one.Known()
	n, err := strconv.Atoi(v)
	if err != nil {
		return 0
	}
	return n
}

// isolated runs f in a process of its own: what it assigns is not seen outside.
// Its exit ends the process alone.
func (in *interp) isolated(st *state, f func(*state) status) status {
	inner := st.clone()
	last := success()
	c := in.enter(func() { last = f(inner) })
	for _, e := range append(c.ends, ending{state: inner}) {
		st.in = joinInputs(st.in, e.state.in)
	}
	if st.out != nil {
		st.out = in.writtenBy(inner, c.ends)
	}
	return in.outcome(ending{inner, last}, c.ends)
}

// outcome is the status of a call, over its ends.
func (in *interp) outcome(last ending, ends []ending) status {
	if len(ends) == 0 {
		return last.status
	}
	if in.space.Coarse() {
		return status{text: "one way of several"}
	}
	ok := abstract.Never
	if !last.state.dead() {
		ok = in.ask(last.status)
	}
	for _, e := range ends {
		ok = in.space.Ite(e.state.reach, in.ask(e.status), ok)
	}
	return known(ok)
}

// declare binds a function's name to its body.
func (in *interp) declare(st *state, f *syntax.FuncDecl) {
	names := f.Names
	if f.Name != nil {
		names = []*syntax.Lit{f.Name}
	}
	for _, n := range names {
		st.funcs[n.Value] = abstract.Just(function{in.declaration(n.Value, f)})
	}
}

// declaration is the one declaration for a piece of source.
func (in *interp) declaration(name string, f *syntax.FuncDecl) *declaration {
	for _, d := range in.declared {
		if d.body == f.Body && d.name == name {
			return d
		}
	}
	d := &declaration{name: name, prog: in.prog, body: f.Body}
	in.declared = append(in.declared, d)
	for _, t := range in.traps { // which may call it
		if !t.atExit {
			in.upset(t.prog)
		}
	}
	return d
}

// where is where the definition stands.
func (d *declaration) where() abstract.Function {
	return abstract.Function{File: d.prog.File, At: d.prog.at(d.body.Pos())}
}

// maxCalls is how many calls of one function a coarse run follows.
const maxCalls = 16

// callFunction follows a call. A call that goes too deep, comes back to itself,
// or is one of too many in a coarse run, is not followed: it may have changed
// anything and run its arguments, and the function is run for itself.
func (in *interp) callFunction(st *state, d *declaration, args abstract.List, n syntax.Node) status {
	d.calls++
	if d.active > 0 || in.frame.Depth() >= maxDepth || in.space.Coarse() && d.calls > maxCalls {
		return in.notFollowed(st, d, args, n)
	}
	if in.mute == 0 && !d.entered {
		d.entered = true
		if in.prog.Entered != nil {
			in.prog.Entered(d.where())
		}
	}
	return in.activation(st, d, knownParams(args), in.place(n))
}

// notFollowed is a call of which nothing is known but what it is given: any part
// of that may be a command.
func (in *interp) notFollowed(st *state, d *declaration, args abstract.List, n syntax.Node) status {
	d.escapes = true
	d.meets(st)
	for i := range args {
		in.report(st, abstract.Exec{Place: in.place(n), Argv: args[i:]})
	}
	in.wipeAll(st, "changed by a call that is not followed", in.place(n))
	return in.pending(n, "")
}

// meets notes which variables the program has touched where a call is not followed:
// all others may be as the program found them.
func (d *declaration) meets(st *state) {
	if d.touched == nil {
		d.touched = map[string]bool{}
		for name := range st.vars {
			d.touched[name] = true
		}
	}
	maps.DeleteFunc(d.touched, func(name string, _ bool) bool { return st.vars[name] == nil })
}

// activation runs the body of a function with its own parameters and locals.
func (in *interp) activation(st *state, d *declaration, args *params, at abstract.Place) status {
	d.active++
	outer, prog := in.frame, in.prog
	in.frame, in.prog = &abstract.Frame{Parent: outer, Call: at, Function: d.name}, d.prog
	callerParams, callerLocals := st.params, st.locals
	in.hidden = append(in.hidden, callerLocals)
	st.params, st.locals = args, map[string]local{}
	last := success()
	c := in.inside(activation, func() { last = in.stmt(st, d.body) })
	ok := in.outcome(ending{st, last}, c.ends)
	for _, e := range c.ends {
		*st = *in.join(st, e.state)
	}
	in.dropLocals(st)
	st.params, st.locals = callerParams, callerLocals
	in.frame, in.prog = outer, prog
	in.hidden = in.hidden[:len(in.hidden)-1]
	d.active--
	return ok
}

// bare takes away a name that is no local here but one of a caller: that brings
// back what it hid, and what is assigned from there on may be kept when the caller
// ends. It is false where the name is none.
func (in *interp) bare(st *state, name string) bool {
	if st.locals[name].saved != nil {
		return false
	}
	for _, locals := range slices.Backward(in.hidden) {
		l := locals[name]
		if l.saved == nil {
			continue
		}
		still := in.space.Ask(abstract.Atom{Text: name + " is a local still", Place: abstract.Place{File: in.prog.File}})
		locals[name] = local{in.space.And(l.declared, still), l.saved}
		if st.vars[name] = l.saved; l.declared != abstract.Always || in.prog.Dialect != Bash {
			in.forget(st, name, abstract.Expression, "what a local of a caller hid", abstract.Place{File: in.prog.File})
		}
		return true
	}
	return false
}

// dropLocals gives the caller back what the function's locals hid.
func (in *interp) dropLocals(st *state) {
	for name, l := range st.locals {
		if l.saved != nil {
			st.vars[name] = in.joinVariables(l.declared, l.saved, in.bound(st, name))
		}
	}
}

// hide makes name a local of the current function.
func (in *interp) hide(st *state, name string) {
	if in.innermost(activation) == nil {
		return
	}
	before := in.bound(st, name)
	saved := before
	if l := st.locals[name]; l.saved != nil {
		if in.space.Implies(st.reach, l.declared) {
			return
		}
		saved = in.joinVariables(l.declared, l.saved, before)
	}
	st.locals[name] = local{declared: abstract.Always, saved: saved}
	if in.prog.Dialect != POSIX { // dash leaves the caller's value in sight
		st.vars[name] = &variable{value: abstract.Just(binding{kind: unset, behind: saved}), exported: before.exported}
		in.remember(name, st.vars[name].value)
	}
	in.remember(name, before.value) // what a trap finds once the function is left
}
