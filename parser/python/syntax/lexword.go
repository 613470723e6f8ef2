package syntax

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// word reads a name, a keyword or the prefix of a string.
func (l *lexer) word() {
	start := l.here()
	foreign := byte(0)
	for ; !l.done(); l.off++ {
		c := l.src[l.off]
		if k := classes[c]; k != classWord && k != classDigit {
			break
		}
		foreign |= c
	}
	word := l.src[start.Offset:l.off]
	switch {
	case foreign >= 0x80 && !isIdentifier(norm.NFKC.String(word)):
		l.bad(start, "invalid character in a name")
	case len(word) <= 2 && classes[l.peek(0)] == classQuote && isPrefix(word):
		l.quoted(start, word)
	default:
		l.emit(keyword(word), start)
	}
}

// isPrefix tells whether a word may stand before the quotes of a string.
func isPrefix(word string) bool {
	switch strings.ToLower(word) {
	case "r", "u", "b", "f", "t", "br", "rb", "fr", "rf", "tr", "rt":
		return true
	}
	return false
}

// isIdentifier tells whether a normalized word is a name.
func isIdentifier(word string) bool {
	for i, r := range word {
		if r == unicode.ReplacementChar || !isNameRune(r, i > 0) {
			return false
		}
	}
	return word != ""
}

func isNameRune(r rune, inside bool) bool {
	if r == '_' || unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start) {
		return true
	}
	return inside && unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}
