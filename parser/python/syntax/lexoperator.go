package syntax

// closing is the bracket that closes an opening one.
var closing = [128]byte{'(': ')', '[': ']', '{': '}'}

// open reads an opening bracket.
func (l *lexer) open() {
	c := l.src[l.off]
	start := l.here()
	l.off++
	l.push(frame{kind: frameBracket, pos: start, close: closing[c]}, single[c])
}

// push opens a frame with a token that ends here. Beyond the bound it does too,
// so that the statement still ends where it does, but the token is none.
func (l *lexer) push(f frame, k kind) {
	l.frames = append(l.frames, f)
	if len(l.frames) <= maxBrackets {
		l.emit(k, f.pos)
		return
	}
	l.problem(Problem{Pos: f.pos, Message: "too many nested brackets", Limit: true})
}

func (l *lexer) pop() { l.frames = l.frames[:len(l.frames)-1] }

// shut reads a closing bracket.
func (l *lexer) shut() {
	c := l.src[l.off]
	start := l.here()
	l.off++
	switch {
	case len(l.frames) == 0:
		l.bad(start, "nothing is open that this could close")
	case l.frames[len(l.frames)-1].close != c:
		if l.top() == frameBracket {
			l.pop()
		}
		l.bad(start, "this closes another bracket than was opened")
	default:
		l.pop()
		l.emit(single[c], start)
	}
}

// dot reads a dot, an ellipsis or a number that starts with a dot.
func (l *lexer) dot() {
	start := l.here()
	switch {
	case classes[l.peek(1)] == classDigit:
		l.number()
	case l.peek(1) == '.' && l.peek(2) == '.':
		l.off += 3
		l.emit(tokEllipsis, start)
	default:
		l.off++
		l.emit(tokDot, start)
	}
}

// operator reads the longest operator.
func (l *lexer) operator() {
	start, c := l.here(), l.src[l.off]
	k := single[c]
	l.off++
	next := l.peek(0)
	switch {
	case c == ':' && l.top() == frameField:
		l.spec(start)
		return
	case c == '-' && next == '>':
		k = tokArrow
		l.off++
	case next == c && doubled[k] != 0:
		k = doubled[k]
		l.off++
	}
	if l.peek(0) == '=' && equalled[k] != 0 {
		k = equalled[k]
		l.off++
	}
	l.emit(k, start)
}
