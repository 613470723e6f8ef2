// Package mend puts words that launches lack into the sources, where that is safe.
package mend

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
)

// insertion is words to put before the byte at an offset.
type insertion struct {
	at    int
	words []string
}

// plain are the words that mean themselves in every shell, and in every style of
// YAML.
var plain = regexp.MustCompile(`^[A-Za-z0-9_@%+=,./-][A-Za-z0-9_@%+=:,./-]*$`)

// expanded are the words of which a shell knows a part: a variable, or who runs it.
// Between double quotes each is one word.
var expanded = regexp.MustCompile(`^[A-Za-z0-9_]+=([A-Za-z0-9_.-]|\$[A-Za-z0-9_]+|\$\{[A-Za-z0-9_]+\}|\$\(id -[ug]\))+$`)

// canBeWritten holds for words that mean themselves, or what they say between quotes.
func canBeWritten(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !isPlain(w) && !expanded.MatchString(w) })
}

func isPlain(word string) bool { return plain.MatchString(word) && !strings.HasSuffix(word, ":") }

// spelled are the words as they stand in a program.
func spelled(words []string) []string {
	var out []string
	for _, w := range words {
		if !isPlain(w) {
			w = `"` + w + `"`
		}
		out = append(out, w)
	}
	return out
}

// insert makes all insertions in a text.
func insert(text []byte, all []insertion) []byte {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b insertion) int { return b.at - a.at })
	for _, i := range all {
		text = slices.Concat(text[:i.at], []byte(layout(text, i)), text[i.at:])
	}
	return text
}

// layout is how the words are written: each option on a line of its own where the
// word that they come before begins a continued line, else in the same line.
func layout(text []byte, i insertion) string {
	start := bytes.LastIndexByte(text[:i.at], '\n') + 1
	indent := string(text[start:i.at])
	if strings.Trim(indent, " \t") == "" && bytes.HasSuffix(text[:start], []byte("\\\n")) {
		end := " \\\n" + indent
		return strings.Join(options(spelled(i.words)), end) + end
	}
	return strings.Join(spelled(i.words), " ") + " "
}

// options joins each option with its value.
func options(words []string) []string {
	var out []string
	for _, w := range words {
		if len(out) > 0 && !strings.HasPrefix(w, "-") {
			out[len(out)-1] += " " + w
			continue
		}
		out = append(out, w)
	}
	return out
}

// offset is where a place begins in a text; it is false where there is none.
func offset(text []byte, at parser.Span) (int, bool) {
	from := 0
	for range at.Line - 1 {
		n := bytes.IndexByte(text[from:], '\n')
		if n < 0 {
			return 0, false
		}
		from += n + 1
	}
	from += at.Column - 1
	return from, at.Line > 0 && at.Column > 0 && from < len(text)
}
