package syntax

// decorated reads a function or class and its decorators.
func (p *parser) decorated() Stmt {
	var decorators []Expr
	for p.accept(tokAt) {
		decorators = append(decorators, p.namedExpr())
		p.expect(tokNewline, "the end of the line")
	}
	switch p.kind() {
	case kwClass:
		s := p.class()
		s.Decorators = decorators
		return s
	case kwDef, kwAsync:
		s := p.maybeAsyncDef()
		s.Decorators = decorators
		return s
	}
	p.fail("expected a function or a class after a decorator")
	return nil
}

func (p *parser) maybeAsyncDef() *FunctionDef {
	start := p.pos()
	async := p.accept(kwAsync)
	if !p.at(kwDef) {
		p.fail("expected def")
	}
	return p.function(start, async)
}

func (p *parser) functionDef() Stmt { return p.function(p.pos(), false) }

func (p *parser) function(start Pos, async bool) *FunctionDef {
	p.next()
	s := &FunctionDef{Async: async, NamePos: p.pos(), Name: p.name(), TypeParams: p.typeParams()}
	p.expect(tokLParen, "(")
	s.Params = p.params(tokRParen)
	p.expect(tokRParen, ")")
	if p.accept(tokArrow) {
		s.Returns = p.expression()
	}
	s.Body = p.block()
	s.span = p.from(start)
	return s
}

func (p *parser) classDef() Stmt { return p.class() }

func (p *parser) class() *ClassDef {
	start := p.pos()
	p.next()
	s := &ClassDef{NamePos: p.pos(), Name: p.name(), TypeParams: p.typeParams()}
	if p.accept(tokLParen) {
		s.Bases, s.Keywords = p.bases()
	}
	s.Body = p.block()
	s.span = p.from(start)
	return s
}

func (p *parser) bases() ([]Expr, []*Keyword) {
	c := &Call{}
	c.Args, c.Keywords = p.args()
	if g := soleGenerator(c); g != nil {
		p.failAt(g.pos, "a generator as a base class needs parentheses")
	}
	p.expect(tokRParen, ")")
	return c.Args, c.Keywords
}

// typeParams reads type parameters in brackets, where there are any.
func (p *parser) typeParams() []*TypeParam {
	if !p.accept(tokLBracket) {
		return nil
	}
	params := []*TypeParam{p.typeParam()}
	for p.accept(tokComma) && !p.at(tokRBracket) {
		params = append(params, p.typeParam())
	}
	p.expect(tokRBracket, "]")
	return params
}

func (p *parser) typeParam() *TypeParam {
	start := p.pos()
	t := &TypeParam{Kind: TypeVar}
	switch {
	case p.accept(tokStar):
		t.Kind = TypeVarTuple
	case p.accept(tokDoubleStar):
		t.Kind = ParamSpec
	}
	t.Name = p.name()
	if t.Kind == TypeVar && p.accept(tokColon) {
		t.Bound = p.expression()
	}
	if p.accept(tokEqual) {
		t.Default = p.typeDefault(t.Kind)
	}
	t.span = p.from(start)
	return t
}

// typeDefault reads a default; that of a TypeVarTuple may be starred.
func (p *parser) typeDefault(k TypeParamKind) Expr {
	if k == TypeVarTuple && p.at(tokStar) {
		return p.starred()
	}
	return p.expression()
}
