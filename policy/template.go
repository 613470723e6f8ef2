package policy

import (
	"regexp"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// wordTerm writes a word. One that is known is its text, so that rules compare it
// as a string; any other is an object of what is known of it. A nil word is null.
func wordTerm(w *parser.Word) *ast.Term {
	if w == nil {
		return ast.NullTerm()
	}
	if told, ok := value(w); ok {
		return text(told)
	}
	parts := plainParts(w.Parts)
	first, last := parts[0], parts[len(parts)-1]
	fields := []field{
		{"text", text(w.Text)},
		{"parts", list(parts, partTerm)},
		{"pattern", text(template(parts))},
		{"lead", text(first.Literal)},
		{"tail", text(last.Literal)},
	}
	if isHole(first) {
		fields = append(fields, field{"place", text(first.Source)})
	}
	return object(fields...)
}

// partTerm leaves out how a hole is written: what makes two of them the same
// string is their identity.
func partTerm(p parser.Part) *ast.Term {
	if isHole(p) {
		return object(field{"hole", text(p.Hole)})
	}
	return object(field{"literal", text(p.Literal)})
}

// template is a regular expression that matches every string the parts can be.
func template(parts []parser.Part) string {
	var pattern strings.Builder
	pattern.WriteString("(?s)^")
	for _, part := range parts {
		if isHole(part) {
			pattern.WriteString(".*")
			continue
		}
		pattern.WriteString(regexp.QuoteMeta(part.Literal))
	}
	pattern.WriteString("$")
	return pattern.String()
}

// readsAs answers: does the word read as this text?
func readsAs(w *parser.Word, text string) answer {
	if told, ok := value(w); ok {
		return decide(told == text)
	}
	if regexp.MustCompile(template(w.Parts)).MatchString(text) {
		return unknown
	}
	return no
}
