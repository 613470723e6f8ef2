package syntax

// maxDepth bounds how deep statements and expressions nest in each other, and
// how long a chain like `a.b.c` or `a + b + c` is: the tree is as deep as both.
const (
	maxDepth = 2000
	maxChain = 5000
)

// Parse reads a source file. It never fails: what it cannot read is a [BadStmt]
// in the module, and a [Problem].
//
// Each BadStmt comes with at least one Problem, and each Problem with a BadStmt.
func Parse(name string, src []byte) (*Module, []Problem) {
	text, problem := decodeSource(src)
	m := &Module{Name: name, Text: text}
	if problem != nil {
		m.Body = []Stmt{&BadStmt{span: wholeText(text)}}
		m.span = wholeText(text)
		return m, []Problem{*problem}
	}
	p := newParser(text)
	m.Body = p.module()
	m.Comments = p.lex.comments
	m.span = span{Pos{0, 1, 1}, p.lex.here()}
	return m, p.problems
}

// parser is a recursive descent over the tokens of a lexer. A rule that cannot go
// on panics with a bailout, after it has added a problem; attempt catches it.
type parser struct {
	lex      *lexer
	i        int  // the current token in lex.toks
	last     Pos  // the end of the token before it
	fresh    bool // the current token is the first of its line
	open     int  // INDENTs read whose DEDENT is not
	depth    int
	tall     int      // the length of the longest chain of the expressions read since it was set to zero
	blocks   [][]Stmt // read within the statements that are being read
	problems []Problem
}

type bailout struct{}

func newParser(text []byte) *parser {
	p := &parser{lex: newLexer(string(text), !isText(string(text)))}
	p.lex.logicalLine()
	p.fresh, p.last = true, p.lex.here()
	return p
}

func (p *parser) tok() *token { return &p.lex.toks[p.i] }

func (p *parser) kind() kind { return p.lex.toks[p.i].kind }

func (p *parser) at(k kind) bool { return p.lex.toks[p.i].kind == k }

func (p *parser) pos() Pos { return p.lex.toks[p.i].pos }

// peek is the kind of the token after the current one, within the logical line.
func (p *parser) peek() kind {
	if p.i+1 < len(p.lex.toks) {
		return p.lex.toks[p.i+1].kind
	}
	return tokEOF
}

// next goes to the next token.
func (p *parser) next() {
	t := p.tok()
	if t.kind == tokEOF {
		return
	}
	p.fresh = tokNewline <= t.kind && t.kind <= tokDedent
	if p.fresh {
		p.nest(t.kind)
	} else {
		p.last = t.end
	}
	p.i++
	if p.i == len(p.lex.toks) {
		p.lex.toks, p.i = p.lex.toks[:0], 0
		p.lex.logicalLine()
	}
}

// nest counts the blocks that are open.
func (p *parser) nest(k kind) {
	switch k {
	case tokIndent:
		p.open++
	case tokDedent:
		p.open--
	}
}

func (p *parser) accept(k kind) bool {
	if p.at(k) {
		p.next()
		return true
	}
	return false
}

func (p *parser) expect(k kind, what string) {
	if !p.accept(k) {
		p.fail("expected " + what)
	}
}

// text is the source of the current token.
func (p *parser) text() string { return p.source(*p.tok()) }

func (p *parser) source(t token) string { return p.lex.src[t.pos.Offset:t.end.Offset] }

// from is the span from start to the end of the last token read.
func (p *parser) from(start Pos) span { return span{start, p.last} }

// name reads an identifier.
func (p *parser) name() string {
	if !p.at(tokName) {
		p.fail("expected a name")
	}
	id := normalName(p.text())
	p.next()
	return id
}

// fail reports what is wrong at the current token, and leaves the statement.
func (p *parser) fail(message string) {
	problem := Problem{Pos: p.pos(), Message: message}
	if p.at(tokError) {
		problem = p.lex.problemAt(p.pos().Offset)
	}
	p.give(problem)
}

// failAt reports what is wrong at a place, and leaves the statement.
func (p *parser) failAt(pos Pos, message string) { p.give(Problem{Pos: pos, Message: message}) }

func (p *parser) limit(message string) {
	p.give(Problem{Pos: p.pos(), Message: message, Limit: true})
}

func (p *parser) give(problem Problem) {
	p.problems = append(p.problems, problem)
	panic(bailout{})
}

// enter goes one level deeper; leave comes back.
func (p *parser) enter() {
	p.depth++
	if p.depth > maxDepth {
		p.limit("too deeply nested")
	}
}

func (p *parser) leave() { p.depth-- }

// link counts one more link of the chain that is being read.
func (p *parser) link() {
	p.tall++
	if p.tall > maxChain {
		p.limit("too long a chain of operators")
	}
}
