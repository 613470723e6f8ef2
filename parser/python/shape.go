package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// matchesShape is the condition under which a value has the parts that a pattern
// asks for. decided is false where that is not followed.
func (in *interp) matchesShape(st *state, sc *scope, v value, p syntax.Pattern) (matches abstract.Guard, decided bool) {
	switch p := p.(type) {
	case *syntax.MatchSequence:
		return in.matchesSequence(st, sc, v, p)
	case *syntax.MatchMapping:
		return in.matchesMapping(st, sc, v, p)
	case *syntax.MatchClass:
		return in.matchesClass(st, sc, v, p)
	}
	return abstract.Never, false
}

// matchesSequence is [a, b, *rest] over a list that is certain.
func (in *interp) matchesSequence(st *state, sc *scope, v value, p *syntax.MatchSequence) (matches abstract.Guard, decided bool) {
	star := slices.IndexFunc(p.Patterns, func(q syntax.Pattern) bool {
		_, ok := q.(*syntax.MatchStar)
		return ok
	})
	if v.plain() || v.kind == dict || v.bare() {
		return abstract.Never, true
	}
	items := st.contents(v)
	if !v.isList() || v.kind == listKind && (v.obj.set || v.obj.lazy) || !allPlain(items) {
		return abstract.Never, false
	}
	if len(items) < len(p.Patterns)-1 || star < 0 && len(items) != len(p.Patterns) {
		return abstract.Never, true
	}
	return in.matchesEach(st, sc, items, p, star), true
}

// bare tells whether a value is an object that is neither sequence nor mapping.
func (v value) bare() bool {
	if v.kind != instance {
		return false
	}
	c, ok := v.obj.of.One()
	return ok && !outside(c.obj.class) && !c.obj.class.row && !c.obj.class.enum
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

// matchesMapping is {"key": pattern, **rest} over a dict whose keys are known.
func (in *interp) matchesMapping(st *state, sc *scope, v value, p *syntax.MatchMapping) (matches abstract.Guard, decided bool) {
	if v.plain() || v.isList() || v.bare() {
		return abstract.Never, true
	}
	if v.kind != dict || st.mapping(v.obj).open {
		return abstract.Never, false
	}
	m := st.mapping(v.obj)
	rest := mapping{entries: slices.Clone(m.entries)}
	out := abstract.Always
	for i, k := range p.Keys {
		key, ok := in.eval(st, sc, k).One()
		if !ok || !key.hashable() {
			return abstract.Never, false
		}
		entry, there := in.find(m, key)
		if !there || entry.when == abstract.Never {
			return abstract.Never, true
		}
		out = in.space.And(out, in.space.And(entry.when, in.matches(st, sc, entry.val, p.Patterns[i])))
		rest.entries = slices.DeleteFunc(rest.entries, func(e pair) bool { return e.key.key() == key.key() })
	}
	if p.Rest != "" {
		in.bind(st, sc, p.Rest, just(in.newDict(st, rest)))
	}
	return out, true
}

// matchesClass is Class(pattern, attribute=pattern): over an object of a class of
// the project, or str() and its like over what is known.
func (in *interp) matchesClass(st *state, sc *scope, v value, p *syntax.MatchClass) (matches abstract.Guard, decided bool) {
	c, one := in.eval(st, sc, p.Class).One()
	is, known := in.instanceOf(v, c)
	switch {
	case !one || !known:
		return abstract.Never, false
	case is == abstract.Never:
		return is, true
	case c.kind == external:
		if len(p.Patterns) == 1 && len(p.KwdAttrs) == 0 {
			return in.matches(st, sc, just(v), p.Patterns[0]), true
		}
		return is, len(p.Patterns)+len(p.KwdAttrs) == 0
	case !c.obj.class.data && len(p.Patterns) > 0 || len(p.Patterns) > len(c.obj.class.fields):
		return abstract.Never, false
	}
	names := slices.Concat(c.obj.class.fields[:len(p.Patterns)], p.KwdAttrs)
	out := is
	for i, q := range slices.Concat(p.Patterns, p.KwdPatterns) {
		got := in.attribute(st, v, names[i], p)
		if got == nil {
			return abstract.Never, !outside(v.obj.of[0].Value.obj.class)
		}
		out = in.space.And(out, in.matches(st, sc, got, q))
	}
	return out, true
}
