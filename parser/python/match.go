package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// matchStmt runs the first case whose pattern matches.
func (in *interp) matchStmt(st *state, sc *scope, s *syntax.Match) {
	v := in.eval(st, sc, s.Subject)
	rest := st.clone()
	var done *state
	for _, c := range s.Cases {
		if rest.dead() {
			break
		}
		here := rest.clone()
		matches := in.matches(here, sc, v, c.Pattern)
		in.narrow(here, matches)
		if c.Guard != nil && !here.dead() {
			matches = in.space.And(matches, in.isTrue(here, in.eval(here, sc, c.Guard), c.Guard))
			in.narrow(here, matches)
		}
		in.narrow(rest, in.space.Not(matches))
		if !here.dead() {
			in.block(here, sc, c.Body)
			done = in.join(done, here)
		}
	}
	*st = *in.join(rest, done)
}

// matches is the condition under which a value matches a pattern; it binds the
// pattern's names.
func (in *interp) matches(st *state, sc *scope, v cases, p syntax.Pattern) abstract.Guard {
	switch p := p.(type) {
	case *syntax.MatchValue:
		return in.compared(st, syntax.Eq, v, in.eval(st, sc, p.Value), p)
	case *syntax.MatchSingleton:
		return in.over(v, func(x value) abstract.Guard { return in.equal(x, in.singleton(p.Kind), p) })
	case *syntax.MatchAs:
		ok := abstract.Always
		if p.Pattern != nil {
			ok = in.matches(st, sc, v, p.Pattern)
		}
		if p.Name != "" {
			in.bind(st, sc, p.Name, v)
		}
		return ok
	case *syntax.MatchOr:
		return in.matchesAny(st, sc, v, p.Patterns)
	}
	out := in.settledAll(st, v, byLength, func(st *state, x value) cases {
		matches, decided := in.matchesShape(st, sc, x, p)
		if !decided {
			matches = in.matchesParts(st, sc, p)
		}
		return in.truths(matches)
	})
	return in.isTrue(st, out, p)
}

func (in *interp) singleton(k syntax.ConstantKind) value {
	if k == syntax.None {
		return value{kind: none}
	}
	return truth(k == syntax.True)
}

// matchesParts is a pattern with parts: whether it matches is not followed, and
// its names are unknown.
func (in *interp) matchesParts(st *state, sc *scope, p syntax.Pattern) abstract.Guard {
	names := map[string]bool{}
	syntax.Inspect(p, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.MatchAs:
			names[n.Name] = true
		case *syntax.MatchStar:
			names[n.Name] = true
		case *syntax.MatchMapping:
			names[n.Rest] = true
		}
		return true
	})
	for name := range names {
		if name != "" {
			in.bind(st, sc, name, just(in.freshNamed(abstract.Expression, name, "what a pattern matched", in.place(p))))
		}
	}
	return in.space.Ask(abstract.Atom{Text: "case " + in.source(p), Place: in.place(p)})
}

// matchesAny is the condition under which one of several patterns matches. The
// first that does binds its names.
func (in *interp) matchesAny(st *state, sc *scope, v cases, patterns []syntax.Pattern) abstract.Guard {
	any := abstract.Never
	rest := st.clone()
	var done *state
	for _, p := range patterns {
		if rest.dead() {
			break
		}
		here := rest.clone()
		ok := in.matches(here, sc, v, p)
		any = in.space.Or(any, in.space.And(rest.reach, ok))
		in.narrow(here, ok)
		in.narrow(rest, in.space.Not(ok))
		done = in.join(done, here)
	}
	*st = *in.join(rest, done)
	return any
}
