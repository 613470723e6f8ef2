package workflow

import "strings"

const (
	exprOpen  = "${{"
	exprClose = "}}"
)

// blank replaces every ${{ … }} by x of the same length. open is the offset of
// an expression that does not end, or -1.
func blank(s string) (value string, exprs []Expr, open int) {
	var b strings.Builder
	for at := 0; ; {
		start := strings.Index(s[at:], exprOpen)
		if start < 0 {
			b.WriteString(s[at:])
			return b.String(), exprs, -1
		}
		start += at
		end := exprEnd(s, start+len(exprOpen))
		if end < 0 {
			return s, nil, start
		}
		b.WriteString(s[at:start])
		b.WriteString(filler(end - start))
		exprs = append(exprs, Expr{Start: start, End: end, Source: s[start:end]})
		at = end
	}
}

func filler(n int) string { return strings.Repeat("x", n) }

// exprEnd is the offset after the braces that close an expression whose text
// begins at i, or -1. Braces in a string do not count; a quote in a string is
// written twice, which reads as two strings.
func exprEnd(s string, i int) int {
	quoted := false
	for ; i < len(s); i++ {
		switch {
		case s[i] == '\'':
			quoted = !quoted
		case !quoted && strings.HasPrefix(s[i:], exprClose):
			return i + len(exprClose)
		}
	}
	return -1
}

// unwrap takes the braces away where one expression is the whole text.
func unwrap(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, exprOpen) && exprEnd(s, len(exprOpen)) == len(s) {
		return strings.TrimSpace(s[len(exprOpen) : len(s)-len(exprClose)])
	}
	return s
}
