package syntax

// module reads all statements of the file.
func (p *parser) module() []Stmt {
	var body []Stmt
	for !p.at(tokEOF) {
		body = p.line(body)
	}
	return body
}

// line appends one compound statement, or the simple ones of one line. What
// cannot be read is a BadStmt.
func (p *parser) line(body []Stmt) []Stmt {
	rule := p.compound()
	if rule == nil {
		return p.simpleLine(body)
	}
	s, _ := p.attempt(rule)
	return append(body, s)
}

// simpleLine appends the simple statements of one line.
func (p *parser) simpleLine(body []Stmt) []Stmt {
	for {
		s, ok := p.attempt((*parser).simple)
		body = append(body, s)
		if !ok || p.accept(tokNewline) {
			return body
		}
		p.next() // a semicolon: simple reads up to one of the two
		if p.accept(tokNewline) {
			return body
		}
	}
}

// attempt reads with rule; false, and a BadStmt, when it bails out.
func (p *parser) attempt(rule func(*parser) Stmt) (s Stmt, ok bool) {
	m := mark{p.pos(), p.open, p.depth, p.tall, len(p.blocks)}
	defer func() {
		if r := recover(); r != nil {
			if _, ours := r.(bailout); !ours {
				panic(r)
			}
			s, ok = p.bad(m), false
		}
		p.blocks = p.blocks[:m.blocks]
	}()
	return rule(p), true
}

// mark is the state of the parser where a statement begins.
type mark struct {
	pos                       Pos
	open, depth, tall, blocks int
}

// bad goes on after a bailout: it leaves the line, and keeps the blocks that
// belong to the statement, those read already and those to come.
func (p *parser) bad(m mark) *BadStmt {
	p.depth, p.tall = m.depth, m.tall
	if !p.fresh || p.pos() == m.pos {
		p.skipLine()
	}
	s := &BadStmt{}
	for _, block := range p.blocks[m.blocks:] {
		s.Body = append(s.Body, block...)
	}
	p.accept(tokIndent)
	for p.open > m.open {
		if !p.accept(tokDedent) {
			s.Body = p.line(s.Body)
		}
	}
	s.span = p.from(m.pos)
	return s
}

// skipLine goes behind the next NEWLINE, or behind an INDENT.
func (p *parser) skipLine() {
	for !p.at(tokEOF) {
		t := *p.tok()
		p.next()
		if t.kind == tokNewline {
			p.last = t.pos
		}
		if t.kind == tokNewline || t.kind == tokIndent {
			return
		}
	}
}

// block reads the body of a compound statement, behind its colon.
func (p *parser) block() []Stmt {
	p.expect(tokColon, "a colon")
	p.enter()
	var body []Stmt
	if p.accept(tokNewline) {
		p.expect(tokIndent, "an indented block")
		for !p.accept(tokDedent) {
			body = p.line(body)
		}
	} else {
		body = p.simpleLine(nil)
	}
	p.leave()
	p.blocks = append(p.blocks, body)
	return body
}
