package abstract

import (
	"strings"
	"unicode/utf8"
)

// Part is a piece of a [Text]: a hole, or else a literal.
type Part struct {
	Literal string
	Hole    *Hole
}

// Text is one string, as far as it is known: literals and holes in a row. No
// two literals stand side by side and none is empty. The zero value is the
// empty string.
type Text []Part

// Literal returns the known text v.
func Literal(v string) Text {
	if v == "" {
		return nil
	}
	return Text{{Literal: v}}
}

// Unknown returns the text that is all of hole.
func Unknown(hole *Hole) Text { return Text{{Hole: hole}} }

// Known returns the string that t is, if no part of it is a hole.
func (t Text) Known() (string, bool) {
	switch {
	case len(t) == 0:
		return "", true
	case len(t) == 1 && t[0].Hole == nil:
		return t[0].Literal, true
	}
	return "", false
}

// Concat returns the texts one after the other.
func Concat(texts ...Text) Text {
	var out Text
	var literals []string // in a row, behind out
	end := func() {
		if len(literals) > 0 {
			out = append(out, Part{Literal: strings.Join(literals, "")})
			literals = literals[:0]
		}
	}
	for _, t := range texts {
		for _, p := range t {
			if p.Hole == nil {
				literals = append(literals, p.Literal)
				continue
			}
			end()
			out = append(out, p)
		}
	}
	end()
	return out
}

// Same tells whether t and u are the same string in every run: the same
// literals and the same holes.
func (t Text) Same(u Text) bool {
	if len(t) != len(u) {
		return false
	}
	for i := range t {
		if t[i] != u[i] {
			return false
		}
	}
	return true
}

// Source renders t for people: holes as the source writes them.
func (t Text) Source() string {
	var b strings.Builder
	for _, p := range t {
		if p.Hole != nil {
			b.WriteString(p.Hole.Source)
		} else {
			b.WriteString(p.Literal)
		}
	}
	return b.String()
}

// Replace returns t with each hole that value knows replaced by its string.
func (t Text) Replace(value func(*Hole) (string, bool)) Text {
	out := make([]Text, len(t))
	for i, p := range t {
		out[i] = Text{p}
		if p.Hole != nil {
			if v, ok := value(p.Hole); ok {
				out[i] = Literal(v)
			}
		}
	}
	return Concat(out...)
}

// shared is what t and u have in common at either end, without overlap. It cuts
// no character in two.
func shared(t, u Text) (head, tail Text) {
	for len(t) > 0 && len(u) > 0 && t[0] == u[0] {
		head = append(head, t[0])
		t, u = t[1:], u[1:]
	}
	if n := literalPrefix(t, u); n > 0 {
		head = append(head, Part{Literal: t[0].Literal[:n]})
		t, u = cutPrefix(t, n), cutPrefix(u, n)
	}
	for len(t) > 0 && len(u) > 0 && t[len(t)-1] == u[len(u)-1] {
		tail = append(Text{t[len(t)-1]}, tail...)
		t, u = t[:len(t)-1], u[:len(u)-1]
	}
	if n := literalSuffix(t, u); n > 0 {
		last := t[len(t)-1].Literal
		tail = append(Text{{Literal: last[len(last)-n:]}}, tail...)
	}
	return head, tail
}

func cutPrefix(t Text, n int) Text {
	rest := Literal(t[0].Literal[n:])
	return append(rest, t[1:]...)
}

func literalPrefix(t, u Text) int {
	if len(t) == 0 || len(u) == 0 || t[0].Hole != nil || u[0].Hole != nil {
		return 0
	}
	a, b := t[0].Literal, u[0].Literal
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && !startsRune(a, n) {
		n--
	}
	return n
}

func literalSuffix(t, u Text) int {
	if len(t) == 0 || len(u) == 0 || t[len(t)-1].Hole != nil || u[len(u)-1].Hole != nil {
		return 0
	}
	a, b := t[len(t)-1].Literal, u[len(u)-1].Literal
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	for n > 0 && !startsRune(a, len(a)-n) {
		n--
	}
	return n
}

// startsRune tells whether v can be cut at i and stay text on both sides.
func startsRune(v string, i int) bool { return i == len(v) || utf8.RuneStart(v[i]) }
