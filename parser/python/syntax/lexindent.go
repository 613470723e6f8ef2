package syntax

// indentation skips blank lines and comments up to a line that holds code, and
// emits what its indentation calls for. False: there is no such line.
func (l *lexer) indentation() bool {
	for {
		width := l.measure()
		if l.done() {
			return false
		}
		switch classes[l.src[l.off]] {
		case classHash:
			l.comment()
		case classNewline:
			l.newline()
		default:
			l.indent(width)
			return true
		}
	}
}

// measure skips the blanks at the start of a line. A continued line end among
// them settles the width.
func (l *lexer) measure() indent {
	var w indent
	settled, fixed := indent{}, false
	for ; !l.done(); l.off++ {
		switch l.src[l.off] {
		case ' ':
			w = indent{w.col + 1, w.alt + 1}
		case '\t':
			w = indent{(w.col/tabSize + 1) * tabSize, w.alt + 1}
		case '\f':
			w = indent{}
		case '\\':
			if !fixed {
				settled, fixed = w, true
			}
			if !l.continuation() {
				return settled
			}
			l.off--
		default:
			if fixed {
				return settled
			}
			return w
		}
	}
	return w
}

// indent emits an INDENT or DEDENTs for a line of that width.
func (l *lexer) indent(w indent) {
	top := l.indents[len(l.indents)-1]
	switch {
	case w.col > top.col:
		l.deeper(w, top)
	case w.col < top.col:
		l.shallower(w)
	case w.alt != top.alt:
		l.mixed()
	}
}

func (l *lexer) deeper(w, top indent) {
	switch {
	case w.alt <= top.alt:
		l.mixed()
	case len(l.indents) == maxIndents:
		l.problem(Problem{Pos: l.here(), Message: "too many levels of indentation", Limit: true})
	default:
		l.indents = append(l.indents, w)
		l.emit(tokIndent, l.here())
	}
}

func (l *lexer) shallower(w indent) {
	n := len(l.indents)
	for ; w.col < l.indents[n-1].col; n-- {
		l.emit(tokDedent, l.here())
	}
	l.indents = l.indents[:n]
	switch l.indents[n-1] {
	case w:
	case indent{w.col, l.indents[n-1].alt}:
		l.mixed()
	default:
		l.bad(l.here(), "the indentation matches no outer level")
	}
}

func (l *lexer) mixed() { l.bad(l.here(), "tabs and blanks are mixed in the indentation") }
