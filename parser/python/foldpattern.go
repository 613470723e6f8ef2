package python

import (
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"
)

// patternFolds are functions of re, where Go's regular expressions mean the same.
var patternFolds = map[string]fold{
	"re.sub":     {"pattern repl string count", substituted},
	"re.split":   {"pattern string maxsplit", splitAtPattern},
	"re.findall": {"pattern string", allFound},
}

// unlike are what Python and Go read differently in a pattern, or what is not there
// in one of them.
var unlike = regexp.MustCompile(`\\[^dDsSwWbnrtfv.\\/()\[\]{}?*+|^$\-_ :=,@"']|\[\[|\[:|\{,|\(\?[^:P]|\(\?P[^<]|\[\^?\]|--|&&|~~|\|\|`)

// pattern is a regular expression that both mean the same by, over a text of one
// line, and that matches no empty part of it.
func (g *given) pattern(i int, over string) *regexp.Regexp {
	source := g.text(i)
	tree, err := syntax.Parse(source, syntax.Perl)
	if g.bad || err != nil || unlike.MatchString(source) || strings.ContainsAny(over, "\n\v\x1c\x1d\x1e\x1f") || mayBeEmpty(tree) || repeatsEmpty(tree) {
		g.bad = true
		return nil
	}
	re, err := regexp.Compile(source)
	g.bad = err != nil
	return re
}

// mayBeEmpty tells whether a pattern can match nothing.
func mayBeEmpty(t *syntax.Regexp) bool {
	switch t.Op {
	case syntax.OpLiteral:
		return len(t.Rune) == 0
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return false
	case syntax.OpCapture, syntax.OpPlus:
		return mayBeEmpty(t.Sub[0])
	case syntax.OpRepeat:
		return t.Min == 0 || mayBeEmpty(t.Sub[0])
	case syntax.OpConcat:
		for _, s := range t.Sub {
			if !mayBeEmpty(s) {
				return false
			}
		}
	case syntax.OpAlternate:
		for _, s := range t.Sub {
			if mayBeEmpty(s) {
				return true
			}
		}
		return false
	}
	return true
}

// repeatsEmpty tells whether something is repeated that can match nothing: engines
// differ in when they stop.
func repeatsEmpty(t *syntax.Regexp) bool {
	switch t.Op {
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		if mayBeEmpty(t.Sub[0]) {
			return true
		}
	}
	for _, s := range t.Sub {
		if repeatsEmpty(s) {
			return true
		}
	}
	return false
}

// substituted is re.sub with a text.
func substituted(g *given) any {
	s, repl, most := g.text(2), g.text(1), g.numberOr(3, 0)
	re := g.pattern(0, s)
	if re == nil || most < 0 {
		return g.refused()
	}
	if most == 0 {
		most = -1
	}
	out, last := "", 0
	for _, m := range re.FindAllStringSubmatchIndex(s, most) {
		part, ok := filled(repl, s, m)
		g.bad = g.bad || !ok
		out += s[last:m[0]] + part
		last = m[1]
	}
	return out + s[last:]
}

// filled is a replacement with what groups matched, \1 or \g<1>.
func filled(repl, s string, m []int) (out string, ok bool) {
	for {
		before, after, found := strings.Cut(repl, `\`)
		out += before
		if !found {
			return out, true
		}
		digit, rest := "", ""
		if inner, named := strings.CutPrefix(after, "g<"); named {
			digit, rest, _ = strings.Cut(inner, ">")
		} else if after != "" {
			digit, rest = after[:1], after[1:]
			if digit == "0" || rest != "" && isDigit(rune(rest[0])) {
				return "", false
			}
		}
		i, err := strconv.Atoi(digit)
		if err != nil || i < 0 || 2*i >= len(m) {
			return "", false
		}
		if m[2*i] >= 0 {
			out += s[m[2*i]:m[2*i+1]]
		}
		repl = rest
	}
}

func splitAtPattern(g *given) any {
	s, most := g.text(1), g.numberOr(2, 0)
	re := g.pattern(0, s)
	if re == nil || re.NumSubexp() > 0 || most < 0 {
		return g.refused()
	}
	if most == 0 {
		return re.Split(s, -1)
	}
	return re.Split(s, most+1)
}

// allFound is re.findall of a pattern with one group at most.
func allFound(g *given) any {
	s := g.text(1)
	re := g.pattern(0, s)
	if re == nil || re.NumSubexp() > 1 {
		return g.refused()
	}
	out := []string{}
	for _, m := range re.FindAllStringSubmatch(s, -1) {
		out = append(out, m[len(m)-1])
	}
	return out
}
