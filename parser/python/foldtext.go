package python

import (
	"strings"
	"unicode/utf8"

	"github.com/egglint/egg/parser/abstract"
)

// textFolds are methods of strings that take more than strings and numbers, or
// take them by name.
var textFolds = map[string]fold{
	"str.expandtabs": {"self tabsize", func(g *given) any { return tabsExpanded(g, g.text(0), g.numberOr(1, 8)) }},
	"str.split":      {"self sep maxsplit", func(g *given) any { return splitBy(g, splitBlanks, strings.SplitN) }},
	"str.rsplit":     {"self sep maxsplit", func(g *given) any { return splitBy(g, splitBlanksFromEnd, splitLast) }},
	"str.splitlines": {"self keepends", func(g *given) any { return linesOf(g, g.text(0), g.truthOr(1, false)) }},
	"str.translate":  {"self table", translated},
	"str.maketrans":  {"x y z", translationTable},
	"str.isascii":    {"self", func(g *given) any { return ascii(g.anyText(0)) }},
	"str.istitle":    {"self", func(g *given) any { return titled(g.text(0)) }},
	"str.isidentifier": {"self", func(g *given) any {
		s := g.text(0)
		return s != "" && !isDigit(rune(s[0])) && allOf(s, func(c rune) bool { return c == '_' || isDigit(c) || isLetter(c) })
	}},
	"str.isprintable": {"self", func(g *given) any {
		return !strings.ContainsFunc(g.text(0), func(c rune) bool { return c < ' ' || c == 0x7f })
	}},
	"str.find":   {"self sub start end", func(g *given) any { return foundAt(g, strings.Index) }},
	"str.rfind":  {"self sub start end", func(g *given) any { return foundAt(g, strings.LastIndex) }},
	"str.rindex": {"self sub start end", func(g *given) any { return must(g, foundAt(g, strings.LastIndex)) }},
	"str.index":  {"self sub start end", func(g *given) any { return must(g, foundAt(g, strings.Index)) }},
	"str.count": {"self sub start end", func(g *given) any {
		s, from := window(g)
		if from > len(g.text(0)) {
			return g.refused()
		}
		return strings.Count(s, g.text(1))
	}},
}

func tabsExpanded(g *given, s string, size int) any {
	if size > 1024 || len(s)*max(size, 1) > maxText {
		return g.refused()
	}
	var b strings.Builder
	column := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\t' && size > 0:
			missing := size - column%size
			b.WriteString(strings.Repeat(" ", missing))
			column += missing
		case c == '\t':
		case c == '\n' || c == '\r':
			b.WriteByte(c)
			column = 0
		default:
			b.WriteByte(c)
			column++
		}
	}
	return b.String()
}

// splitBy is split and rsplit: at blanks, where no separator is given.
func splitBy(g *given, blanks func(string, int) []string, at func(string, string, int) []string) any {
	cuts := g.numberOr(2, -1)
	if !g.has(1) || g.isNone(1) {
		return blanks(g.text(0), cuts)
	}
	s, sep := g.anyText(0), g.anyText(1)
	if sep == "" {
		return g.refused()
	}
	return at(s, sep, pieces(cuts))
}

func splitLast(s, sep string, most int) []string { return splitFromEnd(s, sep, most-1) }

// splitBlanks cuts a text at runs of blanks, so often at most; less than nought is
// as often as there are any.
func splitBlanks(s string, cuts int) []string {
	var out []string
	for s = strings.TrimLeft(s, asciiBlanks); s != ""; s = strings.TrimLeft(s, asciiBlanks) {
		end := strings.IndexAny(s, asciiBlanks)
		if end < 0 || len(out) == cuts {
			return append(out, s)
		}
		out, s = append(out, s[:end]), s[end:]
	}
	return out
}

func splitBlanksFromEnd(s string, cuts int) []string {
	var out []string
	for s = strings.TrimRight(s, asciiBlanks); s != ""; s = strings.TrimRight(s, asciiBlanks) {
		start := strings.LastIndexAny(s, asciiBlanks) + 1
		if start == 0 || len(out) == cuts {
			return append([]string{s}, out...)
		}
		out, s = append([]string{s[start:]}, out...), s[:start]
	}
	return out
}

// linesOf are the lines of a text of which each ends with what is known to end one.
func linesOf(g *given, s string, keep bool) any {
	if strings.ContainsAny(s, "\r\v\f\x1c\x1d\x1e") {
		return g.refused()
	}
	if !keep {
		return lines(s)
	}
	out := strings.SplitAfter(s, "\n")
	if out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

// titled tells whether each run of letters begins with a capital alone.
func titled(s string) bool {
	return mapWords(s, capitalized) == s && strings.ContainsFunc(s, isLetter)
}

// window is the part of a text that start and end leave, and where it begins.
func window(g *given) (part string, from int) {
	s := g.text(0)
	bound := func(i, absent int) int {
		if !g.has(i) || g.isNone(i) {
			return absent
		}
		n := g.number(i)
		if n < 0 {
			n += len(s)
		}
		return max(0, n)
	}
	from = bound(2, 0)
	to := min(bound(3, len(s)), len(s))
	if from > to {
		return "", len(s) + 1
	}
	return s[from:to], from
}

func foundAt(g *given, find func(s, part string) int) int {
	s, from := window(g)
	i := find(s, g.text(1))
	if i < 0 || from > len(g.text(0)) {
		return -1
	}
	return from + i
}

// must is where something is found that is certain to be there.
func must(g *given, i int) any {
	g.bad = g.bad || i < 0
	return i
}

// translated is s.translate(table) of a dict that is known.
func translated(g *given) any {
	table := map[rune]string{}
	v := g.value(1)
	if v.kind != dict {
		return g.refused()
	}
	m := g.st.mapping(v.obj)
	g.bad = g.bad || m.open
	for _, p := range m.entries {
		to, single := p.val.One()
		inner := given{values: []value{p.key, to}}
		if !single || p.when != abstract.Always || p.key.kind != number {
			return g.refused()
		}
		switch from := rune(inner.number(0)); {
		case to.kind == none:
			table[from] = ""
		case to.whole():
			table[from] = character(&inner, inner.number(1))
		default:
			table[from] = inner.anyText(1)
		}
		g.bad = g.bad || inner.bad
	}
	return mapped(g.anyText(0), table)
}

func mapped(s string, table map[rune]string) string {
	var b strings.Builder
	for _, c := range s {
		if to, ok := table[c]; ok {
			b.WriteString(to)
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// character is chr(i).
func character(g *given, i int) string {
	g.bad = g.bad || i < 0 || i > utf8.MaxRune || !utf8.ValidRune(rune(i))
	return string(rune(i))
}

// translationTable is str.maketrans of two texts, and of what is to be left out.
func translationTable(g *given) any {
	from, to, gone := []rune(g.anyText(0)), []rune(g.anyText(1)), ""
	if g.has(2) {
		gone = g.anyText(2)
	}
	if len(from) != len(to) {
		return g.refused()
	}
	var out dictOf
	for i, c := range from {
		out = out.with(integer(int(c)), integer(int(to[i])))
	}
	for _, c := range gone {
		out = out.with(integer(int(c)), value{kind: none})
	}
	return out
}

// dictOf is a dict that a fold gives.
type dictOf []pair

// with is a dict in which a key has a value.
func (d dictOf) with(key, to value) dictOf {
	for i := range d {
		if d[i].key.key() == key.key() {
			d[i].val = just(to)
			return d
		}
	}
	return append(d, pair{key, abstract.Always, just(to)})
}
