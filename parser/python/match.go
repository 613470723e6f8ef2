package python

import (
	"slices"

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
		ok := abstract.Never
		for _, q := range p.Patterns {
			ok = in.space.Or(ok, in.matches(st, sc, v, q))
		}
		return ok
	}
	if s, ok := p.(*syntax.MatchSequence); ok {
		if c, decided := in.matchesSequence(st, sc, v, s); decided {
			return c
		}
	}
	return in.matchesParts(st, sc, p)
}

// matchesSequence is [a, b, *rest] over lists that are certain. decided is false
// where a value is no such list.
func (in *interp) matchesSequence(st *state, sc *scope, v cases, p *syntax.MatchSequence) (matches abstract.Guard, decided bool) {
	star := slices.IndexFunc(p.Patterns, func(q syntax.Pattern) bool {
		_, ok := q.(*syntax.MatchStar)
		return ok
	})
	v = v.Within(in.space, st.reach)
	one, single := v.One()
	if !single {
		return abstract.Never, false
	}
	if one.plain() && one.kind != unknown {
		return abstract.Never, true
	}
	items := st.contents(one)
	if !one.isList() || one.obj.set || one.obj.lazy || !allPlain(items) {
		return abstract.Never, false
	}
	if len(items) < len(p.Patterns)-1 || star < 0 && len(items) != len(p.Patterns) {
		return abstract.Never, true
	}
	return in.matchesEach(st, sc, items, p, star), true
}

// matchesEach matches each element with its pattern, and what is left over with
// the one that has a star, if any has.
func (in *interp) matchesEach(st *state, sc *scope, items sequence, p *syntax.MatchSequence, star int) abstract.Guard {
	extra := len(items) - len(p.Patterns)
	out := abstract.Always
	for i, q := range p.Patterns {
		switch {
		case i == star:
			rest, _ := q.(*syntax.MatchStar)
			if rest.Name != "" {
				in.bind(st, sc, rest.Name, just(in.newListAt(st, items[i:i+extra+1], p)))
			}
		case star >= 0 && i > star:
			out = in.space.And(out, in.matches(st, sc, items[i+extra].Word, q))
		default:
			out = in.space.And(out, in.matches(st, sc, items[i].Word, q))
		}
	}
	return out
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
