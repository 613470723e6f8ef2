package syntax

// compound is the rule for a statement with blocks, nil where none begins.
func (p *parser) compound() func(*parser) Stmt {
	switch p.kind() {
	case kwIf:
		return (*parser).ifStmt
	case kwWhile:
		return (*parser).while
	case kwFor:
		return (*parser).forStmt
	case kwTry:
		return (*parser).try
	case kwWith:
		return (*parser).with
	case kwDef:
		return (*parser).functionDef
	case kwClass:
		return (*parser).classDef
	case tokAt:
		return (*parser).decorated
	case kwAsync:
		return (*parser).async
	case tokName:
		if p.startsMatch() {
			return (*parser).match
		}
	}
	return nil
}

// ifStmt reads an if or an elif.
func (p *parser) ifStmt() Stmt {
	start := p.pos()
	p.next()
	s := &If{Test: p.namedExpr()}
	s.Body = p.block()
	if p.at(kwElif) {
		p.enter()
		s.Else = []Stmt{p.ifStmt()}
		p.leave()
	} else {
		s.Else = p.elseBlock()
	}
	s.span = p.from(start)
	return s
}

// elseBlock reads an else clause, where there is one.
func (p *parser) elseBlock() []Stmt {
	if p.accept(kwElse) {
		return p.block()
	}
	return nil
}

func (p *parser) while() Stmt {
	start := p.pos()
	p.next()
	s := &While{Test: p.namedExpr()}
	s.Body = p.block()
	s.Else = p.elseBlock()
	s.span = p.from(start)
	return s
}

func (p *parser) async() Stmt {
	start := p.pos()
	p.next()
	switch p.kind() {
	case kwDef:
		return p.function(start, true)
	case kwFor:
		return p.loop(start, true)
	case kwWith:
		return p.contexts(start, true)
	}
	p.fail("expected def, for or with")
	return nil
}

func (p *parser) forStmt() Stmt { return p.loop(p.pos(), false) }

func (p *parser) loop(start Pos, async bool) Stmt {
	p.next()
	s := &For{Async: async, Target: p.targets()}
	p.expect(kwIn, "in")
	s.Iter = p.starExprs()
	s.Body = p.block()
	s.Else = p.elseBlock()
	s.span = p.from(start)
	return s
}

func (p *parser) try() Stmt {
	start := p.pos()
	p.next()
	s := &Try{Body: p.block()}
	for p.at(kwExcept) {
		s.Handlers = append(s.Handlers, p.handler(s))
	}
	if len(s.Handlers) > 0 {
		s.Else = p.elseBlock()
	}
	if p.accept(kwFinally) {
		s.Finally = p.block()
	} else if len(s.Handlers) == 0 {
		p.fail("expected except or finally")
	}
	s.span = p.from(start)
	return s
}

// handler reads one except clause. All are with a star, or none.
func (p *parser) handler(s *Try) *ExceptHandler {
	start := p.pos()
	p.next()
	star := p.at(tokStar)
	if len(s.Handlers) > 0 && star != s.Star {
		p.fail("except and except* in one try")
	}
	s.Star = p.accept(tokStar)
	h := &ExceptHandler{}
	if s.Star || !p.at(tokColon) {
		h.Type, h.Name = p.caught()
	}
	h.Body = p.block()
	h.span = p.from(start)
	return h
}

// caught reads what a handler catches. A list without parentheses gets no name.
func (p *parser) caught() (Expr, string) {
	start := p.pos()
	e := p.expression()
	if p.at(tokComma) {
		elts := []Expr{e}
		for p.accept(tokComma) && p.startsExpr() {
			elts = append(elts, p.expression())
		}
		return &Tuple{p.from(start), elts}, ""
	}
	if p.accept(kwAs) {
		return e, p.name()
	}
	return e, ""
}
