package policy

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
)

// known holds for a word without a hole.
func known(w *parser.Word) bool {
	return !slices.ContainsFunc(w.Parts, isHole)
}

func isHole(p parser.Part) bool { return p.Hole != "" }

// value is the text of a word, and whether that is known. A nil word is not.
func value(w *parser.Word) (string, bool) {
	if w == nil || !known(w) {
		return "", false
	}
	if len(w.Parts) == 1 {
		return w.Parts[0].Literal, true
	}
	var text strings.Builder
	for _, part := range w.Parts {
		text.WriteString(part.Literal)
	}
	return text.String(), true
}

// holes are the parts of a word that only a run knows.
func holes(w *parser.Word) []parser.Part {
	if w == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(w.Parts), func(p parser.Part) bool { return !isHole(p) })
}

func partsOf(w *parser.Word) []parser.Part {
	if w == nil {
		return nil
	}
	return w.Parts
}

// plainParts joins literals that stand side by side and drops empty ones. What it
// gives may be the very parts that it was given.
func plainParts(parts []parser.Part) []parser.Part {
	if isPlain(parts) {
		return parts
	}
	plain := make([]parser.Part, 0, len(parts))
	for _, part := range parts {
		last := len(plain) - 1
		switch {
		case isHole(part):
			plain = append(plain, part)
		case part.Literal == "":
		case last >= 0 && !isHole(plain[last]):
			plain[last].Literal += part.Literal
		default:
			plain = append(plain, part)
		}
	}
	return plain
}

func isPlain(parts []parser.Part) bool {
	for i, part := range parts {
		if !isHole(part) && (part.Literal == "" || i > 0 && !isHole(parts[i-1])) {
			return false
		}
	}
	return true
}

// wordOf makes a word of parts.
func wordOf(parts []parser.Part) *parser.Word {
	w := &parser.Word{Known: true, Parts: plainParts(parts)}
	if told, ok := value(w); ok {
		w.Text = told
		return w
	}
	var text strings.Builder
	for _, part := range w.Parts {
		if isHole(part) {
			w.Known = false
			text.WriteString(part.Source)
			continue
		}
		text.WriteString(part.Literal)
	}
	w.Text = text.String()
	return w
}
