package syntax

// primary reads an atom and the attributes, calls and subscripts behind it.
func (p *parser) primary() Expr {
	start, outer := p.pos(), p.tall
	p.tall = 0
	e := p.atom()
	for {
		switch p.kind() {
		case tokDot:
			p.next()
			name := p.name()
			e = &Attribute{p.from(start), e, name}
		case tokLParen:
			e = p.call(start, e)
		case tokLBracket:
			e = p.subscript(start, e)
		default:
			p.tall = max(p.tall, outer)
			return e
		}
		p.link()
	}
}

func (p *parser) call(start Pos, f Expr) Expr {
	open := p.pos()
	p.next()
	c := &Call{Func: f}
	c.Args, c.Keywords = p.args()
	p.expect(tokRParen, ")")
	if g := soleGenerator(c); g != nil {
		g.span = p.from(open)
	}
	c.span = p.from(start)
	return c
}

// soleGenerator is a generator that has the call's parentheses for its own.
func soleGenerator(c *Call) *GeneratorExp {
	if len(c.Args) != 1 {
		return nil
	}
	if g, ok := c.Args[0].(*GeneratorExp); ok && !g.end.IsValid() {
		return g
	}
	return nil
}

// args reads arguments up to the closing parenthesis. A generator without
// parentheses has no end yet.
func (p *parser) args() (args []Expr, keywords []*Keyword) {
	unpacked := false
	for !p.at(tokRParen) {
		switch {
		case p.at(tokDoubleStar):
			unpacked = true
			keywords = append(keywords, p.keyword(false))
		case p.at(tokName) && p.peek() == tokEqual:
			keywords = append(keywords, p.keyword(true))
		case p.at(tokStar):
			if unpacked {
				p.fail("* follows ** among the arguments")
			}
			args = append(args, p.starArg())
		default:
			if len(keywords) > 0 {
				p.fail("a positional argument follows a keyword argument")
			}
			args = append(args, p.arg(len(args) == 0))
		}
		if !p.accept(tokComma) {
			return args, keywords
		}
	}
	return args, keywords
}

// starArg reads `*expression`, which may be a conditional one.
func (p *parser) starArg() Expr {
	start := p.pos()
	p.next()
	value := p.expression()
	return &Starred{p.from(start), value}
}

func (p *parser) keyword(named bool) *Keyword {
	start := p.pos()
	k := &Keyword{}
	if named {
		k.Name = p.name()
	}
	p.next()
	k.Value = p.expression()
	k.span = p.from(start)
	return k
}

// arg reads a positional argument, or a generator that is the only one.
func (p *parser) arg(first bool) Expr {
	start := p.pos()
	e := p.namedExpr()
	if !p.startsComprehension() {
		return e
	}
	g := &GeneratorExp{Elt: e, Generators: p.comprehensions(e)}
	g.pos = start
	if !first || !p.at(tokRParen) {
		p.failAt(start, "a generator among other arguments needs parentheses")
	}
	return g
}

func (p *parser) subscript(start Pos, value Expr) Expr {
	p.next()
	index := p.index()
	p.expect(tokRBracket, "]")
	return &Subscript{p.from(start), value, index}
}

// index reads what stands in the brackets: a comma or a star makes it a Tuple.
func (p *parser) index() Expr {
	start, star := p.pos(), p.at(tokStar)
	e := p.slice()
	if !p.at(tokComma) && !star {
		return e
	}
	elts := []Expr{e}
	for p.accept(tokComma) && !p.at(tokRBracket) {
		elts = append(elts, p.slice())
	}
	return &Tuple{p.from(start), elts}
}

func (p *parser) slice() Expr {
	if p.at(tokStar) {
		return p.starArg()
	}
	start := p.pos()
	s := &Slice{}
	if !p.at(tokColon) {
		e := p.namedExpr()
		if !p.at(tokColon) {
			return e
		}
		s.Lower = e
	}
	p.next()
	s.Upper = p.sliceBound()
	if p.accept(tokColon) {
		s.Step = p.sliceBound()
	}
	s.span = p.from(start)
	return s
}

func (p *parser) sliceBound() Expr {
	if p.startsExpr() {
		return p.expression()
	}
	return nil
}
