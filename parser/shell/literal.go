package shell

import (
	"regexp"
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
	if !first {
		return unescape(value)
	}
	return in.homes(l, value)
}

// assigns matches what looks like an assignment: tildes in it stand for home
// directories, at its beginning and after colons.
var assigns = regexp.MustCompile(`^[A-Za-z_]\w*=`)

// homes reads the beginning of a word, where tildes are paths that are not known.
func (in *interp) homes(l *syntax.Lit, value string) []piece {
	prefix := assigns.FindString(value)
	out := unescape(prefix)
	parts := []string{value[len(prefix):]}
	if prefix != "" {
		parts = strings.SplitAfter(parts[0], ":")
	}
	for _, part := range parts {
		if strings.HasPrefix(part, "~") {
			name := part[:len(part)-len(strings.TrimLeft(part, tildeName))]
			part = part[len(name):]
			hole := in.space.NewHole(abstract.Hole{Kind: abstract.Environment, Source: name, Why: "a home directory", Place: in.place(l)})
			out = append(out, piece{text: abstract.Unknown(hole), quoted: true})
		}
		out = append(out, unescape(part)...)
	}
	return out
}

// tildeName are the characters of ~ and the name of a user after it.
const tildeName = "~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+."

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

// unescapeBy reads what a backslash stands for; false where one is not among escapes.
func unescapeBy(escapes map[byte]byte, v string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(v); i++ {
		if v[i] != '\\' || i+1 == len(v) {
			b.WriteByte(v[i])
			continue
		}
		i++
		c, ok := escapes[v[i]]
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
