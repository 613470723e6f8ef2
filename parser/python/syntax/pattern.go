package syntax

// openPattern reads a pattern, or a sequence of them without brackets.
func (p *parser) openPattern() Pattern {
	start, star := p.pos(), p.at(tokStar)
	first := p.starPattern()
	if !p.at(tokComma) {
		if star {
			p.fail("a starred pattern needs a comma")
		}
		return first
	}
	patterns := p.morePatterns(first, tokColon)
	return &MatchSequence{p.from(start), patterns}
}

// morePatterns reads the patterns behind the first, up to a closing token or a
// guard.
func (p *parser) morePatterns(first Pattern, closing kind) []Pattern {
	patterns := []Pattern{first}
	for p.accept(tokComma) && !p.at(closing) && !p.at(kwIf) {
		patterns = append(patterns, p.starPattern())
	}
	return patterns
}

func (p *parser) starPattern() Pattern {
	if !p.at(tokStar) {
		return p.asPattern()
	}
	start := p.pos()
	p.next()
	name := p.capture()
	return &MatchStar{p.from(start), name}
}

// capture reads a name to assign to, "" for `_`.
func (p *parser) capture() string {
	if name := p.name(); name != "_" {
		return name
	}
	return ""
}

func (p *parser) asPattern() Pattern {
	p.enter()
	start := p.pos()
	pattern := p.orPattern()
	if p.accept(kwAs) {
		name := p.name()
		if name == "_" {
			p.fail("cannot bind _ in a pattern")
		}
		pattern = &MatchAs{p.from(start), pattern, name}
	}
	p.leave()
	return pattern
}

func (p *parser) orPattern() Pattern {
	start := p.pos()
	pattern := p.closedPattern()
	if !p.at(tokPipe) {
		return pattern
	}
	patterns := []Pattern{pattern}
	for p.accept(tokPipe) {
		patterns = append(patterns, p.closedPattern())
	}
	return &MatchOr{p.from(start), patterns}
}

func (p *parser) closedPattern() Pattern {
	start := p.pos()
	switch p.kind() {
	case tokNumber, tokMinus:
		value := p.signedNumber()
		return &MatchValue{p.from(start), value}
	case tokString, tokStringStart:
		return p.stringPattern()
	case kwNone:
		return &MatchSingleton{p.word(), None}
	case kwTrue:
		return &MatchSingleton{p.word(), True}
	case kwFalse:
		return &MatchSingleton{p.word(), False}
	case tokName:
		return p.namePattern()
	case tokLParen:
		return p.parenPattern()
	case tokLBracket:
		return p.listPattern()
	case tokLBrace:
		return p.mappingPattern()
	}
	p.fail("expected a pattern")
	return nil
}

func (p *parser) stringPattern() Pattern {
	start := p.pos()
	value := p.strings()
	if _, ok := value.(*Constant); !ok {
		p.failAt(start, "a pattern is no f-string")
	}
	return &MatchValue{p.from(start), value}
}

// signedNumber reads a number, with a sign, and with an imaginary part.
func (p *parser) signedNumber() Expr {
	start := p.pos()
	e := p.minusNumber()
	var op BinaryOperator
	switch p.kind() {
	case tokPlus:
		op = Add
	case tokMinus:
		op = Sub
	default:
		return e
	}
	p.next()
	right := p.plainNumber()
	if c, ok := right.(*Constant); !ok || c.Kind != Complex {
		p.failAt(right.Pos(), "expected an imaginary number")
	}
	return &BinOp{p.from(start), e, op, right}
}

func (p *parser) minusNumber() Expr {
	start := p.pos()
	if !p.accept(tokMinus) {
		return p.plainNumber()
	}
	e := p.plainNumber()
	return &UnaryOp{p.from(start), USub, e}
}

func (p *parser) plainNumber() Expr {
	if !p.at(tokNumber) {
		p.fail("expected a number")
	}
	return p.number()
}

// namePattern reads a capture, a dotted value, or a class.
func (p *parser) namePattern() Pattern {
	start := p.pos()
	if k := p.peek(); k != tokDot && k != tokLParen {
		name := p.capture()
		return &MatchAs{span: p.from(start), Name: name}
	}
	e := p.dottedExpr()
	if p.at(tokLParen) {
		return p.classPattern(start, e)
	}
	return &MatchValue{p.from(start), e}
}

func (p *parser) dottedExpr() Expr {
	start, outer := p.pos(), p.tall
	p.tall = 0
	var e Expr = p.bareName()
	for p.accept(tokDot) {
		name := p.name()
		p.link()
		e = &Attribute{p.from(start), e, name}
	}
	p.tall = max(p.tall, outer)
	return e
}

func (p *parser) parenPattern() Pattern {
	start := p.pos()
	p.next()
	if p.accept(tokRParen) {
		return &MatchSequence{span: p.from(start)}
	}
	star := p.at(tokStar)
	first := p.starPattern()
	if !star && p.accept(tokRParen) {
		return first
	}
	if !p.at(tokComma) {
		p.fail("expected a comma or )")
	}
	patterns := p.morePatterns(first, tokRParen)
	p.expect(tokRParen, ")")
	return &MatchSequence{p.from(start), patterns}
}

func (p *parser) listPattern() Pattern {
	start := p.pos()
	p.next()
	var patterns []Pattern
	if !p.at(tokRBracket) {
		patterns = p.morePatterns(p.starPattern(), tokRBracket)
	}
	p.expect(tokRBracket, "]")
	return &MatchSequence{p.from(start), patterns}
}

func (p *parser) mappingPattern() Pattern {
	start := p.pos()
	p.next()
	m := &MatchMapping{}
	for !p.at(tokRBrace) {
		if p.accept(tokDoubleStar) {
			m.Rest = p.name()
			p.accept(tokComma)
			break
		}
		m.Keys = append(m.Keys, p.mappingKey())
		p.expect(tokColon, "a colon")
		m.Patterns = append(m.Patterns, p.asPattern())
		if !p.accept(tokComma) {
			break
		}
	}
	p.expect(tokRBrace, "}")
	m.span = p.from(start)
	return m
}

// mappingKey reads a literal or a dotted name.
func (p *parser) mappingKey() Expr {
	switch p.kind() {
	case tokNumber, tokMinus:
		return p.signedNumber()
	case tokString:
		return p.strings()
	case kwTrue, kwFalse, kwNone:
		return p.atom()
	}
	if p.peek() != tokDot {
		p.fail("expected a literal or a dotted name as key")
	}
	return p.dottedExpr()
}

func (p *parser) classPattern(start Pos, class Expr) Pattern {
	p.next()
	m := &MatchClass{Class: class}
	for !p.at(tokRParen) {
		p.classArg(m)
		if !p.accept(tokComma) {
			break
		}
	}
	p.expect(tokRParen, ")")
	m.span = p.from(start)
	return m
}

func (p *parser) classArg(m *MatchClass) {
	if p.at(tokName) && p.peek() == tokEqual {
		m.KwdAttrs = append(m.KwdAttrs, p.name())
		p.next()
		m.KwdPatterns = append(m.KwdPatterns, p.asPattern())
		return
	}
	if len(m.KwdAttrs) > 0 {
		p.fail("a positional pattern follows a keyword pattern")
	}
	m.Patterns = append(m.Patterns, p.asPattern())
}
