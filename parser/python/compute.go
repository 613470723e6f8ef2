package python

import (
	"encoding/json"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// repeatOf is itertools.repeat, of a known number or without end.
func (in *interp) repeatOf(st *state, a arguments, n syntax.Node) cases {
	if len(a.positional) == 1 && len(a.named) == 0 && !a.open {
		out := in.lazily(st, a, sequence{in.gap(n, "repeated without end")}, n)
		out[0].Value.obj.endless = a.at(0)
		out[0].Value.obj.drawn = func(*state) bool { return true }
		return out
	}
	times, ok := a.at(1).One()
	if !ok || times.kind != number || times.n > maxUnrolled {
		return just(in.newListAt(st, sequence{in.gap(n, "repeated a number of times that is not known")}, n))
	}
	var out sequence
	for range max(0, times.n) {
		out = append(out, in.one(a.at(0), n))
	}
	return in.lazily(st, a, out, n)
}

// productOf is itertools.product of a few lists that are certain.
func (in *interp) productOf(st *state, a arguments, n syntax.Node) cases {
	rows := []sequence{nil}
	for i := range a.positional {
		items := in.spread(st, a.at(i), n)
		if !allPlain(items) || len(rows)*len(items) > maxUnrolled || len(a.named) > 0 {
			in.loseItems(st, items, n)
			return in.lazily(st, a, sequence{in.gap(n, "elements side by side")}, n)
		}
		var next []sequence
		for _, row := range rows {
			for _, e := range items {
				next = append(next, append(slices.Clip(row), e))
			}
		}
		rows = next
	}
	var out sequence
	for _, row := range rows {
		out = append(out, in.one(just(in.newTuple(row)), n))
	}
	return in.lazily(st, a, out, n)
}

func (in *interp) reprOf(st *state, a arguments, n syntax.Node) cases {
	return abstract.Map(in.space, a.at(0), func(v value) value { return in.converted(st, v, 'r', n) })
}

func (in *interp) formatFunction(st *state, a arguments, n syntax.Node) cases {
	return in.texts(in.formattedAll(st, a.at(0), 0, a.or(1, just(literal(""))), n))
}

func (in *interp) absOf(_ *state, a arguments, n syntax.Node) cases {
	return abstract.Map(in.space, a.at(0), func(v value) value {
		if v.whole() {
			return value{kind: number, n: max(v.n, -v.n)}
		}
		return in.computed("abs", n, "a number that is computed", v)
	})
}

// wholeText is the number that int() reads in a text of plain digits.
func wholeText(v value) (value, bool) {
	s, ok := v.known()
	s = strings.Trim(s, asciiBlanks)
	if n, err := strconv.ParseInt(s, 10, 32); ok && err == nil {
		return value{kind: number, n: n}, true
	}
	return value{}, false
}

// jsonOf is json.dumps of what is known wholly.
func (in *interp) jsonOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		if s, ok := in.json(st, v, 4); ok && len(a.positional) == 1 && len(a.named) == 0 && !a.open {
			return just(literal(s))
		}
		if len(a.named) > 0 || a.open {
			return in.anew(st, a, n)
		}
		return just(in.computed("json.dumps", n, "a text that is computed", v))
	})
}

// json is a value as json.dumps writes it.
func (in *interp) json(st *state, v value, deep int) (string, bool) {
	switch {
	case deep == 0:
		return "", false
	case v.kind == none:
		return "null", true
	case v.kind == boolean:
		return strings.ToLower(v.shown()), true
	case v.kind == number || v.kind == floating:
		return v.shown(), true
	case v.kind == str && !v.path:
		s, ok := v.known()
		return jsonText(s), ok && ascii(s)
	case v.isList() && !v.unordered():
		return in.jsonItems(st, st.contents(v), deep-1)
	case v.kind == dict && !st.mapping(v.obj).open:
		return in.jsonPairs(st, st.mapping(v.obj), deep-1)
	}
	return "", false
}

// jsonText is a string of ASCII in JSON.
func jsonText(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return ""
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (in *interp) jsonItems(st *state, items sequence, deep int) (string, bool) {
	words := make([]string, len(items))
	for i, e := range items {
		one, single := e.Word.One()
		s, ok := in.json(st, one, deep)
		if !single || !ok || !plainEntry(e) {
			return "", false
		}
		words[i] = s
	}
	return "[" + strings.Join(words, ", ") + "]", true
}

func (in *interp) jsonPairs(st *state, m mapping, deep int) (string, bool) {
	words := make([]string, len(m.entries))
	for i, p := range m.entries {
		name, known := p.key.known()
		one, single := p.val.One()
		s, ok := in.json(st, one, deep)
		if !known || !single || !ok || p.when != abstract.Always || !ascii(name) {
			return "", false
		}
		words[i] = jsonText(name) + ": " + s
	}
	return "{" + strings.Join(words, ", ") + "}", true
}

// splitPath is os.path.split.
func splitPath(s string) any {
	i := strings.LastIndex(s, "/") + 1
	head, tail := s[:i], s[i:]
	if short := strings.TrimRight(head, "/"); short != "" {
		head = short
	}
	return tupleOfTexts{head, tail}
}

// splitExtension is os.path.splitext.
func splitExtension(s string) any {
	name := s[strings.LastIndex(s, "/")+1:]
	bare := strings.TrimLeft(name, ".")
	i := strings.LastIndex(bare, ".")
	if i < 0 {
		return tupleOfTexts{s, ""}
	}
	cut := len(s) - len(bare) + i
	return tupleOfTexts{s[:cut], s[cut:]}
}

// normalPath is os.path.normpath.
func normalPath(s string) any {
	out := path.Clean(s)
	if strings.HasPrefix(s, "//") && !strings.HasPrefix(s, "///") {
		return "/" + out
	}
	return out
}
