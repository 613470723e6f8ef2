package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// literal reads unquoted characters, or those between double quotes. A leading
// tilde is a path that is not known.
func (in *interp) literal(l *syntax.Lit, quoted, first bool) []piece {
	if stretches := in.within(l); len(stretches) > 0 {
		return in.stretched(l, stretches, quoted)
	}
	value := l.Value
	if quoted {
		return []piece{{text: abstract.Literal(unescapeDouble(value)), quoted: true}}
	}
	var out []piece
	if first && strings.HasPrefix(value, "~") {
		name, _, _ := strings.Cut(value, "/")
		value = strings.TrimPrefix(value, name)
		hole := in.space.NewHole(abstract.Hole{Kind: abstract.Environment, Source: name, Why: "a home directory", Place: in.place(l)})
		out = append(out, piece{text: abstract.Unknown(hole), quoted: true})
	}
	return append(out, unescape(value)...)
}

// unescape takes the backslashes off unquoted characters. What a backslash
// protects is quoted.
func unescape(v string) []piece {
	var out []piece
	plain := func(text string, quoted bool) {
		if text != "" {
			out = append(out, piece{text: abstract.Literal(text), quoted: quoted, typed: true})
		}
	}
	for {
		before, after, found := strings.Cut(v, `\`)
		plain(before, false)
		switch {
		case !found:
			return out
		case after == "":
			plain(`\`, true)
			return out
		case after[0] == '\n':
			v = after[1:]
		default:
			plain(after[:1], true)
			v = after[1:]
		}
	}
}

// unescapeDouble takes the backslashes off characters between double quotes.
func unescapeDouble(v string) string {
	if !strings.Contains(v, `\`) {
		return v
	}
	var b strings.Builder
	for i := 0; i < len(v); i++ {
		if v[i] == '\\' && i+1 < len(v) {
			switch v[i+1] {
			case '\n':
				i++
				continue
			case '$', '`', '"', '\\':
				i++
			}
		}
		b.WriteByte(v[i])
	}
	return b.String()
}

func (in *interp) singleQuoted(p *syntax.SglQuoted) []piece {
	if stretches := in.within(p); len(stretches) > 0 {
		return in.stretched(p, stretches, true)
	}
	value, ok := p.Value, true
	if p.Dollar {
		value, ok = unescapeANSI(value)
	}
	if !ok {
		hole := in.hole(abstract.Expression, p, "an escape that is not read")
		return []piece{{text: abstract.Unknown(hole), quoted: true}}
	}
	return []piece{{text: abstract.Literal(value), quoted: true}}
}

var ansi = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', 'a': 7, 'b': 8, 'e': 27, 'E': 27, 'f': 12, 'v': 11,
	'\\': '\\', '\'': '\'', '"': '"', '?': '?'}

// unescapeANSI reads $'…', as far as it has no numbers in it.
func unescapeANSI(v string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(v); i++ {
		if v[i] != '\\' || i+1 == len(v) {
			b.WriteByte(v[i])
			continue
		}
		i++
		c, ok := ansi[v[i]]
		if !ok {
			return "", false
		}
		b.WriteByte(c)
	}
	return b.String(), true
}

// within are the stretches of the text that stand for holes inside n.
func (in *interp) within(n syntax.Node) []Stretch {
	var out []Stretch
	start, end := int(n.Pos().Offset()), int(n.End().Offset())
	for _, h := range in.prog.Holes {
		if h.Start < end && h.End > start {
			out = append(out, h)
		}
	}
	return out
}

// stretched reads characters between which holes stand.
func (in *interp) stretched(n syntax.Node, stretches []Stretch, quoted bool) []piece {
	var out []piece
	at, end := int(n.Pos().Offset()), int(n.End().Offset())
	if q, ok := n.(*syntax.SglQuoted); ok {
		at, end = at+len("'"), end-len("'")
		if q.Dollar {
			at++
		}
	}
	known := func(text string) {
		if quoted {
			out = append(out, piece{text: abstract.Literal(unescapeFor(n, text)), quoted: true})
		} else {
			out = append(out, unescape(text)...)
		}
	}
	for _, h := range stretches {
		known(in.prog.Text[at:max(at, h.Start)])
		out = append(out, piece{text: abstract.Unknown(h.Hole), quoted: quoted})
		at = h.End
	}
	known(in.prog.Text[min(at, end):end])
	return out
}

func unescapeFor(n syntax.Node, text string) string {
	if _, single := n.(*syntax.SglQuoted); single {
		return text
	}
	return unescapeDouble(text)
}
