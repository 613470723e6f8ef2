package policy

import (
	"strings"

	"github.com/egglint/egg/parser"
)

// separator finds a separator in a text: where it starts and ends, and -1 where
// there is none.
type separator func(text string) (start, end int)

// by finds one text.
func by(sep string) separator {
	return func(text string) (int, int) {
		start := strings.Index(text, sep)
		return start, start + len(sep)
	}
}

// anyByte finds the first of several ASCII characters.
func anyByte(set string) separator {
	return func(text string) (int, int) {
		start := strings.IndexAny(text, set)
		return start, start + 1
	}
}

// halves is a word that was cut. Where found is not yes, before is the whole word
// and after is empty, or unknown where a hole could hold the separator.
type halves struct {
	found         answer
	before, after *parser.Word
}

// cut parts a word at the first place where a literal has the separator.
//
// A hole that stands before a literal separator is taken to hold none itself: the
// words cut here are HOST:IP, PATH:PATH, KEY=VALUE and addresses, and the engine
// refuses or reads the same way a word whose hole brings a separator of its own.
func cut(w *parser.Word, sep separator) halves {
	parts := plainParts(w.Parts)
	for i, part := range parts {
		start, end := sep(part.Literal)
		switch {
		case start < 0:
		case len(parts) == 1:
			return halves{yes, literal(part.Literal[:start]), literal(part.Literal[end:])}
		default:
			return halves{
				yes,
				wordOf(append(parts[:i:i], parser.Part{Literal: part.Literal[:start]})),
				wordOf(append([]parser.Part{{Literal: part.Literal[end:]}}, parts[i+1:]...)),
			}
		}
	}
	if known(w) {
		return halves{no, w, literal("")}
	}
	return halves{unknown, w, blank("after " + w.Text)}
}

// split parts a word at every literal comma; blanks around a piece of nothing but
// text are dropped. A hole is taken to hold no comma.
func split(w *parser.Word) []*parser.Word {
	var pieces []*parser.Word
	var piece []parser.Part
	for _, part := range w.Parts {
		if isHole(part) {
			piece = append(piece, part)
			continue
		}
		texts := strings.Split(part.Literal, ",")
		for _, text := range texts[:len(texts)-1] {
			pieces = append(pieces, trimmed(append(piece, parser.Part{Literal: text})))
			piece = nil
		}
		piece = append(piece, parser.Part{Literal: texts[len(texts)-1]})
	}
	return append(pieces, trimmed(piece))
}

func trimmed(parts []parser.Part) *parser.Word {
	w := wordOf(parts)
	if text, ok := value(w); ok {
		return literal(strings.TrimSpace(text))
	}
	return w
}

// literal makes a known word, in one piece of memory.
func literal(text string) *parser.Word {
	both := &struct {
		word parser.Word
		part [1]parser.Part
	}{word: parser.Word{Text: text, Known: true}, part: [1]parser.Part{{Literal: text}}}
	if text != "" {
		both.word.Parts = both.part[:]
	}
	return &both.word
}

// blank makes a word of which nothing is known, under an identity of its own.
func blank(id string) *parser.Word {
	return &parser.Word{Text: id, Parts: []parser.Part{{Hole: id, Source: id}}}
}

// lead is the literal at the start: empty where a hole stands there.
func lead(w *parser.Word) string {
	if parts := plainParts(w.Parts); len(parts) > 0 {
		return parts[0].Literal
	}
	return ""
}
