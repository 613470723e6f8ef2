package syntax

// Name is an identifier. True, False and None are constants.
type Name struct {
	span
	ID string // in Unicode's normal form KC, as Python compares them
}

// ConstantKind tells constants apart.
type ConstantKind uint8

const (
	Str ConstantKind = iota + 1
	Bytes
	Int
	Float
	Complex
	True
	False
	None
	Ellipsis
)

// Constant is a literal. Strings that stand side by side are one.
type Constant struct {
	span
	Kind ConstantKind
	// Value is the decoded value of a Str (in UTF-8; a surrogate, which Python
	// allows, in the three bytes that UTF-8 would give it) or of Bytes, the
	// source text of a number, and "" otherwise.
	Value string
	U     bool // a Str whose first part is written u"…"
}

// JoinedStr is an f-string, with the strings beside it joined in.
type JoinedStr struct {
	span
	Values []Expr // Constant (Str, never empty, never two in a row) and FormattedValue
}

// FormattedValue is `{value!r:spec}` in an f-string. `{x=}` is a Constant "x="
// and the value of x, with the conversion that Python takes for it.
type FormattedValue struct {
	span
	Value      Expr
	Conversion byte       // 's', 'r' or 'a'; 0: none
	Spec       *JoinedStr // nil: none
}

// TemplateStr is a t-string, with those beside it joined in.
type TemplateStr struct {
	span
	Values []Expr // Constant (Str, never empty, never two in a row) and Interpolation
}

// Interpolation is `{value!r:spec}` in a t-string.
type Interpolation struct {
	span
	Value      Expr
	Str        string     // the source of Value, with the blanks before it, without comments
	Conversion byte       // 's', 'r' or 'a'; 0: none
	Spec       *JoinedStr // nil: none
}

// Attribute is `value.attr`.
type Attribute struct {
	span
	Value Expr
	Attr  string
}

// Subscript is `value[index]`. The index is a Tuple where it has a comma; a
// Slice, or a Starred, may stand in it.
type Subscript struct {
	span
	Value Expr
	Index Expr
}

// Slice is `lower:upper:step` in an index; what is left out is nil.
type Slice struct {
	span
	Lower, Upper, Step Expr
}

// Call is `func(args, key=value)`. Args and Keywords are each in the order in which they are
// written; an argument `*x` may stand after keywords.
type Call struct {
	span
	Func     Expr
	Args     []Expr // Starred among them
	Keywords []*Keyword
}

// Keyword is `name=value`, or `**value`.
type Keyword struct {
	span
	Name  string // "": `**value`
	Value Expr
}

// Starred is `*value`.
type Starred struct {
	span
	Value Expr
}

// List is `[a, b]`.
type List struct {
	span
	Elts []Expr
}

// Tuple is `a, b` or `(a, b)`; parentheses around it are part of it.
type Tuple struct {
	span
	Elts []Expr
}

// Set is `{a, b}`, never empty.
type Set struct {
	span
	Elts []Expr
}

// Dict is `{key: value, **mapping}`.
type Dict struct {
	span
	Keys   []Expr // as many as Values; nil: the value is `**mapping`
	Values []Expr
}

// ListComp is `[elt for …]`.
type ListComp struct {
	span
	Elt        Expr
	Generators []*Comprehension // at least one
}

// SetComp is `{elt for …}`.
type SetComp struct {
	span
	Elt        Expr
	Generators []*Comprehension // at least one
}

// GeneratorExp is `(elt for …)`. Parentheses are part of it, also those of a
// call whose only argument it is.
type GeneratorExp struct {
	span
	Elt        Expr
	Generators []*Comprehension // at least one
}

// DictComp is `{key: value for …}`.
type DictComp struct {
	span
	Key, Value Expr
	Generators []*Comprehension // at least one
}

// Comprehension is one `for target in iter if a if b`. It has a place, unlike
// CPython's.
type Comprehension struct {
	span
	Async  bool
	Target Expr // as in Assign
	Iter   Expr
	Ifs    []Expr
}

// IfExp is `body if test else orelse`.
type IfExp struct {
	span
	Test, Body, Else Expr
}

// BoolOp is `a or b or c`, or `a and b and c`.
type BoolOp struct {
	span
	Op     BoolOperator
	Values []Expr // at least two
}

// BinOp is `left op right`.
type BinOp struct {
	span
	Left  Expr
	Op    BinaryOperator
	Right Expr
}

// UnaryOp is `op operand`.
type UnaryOp struct {
	span
	Op      UnaryOperator
	Operand Expr
}

// Compare is `left op a op b`, each compared with the one before it.
type Compare struct {
	span
	Left        Expr
	Ops         []CompareOperator // at least one
	Comparators []Expr            // as many as Ops
}

// Lambda is `lambda params: body`.
type Lambda struct {
	span
	Params *Parameters // never nil
	Body   Expr
}

// NamedExpr is `target := value`.
type NamedExpr struct {
	span
	Target *Name
	Value  Expr
}

// Await is `await value`.
type Await struct {
	span
	Value Expr
}

// Yield is `yield value`.
type Yield struct {
	span
	Value Expr // nil: none
}

// YieldFrom is `yield from value`.
type YieldFrom struct {
	span
	Value Expr
}

func (*Name) expr()           {}
func (*Constant) expr()       {}
func (*JoinedStr) expr()      {}
func (*FormattedValue) expr() {}
func (*TemplateStr) expr()    {}
func (*Interpolation) expr()  {}
func (*Attribute) expr()      {}
func (*Subscript) expr()      {}
func (*Slice) expr()          {}
func (*Call) expr()           {}
func (*Starred) expr()        {}
func (*List) expr()           {}
func (*Tuple) expr()          {}
func (*Set) expr()            {}
func (*Dict) expr()           {}
func (*ListComp) expr()       {}
func (*SetComp) expr()        {}
func (*GeneratorExp) expr()   {}
func (*DictComp) expr()       {}
func (*IfExp) expr()          {}
func (*BoolOp) expr()         {}
func (*BinOp) expr()          {}
func (*UnaryOp) expr()        {}
func (*Compare) expr()        {}
func (*Lambda) expr()         {}
func (*NamedExpr) expr()      {}
func (*Await) expr()          {}
func (*Yield) expr()          {}
func (*YieldFrom) expr()      {}
