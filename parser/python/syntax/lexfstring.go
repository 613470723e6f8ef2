package syntax

import "strings"

// text reads the text of an f-string, or of a format specification in one, up to
// the next field or its end.
func (l *lexer) text() {
	f := l.frames[len(l.frames)-1]
	start := l.here()
	for !l.done() {
		switch c := l.src[l.off]; {
		case c == '\\':
			l.textEscape(f)
		case c == f.close && l.closes(f):
			l.endText(start, f)
			return
		case c == '{':
			if l.openField(start, f) {
				return
			}
		case c == '}':
			if l.closeField(start, f) {
				return
			}
		case c != '\n' && c != '\r':
			l.off++
		case f.triple:
			l.newline()
		default:
			l.unterminated(start)
			return
		}
	}
	l.unterminated(start)
}

// textEscape skips an escape. A brace is not escaped by a backslash.
func (l *lexer) textEscape(f frame) {
	switch l.peek(1) {
	case '{', '}':
		l.off++
	case 'N':
		l.off += 2
		if !f.raw && l.peek(0) == '{' {
			l.namedEscape()
		}
	default:
		l.escape()
	}
}

// namedEscape skips the braces in \N{…}, where they are closed in the line.
func (l *lexer) namedEscape() {
	rest := l.src[l.off:]
	if end := strings.IndexAny(rest[:min(len(rest), maxRuneName)], "}'\"\r\n"); end > 0 && rest[end] == '}' {
		l.off += end + 1
	}
}

// part emits the text since start, where there is any.
func (l *lexer) part(start Pos) {
	text := l.src[start.Offset:l.off]
	switch {
	case text == "":
	case l.suspect && !isText(text):
		l.bad(start, "a string has bytes that are no text")
	default:
		l.emit(tokStringText, start)
	}
}

// endText reads the closing quotes. In a format specification they come too
// early.
func (l *lexer) endText(start Pos, f frame) {
	if f.kind == frameSpec {
		l.unterminated(start)
		return
	}
	l.part(start)
	end := l.here()
	l.off += f.quotes()
	l.pop()
	l.emit(tokStringEnd, end)
}

// openField reads the brace that opens a field; false: it stands for itself.
func (l *lexer) openField(start Pos, f frame) bool {
	if f.kind == frameText && l.peek(1) == '{' {
		l.off += 2
		return false
	}
	l.part(start)
	brace := l.here()
	l.off++
	l.push(frame{kind: frameField, pos: brace, close: '}'}, tokLBrace)
	return true
}

// closeField reads the brace that ends a format specification, and with it the
// field; false: it stands for itself.
func (l *lexer) closeField(start Pos, f frame) bool {
	if f.kind == frameText && l.peek(1) == '}' {
		l.off += 2
		return false
	}
	l.part(start)
	brace := l.here()
	l.off++
	if f.kind == frameText {
		l.bad(brace, "a single } in an f-string")
		return true
	}
	l.pop()
	l.pop()
	l.emit(tokRBrace, brace)
	return true
}

// spec starts a format specification, whose colon was read.
func (l *lexer) spec(colon Pos) {
	l.push(l.enclosing(colon), tokColon)
}

// enclosing is the frame of a specification: it ends like the f-string around.
func (l *lexer) enclosing(colon Pos) frame {
	f := l.frames[len(l.frames)-2]
	return frame{kind: frameSpec, pos: colon, close: f.close, triple: f.triple, raw: f.raw}
}
