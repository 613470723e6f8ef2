package syntax

import (
	"sort"
	"strings"
)

// formatted reads an f-string or a t-string, and appends its parts.
func (p *parser) formatted(parts []Expr, f form) []Expr {
	prefix, _ := cutPrefix(p.text())
	d := decoding{raw: hasLetter(prefix, 'r'), braces: true}
	p.next()
	for !p.accept(tokStringEnd) {
		switch p.kind() {
		case tokStringText:
			parts = append(parts, p.stringText(d))
		case tokLBrace:
			parts = p.field(parts, d, f)
		default:
			p.fail("invalid syntax in an f-string")
		}
	}
	return parts
}

func (p *parser) stringText(d decoding) *Constant {
	start := p.pos()
	value := p.decode(p.text(), d)
	p.next()
	return &Constant{span: p.from(start), Kind: Str, Value: value}
}

// field is what stands in the braces of an f-string.
type field struct {
	value      Expr
	source     string
	conversion byte
	spec       *JoinedStr
}

// field reads one field, and appends it. Of `{x=}` the source comes first.
func (p *parser) field(parts []Expr, d decoding, f form) []Expr {
	start := p.pos()
	p.next()
	open := p.last
	value := field{value: p.yieldOrExprs()}
	if f == formTemplate {
		value.source = strings.TrimRight(p.fieldText(open), " \t\f\n")
	}
	debug := p.accept(tokEqual)
	if debug {
		parts = append(parts, p.debugText(open))
	}
	value.conversion = p.conversion()
	if p.at(tokColon) {
		value.spec = p.formatSpec(d)
	} else if debug && value.conversion == 0 {
		value.conversion = 'r'
	}
	p.expect(tokRBrace, "}")
	return append(parts, value.expr(p.from(start), f))
}

// expr is the node of a field.
func (f field) expr(at span, form form) Expr {
	if form == formTemplate {
		return &Interpolation{at, f.value, f.source, f.conversion, f.spec}
	}
	return &FormattedValue{at, f.value, f.conversion, f.spec}
}

// debugText is what `{x=}` shows of its source: all up to the current token.
func (p *parser) debugText(open Pos) *Constant {
	return &Constant{span: span{open, p.pos()}, Kind: Str, Value: p.fieldText(open)}
}

// fieldText is the source from the opening brace up to the current token,
// without comments.
func (p *parser) fieldText(open Pos) string {
	var text strings.Builder
	from, to := open.Offset, p.pos().Offset
	for _, c := range p.lex.commentsIn(from, to) {
		text.WriteString(p.lex.src[from:c.pos.Offset])
		from = c.end.Offset
	}
	text.WriteString(p.lex.src[from:to])
	return unixLines(text.String())
}

// commentsIn are the comments between two offsets.
func (l *lexer) commentsIn(from, to int32) []*Comment {
	at := func(offset int32) int {
		return sort.Search(len(l.comments), func(i int) bool { return l.comments[i].pos.Offset >= offset })
	}
	return l.comments[at(from):at(to)]
}

// conversion reads `!r`, 0 where there is none.
func (p *parser) conversion() byte {
	if !p.at(tokExclamation) {
		return 0
	}
	p.next()
	name := p.text()
	if p.last != p.pos() || name != "s" && name != "r" && name != "a" {
		p.fail("expected s, r or a as conversion")
	}
	p.next()
	return name[0]
}

// formatSpec reads what stands between a colon and the end of its field.
func (p *parser) formatSpec(d decoding) *JoinedStr {
	p.enter()
	start := p.pos()
	p.next()
	d.braces = false
	var parts []Expr
	for !p.at(tokRBrace) {
		switch p.kind() {
		case tokStringText:
			parts = append(parts, p.stringText(d))
		case tokLBrace:
			parts = p.field(parts, d, formJoined)
		default:
			p.fail("invalid syntax in a format specification")
		}
	}
	p.leave()
	return &JoinedStr{p.from(start), merge(parts)}
}
