package syntax

import "strings"

// number reads a number.
func (l *lexer) number() {
	start := l.here()
	ok := true
	if l.src[l.off] == '0' && strings.IndexByte("xXoObB", l.peek(1)) >= 0 && l.peek(1) != 0 {
		l.off += 2
		ok = l.based(l.src[l.off-1] | 0x20)
	} else {
		ok = l.decimal()
	}
	if ok && l.numberEnds() {
		l.emit(tokNumber, start)
		return
	}
	for !l.done() && (classes[l.src[l.off]] == classWord || classes[l.src[l.off]] == classDigit) {
		l.off++
	}
	l.bad(start, "invalid number")
}

// based reads the digits of a number with a prefix.
func (l *lexer) based(prefix byte) bool {
	if l.peek(0) == '_' {
		l.off++
	}
	switch prefix {
	case 'x':
		return l.digits("0123456789abcdefABCDEF")
	case 'o':
		return l.digits("01234567")
	default:
		return l.digits("01")
	}
}

// digits reads digits with single underscores between them.
func (l *lexer) digits(set string) bool {
	for {
		before := l.off
		for !l.done() && strings.IndexByte(set, l.src[l.off]) >= 0 {
			l.off++
		}
		if l.off == before {
			return false
		}
		if l.peek(0) != '_' {
			return true
		}
		l.off++
	}
}

const decimalDigits = "0123456789"

// decimal reads an integer, a float or an imaginary number.
func (l *lexer) decimal() bool {
	start := l.off
	ok := l.peek(0) == '.' || l.digits(decimalDigits)
	whole := true
	if ok && l.peek(0) == '.' {
		whole = false
		l.off++
		ok = classes[l.peek(0)] != classDigit || l.digits(decimalDigits)
	}
	if ok && l.exponent() {
		whole = false
		ok = l.digits(decimalDigits)
	}
	if c := l.peek(0); ok && (c == 'j' || c == 'J') {
		whole = false
		l.off++
	}
	return ok && (!whole || !paddedInteger(l.src[start:l.off]))
}

// exponent skips an e and a sign where digits follow.
func (l *lexer) exponent() bool {
	if l.peek(0)|0x20 != 'e' {
		return false
	}
	n := 1
	if c := l.peek(1); c == '+' || c == '-' {
		n = 2
	}
	if classes[l.peek(n)] != classDigit {
		return false
	}
	l.off += n
	return true
}

// paddedInteger tells whether a number has a zero before other digits.
func paddedInteger(s string) bool {
	return s[0] == '0' && strings.Trim(s, "0_") != ""
}

// numberEnds tells whether what follows may follow a number: no letter, but for
// the keywords that CPython lets stand there, as in `1if x else 2`.
func (l *lexer) numberEnds() bool {
	if classes[l.peek(0)] != classWord {
		return true
	}
	rest := l.src[l.off:]
	for _, word := range [...]string{"and", "else", "for", "if", "in", "is", "not", "or"} {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	return false
}
