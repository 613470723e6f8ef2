package syntax

// strings reads the strings that stand side by side, as one expression.
func (p *parser) strings() Expr {
	if p.at(tokString) && p.peek() != tokString && p.peek() != tokStringStart {
		return p.plainString()
	}
	start := p.pos()
	parts, form := p.stringParts()
	switch form {
	case formPlain:
		c := join(parts)
		c.span = p.from(start)
		return c
	case formTemplate:
		return &TemplateStr{p.from(start), merge(parts)}
	default:
		return &JoinedStr{p.from(start), merge(parts)}
	}
}

// form tells what a string with its neighbours is.
type form uint8

const (
	formPlain form = iota
	formJoined
	formTemplate
)

// stringParts reads adjacent strings into constants and fields. Bytes join with
// bytes only, t-strings with t-strings only.
func (p *parser) stringParts() ([]Expr, form) {
	var parts []Expr
	result, bytes := formPlain, p.isBytes()
	for first := true; p.at(tokString) || p.at(tokStringStart); first = false {
		f := p.form()
		if p.isBytes() != bytes || !first && (f == formTemplate) != (result == formTemplate) {
			p.fail("strings of different kinds side by side")
		}
		result = max(result, f)
		if f == formPlain {
			parts = append(parts, p.plainString())
		} else {
			parts = p.formatted(parts, f)
		}
	}
	return parts, result
}

// isBytes tells whether the current token is a bytes literal.
func (p *parser) isBytes() bool {
	prefix, _ := cutPrefix(p.text())
	return p.at(tokString) && hasLetter(prefix, 'b')
}

// form is the form of the current token alone.
func (p *parser) form() form {
	if p.at(tokString) {
		return formPlain
	}
	prefix, _ := cutPrefix(p.text())
	if hasLetter(prefix, 't') {
		return formTemplate
	}
	return formJoined
}

// plainString reads one string without fields.
func (p *parser) plainString() *Constant {
	prefix, body := cutPrefix(p.text())
	c := &Constant{Kind: Str, U: hasLetter(prefix, 'u')}
	d := decoding{raw: hasLetter(prefix, 'r')}
	if hasLetter(prefix, 'b') {
		c.Kind, d.bytes = Bytes, true
	}
	c.Value = p.decode(unquote(body), d)
	start := p.pos()
	p.next()
	c.span = p.from(start)
	return c
}

// decode is the value of string text at the current token.
func (p *parser) decode(text string, d decoding) string {
	value, err := d.decode(text)
	if err != nil {
		p.fail(err.Error())
	}
	return value
}

// join makes one constant of several; the first tells its kind.
func join(parts []Expr) *Constant {
	first := parts[0].(*Constant)
	var value []byte
	for _, part := range parts {
		value = append(value, part.(*Constant).Value...)
	}
	last := parts[len(parts)-1]
	return &Constant{span{first.pos, last.End()}, first.Kind, string(value), first.U}
}

// merge joins neighbouring constants, and drops what is empty then.
func merge(parts []Expr) []Expr {
	var merged []Expr
	for len(parts) > 0 {
		n := constants(parts)
		if n == 0 {
			merged = append(merged, parts[0])
			n = 1
		} else if c := join(parts[:n]); c.Value != "" {
			merged = append(merged, c)
		}
		parts = parts[n:]
	}
	return merged
}

// constants is the number of constants that parts begin with.
func constants(parts []Expr) int {
	for i, part := range parts {
		if _, ok := part.(*Constant); !ok {
			return i
		}
	}
	return len(parts)
}
