package syntax

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// decoding is how the text of a string becomes its value.
type decoding struct {
	raw    bool // backslashes stand for themselves
	bytes  bool
	braces bool // doubled braces stand for one
}

// cutPrefix splits the letters off a string's quotes.
func cutPrefix(text string) (prefix, rest string) {
	i := strings.IndexAny(text, `'"`)
	return text[:i], text[i:]
}

// hasLetter tells whether a prefix has a letter, in either case.
func hasLetter(prefix string, lower byte) bool {
	for i := range len(prefix) {
		if prefix[i]|0x20 == lower {
			return true
		}
	}
	return false
}

// unquote takes the quotes away.
func unquote(s string) string {
	if len(s) >= 6 && s[1] == s[0] && s[2] == s[0] {
		return s[3 : len(s)-3]
	}
	return s[1 : len(s)-1]
}

// unixLines makes every line end LF, as Python does before it reads.
func unixLines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

func (d decoding) decode(s string) (string, error) {
	s = unixLines(s)
	if d.bytes && !isASCII(s) {
		return "", errors.New("bytes can only hold ASCII characters")
	}
	escapes := !d.raw && strings.IndexByte(s, '\\') >= 0
	if !escapes && !(d.braces && strings.ContainsAny(s, "{}")) {
		return s, nil
	}
	return d.rewrite(s, escapes)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// rewrite replaces escapes and doubled braces.
func (d decoding) rewrite(s string, escapes bool) (string, error) {
	out := make([]byte, 0, len(s))
	for s != "" {
		n := 1
		var err error
		switch {
		case escapes && s[0] == '\\':
			out, n, err = d.escape(out, s)
		case d.braces && (s[0] == '{' || s[0] == '}'):
			out, n = append(out, s[0]), 2
		default:
			out = append(out, s[0])
		}
		if err != nil {
			return "", err
		}
		s = s[min(n, len(s)):]
	}
	return string(out), nil
}

// simpleEscapes are those of one letter, by it.
var simpleEscapes = [128]byte{'\\': '\\', '\'': '\'', '"': '"', 'a': 7, 'b': '\b', 'f': '\f',
	'n': '\n', 'r': '\r', 't': '\t', 'v': '\v'}

// escape appends what the escape at the start of s stands for, and tells how
// long it is. An unknown one stands for itself.
func (d decoding) escape(out []byte, s string) ([]byte, int, error) {
	if len(s) == 1 {
		return append(out, '\\'), 1, nil
	}
	c := s[1]
	switch {
	case c == '\n':
		return out, 2, nil
	case c < 128 && simpleEscapes[c] != 0:
		return append(out, simpleEscapes[c]), 2, nil
	case '0' <= c && c <= '7':
		out, n := d.octal(out, s)
		return out, n, nil
	case c == 'x':
		return d.hex(out, s, 2)
	case c == 'u' && !d.bytes:
		return d.hex(out, s, 4)
	case c == 'U' && !d.bytes:
		return d.hex(out, s, 8)
	case c == 'N' && !d.bytes:
		return named(out, s)
	}
	return append(out, '\\'), 1, nil
}

func (d decoding) octal(out []byte, s string) ([]byte, int) {
	value, n := rune(0), 1
	for n < len(s) && n < 4 && '0' <= s[n] && s[n] <= '7' {
		value = value<<3 | rune(s[n]-'0')
		n++
	}
	return d.code(out, value), n
}

func (d decoding) hex(out []byte, s string, digits int) ([]byte, int, error) {
	if len(s) < 2+digits {
		return out, 0, errors.New("an escape has too few digits")
	}
	value := rune(0)
	for _, c := range []byte(s[2 : 2+digits]) {
		digit := strings.IndexByte("0123456789abcdef", c|0x20)
		if digit < 0 || c < '0' {
			return out, 0, errors.New("an escape has too few digits")
		}
		if value > utf8.MaxRune>>4 {
			return out, 0, errors.New("an escape is beyond Unicode")
		}
		value = value<<4 | rune(digit)
	}
	if value > utf8.MaxRune {
		return out, 0, errors.New("an escape is beyond Unicode")
	}
	return d.code(out, value), 2 + digits, nil
}

// code appends a character, or a byte.
func (d decoding) code(out []byte, r rune) []byte {
	if d.bytes {
		return append(out, byte(r))
	}
	if 0xD800 <= r && r <= 0xDFFF {
		return append(out, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(out, r)
}

// named appends the character that \N{…} names.
func named(out []byte, s string) ([]byte, int, error) {
	end := strings.IndexByte(s, '}')
	if len(s) < 3 || s[2] != '{' || end < 0 {
		return out, 0, errors.New(`\N needs a name in braces`)
	}
	r, ok := runeNamed(s[3:end])
	if !ok {
		return out, 0, errors.New("unknown name of a character")
	}
	return decoding{}.code(out, r), end + 1, nil
}
