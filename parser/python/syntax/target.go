package syntax

// assignable fails unless e may stand where a value is assigned.
func (p *parser) assignable(e Expr) {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
	case *Starred:
		p.assignable(e.Value)
	case *Tuple:
		p.allAssignable(e.Elts)
	case *List:
		p.allAssignable(e.Elts)
	default:
		p.failAt(e.Pos(), "cannot assign to this expression")
	}
}

func (p *parser) allAssignable(elts []Expr) {
	for _, e := range elts {
		p.assignable(e)
	}
}

// deletable fails unless e may be deleted.
func (p *parser) deletable(e Expr) {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
	case *Tuple:
		p.allDeletable(e.Elts)
	case *List:
		p.allDeletable(e.Elts)
	default:
		p.failAt(e.Pos(), "cannot delete this expression")
	}
}

func (p *parser) allDeletable(elts []Expr) {
	for _, e := range elts {
		p.deletable(e)
	}
}

// single fails unless e is one target without a star.
func (p *parser) single(e Expr) {
	switch e.(type) {
	case *Name, *Attribute, *Subscript:
	default:
		p.failAt(e.Pos(), "cannot assign to this expression in this way")
	}
}

// targets reads what a `for` assigns to: one target, or a Tuple.
func (p *parser) targets() Expr {
	start := p.pos()
	e := p.starBinary()
	if p.at(tokComma) {
		elts := []Expr{e}
		for p.accept(tokComma) && p.startsExpr() {
			elts = append(elts, p.starBinary())
		}
		e = &Tuple{p.from(start), elts}
	}
	p.assignable(e)
	return e
}

// starBinary reads an operand, or `*operand`.
func (p *parser) starBinary() Expr {
	if p.at(tokStar) {
		return p.starred()
	}
	return p.binary(1)
}

func (p *parser) starred() Expr {
	start := p.pos()
	p.next()
	value := p.binary(1)
	return &Starred{p.from(start), value}
}
