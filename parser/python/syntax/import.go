package syntax

func (p *parser) importStmt() Stmt {
	start := p.pos()
	p.next()
	names := []*Alias{p.alias(p.dotted)}
	for p.accept(tokComma) {
		names = append(names, p.alias(p.dotted))
	}
	return &Import{p.from(start), names}
}

// alias reads what is imported, and the name it gets.
func (p *parser) alias(name func() string) *Alias {
	start := p.pos()
	a := &Alias{Name: name()}
	if p.accept(kwAs) {
		a.AsName = p.name()
	}
	a.span = p.from(start)
	return a
}

// dotted reads a name with dots.
func (p *parser) dotted() string {
	name := []byte(p.name())
	for p.accept(tokDot) {
		name = append(append(name, '.'), p.name()...)
	}
	return string(name)
}

func (p *parser) importFrom() Stmt {
	start := p.pos()
	p.next()
	s := &ImportFrom{Level: p.dots()}
	if s.Level == 0 || p.at(tokName) {
		s.Module = p.dotted()
	}
	p.expect(kwImport, "import")
	s.Names = p.imported()
	s.span = p.from(start)
	return s
}

func (p *parser) dots() int {
	n := 0
	for {
		switch {
		case p.accept(tokDot):
			n++
		case p.accept(tokEllipsis):
			n += 3
		default:
			return n
		}
	}
}

// imported reads the names of a from-import. Only in parentheses a comma may
// stand last.
func (p *parser) imported() []*Alias {
	start := p.pos()
	if p.accept(tokStar) {
		return []*Alias{{span: p.from(start), Name: "*"}}
	}
	paren := p.accept(tokLParen)
	names := []*Alias{p.alias(p.name)}
	for p.accept(tokComma) {
		if paren && p.at(tokRParen) {
			break
		}
		names = append(names, p.alias(p.name))
	}
	if paren {
		p.expect(tokRParen, ")")
	}
	return names
}
