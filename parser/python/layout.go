package python

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// layout is a format specification: how a known value is laid out.
type layout struct {
	fill      string
	align     string // < > ^ =, or "": as the type has it
	sign      string
	alternate bool
	width     int
	group     string
	precision int // -1: none
	verb      string
}

var layoutSyntax = regexp.MustCompile(`^(?:(.)?([<>^=]))?([-+ ])?(#)?(0)?(\d{1,3})?([,_])?(?:\.(\d{1,3}))?([bcdeEfFgGnosxX%])?$`)

// parseLayout reads a format specification; ok is false where it is none that is
// followed.
func parseLayout(spec string) (l layout, ok bool) {
	m := layoutSyntax.FindStringSubmatch(spec)
	if m == nil {
		return layout{}, false
	}
	l = layout{fill: m[1], align: m[2], sign: m[3], alternate: m[4] != "", group: m[7], precision: -1, verb: m[9]}
	if m[5] != "" && l.align == "" {
		l.fill, l.align = "0", "="
	} else if m[5] != "" && l.fill == "" {
		l.fill = "0"
	}
	if l.fill == "" {
		l.fill = " "
	}
	l.width, _ = strconv.Atoi(m[6])
	if m[8] != "" {
		l.precision, _ = strconv.Atoi(m[8])
	}
	return l, true
}

// text lays a string out.
func (l layout) text(s string) (string, bool) {
	if l.align == "=" || l.sign != "" || l.alternate || l.group != "" || l.verb != "" && l.verb != "s" {
		return "", false
	}
	if runes := []rune(s); l.precision >= 0 && l.precision < len(runes) {
		s = string(runes[:l.precision])
	}
	return l.padded("", s, "<"), true
}

// number lays a whole number out.
func (l layout) number(n int64) (string, bool) {
	digits, prefix := "", ""
	switch l.verb {
	case "", "d":
		digits = strconv.FormatUint(magnitude(n), 10)
	case "b":
		digits, prefix = strconv.FormatUint(magnitude(n), 2), "0b"
	case "o":
		digits, prefix = strconv.FormatUint(magnitude(n), 8), "0o"
	case "x":
		digits, prefix = strconv.FormatUint(magnitude(n), 16), "0x"
	case "X":
		digits, prefix = strings.ToUpper(strconv.FormatUint(magnitude(n), 16)), "0X"
	default:
		return "", false
	}
	if l.precision >= 0 || l.group != "" && (l.verb != "" && l.verb != "d" || l.align == "=") {
		return "", false
	}
	if !l.alternate {
		prefix = ""
	}
	if l.group != "" {
		digits = grouped(digits, l.group)
	}
	return l.padded(l.signOf(n < 0)+prefix, digits, ">"), true
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func (l layout) signOf(negative bool) string {
	if negative {
		return "-"
	}
	return strings.TrimPrefix(l.sign, "-")
}

// grouped puts a separator before each three digits from the end.
func grouped(digits, separator string) string {
	out := ""
	for len(digits) > 3 {
		out = separator + digits[len(digits)-3:] + out
		digits = digits[:len(digits)-3]
	}
	return digits + out
}

// padded fills up to the width; usual is the alignment of the type.
func (l layout) padded(head, body, usual string) string {
	missing := l.width - utf8.RuneCountInString(head+body)
	if missing <= 0 {
		return head + body
	}
	align := l.align
	if align == "" {
		align = usual
	}
	pad := func(n int) string { return strings.Repeat(l.fill, n) }
	switch align {
	case "<":
		return head + body + pad(missing)
	case "^":
		return pad(missing/2) + head + body + pad(missing-missing/2)
	case "=":
		return head + pad(missing) + body
	}
	return pad(missing) + head + body
}
