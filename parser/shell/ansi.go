package shell

import (
	"strconv"
	"strings"
)

var ansi = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', 'a': 7, 'b': 8, 'e': 27, 'E': 27, 'f': 12, 'v': 11,
	'\\': '\\', '\'': '\'', '"': '"', '?': '?'}

// unescapeANSI reads $'…'. It is false where an escape gives something else than
// an ASCII character: what that is depends on the locale.
func unescapeANSI(v string) (string, bool) {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(v, `\`)
		b.WriteString(before)
		switch {
		case !found:
			return b.String(), true
		case after == "":
			b.WriteByte('\\')
			return b.String(), true
		}
		c, rest, ok := ansiEscape(after)
		if !ok {
			return "", false
		}
		b.WriteByte(c)
		v = rest
	}
}

// ansiEscape reads what follows a backslash.
func ansiEscape(v string) (c byte, rest string, ok bool) {
	if c, ok := ansi[v[0]]; ok {
		return c, v[1:], true
	}
	switch v[0] {
	case 'x':
		return numbered(v[1:], 16, 2)
	case 'u':
		return numbered(v[1:], 16, 4)
	case 'U':
		return numbered(v[1:], 16, 8)
	}
	return numbered(v, 8, 3)
}

// numbered reads a character by its number, which has at most so many digits.
func numbered(v string, base, digits int) (c byte, rest string, ok bool) {
	end := 0
	for end < min(digits, len(v)) && isDigit(v[end], base) {
		end++
	}
	n, err := strconv.ParseUint(v[:end], base, 32)
	return byte(n), v[end:], err == nil && 0 < n && n < 0x80
}

func isDigit(c byte, base int) bool {
	_, err := strconv.ParseUint(string(rune(c)), base, 8)
	return err == nil
}
