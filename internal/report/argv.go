package report

import (
	"strings"
	"unicode/utf8"

	"github.com/egglint/egg/parser"
)

// argvWidth is how many characters of a command line stand in one row.
const argvWidth = 90

// argvRows writes the pattern of a command line, broken between its elements,
// and not between a flag and what follows it.
func argvRows(argv []parser.Element) []row {
	var rows []row
	label, line := "argv", ""
	for _, text := range pairUp(elements(argv)) {
		if line != "" && utf8.RuneCountInString(line+" "+text) > argvWidth {
			rows = append(rows, row{label, line, ""})
			label, line = "", " "
		}
		if line != "" {
			line += " "
		}
		line += text
	}
	return append(rows, row{label, line, ""})
}

// pairUp joins each flag with the word after it, unless that is a flag too.
func pairUp(texts []string) []string {
	var pairs []string
	for i, text := range texts {
		if i > 0 && strings.HasPrefix(texts[i-1], "-") && !strings.HasPrefix(text, "-") {
			pairs[len(pairs)-1] += " " + text
			continue
		}
		pairs = append(pairs, text)
	}
	return pairs
}

// elements writes each element of a pattern.
func elements(argv []parser.Element) []string {
	var texts []string
	for _, element := range argv {
		texts = append(texts, elementText(element))
	}
	return texts
}

// elementText writes one element: a word as a shell takes it, <gap> for unknown
// arguments, (group)* for a repeat, [group] for an optional.
func elementText(element parser.Element) string {
	switch {
	case element.Word != nil && element.Word.Known:
		return quote(element.Word.Text)
	case element.Word != nil:
		return clean(element.Word.Text)
	case element.Gap != nil:
		return "<" + clean(element.Gap.Source) + ">"
	case element.Repeat != nil:
		return "(" + strings.Join(elements(element.Repeat), " ") + ")*"
	default:
		return "[" + strings.Join(elements(element.Optional), " ") + "]"
	}
}

// plain are the characters that mean nothing to a shell.
const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%+,-./:=@_"

// quote writes a word as a shell reads it, for people to look at.
func quote(word string) string {
	if word != "" && strings.Trim(word, plain) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(clean(word), "'", `'\''`) + "'"
}
