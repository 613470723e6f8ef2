package python

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// shlexSplit splits a command line as a shell would, as far as it is known.
func (in *interp) shlexSplit(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		if v.kind != str {
			return just(in.newListAt(st, sequence{in.gapOf(v, n)}, n))
		}
		words, ok := in.splitWords(v.text, n)
		if !ok || len(a.positional) > 1 || len(a.named) > 0 {
			return just(in.newListAt(st, sequence{in.splitGap(v, n)}, n))
		}
		return just(in.newListAt(st, words, n))
	})
}

// splitWords splits a text at the blanks that are not quoted. A hole between
// quotes stays in its word; one outside may be any number of words.
func (in *interp) splitWords(t abstract.Text, n syntax.Node) (sequence, bool) {
	s := splitter{in: in, n: n}
	for _, p := range t {
		if p.Hole != nil {
			s.hole(p)
			continue
		}
		if !s.literal(p.Literal) {
			return nil, false
		}
	}
	s.end()
	return s.out, s.quote == 0
}

// splitter is the state of splitting a text into words.
type splitter struct {
	in    *interp
	n     syntax.Node
	out   sequence
	word  abstract.Text
	open  bool // a word has begun
	torn  bool // a hole outside quotes is in it
	quote byte
}

func (s *splitter) literal(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case s.quote == 0 && (c == '\'' || c == '"'):
			s.quote, s.open = c, true
		case c == s.quote && c != 0:
			s.quote = 0
		case c == '\\' && s.quote != '\'':
			if i++; i == len(text) {
				return false
			}
			if s.quote == '"' && !strings.ContainsRune("\"\\", rune(text[i])) {
				s.add(`\`)
			}
			s.add(text[i : i+1])
		case s.quote == 0 && (c == ' ' || c == '\t' || c == '\n' || c == '\r'):
			s.end()
		default:
			s.add(text[i : i+1])
		}
	}
	return true
}

func (s *splitter) add(v string) {
	s.word, s.open = abstract.Concat(s.word, abstract.Literal(v)), true
}

func (s *splitter) hole(p abstract.Part) {
	s.word, s.open = abstract.Concat(s.word, abstract.Text{p}), true
	s.torn = s.torn || s.quote == 0
}

// end ends a word.
func (s *splitter) end() {
	switch {
	case s.open && s.torn:
		e := s.in.gap(s.n, "a string that is split")
		e.Gap.Source, e.Gap.Text, e.Gap.Single = s.word.Source(), s.word, true
		s.out = append(s.out, e)
	case s.open:
		s.out = append(s.out, s.in.one(just(text(s.word)), s.n))
	}
	s.word, s.open, s.torn = nil, false, false
}

// shlexJoin is a command line of words that are certain.
func (in *interp) shlexJoin(st *state, a arguments, n syntax.Node) cases {
	items := in.spread(st, a.at(0), n)
	if !allPlain(items) {
		return just(in.fresh(abstract.Expression, n, "a command line that is put together"))
	}
	var parts []abstract.String
	for i, e := range items {
		if i > 0 {
			parts = append(parts, abstract.Just(abstract.Literal(" ")))
		}
		parts = append(parts, in.shownAll(st, in.quotedAll(e.Word, n), n))
	}
	return in.texts(abstract.ConcatStrings(in.space, parts...))
}

func (in *interp) shlexQuote(_ *state, a arguments, n syntax.Node) cases {
	return in.quotedAll(a.at(0), n)
}

func (in *interp) quotedAll(v cases, n syntax.Node) cases {
	return abstract.Map(in.space, v, func(v value) value {
		if s, ok := v.known(); ok {
			return literal(quoted(s))
		}
		return in.computed("quote", n, "a string that is quoted", v)
	})
}

// quoted is a word as a shell reads it back.
func quoted(s string) string {
	if s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%+=:,./-_") == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'"'"'`) + "'"
}
