package python

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// libraryFolds are functions of numbers and of texts.
var libraryFolds = map[string]fold{
	"chr":   {"i", func(g *given) any { return character(g, g.number(0)) }},
	"ord":   {"c", ordinal},
	"bin":   {"number", func(g *given) any { return inBase(g, 2, "0b") }},
	"oct":   {"number", func(g *given) any { return inBase(g, 8, "0o") }},
	"hex":   {"number", func(g *given) any { return inBase(g, 16, "0x") }},
	"int":   {"x base", wholeInBase},
	"pow":   {"base exp", func(g *given) any { return whole(g, func(a, b int64) (int64, bool) { return power(a, b) }) }},
	"float": {"x", floatRead},
	"round": {"number ndigits", roundedValue},
	"divmod": {"x y", func(g *given) any {
		a, b := g.number(0), g.number(1)
		q, ok := floorDiv(int64(a), int64(b))
		g.bad = g.bad || !ok
		return tupleOf{int(q), a - int(q)*b}
	}},
	"math.ceil":  {"x", func(g *given) any { return wholeOf(g, math.Ceil) }},
	"math.floor": {"x", func(g *given) any { return wholeOf(g, math.Floor) }},
	"math.trunc": {"x", func(g *given) any { return wholeOf(g, math.Trunc) }},

	"textwrap.dedent": {"text", dedented},
	"textwrap.indent": {"text prefix", indented},
	"re.escape":       {"pattern", func(g *given) any { return escapedPattern(g.text(0)) }},
	"html.escape": {"s quote", func(g *given) any {
		out := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(g.anyText(0))
		if g.truthOr(1, true) {
			out = strings.NewReplacer(`"`, "&quot;", "'", "&#x27;").Replace(out)
		}
		return out
	}},
	"urllib.parse.quote": {"string safe", func(g *given) any { return percentEncoded(g.text(0), g.textOr(1, "/")) }},
}

func ordinal(g *given) any {
	runes := []rune(g.anyText(0))
	if len(runes) != 1 {
		return g.refused()
	}
	return int(runes[0])
}

func inBase(g *given, base int, prefix string) any {
	n := g.number(0)
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	return sign + prefix + strconv.FormatInt(int64(n), base)
}

// wholeInBase is int(text, base).
func wholeInBase(g *given) any {
	s, base := strings.ToLower(strings.Trim(g.text(0), asciiBlanks)), g.number(1)
	prefix := map[int]string{2: "0b", 8: "0o", 16: "0x"}[base]
	if digits := strings.TrimPrefix(s, prefix); prefix != "" && digits != "" && digits[0] != '+' && digits[0] != '-' {
		s = digits
	}
	if base < 2 || base > 36 {
		return g.refused()
	}
	n, err := strconv.ParseInt(s, base, 32)
	g.bad = g.bad || err != nil
	return int(n)
}

func whole(g *given, f func(a, b int64) (int64, bool)) any {
	n, ok := f(int64(g.number(0)), int64(g.number(1)))
	g.bad = g.bad || !ok
	return int(n)
}

// float is a number as a float.
func (g *given) float(i int) float64 {
	f, ok := g.value(i).float()
	g.bad = g.bad || !ok
	return f
}

var plainFloat = regexp.MustCompile(`^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?$`)

// floatRead is float(x).
func floatRead(g *given) any {
	if g.value(0).kind != str {
		return g.float(0)
	}
	s := strings.Trim(g.text(0), asciiBlanks)
	f, err := strconv.ParseFloat(s, 64)
	g.bad = g.bad || err != nil || !plainFloat.MatchString(s)
	return f
}

// roundedValue is round(x) and round(x, digits).
func roundedValue(g *given) any {
	v := g.value(0)
	if v.whole() && (!g.has(1) || g.isNone(1) || g.number(1) >= 0) {
		return g.number(0)
	}
	if !g.has(1) || g.isNone(1) {
		return wholeOf(g, math.RoundToEven)
	}
	out, ok := rounded(g.float(0), g.number(1))
	g.bad = g.bad || !ok || v.kind != floating
	return out
}

// wholeOf is a float that f makes whole, as a whole number.
func wholeOf(g *given, f func(float64) float64) any {
	out := f(g.float(0))
	if math.Abs(out) > 1<<30 {
		return g.refused()
	}
	return int(out)
}

// dedented is a text without the blanks that all its lines begin with.
func dedented(g *given) any {
	s := g.text(0)
	if strings.ContainsAny(s, "\r\v\f\x1c\x1d\x1e\x1f") {
		return g.refused()
	}
	all := strings.Split(s, "\n")
	margin, found := "", false
	for i, line := range all {
		rest := strings.TrimLeft(line, " \t")
		if rest == "" {
			all[i] = ""
			continue
		}
		indent := line[:len(line)-len(rest)]
		if !found {
			margin, found = indent, true
		}
		margin = commonPrefix(margin, indent)
	}
	for i := range all {
		all[i] = strings.TrimPrefix(all[i], margin)
	}
	return strings.Join(all, "\n")
}

func indented(g *given) any {
	s := g.text(0)
	if strings.ContainsAny(s, "\r\v\f\x1c\x1d\x1e") {
		return g.refused()
	}
	out := ""
	for line := range strings.Lines(s) {
		if strings.Trim(line, asciiBlanks) != "" {
			out += g.text(1)
		}
		out += line
	}
	return out
}

// escapedPattern is re.escape, as Python does since 3.7.
func escapedPattern(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if strings.IndexByte("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func percentEncoded(s, safe string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if isDigit(rune(c)) || isLetter(rune(c)) || strings.IndexByte("_.-~"+safe, c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + strings.ToUpper(strconv.FormatInt(int64(c)|0x100, 16)[1:]))
		}
	}
	return b.String()
}
