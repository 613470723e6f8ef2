package shell

import (
	"strings"
	"unicode/utf8"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// trimming is what ${name#pattern} and its kin make of a string. nil: it is not
// followed.
func (in *interp) trimming(st *state, p *syntax.ParamExp) rewrite {
	cut := cutter(p.Exp.Op)
	if cut == nil || p.Exp.Word == nil {
		return nil
	}
	g := in.pattern(st, p.Exp.Word)
	matches, ok := g.matcher()
	if !ok || g.extended && st.shopt[extglob] != abstract.Always {
		return nil
	}
	known := ofKnown(func(v string) (string, bool) {
		if !utf8.ValidString(v) {
			return "", false
		}
		return cut(v, matches), true
	})
	return func(t abstract.Text) (abstract.Text, bool) {
		if out, ok := known(t); ok || g.match != nil {
			return out, ok
		}
		return trimmedLiteral(t, g.text, p.Exp.Op)
	}
}

// trimmedLiteral takes a known string off either end of one that is known in part.
func trimmedLiteral(t abstract.Text, v string, op syntax.ParExpOperator) (abstract.Text, bool) {
	prefix := op == syntax.RemSmallPrefix || op == syntax.RemLargePrefix
	end := t[len(t)-1].Literal
	if prefix {
		end = t[0].Literal
	}
	switch {
	case len(end) < len(v):
		return nil, false
	case prefix && strings.HasPrefix(end, v):
		return abstract.Concat(abstract.Literal(end[len(v):]), t[1:]), true
	case !prefix && strings.HasSuffix(end, v):
		return abstract.Concat(t[:len(t)-1], abstract.Literal(end[:len(end)-len(v)])), true
	}
	return t, true
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
