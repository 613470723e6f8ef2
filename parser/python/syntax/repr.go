package syntax

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// appendConstant writes a constant as Python's ascii() does.
func appendConstant(out []byte, c *Constant) []byte {
	switch c.Kind {
	case Str:
		return appendASCII(out, c.Value, "")
	case Bytes:
		return appendASCII(out, c.Value, "b")
	case Int:
		return c.BigInt().Append(out, 10)
	case Float:
		return append(out, floatRepr(c.Float())...)
	case Complex:
		return append(append(out, strings.TrimSuffix(floatRepr(c.Float()), ".0")...), 'j')
	}
	return append(out, [...]string{True: "True", False: "False", None: "None", Ellipsis: "Ellipsis"}[c.Kind]...)
}

// floatRepr writes a float that is not negative as Python does.
func floatRepr(f float64) string {
	switch {
	case math.IsInf(f, 0):
		return "inf"
	case f != 0 && (f < 1e-4 || f >= 1e16):
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if strings.IndexByte(s, '.') < 0 {
		s += ".0"
	}
	return s
}

// appendASCII writes a string as Python's ascii() does, or bytes as their repr.
func appendASCII(out []byte, s, prefix string) []byte {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		quote = '"'
	}
	out = append(append(out, prefix...), quote)
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if prefix == "" && r >= utf8.RuneSelf {
			r, n = decodeRune(s[i:])
		}
		out = appendEscaped(out, r, quote)
		i += n
	}
	return append(out, quote)
}

// decodeRune is like utf8.DecodeRuneInString, and knows surrogates.
func decodeRune(s string) (rune, int) {
	if len(s) >= 3 && s[0] == 0xED && s[1] >= 0xA0 {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s)
}

func appendEscaped(out []byte, r rune, quote byte) []byte {
	switch {
	case r == rune(quote) || r == '\\':
		return append(out, '\\', byte(r))
	case r == '\n':
		return append(out, `\n`...)
	case r == '\r':
		return append(out, `\r`...)
	case r == '\t':
		return append(out, `\t`...)
	case 0x20 <= r && r < 0x7F:
		return append(out, byte(r))
	case r < 0x100:
		return appendHex(append(out, `\x`...), r, 2)
	case r < 0x10000:
		return appendHex(append(out, `\u`...), r, 4)
	}
	return appendHex(append(out, `\U`...), r, 8)
}

func appendHex(out []byte, r rune, digits int) []byte {
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		out = append(out, "0123456789abcdef"[r>>shift&0xF])
	}
	return out
}
