package syntax

func (p *parser) atom() Expr {
	switch p.kind() {
	case tokName:
		return p.bareName()
	case tokNumber:
		return p.number()
	case tokString, tokStringStart:
		return p.strings()
	case tokLParen:
		return p.paren()
	case tokLBracket:
		return p.list()
	case tokLBrace:
		return p.brace()
	case kwTrue:
		return p.constant(True)
	case kwFalse:
		return p.constant(False)
	case kwNone:
		return p.constant(None)
	case tokEllipsis:
		return p.constant(Ellipsis)
	}
	p.fail("invalid syntax")
	return nil
}

func (p *parser) constant(k ConstantKind) Expr {
	start := p.pos()
	p.next()
	return &Constant{span: p.from(start), Kind: k}
}

func (p *parser) number() Expr {
	start, text := p.pos(), p.text()
	p.next()
	return &Constant{span: p.from(start), Kind: numberKind(text), Value: text}
}

// paren reads a tuple, a generator, or an expression in parentheses.
func (p *parser) paren() Expr {
	start := p.pos()
	p.next()
	if p.accept(tokRParen) {
		return &Tuple{span: p.from(start)}
	}
	e := p.parenFirst()
	switch {
	case p.startsComprehension():
		g := p.comprehensions(e)
		p.expect(tokRParen, ")")
		return &GeneratorExp{p.from(start), e, g}
	case p.at(tokComma):
		elts := p.more(e, tokRParen)
		p.expect(tokRParen, ")")
		return &Tuple{p.from(start), elts}
	}
	p.expect(tokRParen, ")")
	if _, star := e.(*Starred); star {
		p.failAt(e.Pos(), "a starred expression in parentheses needs a comma")
	}
	return e
}

// parenFirst reads what stands first in parentheses. A yield stands there alone.
func (p *parser) parenFirst() Expr {
	if !p.at(kwYield) {
		return p.starNamed()
	}
	e := p.yield()
	if !p.at(tokRParen) {
		p.fail("expected )")
	}
	return e
}

// more reads the elements behind the first, up to the closing bracket.
func (p *parser) more(first Expr, closing kind) []Expr {
	elts := []Expr{first}
	for p.accept(tokComma) && !p.at(closing) {
		elts = append(elts, p.starNamed())
	}
	return elts
}

func (p *parser) list() Expr {
	start := p.pos()
	p.next()
	if p.accept(tokRBracket) {
		return &List{span: p.from(start)}
	}
	e := p.starNamed()
	if p.startsComprehension() {
		g := p.comprehensions(e)
		p.expect(tokRBracket, "]")
		return &ListComp{p.from(start), e, g}
	}
	elts := p.more(e, tokRBracket)
	p.expect(tokRBracket, "]")
	return &List{p.from(start), elts}
}

// brace reads a dict, a set, or a comprehension of one.
func (p *parser) brace() Expr {
	start := p.pos()
	p.next()
	if p.at(tokRBrace) || p.at(tokDoubleStar) {
		return p.dict(start, &Dict{})
	}
	key := !p.at(tokStar) && p.peek() != tokColonEqual
	e := p.starNamed()
	switch {
	case key && p.accept(tokColon):
		return p.dictOrComp(start, e)
	case p.startsComprehension():
		g := p.comprehensions(e)
		p.expect(tokRBrace, "}")
		return &SetComp{p.from(start), e, g}
	}
	elts := p.more(e, tokRBrace)
	p.expect(tokRBrace, "}")
	return &Set{p.from(start), elts}
}

// dictOrComp goes on behind the first colon in braces.
func (p *parser) dictOrComp(start Pos, key Expr) Expr {
	value := p.expression()
	if p.startsComprehension() {
		g := p.comprehensions(key)
		p.expect(tokRBrace, "}")
		return &DictComp{p.from(start), key, value, g}
	}
	d := &Dict{Keys: []Expr{key}, Values: []Expr{value}}
	if !p.accept(tokComma) && !p.at(tokRBrace) {
		p.fail("expected a comma or }")
	}
	return p.dict(start, d)
}

// dict reads the items that are left, and the closing brace.
func (p *parser) dict(start Pos, d *Dict) Expr {
	for !p.at(tokRBrace) {
		var key, value Expr
		if p.accept(tokDoubleStar) {
			value = p.binary(1)
		} else {
			key = p.expression()
			p.expect(tokColon, "a colon")
			value = p.expression()
		}
		d.Keys, d.Values = append(d.Keys, key), append(d.Values, value)
		if !p.accept(tokComma) {
			break
		}
	}
	p.expect(tokRBrace, "}")
	d.span = p.from(start)
	return d
}

// startsComprehension tells whether a `for` follows an element.
func (p *parser) startsComprehension() bool {
	return p.at(kwFor) || p.at(kwAsync) && p.peek() == kwFor
}

// comprehensions reads the clauses behind an element, which has no star.
func (p *parser) comprehensions(elt Expr) []*Comprehension {
	if _, star := elt.(*Starred); star {
		p.failAt(elt.Pos(), "a starred element in a comprehension")
	}
	var list []*Comprehension
	for p.startsComprehension() {
		list = append(list, p.comprehension())
	}
	return list
}

func (p *parser) comprehension() *Comprehension {
	start := p.pos()
	c := &Comprehension{Async: p.accept(kwAsync)}
	p.next()
	c.Target = p.targets()
	p.expect(kwIn, "in")
	c.Iter = p.disjunction()
	for p.accept(kwIf) {
		c.Ifs = append(c.Ifs, p.disjunction())
	}
	c.span = p.from(start)
	return c
}
