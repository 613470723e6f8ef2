package policy

import (
	"encoding/csv"
	"strings"

	"github.com/egglint/egg/parser"
)

// record parts a word at its commas as engines do: as one record of CSV, whose
// fields may be quoted. It is false for what is no such record. Blanks around a
// field of nothing but text are dropped. A hole is taken to hold neither a comma
// nor a quote.
func record(w *parser.Word) ([]*parser.Word, bool) {
	texts, err := csv.NewReader(strings.NewReader(marked(w))).Read()
	if err != nil {
		return nil, false
	}
	rest := holes(w)
	if strings.Count(strings.Join(texts, ""), mark) != len(rest) {
		return nil, false
	}
	fields := make([]*parser.Word, len(texts))
	for i, text := range texts {
		count := strings.Count(text, mark)
		fields[i] = trimmed(unmarked(text, rest[:count]))
		rest = rest[count:]
	}
	return fields, true
}

// marked is the text of a word with a mark for each hole.
func marked(w *parser.Word) string {
	var text strings.Builder
	for _, part := range w.Parts {
		if isHole(part) {
			text.WriteString(mark)
			continue
		}
		text.WriteString(part.Literal)
	}
	return text.String()
}

// unmarked puts the holes back in their order; there is one for each mark.
func unmarked(text string, holes []parser.Part) []parser.Part {
	pieces := strings.Split(text, mark)
	parts := []parser.Part{{Literal: pieces[0]}}
	for i, hole := range holes {
		parts = append(parts, hole, parser.Part{Literal: pieces[i+1]})
	}
	return parts
}

// lowered is a word with its literals in lower case.
func lowered(w *parser.Word) *parser.Word {
	parts := make([]parser.Part, len(w.Parts))
	for i, part := range w.Parts {
		part.Literal = strings.ToLower(part.Literal)
		parts[i] = part
	}
	return wordOf(parts)
}
