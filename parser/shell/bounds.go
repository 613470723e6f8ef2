package shell

import (
	"regexp"
	"strings"
)

// Bounds of a text. The parser calls itself for what stands inside each other,
// and a stack that overflows cannot be recovered from: beyond them it is not
// started.
const (
	maxText    = 1 << 20 // bytes
	maxNesting = 1_000   // brackets inside each other, as far as they can be told
	maxStack   = 300_000 // what all that can nest may cost, where a keyword costs 1
	bracket    = 4       // what a bracket costs
)

// opener is a keyword that other statements may stand inside of.
var opener = regexp.MustCompile(`\b(?:if|elif|while|until|for|case|select|time|coproc|function)\b`)

// tooMuch says why a text is not to be parsed, and where; "" if it is. That the
// stack suffices does not rest on which brackets close which: strings and
// comments can pretend anything.
func tooMuch(text string) (at int, why string) {
	if len(text) > maxText {
		return 0, "the program is too large"
	}
	if at := tooDeep(text); at >= 0 {
		return at, "brackets nest too deep"
	}
	brackets := strings.Count(text, "(") + strings.Count(text, "{") + strings.Count(text, "[")
	if left := maxStack - bracket*brackets; left < 0 || len(opener.FindAllStringIndex(text, left+1)) > left {
		return 0, "too much may nest"
	}
	return 0, ""
}

// tooDeep returns where brackets nest deeper than a program has them, or -1.
func tooDeep(text string) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(', '{', '[':
			if depth++; depth > maxNesting {
				return i
			}
		case ')', '}', ']':
			depth = max(0, depth-1)
		case '\n':
			if depth > 0 && i > 0 && text[i-1] == '\n' {
				depth-- // what is counted in comments and strings fades away
			}
		}
	}
	return -1
}
