package shell

import (
	"unicode/utf8"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// trimmed is ${name#pattern} and its kin, where string and pattern are known.
func (in *interp) trimmed(st *state, p *syntax.ParamExp, r reading) []alternative {
	cut := cutter(p.Exp.Op)
	v, known := r.text.Known()
	if r.isList || !known || cut == nil || p.Exp.Word == nil || !utf8.ValidString(v) {
		return in.elements(st, p, []reading{r})
	}
	matches, ok := in.pattern(st, p.Exp.Word).matcher()
	if !ok {
		return in.elements(st, p, []reading{r})
	}
	return always(piece{text: abstract.Literal(cut(v, matches))})
}

// matcher tells for known strings whether they match, where the pattern is known.
func (g glob) matcher() (func(string) bool, bool) {
	if g.match != nil {
		return g.match.MatchString, true
	}
	one, ok := g.literal.One()
	literal, known := one.Known()
	return func(v string) bool { return v == literal }, ok && known
}

// cutter is what an operator takes off a string; nil: it is another operator.
func cutter(op syntax.ParExpOperator) func(v string, matches func(string) bool) string {
	switch op {
	case syntax.RemSmallPrefix:
		return func(v string, matches func(string) bool) string { return cutPrefix(v, matches, false) }
	case syntax.RemLargePrefix:
		return func(v string, matches func(string) bool) string { return cutPrefix(v, matches, true) }
	case syntax.RemSmallSuffix:
		return func(v string, matches func(string) bool) string { return cutSuffix(v, matches, false) }
	case syntax.RemLargeSuffix:
		return func(v string, matches func(string) bool) string { return cutSuffix(v, matches, true) }
	}
	return nil
}

// cutPrefix is v without the shortest prefix that matches, or the longest.
func cutPrefix(v string, matches func(string) bool, longest bool) string {
	out := v
	for i := range boundaries(v) {
		if matches(v[:i]) {
			out = v[i:]
			if !longest {
				break
			}
		}
	}
	return out
}

// cutSuffix is v without the longest suffix that matches, or the shortest.
func cutSuffix(v string, matches func(string) bool, longest bool) string {
	out := v
	for i := range boundaries(v) {
		if matches(v[i:]) {
			out = v[:i]
			if longest {
				break
			}
		}
	}
	return out
}

// boundaries are the places at which v can be cut, both ends among them.
func boundaries(v string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := range v {
			if !yield(i) {
				return
			}
		}
		yield(len(v))
	}
}
