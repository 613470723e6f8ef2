package syntax

import (
	"sort"
	"strings"
)

const (
	maxBrackets = 200 // open at once, as in CPython; a field of an f-string counts two or three
	maxIndents  = 100 // as in CPython
	tabSize     = 8
)

// lexer makes tokens of source text, one logical line at a time.
type lexer struct {
	src       string
	suspect   bool // src has bytes that are not UTF-8, or zero bytes
	off       int
	line      int32
	lineStart int
	indents   []indent // of the open blocks; the first is that of the module
	frames    []frame  // what is open in this logical line
	toks      []token
	comments  []*Comment
	broken    bool      // this logical line has a tokError, and only NEWLINE is to follow
	problems  []Problem // of the tokErrors, in order
}

// indent is the width of a line's indentation, with tabs as wide as up to eight
// blanks and as wide as one. Where the two widths compare differently, the
// indentation depends on the editor.
type indent struct{ col, alt int }

// frame is an open bracket or a part of an open f-string.
type frame struct {
	kind   frameKind
	pos    Pos
	close  byte // the closing bracket, or the quote
	triple bool
	raw    bool
}

type frameKind uint8

const (
	frameNone    frameKind = iota
	frameBracket           // code, up to the closing bracket
	frameText              // the text of an f-string, up to its quotes
	frameField             // code in the braces of an f-string
	frameSpec              // text behind the colon in a field, up to its closing brace
)

func newLexer(src string, suspect bool) *lexer {
	return &lexer{src: src, suspect: suspect, line: 1, indents: make([]indent, 1, 16)}
}

// logicalLine appends the tokens of the next logical line that holds code: its
// INDENT or DEDENTs, its own, NEWLINE. At the end: DEDENTs and EOF.
func (l *lexer) logicalLine() {
	if !l.indentation() {
		l.close()
		return
	}
	for l.token() {
	}
}

// close ends all blocks, and before them the line that has only an error.
func (l *lexer) close() {
	if l.broken {
		l.emit(tokNewline, l.here())
	}
	for range len(l.indents) - 1 {
		l.emit(tokDedent, l.here())
	}
	l.indents = l.indents[:1]
	l.emit(tokEOF, l.here())
}

func (l *lexer) here() Pos { return l.pos(l.off) }

// pos is the place of an offset in the current line.
func (l *lexer) pos(off int) Pos {
	return Pos{Offset: int32(off), Line: l.line, Column: int32(off - l.lineStart + 1)}
}

// emit appends a token from pos to here. Nobody reads on behind a tokError, so
// the rest of its line is left out.
func (l *lexer) emit(k kind, pos Pos) {
	if !l.broken || k == tokNewline {
		l.toks = append(l.toks, token{k, pos, l.here()})
	}
	l.broken = k == tokError || l.broken && k != tokNewline
}

// bad appends a tokError from pos to here.
func (l *lexer) bad(pos Pos, message string) {
	l.problem(Problem{Pos: pos, Message: message})
}

func (l *lexer) problem(p Problem) {
	if !l.broken {
		l.problems = append(l.problems, p)
	}
	l.emit(tokError, p.Pos)
}

// problemAt is the problem of the tokError at an offset.
func (l *lexer) problemAt(offset int32) Problem {
	i := sort.Search(len(l.problems), func(i int) bool { return l.problems[i].Pos.Offset >= offset })
	return l.problems[i]
}

// peek is the byte n after the current one, 0 beyond the end.
func (l *lexer) peek(n int) byte {
	if l.off+n < len(l.src) {
		return l.src[l.off+n]
	}
	return 0
}

func (l *lexer) done() bool { return l.off >= len(l.src) }

// top is the kind of the innermost open frame.
func (l *lexer) top() frameKind {
	if len(l.frames) == 0 {
		return frameNone
	}
	return l.frames[len(l.frames)-1].kind
}

// token reads one token; false when it was the last of its logical line.
func (l *lexer) token() bool {
	if t := l.top(); t == frameText || t == frameSpec {
		l.text()
		return true
	}
	l.blanks()
	if l.done() {
		return l.endOfText()
	}
	switch classes[l.src[l.off]] {
	case classWord:
		l.word()
	case classDigit:
		l.number()
	case classQuote:
		l.quoted(l.here(), "")
	case classNewline:
		return l.lineEnd()
	case classHash:
		l.comment()
	case classOpen:
		l.open()
	case classClose:
		l.shut()
	case classDot:
		l.dot()
	case classOperator:
		l.operator()
	default:
		l.strange()
	}
	return true
}

// blanks skips blanks and continued line ends.
func (l *lexer) blanks() {
	for !l.done() {
		switch l.src[l.off] {
		case ' ', '\t', '\f':
			l.off++
		case '\\':
			if !l.continuation() {
				return
			}
		default:
			return
		}
	}
}

// continuation skips a backslash and the line end behind it.
func (l *lexer) continuation() bool {
	if classes[l.peek(1)] != classNewline {
		return false
	}
	start := l.here()
	l.off++
	l.newline()
	if l.done() {
		l.bad(start, "unexpected end of file after a line continuation")
	}
	return true
}

// newline skips a line end.
func (l *lexer) newline() {
	if l.src[l.off] == '\r' && l.peek(1) == '\n' {
		l.off++
	}
	l.off++
	l.line++
	l.lineStart = l.off
}

// lineEnd ends the logical line, unless a bracket is open.
func (l *lexer) lineEnd() bool {
	if len(l.frames) > 0 {
		l.newline()
		return !l.abandoned()
	}
	l.emit(tokNewline, l.here())
	l.newline()
	return false
}

// abandoned gives up open brackets where a line starts with a keyword that
// cannot stand in any: one of them was never closed, and a statement begins.
func (l *lexer) abandoned() bool {
	rest := strings.TrimLeft(l.src[l.off:min(l.off+256, len(l.src))], " \t\f")
	word := 0
	for word < len(rest) && (classes[rest[word]] == classWord || classes[rest[word]] == classDigit) {
		word++
	}
	if word == 0 || statementKeyword(rest[:word]) == tokName {
		return false
	}
	l.unclosed()
	return true
}

// endOfText ends the last logical line.
func (l *lexer) endOfText() bool {
	if len(l.frames) > 0 {
		l.unclosed()
	} else {
		l.emit(tokNewline, l.here())
	}
	return false
}

// unclosed ends the logical line in spite of its open brackets.
func (l *lexer) unclosed() {
	f := l.frames[len(l.frames)-1]
	l.drop()
	l.bad(l.here(), "a bracket or string that opens at "+f.pos.String()+" is not closed")
	l.emit(tokNewline, l.here())
}

// drop forgets what is open.
func (l *lexer) drop() { l.frames = l.frames[:0] }

// comment reads a comment, up to the line end.
func (l *lexer) comment() {
	start := l.here()
	for !l.done() && classes[l.src[l.off]] != classNewline {
		l.off++
	}
	l.comments = append(l.comments, &Comment{span{start, l.here()}, l.src[start.Offset:l.off]})
}

// strange reads a character that no token begins with.
func (l *lexer) strange() {
	start := l.here()
	l.off++
	l.bad(start, "unexpected character")
}
