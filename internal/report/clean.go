package report

import (
	"fmt"
	"strings"
	"unicode"
)

// clean makes text from a source file fit for one line of a terminal: what could
// steer the terminal, or turn text around, is shown as a replacement character.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return shown(r)
	}, text)
}

// Printable makes text of several lines fit for a terminal.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' {
			return r
		}
		return shown(r)
	}, text)
}

// shown is a character, or what stands for one that steers.
func shown(r rune) rune {
	if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
		return unicode.ReplacementChar
	}
	return r
}

// steered is a text in which the characters beyond ASCII that steer a terminal, and
// that JSON and XML take, are written by their numbers.
func steered(text, format string) string {
	if !strings.ContainsFunc(text, steers) {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		if steers(r) {
			fmt.Fprintf(&out, format, r)
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

func steers(r rune) bool {
	return '\x7f' <= r && r <= '\x9f' || unicode.Is(unicode.Bidi_Control, r)
}
