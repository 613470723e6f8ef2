package syntax

// simple reads one simple statement, up to its NEWLINE or semicolon.
func (p *parser) simple() Stmt {
	s := p.simpleRule()
	if !p.at(tokNewline) && !p.at(tokSemicolon) {
		p.fail("invalid syntax")
	}
	return s
}

func (p *parser) simpleRule() Stmt {
	switch p.kind() {
	case kwPass:
		return &Pass{p.word()}
	case kwBreak:
		return &Break{p.word()}
	case kwContinue:
		return &Continue{p.word()}
	case kwReturn:
		return p.returnStmt()
	case kwRaise:
		return p.raise()
	case kwGlobal:
		names, at := p.scope()
		return &Global{at, names}
	case kwNonlocal:
		names, at := p.scope()
		return &Nonlocal{at, names}
	case kwDel:
		return p.del()
	case kwAssert:
		return p.assert()
	case kwImport:
		return p.importStmt()
	case kwFrom:
		return p.importFrom()
	case tokIndent:
		p.fail("unexpected indentation")
	case tokName:
		if p.peek() == tokName && p.text() == "type" {
			return p.typeAlias()
		}
	}
	return p.expressionStmt()
}

// word reads a statement of one word.
func (p *parser) word() span {
	start := p.pos()
	p.next()
	return p.from(start)
}

func (p *parser) returnStmt() Stmt {
	start := p.pos()
	p.next()
	var value Expr
	if p.startsExpr() {
		value = p.starExprs()
	}
	return &Return{p.from(start), value}
}

func (p *parser) raise() Stmt {
	start := p.pos()
	p.next()
	s := &Raise{}
	if p.startsExpr() {
		s.Exc = p.expression()
		if p.accept(kwFrom) {
			s.Cause = p.expression()
		}
	}
	s.span = p.from(start)
	return s
}

// scope reads the names of a global or nonlocal statement.
func (p *parser) scope() ([]string, span) {
	start := p.pos()
	p.next()
	names := []string{p.name()}
	for p.accept(tokComma) {
		names = append(names, p.name())
	}
	return names, p.from(start)
}

func (p *parser) del() Stmt {
	start := p.pos()
	p.next()
	var targets []Expr
	for {
		e := p.binary(1)
		p.deletable(e)
		targets = append(targets, e)
		if !p.accept(tokComma) || !p.startsExpr() {
			return &Delete{p.from(start), targets}
		}
	}
}

func (p *parser) assert() Stmt {
	start := p.pos()
	p.next()
	s := &Assert{Test: p.expression()}
	if p.accept(tokComma) {
		s.Msg = p.expression()
	}
	s.span = p.from(start)
	return s
}

func (p *parser) typeAlias() Stmt {
	start := p.pos()
	p.next()
	s := &TypeAlias{Name: p.bareName(), TypeParams: p.typeParams()}
	p.expect(tokEqual, "=")
	s.Value = p.expression()
	s.span = p.from(start)
	return s
}

func (p *parser) bareName() *Name {
	start := p.pos()
	id := p.name()
	return &Name{p.from(start), id}
}

// expressionStmt reads an assignment of any kind, or an expression.
func (p *parser) expressionStmt() Stmt {
	start, bare := p.pos(), !p.at(tokLParen)
	e := p.yieldOrExprs()
	switch k := p.kind(); {
	case k == tokEqual:
		return p.assign(start, e)
	case k == tokColon:
		return p.annAssign(start, e, bare)
	case tokPlusEqual <= k && k <= tokDoubleSlashEqual:
		return p.augAssign(start, e)
	}
	return &ExprStmt{p.from(start), e}
}

func (p *parser) assign(start Pos, e Expr) Stmt {
	s := &Assign{Targets: make([]Expr, 0, 1), Value: e}
	for p.accept(tokEqual) {
		p.assignable(s.Value)
		s.Targets = append(s.Targets, s.Value)
		s.Value = p.yieldOrExprs()
	}
	s.span = p.from(start)
	return s
}

func (p *parser) annAssign(start Pos, target Expr, bare bool) Stmt {
	p.single(target)
	p.next()
	s := &AnnAssign{Target: target, Annotation: p.expression()}
	if _, name := target.(*Name); name {
		s.Simple = bare
	}
	if p.accept(tokEqual) {
		s.Value = p.yieldOrExprs()
	}
	s.span = p.from(start)
	return s
}

func (p *parser) augAssign(start Pos, target Expr) Stmt {
	p.single(target)
	op := Add + BinaryOperator(p.kind()-tokPlusEqual)
	p.next()
	value := p.yieldOrExprs()
	return &AugAssign{p.from(start), target, op, value}
}
