package syntax

import (
	"reflect"
	"slices"
	"strconv"
)

// newest is the version of Python, 3.n, whose tree Dump shows.
const newest = 14

// Dump shows a tree in the manner of CPython's ast.dump with attributes: fields
// by name, all of them but type comments, and four numbers for the place. Strings
// are in ASCII. A BadStmt, which CPython does not have, has a body.
func Dump(m *Module) string { return string(dump(m, newest)) }

// dump shows a tree without what the trees of Python 3.version lack: the places of
// keywords and slices before 3.9, of aliases before 3.10, and of what is in an f-string
// before 3.12, where they are wrong, like some ends in 3.8.
func dump(m *Module, version int) []byte {
	d := &dumper{version: version, ctx: load, out: make([]byte, 0, 32*len(m.Text))}
	d.node("", m)
	return d.out
}

// dumper writes what it visits.
type dumper struct {
	out     []byte
	version int
	inner   int // f-strings around
	ctx     context
}

// name writes what stands before a value.
func (d *dumper) name(name string) {
	if n := len(d.out); n > 0 && d.out[n-1] != '(' && d.out[n-1] != '[' {
		d.out = append(d.out, ", "...)
	}
	if name != "" {
		d.out = append(append(d.out, name...), '=')
	}
}

func (d *dumper) open(name string) {
	d.name(name)
	d.out = append(d.out, '[')
}

func (d *dumper) close() { d.out = append(d.out, ']') }

func (d *dumper) text(name, value string) {
	d.name(name)
	d.out = appendASCII(d.out, value, "")
}

func (d *dumper) optional(name, value string) {
	if value != "" {
		d.text(name, value)
		return
	}
	d.word(name, "None")
}

func (d *dumper) word(name, value string) {
	d.name(name)
	d.out = append(d.out, value...)
}

func (d *dumper) operator(name, value string) { d.word(name, value+"()") }

func (d *dumper) number(name string, value int) { d.word(name, strconv.Itoa(value)) }

func (d *dumper) context(c context) { d.ctx = c }

func (d *dumper) node(name string, n Node) {
	if n == nil || reflect.ValueOf(n).IsNil() {
		d.word(name, "None")
		return
	}
	ctx, inner := d.ctx, d.inner
	switch n.(type) {
	case *Starred, *List, *Tuple:
	case *JoinedStr, *TemplateStr:
		d.inner++
	default:
		d.ctx = load
	}
	d.word(name, className(n))
	d.out = append(d.out, '(')
	n.fields(d)
	d.contextField(n, ctx)
	d.ctx, d.inner = ctx, inner
	d.place(n)
	d.out = append(d.out, ')')
}

// contextField writes the context of the expressions that have one.
func (d *dumper) contextField(n Node, ctx context) {
	switch n.(type) {
	case *Name, *Attribute, *Subscript, *Starred, *List, *Tuple:
		d.operator("ctx", string(ctx))
	}
}

// place writes the four numbers.
func (d *dumper) place(n Node) {
	if !d.placed(n) {
		return
	}
	start, end := n.Pos(), n.End()
	d.number("lineno", int(start.Line))
	d.number("col_offset", int(start.Column)-1)
	if d.version < 9 && wrongEnd(n) {
		return
	}
	d.number("end_lineno", int(end.Line))
	d.number("end_col_offset", int(end.Column)-1)
}

// placed tells whether CPython's node has a place that is right.
func (d *dumper) placed(n Node) bool {
	if d.version < 12 && d.inner > 0 {
		return false
	}
	switch n := n.(type) {
	case *Module, *Parameters, *Comprehension, *WithItem, *MatchCase:
		return false
	case *Keyword:
		return d.version >= 9
	case *Alias:
		return d.version >= 10
	case *Slice:
		return d.version >= 9
	case *Tuple:
		return d.version >= 9 || !hasSlice(n)
	}
	return true
}

// wrongEnd tells whether Python 3.8 may have a wrong end for n: of a parameter
// its annotation is missing, of a starred argument the parenthesis, of a
// statement with blocks the last semicolon.
func wrongEnd(n Node) bool {
	switch n.(type) {
	case *Param, *Starred, *If, *For, *While, *Try, *ExceptHandler, *With, *FunctionDef, *ClassDef:
		return true
	}
	return false
}

// hasSlice tells whether a tuple is the index of several dimensions, which has no
// place before 3.9.
func hasSlice(t *Tuple) bool {
	return slices.ContainsFunc(t.Elts, func(e Expr) bool {
		_, ok := e.(*Slice)
		return ok
	})
}

// className is CPython's name for the class of a node.
func className(n Node) string {
	switch n := n.(type) {
	case *ExprStmt:
		return "Expr"
	case *FunctionDef:
		return asyncName(n.Async, "FunctionDef")
	case *For:
		return asyncName(n.Async, "For")
	case *With:
		return asyncName(n.Async, "With")
	case *Try:
		if n.Star {
			return "TryStar"
		}
		return "Try"
	case *TypeParam:
		return [...]string{TypeVar: "TypeVar", TypeVarTuple: "TypeVarTuple", ParamSpec: "ParamSpec"}[n.Kind]
	case *Parameters:
		return "arguments"
	case *Param:
		return "arg"
	case *Keyword:
		return "keyword"
	case *Alias:
		return "alias"
	case *WithItem:
		return "withitem"
	case *MatchCase:
		return "match_case"
	case *Comprehension:
		return "comprehension"
	}
	return reflect.TypeOf(n).Elem().Name()
}

func asyncName(async bool, name string) string {
	if async {
		return "Async" + name
	}
	return name
}

// constant writes the value of a constant, and of one in the source its kind.
func (d *dumper) constant(c *Constant) {
	d.name("value")
	d.out = appendConstant(d.out, c)
	if !c.pos.IsValid() {
		return
	}
	kind := ""
	if c.U {
		kind = "u"
	}
	d.optional("kind", kind)
}
