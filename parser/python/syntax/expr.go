package syntax

// starters tells which tokens an expression, or a starred one, begins with.
var starters = func() (s [kindCount]bool) {
	for _, k := range [...]kind{tokName, tokNumber, tokString, tokStringStart, tokLParen, tokLBracket, tokLBrace,
		tokEllipsis, tokPlus, tokMinus, tokStar, tokTilde, kwFalse, kwNone, kwTrue, kwAwait, kwLambda, kwNot} {
		s[k] = true
	}
	return s
}()

func (p *parser) startsExpr() bool { return starters[p.kind()] }

// yieldOrExprs reads what may stand on the right of an assignment.
func (p *parser) yieldOrExprs() Expr {
	if p.at(kwYield) {
		return p.yield()
	}
	return p.starExprs()
}

// starExprs reads one expression or a Tuple without parentheses.
func (p *parser) starExprs() Expr {
	start := p.pos()
	e := p.starExpr()
	if !p.at(tokComma) {
		return e
	}
	elts := []Expr{e}
	for p.accept(tokComma) && p.startsExpr() {
		elts = append(elts, p.starExpr())
	}
	return &Tuple{p.from(start), elts}
}

func (p *parser) starExpr() Expr {
	if p.at(tokStar) {
		return p.starred()
	}
	return p.expression()
}

func (p *parser) starNamed() Expr {
	if p.at(tokStar) {
		return p.starred()
	}
	return p.namedExpr()
}

// namedExpr reads an expression, or `name := expression`.
func (p *parser) namedExpr() Expr {
	if !p.at(tokName) || p.peek() != tokColonEqual {
		return p.expression()
	}
	start := p.pos()
	name := p.bareName()
	p.next()
	value := p.expression()
	return &NamedExpr{p.from(start), name, value}
}

// expression reads an expression without star, walrus or yield at its top.
func (p *parser) expression() Expr {
	p.enter()
	e := p.conditional()
	p.leave()
	return e
}

func (p *parser) conditional() Expr {
	if p.at(kwLambda) {
		return p.lambda()
	}
	start := p.pos()
	e := p.disjunction()
	if !p.accept(kwIf) {
		return e
	}
	test := p.disjunction()
	p.expect(kwElse, "else")
	orelse := p.expression()
	return &IfExp{p.from(start), test, e, orelse}
}

func (p *parser) lambda() Expr {
	start := p.pos()
	p.next()
	params := p.params(tokColon)
	p.expect(tokColon, "a colon")
	body := p.expression()
	return &Lambda{p.from(start), params, body}
}

func (p *parser) yield() Expr {
	start := p.pos()
	p.next()
	if p.accept(kwFrom) {
		value := p.expression()
		return &YieldFrom{p.from(start), value}
	}
	var value Expr
	if p.startsExpr() {
		value = p.starExprs()
	}
	return &Yield{p.from(start), value}
}

func (p *parser) disjunction() Expr {
	start := p.pos()
	e := p.conjunction()
	if !p.at(kwOr) {
		return e
	}
	values := []Expr{e}
	for p.accept(kwOr) {
		values = append(values, p.conjunction())
	}
	return &BoolOp{p.from(start), Or, values}
}

func (p *parser) conjunction() Expr {
	start := p.pos()
	e := p.inversion()
	if !p.at(kwAnd) {
		return e
	}
	values := []Expr{e}
	for p.accept(kwAnd) {
		values = append(values, p.inversion())
	}
	return &BoolOp{p.from(start), And, values}
}

func (p *parser) inversion() Expr {
	if !p.at(kwNot) {
		return p.comparison()
	}
	start := p.pos()
	p.next()
	p.enter()
	e := p.inversion()
	p.leave()
	return &UnaryOp{p.from(start), Not, e}
}

func (p *parser) comparison() Expr {
	start := p.pos()
	e := p.binary(1)
	op := p.compareOperator()
	if op == 0 {
		return e
	}
	c := &Compare{Left: e}
	for ; op != 0; op = p.compareOperator() {
		c.Ops = append(c.Ops, op)
		c.Comparators = append(c.Comparators, p.binary(1))
	}
	c.span = p.from(start)
	return c
}

// compareOperator reads a comparison, 0 where there is none.
func (p *parser) compareOperator() CompareOperator {
	k := p.kind()
	switch {
	case tokEqEqual <= k && k <= tokGreaterEqual:
		p.next()
		return Eq + CompareOperator(k-tokEqEqual)
	case k == kwIn:
		p.next()
		return In
	case k == kwNot && p.peek() == kwIn:
		p.next()
		p.next()
		return NotIn
	case k == kwIs:
		p.next()
		if p.accept(kwNot) {
			return IsNot
		}
		return Is
	}
	return 0
}

// precedence of the binary operators, 0 for other tokens.
var precedence = [kindCount]int{
	tokPipe: 1, tokCaret: 2, tokAmpersand: 3, tokLeftShift: 4, tokRightShift: 4, tokPlus: 5, tokMinus: 5,
	tokStar: 6, tokAt: 6, tokSlash: 6, tokPercent: 6, tokDoubleSlash: 6,
}

// binary reads operands and the operators between them that bind at least as
// strongly as least, which is 1 for all.
func (p *parser) binary(least int) Expr {
	start, outer := p.pos(), p.tall
	p.tall = 0
	e := p.unary()
	for {
		k := p.kind()
		binds := precedence[k]
		if binds < least || binds == 0 {
			p.tall = max(p.tall, outer)
			return e
		}
		p.next()
		right := p.binary(binds + 1)
		p.link()
		e = &BinOp{p.from(start), e, Add + BinaryOperator(k-tokPlus), right}
	}
}

func (p *parser) unary() Expr {
	var op UnaryOperator
	switch p.kind() {
	case tokPlus:
		op = UAdd
	case tokMinus:
		op = USub
	case tokTilde:
		op = Invert
	default:
		return p.power()
	}
	start := p.pos()
	p.next()
	p.enter()
	e := p.unary()
	p.leave()
	return &UnaryOp{p.from(start), op, e}
}

func (p *parser) power() Expr {
	start := p.pos()
	e := p.await()
	if !p.accept(tokDoubleStar) {
		return e
	}
	p.enter()
	right := p.unary()
	p.leave()
	return &BinOp{p.from(start), e, Pow, right}
}

func (p *parser) await() Expr {
	if !p.at(kwAwait) {
		return p.primary()
	}
	start := p.pos()
	p.next()
	e := p.primary()
	return &Await{p.from(start), e}
}
