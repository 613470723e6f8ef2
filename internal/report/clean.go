package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean makes text from a source file fit for one line of a terminal: what could
// steer the terminal, or turn text around, is shown as a replacement character.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return ' '
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return utf8.RuneError
		default:
			return r
		}
	}, text)
}
