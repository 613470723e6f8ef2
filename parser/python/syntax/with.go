package syntax

func (p *parser) with() Stmt { return p.contexts(p.pos(), false) }

func (p *parser) contexts(start Pos, async bool) Stmt {
	p.next()
	s := &With{Async: async, Items: p.withItems()}
	s.Body = p.block()
	s.span = p.from(start)
	return s
}

// withItems reads the items of a with statement. Where parentheses reach to its
// colon, they are around items, unless what they hold can only be an expression.
func (p *parser) withItems() []*WithItem {
	if p.at(tokLParen) && p.parenToColon() {
		i, last, problems := p.i, p.last, len(p.problems)
		if items := p.tryParenItems(); items != nil {
			return items
		}
		p.i, p.last, p.problems = i, last, p.problems[:problems]
	}
	items := []*WithItem{p.withItem()}
	for p.accept(tokComma) {
		items = append(items, p.withItem())
	}
	return items
}

// parenToColon tells whether the bracket that opens here is closed right before
// a colon.
func (p *parser) parenToColon() bool {
	level := 0
	for i := p.i; i < len(p.lex.toks)-1; i++ {
		switch p.lex.toks[i].kind {
		case tokLParen, tokLBracket, tokLBrace:
			level++
		case tokRParen, tokRBracket, tokRBrace:
			level--
		}
		if level == 0 {
			return p.lex.toks[i+1].kind == tokColon
		}
	}
	return false
}

// tryParenItems reads `(item, item,)`, nil where there is something else. It reads
// no NEWLINE, so the tokens stay where they are.
func (p *parser) tryParenItems() (items []*WithItem) {
	depth, tall := p.depth, p.tall
	defer func() {
		if r := recover(); r != nil {
			if _, ours := r.(bailout); !ours {
				panic(r)
			}
			p.depth, p.tall, items = depth, tall, nil
		}
	}()
	p.next()
	for {
		items = append(items, p.withItem())
		if !p.accept(tokComma) || p.at(tokRParen) {
			p.expect(tokRParen, ")")
			return items
		}
	}
}

func (p *parser) withItem() *WithItem {
	start := p.pos()
	item := &WithItem{Context: p.expression()}
	if p.accept(kwAs) {
		item.Target = p.starBinary()
		p.assignable(item.Target)
	}
	item.span = p.from(start)
	return item
}
