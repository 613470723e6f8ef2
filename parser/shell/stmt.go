package shell

import (
	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// stmts runs statements one after the other.
func (in *interp) stmts(st *state, list []*syntax.Stmt) status {
	out := success()
	for _, s := range list {
		if st.dead() {
			break
		}
		out = in.stmt(st, s)
	}
	return out
}

// inCondition runs f where set -e does not count.
func (in *interp) inCondition(f func() status) status {
	in.condition++
	defer func() { in.condition-- }()
	return f()
}

// spend counts what takes as long as so many statements.
func (in *interp) spend(steps int) {
	if in.steps += steps; in.steps > maxSteps {
		panic(abstract.LimitError{What: "the program takes too many steps"})
	}
}

func (in *interp) stmt(st *state, s *syntax.Stmt) status {
	in.spend(1)
	if in.nested++; in.nested > maxNested {
		panic(abstract.LimitError{What: "statements nest too deep"})
	}
	defer func() { in.nested-- }()
	if in.adrift {
		in.drift(st)
	}
	if s.Background || s.Coprocess || s.Disown {
		in.loseOutput(st)
		in.isolated(st, func(inner *state) status {
			inner.in = nil // it reads nothing, or from somewhere else
			return in.command(inner, s)
		})
		return success()
	}
	if s.Negated {
		ok := in.inCondition(func() status { return in.command(st, s) })
		return known(in.space.Not(in.ask(ok)))
	}
	return in.command(st, s)
}

func (in *interp) command(st *state, s *syntax.Stmt) status {
	if c, ok := s.Cmd.(*syntax.CallExpr); ok {
		return in.errexit(st, in.sentTo(st, s, func() status { return in.simple(st, s, c) }))
	}
	in.redirections(st, s)
	return in.sentTo(st, s, func() status {
		return in.reading(st, s, func() status { return in.compound(st, s) })
	})
}

// compound runs a command that is no simple one.
func (in *interp) compound(st *state, s *syntax.Stmt) status {
	switch c := s.Cmd.(type) {
	case nil:
		return success()
	case *syntax.Block:
		return in.stmts(st, c.Stmts)
	case *syntax.Subshell:
		return in.errexit(st, in.subshell(st, c.Stmts))
	case *syntax.BinaryCmd:
		return in.binaryCmd(st, c)
	case *syntax.IfClause:
		return in.ifClause(st, c)
	case *syntax.CaseClause:
		return in.caseClause(st, c)
	case *syntax.WhileClause:
		return in.while(st, c)
	case *syntax.ForClause:
		return in.forClause(st, c)
	case *syntax.FuncDecl:
		in.declare(st, c)
		return success()
	case *syntax.TestClause:
		return in.errexit(st, in.testClause(st, c.X))
	case *syntax.TimeClause:
		return in.timed(st, c)
	}
	return in.otherCommand(st, s)
}

func (in *interp) otherCommand(st *state, s *syntax.Stmt) status {
	switch c := s.Cmd.(type) {
	case *syntax.ArithmCmd:
		return in.errexit(st, in.arithmeticStatus(st, c.X))
	case *syntax.LetClause:
		out := success()
		for _, x := range c.Exprs {
			out = in.letOne(st, x)
		}
		return in.errexit(st, out)
	case *syntax.DeclClause:
		return in.declClause(st, c)
	case *syntax.CoprocClause:
		return in.coprocess(st, c)
	case *syntax.TestDecl:
		if in.mute == 0 {
			in.batsTests = append(in.batsTests, batsTest{in.prog, c})
		}
		return success()
	}
	return in.errexit(st, in.pending(s.Cmd, ""))
}

// coprocess runs a command in the background, and tells its files and its number.
func (in *interp) coprocess(st *state, c *syntax.CoprocClause) status {
	in.loseOutput(st)
	in.isolated(st, func(inner *state) status {
		inner.in = nil
		return in.stmt(inner, c.Stmt)
	})
	name := "COPROC"
	if c.Name != nil {
		name = literalText(c.Name)
	}
	if !syntax.ValidName(name) {
		in.wipeAll(st, "may be set by coproc", in.place(c))
		return success()
	}
	in.assign(st, name, in.gapValue(`"${`+name+`[@]}"`, "set by coproc", in.place(c)))
	in.wipe(st, name+"_PID", abstract.Command, "set by coproc", in.place(c))
	return success()
}

func (in *interp) timed(st *state, c *syntax.TimeClause) status {
	if c.Stmt == nil {
		return success()
	}
	return in.stmt(st, c.Stmt)
}

// errexit ends the path where a command fails that set -e is about. A command
// whose success is not known may fail: then what follows is reached less often,
// which only matters where the success is a condition on values.
func (in *interp) errexit(st *state, s status) status {
	if !s.known || in.condition > 0 || st.errexit == abstract.Never || st.dead() {
		return s
	}
	ends := in.space.And(st.errexit, in.space.Not(s.ok))
	if ends != abstract.Never {
		in.leave(st, ends, known(abstract.Never))
	}
	return s
}

// binaryCmd runs X && Y, X || Y and pipelines.
func (in *interp) binaryCmd(st *state, c *syntax.BinaryCmd) status {
	if c.Op == syntax.Pipe || c.Op == syntax.PipeAll {
		return in.pipeline(st, c)
	}
	left := in.ask(in.inCondition(func() status { return in.stmt(st, c.X) }))
	goOn := left
	if c.Op == syntax.OrStmt {
		goOn = in.space.Not(left)
	}
	right, skipped := st.clone(), st.clone()
	in.narrow(right, goOn)
	in.narrow(skipped, in.space.Not(goOn))
	ok := abstract.Always
	if !right.dead() {
		ok = in.ask(in.stmt(right, c.Y))
	}
	*st = *in.join(right, skipped)
	if c.Op == syntax.OrStmt {
		return known(in.space.Or(left, ok))
	}
	return known(in.space.And(left, ok))
}

// pipeline runs both sides in subshells; the last one is none where the dialect
// says so. Only the last one counts for success.
func (in *interp) pipeline(st *state, c *syntax.BinaryCmd) status {
	var out *output
	first := in.inCondition(func() (s status) {
		s, out = in.captured(st, func(inner *state) status { return in.stmt(inner, c.X) })
		return s
	})
	kept := st.in
	defer func() { st.in = kept }()
	if st.in = inputOf(out.known()); c.Op == syntax.PipeAll { // with what else it writes
		st.in, out = nil, nil
	}
	in.piped[c.Y] = out.likely()
	last := in.inCondition(func() status { return in.lastPart(st, c.Y) })
	return in.errexit(st, in.pipeStatus(c, first, last))
}

// pipeStatus is the status of a pipeline: that of its last part. Whether pipefail is
// on is not followed: then an earlier failure counts too.
func (in *interp) pipeStatus(c *syntax.BinaryCmd, first, last status) status {
	if !last.known || last.ok == abstract.Never || first.known && first.ok == abstract.Always {
		return last
	}
	counts := in.space.Ask(abstract.Atom{Text: "an earlier part of " + in.source(c) + " counts", Place: in.place(c)})
	early := in.space.Or(in.ask(first), in.space.Not(counts))
	return known(in.space.And(last.ok, early))
}

func (in *interp) ifClause(st *state, c *syntax.IfClause) status {
	if len(c.Cond) == 0 { // else
		return in.stmts(st, c.Then)
	}
	ok := in.ask(in.inCondition(func() status { return in.stmts(st, c.Cond) }))
	if st.dead() {
		return success()
	}
	yes, no := st.clone(), st.clone()
	in.narrow(yes, ok)
	in.narrow(no, in.space.Not(ok))
	then, otherwise := success(), success()
	if !yes.dead() {
		then = in.stmts(yes, c.Then)
	}
	if c.Else != nil && !no.dead() {
		otherwise = in.ifClause(no, c.Else)
	}
	*st = *in.join(yes, no)
	return in.either(ok, then, otherwise)
}

// either is a where c holds, else b.
func (in *interp) either(c abstract.Guard, a, b status) status {
	if a.known && b.known && a.ok == b.ok {
		return a
	}
	return known(in.space.Ite(c, in.ask(a), in.ask(b)))
}

func (in *interp) caseClause(st *state, c *syntax.CaseClause) status {
	subject := in.text(st, c.Word)
	place := in.place(c.Word)
	rest := st.clone()
	var done, falling *state
	ok, taken := abstract.Always, abstract.Never
	for _, item := range c.Items {
		match := abstract.Never
		for _, p := range item.Patterns {
			match = in.space.Or(match, in.matchesIn(rest, subject, in.pattern(rest, p), place))
		}
		enter := rest.clone()
		in.narrow(enter, match)
		in.narrow(rest, in.space.Not(match))
		enter = in.join(enter, falling)
		falling = nil
		if enter.dead() {
			continue
		}
		reach := enter.reach
		body := in.ask(in.stmts(enter, item.Stmts))
		ok = in.space.Ite(reach, body, ok)
		taken = in.space.Or(taken, reach)
		switch item.Op {
		case syntax.Fallthrough:
			falling = enter
		case syntax.Resume, syntax.ResumeKorn:
			rest = in.join(rest, enter)
		default:
			done = in.join(done, enter)
		}
	}
	*st = *in.joinAll(done, falling, rest)
	if in.space.Coarse() {
		return in.pending(c, "")
	}
	return known(ok)
}

// subshell runs statements in a process of their own.
func (in *interp) subshell(st *state, stmts []*syntax.Stmt) status {
	traps := len(in.traps)
	s := in.isolated(st, func(inner *state) status { return in.stmts(inner, stmts) })
	if len(stmts) > 0 && (in.nounset || len(in.traps) > traps) {
		return in.pending(stmts[0], "") // it may end where a variable is not set, and as its trap does
	}
	return s
}
