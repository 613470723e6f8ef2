package syntax

import (
	"strings"
	"unicode/utf8"
)

// quoted reads a string, or the start of an f-string, whose prefix was read.
func (l *lexer) quoted(start Pos, prefix string) {
	f := frame{kind: frameText, pos: start, close: l.src[l.off], raw: strings.ContainsAny(prefix, "rR")}
	f.triple = l.peek(1) == f.close && l.peek(2) == f.close
	l.off += f.quotes()
	switch {
	case strings.ContainsAny(prefix, "fFtT"):
		l.push(f, tokStringStart)
	case !l.skipString(f):
		l.unterminated(start)
	case l.suspect && !isText(l.src[start.Offset:l.off]):
		l.bad(start, "a string has bytes that are no text")
	default:
		l.emit(tokString, start)
	}
}

// quotes is the number of bytes in the quotes.
func (f frame) quotes() int {
	if f.triple {
		return 3
	}
	return 1
}

// closes tells whether the closing quotes of f stand here.
func (l *lexer) closes(f frame) bool {
	return l.peek(0) == f.close && (!f.triple || l.peek(1) == f.close && l.peek(2) == f.close)
}

// skipString goes behind the closing quotes; false when they are missing.
func (l *lexer) skipString(f frame) bool {
	for !l.done() {
		switch c := l.src[l.off]; {
		case c == '\\':
			l.escape()
		case c == f.close && l.closes(f):
			l.off += f.quotes()
			return true
		case c != '\n' && c != '\r':
			l.off++
		case f.triple:
			l.newline()
		default:
			return false
		}
	}
	return false
}

// escape skips a backslash and what it escapes.
func (l *lexer) escape() {
	l.off++
	switch {
	case l.done():
	case classes[l.src[l.off]] == classNewline:
		l.newline()
	default:
		l.off++
	}
}

// unterminated reports a string without end. It has taken closing brackets with
// it, so the logical line ends with it.
func (l *lexer) unterminated(start Pos) {
	l.drop()
	l.bad(start, "a string is not closed")
}

// isText tells whether s can stand in Python source.
func isText(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }
