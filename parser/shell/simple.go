package shell

import (
	"maps"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// simple runs a simple command: assignments alone, a builtin, a function, or a
// process.
func (in *interp) simple(st *state, s *syntax.Stmt, c *syntax.CallExpr) status {
	if len(c.Args) == 0 {
		in.redirections(st, s)
		return in.assignments(st, c)
	}
	if d := in.declaring(c); d != nil {
		in.redirections(st, s)
		before := in.temporary(st, c.Assigns)
		defer in.takeBack(st, before, c)
		return in.declClause(st, d)
	}
	args := in.fields(st, c.Args...)
	in.redirected(st, s)
	if st.dead() {
		return success()
	}
	if len(c.Assigns) == 0 {
		return in.reading(st, s, func() status { return in.dispatch(st, s, c, args) })
	}
	before := in.temporary(st, c.Assigns)
	defer in.takeBack(st, before, c)
	return in.reading(st, s, func() status { return in.dispatch(st, s, c, args) })
}

// assignments runs a command that only assigns: it fails where the last command
// that it substitutes does.
func (in *interp) assignments(st *state, c *syntax.CallExpr) status {
	runs := false
	for _, a := range c.Assigns {
		in.assignment(st, a)
		syntax.Walk(a, func(n syntax.Node) bool {
			_, subst := n.(*syntax.CmdSubst)
			runs = runs || subst
			return true
		})
	}
	if runs {
		return in.pending(c, "")
	}
	return success()
}

// temporary assigns for one command, and returns what was there before.
func (in *interp) temporary(st *state, assigns []*syntax.Assign) map[string]*variable {
	before := map[string]*variable{}
	for _, a := range assigns {
		if a.Name == nil {
			continue
		}
		name, _ := in.follow(st, a.Name.Value)
		text := in.expand(st, a) // which may assign the name for good
		if _, ok := before[name]; !ok {
			before[name] = in.bound(st, name)
		}
		in.ready[a] = text
		in.assignment(st, a)
		delete(in.ready, a)
		in.export(st, name, true)
	}
	return before
}

// takeBack gives variables again what they were before one command. In a POSIX
// shell they keep what they were given for one of the special commands; whether
// they are exported then is not said.
func (in *interp) takeBack(st *state, before map[string]*variable, c *syntax.CallExpr) {
	if in.prog.Dialect != POSIX || !mayBeSpecial(c.Args[0].Lit()) {
		maps.Copy(st.vars, before)
		return
	}
	for _, name := range slices.Sorted(maps.Keys(before)) {
		keeps := in.space.Ask(abstract.Atom{Text: name + " keeps its value", Place: in.place(c)})
		now := &variable{in.bound(st, name).value, in.anyhow(name, in.place(c))}
		st.vars[name] = in.joinVariables(keeps, now, before[name])
	}
}

// mayBeSpecial tells whether a command word may name a special command of POSIX
// shells. "": it is not known.
func mayBeSpecial(word string) bool {
	return slices.Contains([]string{"", "break", ":", "continue", ".", "eval", "exec", "exit", "export", "readonly", "return", "set",
		"shift", "times", "trap", "unset"}, word)
}

// dispatch runs a command by what its first word can be.
func (in *interp) dispatch(st *state, s *syntax.Stmt, c *syntax.CallExpr, args abstract.List) status {
	heads, _ := args.Heads(in.space)
	if len(args) == 0 {
		return success()
	}
	if one, ok := heads.One(); ok && args[0].When == abstract.Always {
		if name, ok := one.Known(); ok {
			return in.named(st, s, c, name, args)
		}
	}
	return in.byHead(st, s, c, heads, args)
}

// byHead tells the paths apart on which the first word is a command of the
// shell's own; on all others a process starts.
func (in *interp) byHead(st *state, s *syntax.Stmt, c *syntax.CallExpr, heads abstract.String, args abstract.List) status {
	out := status{text: in.source(c), place: in.place(c)}
	rest := st.clone()
	var done *state
	for _, h := range heads {
		name, ok := h.Value.Known()
		if !ok || !in.own(st, name) {
			continue
		}
		here := rest.clone()
		in.narrow(here, h.When)
		in.narrow(rest, in.space.Not(h.When))
		if !here.dead() {
			in.named(here, s, c, name, from(args, name))
			done = in.join(done, here)
		}
	}
	if !rest.dead() {
		done = in.join(done, in.byPattern(rest, s, c, heads, args))
		in.process(rest, s, c, args)
	}
	*st = *in.joinAll(rest, done)
	return out
}

// byPattern runs the functions that a command word which is known in part can
// name: use_$1. What none of them is stays in rest.
func (in *interp) byPattern(rest *state, s *syntax.Stmt, c *syntax.CallExpr, heads abstract.String, args abstract.List) *state {
	var done *state
	for _, name := range slices.Sorted(maps.Keys(rest.funcs)) {
		for _, h := range heads {
			if _, known := h.Value.Known(); known || !mayName(h.Value, name) {
				continue
			}
			this := in.space.And(h.When, in.space.EqualTexts(h.Value, abstract.Literal(name), in.place(c)))
			here := rest.clone()
			in.narrow(here, this)
			in.narrow(rest, in.space.Not(this))
			if !here.dead() {
				in.named(here, s, c, name, args)
				done = in.join(done, here)
			}
		}
	}
	return done
}

// mayName tells whether a text of which something is known can be a name.
func mayName(t abstract.Text, name string) bool {
	literal := 0
	for _, p := range t {
		literal += len(p.Literal)
	}
	first, last := t[0].Literal, t[len(t)-1].Literal
	return literal > 0 && len(name) >= literal && strings.HasPrefix(name, first) && strings.HasSuffix(name, last)
}

// from is the list from its first word that can be name on.
func from(args abstract.List, name string) abstract.List {
	for i, e := range args {
		for _, c := range e.Word {
			if v, ok := c.Value.Known(); ok && v == name {
				return args[i:]
			}
		}
	}
	return args
}

// own tells whether a name is a function or a builtin with an effect.
func (in *interp) own(st *state, name string) bool {
	_, builtin := in.builtins[name]
	return builtin || st.funcs[name] != nil
}

// named runs the command of a known name. args begin with it.
func (in *interp) named(st *state, s *syntax.Stmt, c *syntax.CallExpr, name string, args abstract.List) status {
	f, ok := st.funcs[name]
	if !ok {
		return in.plainCommand(st, s, c, name, args)
	}
	f = in.perhaps(f)
	if one, ok := f.One(); ok && one.decl != nil {
		return in.callFunction(st, one.decl, args[1:], c)
	}
	var done *state
	out := abstract.Never
	for _, alt := range f {
		here := st.clone()
		in.narrow(here, alt.When)
		if here.dead() {
			continue
		}
		var ok status
		if alt.Value.decl != nil {
			ok = in.callFunction(here, alt.Value.decl, args[1:], c)
		} else {
			ok = in.plainCommand(here, s, c, name, args)
		}
		out = in.space.Or(out, in.space.And(alt.When, in.ask(ok)))
		done = in.join(done, here)
	}
	if done != nil {
		*st = *done
	}
	return known(out)
}

func (in *interp) plainCommand(st *state, s *syntax.Stmt, c *syntax.CallExpr, name string, args abstract.List) status {
	b, ok := in.builtins[name]
	if !ok {
		return in.process(st, s, c, args)
	}
	out := b(in, st, commandCall{stmt: s, call: c, name: name, args: args[1:], all: args})
	if !silent[name] {
		in.loseOutput(st)
	}
	return out
}

// silent are the builtins that write nothing, or write down what they do. The
// others may write.
var silent = map[string]bool{
	":": true, "true": true, "false": true, "[": true, "test": true, "break": true, "continue": true, "exit": true,
	"return": true, "shift": true, "unset": true, "read": true, "mapfile": true, "readarray": true, "getopts": true,
	"printf": true, "echo": true, "eval": true, "source": true, ".": true, "exec": true, "builtin": true, "command": true, "let": true,
	"local": true,
}

// process starts a process: whether it succeeds only the run tells.
func (in *interp) process(st *state, s *syntax.Stmt, c *syntax.CallExpr, args abstract.List) status {
	in.report(st, abstract.Exec{Place: in.place(s), Argv: args, Inputs: in.fed[s], Break: in.brokenAt(c)})
	if !feedsItself(s) {
		st.in = nil // it may read any of it
	}
	in.write(st, in.printedBy(st, s, args))
	return in.pending(c, "")
}

// report tells of the start of a process, with what the state knows of it.
func (in *interp) report(st *state, e abstract.Exec) {
	if in.mute > 0 || st.dead() {
		return
	}
	then := st.clone()
	e.Reach, e.Frame, e.Notes = st.reach, in.frame, st.notes
	e.Env = func() abstract.Env { return in.environ(then) }
	in.emit(e)
}
