package python

import (
	"strconv"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// texts is a string as a value.
func (in *interp) texts(s abstract.String) cases {
	return abstract.Map(in.space, s, text)
}

// shownAll is what str() gives.
func (in *interp) shownAll(st *state, v cases, n syntax.Node) abstract.String {
	return abstract.Map(in.space, v, func(x value) abstract.Text { return in.shown(st, x, n) })
}

func (in *interp) shown(st *state, v value, n syntax.Node) abstract.Text {
	switch v.kind {
	case str, unknown, none, boolean, number, floating:
		return v.plainText()
	case instance:
		if t, ok := in.shownInstance(st, v, n); ok {
			return t
		}
	case exception:
		if t, ok := in.shownException(st, v, n); ok {
			return t
		}
	case external:
		return in.outsideText(v.name, n)
	}
	if s, ok := in.repr(st, v); ok {
		return abstract.Literal(s)
	}
	return in.fresh(abstract.Expression, n, "the text of an object").text
}

// plainText is what str() gives of a value without parts.
func (v value) plainText() abstract.Text {
	switch v.kind {
	case none:
		return abstract.Literal("None")
	case boolean, number, floating:
		return abstract.Literal(v.shown())
	}
	return v.text
}

// formatOf is what format() gives without a specification: for an object whose
// class says nothing of that, what str() does.
func (in *interp) formatOf(st *state, v value, n syntax.Node) abstract.Text {
	if v.kind == instance && (in.ofClass(st, v, "__format__") != nil || v.obj.fixed != nil && v.obj.of[0].Value.obj.class.text && !v.obj.of[0].Value.obj.class.strings) {
		return in.fresh(abstract.Expression, n, "formatted in a way that is not followed").text
	}
	return in.shown(st, v, n)
}

// repr is what repr() gives of a value that is known wholly.
func (in *interp) repr(st *state, v value) (string, bool) {
	return in.reprWithin(st, v, 4)
}

// reprWithin is repr of a value that is so deep at most.
func (in *interp) reprWithin(st *state, v value, deep int) (string, bool) {
	if deep == 0 {
		return "", false
	}
	switch v.kind {
	case none:
		return "None", true
	case boolean, number, floating:
		return v.shown(), true
	case octets:
		s, known := v.text.Known()
		shown, ok := quotedText(s)
		return "b" + shown, known && ok
	case str:
		s, ok := v.known()
		if !ok || v.path {
			return "", false
		}
		return quotedText(s)
	case tuple:
		s, ok := in.reprItems(st, v.obj.items, deep-1)
		if len(v.obj.items) == 1 {
			s += ","
		}
		return "(" + s + ")", ok
	case listKind:
		if v.unordered() {
			return "", false
		}
		s, ok := in.reprItems(st, st.items(v.obj), deep-1)
		return "[" + s + "]", ok
	case dict:
		return in.reprDict(st, st.mapping(v.obj), deep-1)
	}
	return "", false
}

func (in *interp) reprItems(st *state, items sequence, deep int) (string, bool) {
	words := make([]string, len(items))
	for i, e := range items {
		one, single := e.Word.One()
		shown, ok := in.reprWithin(st, one, deep)
		if !single || !ok || e.When != abstract.Always {
			return "", false
		}
		words[i] = shown
	}
	return strings.Join(words, ", "), true
}

func (in *interp) reprDict(st *state, m mapping, deep int) (string, bool) {
	words := make([]string, len(m.entries))
	for i, p := range m.entries {
		val, single := p.val.One()
		k, ok := in.reprWithin(st, p.key, deep)
		v, too := in.reprWithin(st, val, deep)
		if !single || !ok || !too || p.when != abstract.Always {
			return "", false
		}
		words[i] = k + ": " + v
	}
	return "{" + strings.Join(words, ", ") + "}", !m.open
}

// quotedText is a string as repr() shows it, where all of it is plain ASCII.
func quotedText(s string) (string, bool) {
	quote := "'"
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		quote = `"`
	}
	for i := range len(s) {
		if c := s[i]; c >= 0x7f || c < ' ' && c != '\n' && c != '\t' && c != '\r' {
			return "", false
		}
	}
	escapes := strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\t", `\t`, "\r", `\r`, quote, `\`+quote)
	return quote + escapes.Replace(s) + quote, true
}

// parseWidth is a number that is written in digits; ok is false for another text.
func parseWidth(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0
}
