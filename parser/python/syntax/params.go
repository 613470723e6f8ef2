package syntax

// paramReader collects the parameters of one function, and holds the rules about
// their order.
type paramReader struct {
	*parser
	list      *Parameters
	typed     bool // annotations are allowed
	defaulted bool // a default was given, so all that follow need one
	slash     bool
	star      bool
	bare      bool // the last was a `*` alone, which needs a name behind it
}

// params reads parameters up to the token that closes them: a parenthesis for a
// function, a colon for a lambda, which has no annotations.
func (p *parser) params(closing kind) *Parameters {
	r := paramReader{parser: p, list: &Parameters{}, typed: closing == tokRParen}
	start := p.pos()
	for !p.at(closing) {
		if r.list.Kwarg != nil {
			p.fail("a parameter after **")
		}
		r.param()
		if !p.accept(tokComma) {
			break
		}
	}
	if r.bare {
		p.fail("a name must follow * among the parameters")
	}
	if p.last.Offset > start.Offset {
		r.list.span = p.from(start)
	}
	return r.list
}

func (r *paramReader) param() {
	switch r.kind() {
	case tokSlash:
		r.positionalOnly()
	case tokStar:
		r.starParam()
	case tokDoubleStar:
		if r.bare {
			r.fail("a name must follow * among the parameters")
		}
		r.next()
		r.list.Kwarg = r.one(false)
	default:
		r.plain()
	}
}

func (r *paramReader) positionalOnly() {
	if r.slash || r.star || len(r.list.Args) == 0 {
		r.fail("/ must follow the first parameters, once")
	}
	r.slash = true
	r.next()
	r.list.PosOnly, r.list.Args = r.list.Args, nil
}

func (r *paramReader) starParam() {
	if r.star {
		r.fail("a second * among the parameters")
	}
	r.star = true
	r.next()
	if r.at(tokComma) {
		r.bare = true
		return
	}
	r.list.Vararg = r.one(true)
}

func (r *paramReader) plain() {
	p := r.one(false)
	if r.accept(tokEqual) {
		p.Default = r.expression()
		r.defaulted = true
	} else if r.defaulted && !r.star {
		r.failAt(p.Pos(), "a parameter without default follows one with")
	}
	if r.star {
		r.bare = false
		r.list.KwOnly = append(r.list.KwOnly, p)
	} else {
		r.list.Args = append(r.list.Args, p)
	}
}

// one reads a name and its annotation, which may be starred behind `*args`.
func (r *paramReader) one(starred bool) *Param {
	start := r.pos()
	p := &Param{Name: r.name()}
	if r.typed && r.accept(tokColon) {
		if starred && r.at(tokStar) {
			p.Annotation = r.starred()
		} else {
			p.Annotation = r.expression()
		}
	}
	p.span = r.from(start)
	return p
}
