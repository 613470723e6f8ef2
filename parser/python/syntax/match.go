package syntax

// startsMatch tells whether a match statement begins here, at the start of a
// line: the line ends with a colon and the next one is a deeper `case`. No other
// statement that begins with a name does.
func (p *parser) startsMatch() bool {
	if p.text() != "match" {
		return false
	}
	end := p.i
	for p.lex.toks[end].kind != tokNewline {
		end++
	}
	if end == p.i+1 || p.lex.toks[end-1].kind != tokColon {
		return false
	}
	if end+1 == len(p.lex.toks) {
		p.lex.logicalLine()
	}
	if end+2 >= len(p.lex.toks) || p.lex.toks[end+1].kind != tokIndent {
		return false
	}
	t := p.lex.toks[end+2]
	return t.kind == tokName && p.source(t) == "case"
}

func (p *parser) match() Stmt {
	start := p.pos()
	p.next()
	s := &Match{Subject: p.subject()}
	p.expect(tokColon, "a colon")
	p.expect(tokNewline, "the end of the line")
	p.expect(tokIndent, "an indented block")
	for !p.accept(tokDedent) {
		s.Cases = append(s.Cases, p.matchCase())
	}
	s.span = p.from(start)
	return s
}

// subject reads one expression or a Tuple; walrus and star may stand in it.
func (p *parser) subject() Expr {
	start, star := p.pos(), p.at(tokStar)
	e := p.starNamed()
	if !p.at(tokComma) {
		if star {
			p.fail("a starred subject needs a comma")
		}
		return e
	}
	elts := p.more(e, tokColon)
	return &Tuple{p.from(start), elts}
}

func (p *parser) matchCase() *MatchCase {
	start := p.pos()
	if !p.at(tokName) || p.text() != "case" {
		p.fail("expected case")
	}
	p.next()
	c := &MatchCase{Pattern: p.openPattern()}
	if p.accept(kwIf) {
		c.Guard = p.namedExpr()
	}
	c.Body = p.block()
	c.span = p.from(start)
	return c
}
