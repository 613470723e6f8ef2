package syntax

// Node is a part of the tree.
type Node interface {
	// Pos is where the node's first byte stands. Parentheses around an
	// expression are no part of it, but for tuples and generators.
	Pos() Pos
	// End is the place of the byte after the node's last.
	End() Pos
	// fields shows the node's fields to v, in CPython's order.
	fields(v visitor)
}

// Stmt is a statement.
type Stmt interface {
	Node
	stmt()
}

// Expr is an expression, or what stands where one may: [Starred], [Slice].
type Expr interface {
	Node
	expr()
}

// Module is a source file.
type Module struct {
	span
	Name     string
	Text     []byte // the source in UTF-8 without byte order mark, line ends as they were; every Pos counts in it
	Body     []Stmt
	Comments []*Comment // in order
}

// Comment is a comment, from its # to before the end of the line.
type Comment struct {
	span
	Text string // with the #
}

// BadStmt is a statement that could not be read, and stands for any effect at
// all. It reaches to the end of its logical line, or of its block.
type BadStmt struct {
	span
	Body []Stmt // the block below it, where one is: `if x y:` and its lines; any of it may run, or none, any number of times
}

// ExprStmt is an expression whose value is dropped. (CPython: Expr.)
type ExprStmt struct {
	span
	Value Expr
}

// Assign is `a = b = value`.
type Assign struct {
	span
	Targets []Expr // at least one; Name, Attribute, Subscript, Starred, or a Tuple or List of these
	Value   Expr
}

// AugAssign is `target += value`.
type AugAssign struct {
	span
	Target Expr // Name, Attribute or Subscript
	Op     BinaryOperator
	Value  Expr
}

// AnnAssign is `target: annotation = value`.
type AnnAssign struct {
	span
	Target     Expr // Name, Attribute or Subscript
	Annotation Expr
	Value      Expr // nil: only declared
	Simple     bool // the target is a name without parentheses
}

// TypeAlias is `type Name[T] = value`.
type TypeAlias struct {
	span
	Name       *Name
	TypeParams []*TypeParam
	Value      Expr
}

// Return is `return value`.
type Return struct {
	span
	Value Expr // nil: none
}

// Delete is `del a, b`.
type Delete struct {
	span
	Targets []Expr // at least one; as in Assign, without Starred
}

// Raise is `raise exc from cause`.
type Raise struct {
	span
	Exc   Expr // nil: raises again
	Cause Expr // nil: none
}

// Assert is `assert test, msg`.
type Assert struct {
	span
	Test Expr
	Msg  Expr // nil: none
}

// Pass is `pass`.
type Pass struct{ span }

// Break is `break`.
type Break struct{ span }

// Continue is `continue`.
type Continue struct{ span }

// Global is `global a, b`.
type Global struct {
	span
	Names []string
}

// Nonlocal is `nonlocal a, b`.
type Nonlocal struct {
	span
	Names []string
}

// Import is `import a.b as c, d`.
type Import struct {
	span
	Names []*Alias
}

// ImportFrom is `from ..module import a as b, c`.
type ImportFrom struct {
	span
	Module string // dotted; "": only dots
	Names  []*Alias
	Level  int // the number of leading dots
}

// Alias is one imported name.
type Alias struct {
	span
	Name   string // dotted in an Import; "*" in `from m import *`
	AsName string // "": none
}

// If is `if test: body else: orelse`. An elif is an If that is alone in Else, and
// starts at its `elif`.
type If struct {
	span
	Test Expr
	Body []Stmt
	Else []Stmt
}

// For is `for target in iter: body else: orelse`.
type For struct {
	span
	Async  bool
	Target Expr // as in Assign
	Iter   Expr
	Body   []Stmt
	Else   []Stmt
}

// While is `while test: body else: orelse`.
type While struct {
	span
	Test Expr
	Body []Stmt
	Else []Stmt
}

// Try is `try: … except …: … else: … finally: …`.
type Try struct {
	span
	Body     []Stmt
	Handlers []*ExceptHandler
	Else     []Stmt
	Finally  []Stmt
	Star     bool // the handlers are `except*` (CPython: TryStar)
}

// ExceptHandler is `except type as name: body`.
type ExceptHandler struct {
	span
	Type Expr   // nil: any; a Tuple in `except A, B:`
	Name string // "": none
	Body []Stmt
}

// With is `with a as b, c: body`.
type With struct {
	span
	Async bool
	Items []*WithItem
	Body  []Stmt
}

// WithItem is one `context as target`. It has a place, unlike CPython's.
type WithItem struct {
	span
	Context Expr
	Target  Expr // nil: none; else as in Assign
}

// Match is `match subject: case …`.
type Match struct {
	span
	Subject Expr
	Cases   []*MatchCase
}

// MatchCase is `case pattern if guard: body`. It has a place, unlike CPython's.
type MatchCase struct {
	span
	Pattern Pattern
	Guard   Expr // nil: none
	Body    []Stmt
}

// FunctionDef is `def name(params) -> returns: body`. It starts at `def` or
// `async`; its decorators stand before it.
type FunctionDef struct {
	span
	Async      bool
	Name       string
	NamePos    Pos
	TypeParams []*TypeParam
	Params     *Parameters // never nil
	Returns    Expr        // nil: none
	Body       []Stmt
	Decorators []Expr
}

// ClassDef is `class Name(bases, key=value): body`. It starts at `class`; its
// decorators stand before it.
type ClassDef struct {
	span
	Name       string
	NamePos    Pos
	TypeParams []*TypeParam
	Bases      []Expr // Starred among them
	Keywords   []*Keyword
	Body       []Stmt
	Decorators []Expr
}

// Parameters is the list of a function's parameters. (CPython: arguments, with
// the defaults in lists of their own.)
type Parameters struct {
	span             // zero where there are none
	PosOnly []*Param // before a `/`
	Args    []*Param
	Vararg  *Param // `*args`; nil: none
	KwOnly  []*Param
	Kwarg   *Param // `**kwargs`; nil: none
}

// Param is one parameter. Its span ends before its default. (CPython: arg.)
type Param struct {
	span
	Name       string
	Annotation Expr // nil: none; a Starred is possible in a Vararg
	Default    Expr // nil: none
}

// TypeParamKind tells the kinds of type parameters apart.
type TypeParamKind uint8

const (
	TypeVar      TypeParamKind = iota + 1 // T
	TypeVarTuple                          // *Ts
	ParamSpec                             // **P
)

// TypeParam is one type parameter, `T: bound = default`.
type TypeParam struct {
	span
	Kind    TypeParamKind
	Name    string
	Bound   Expr // nil: none; only of a TypeVar
	Default Expr // nil: none
}

func (*BadStmt) stmt()     {}
func (*ExprStmt) stmt()    {}
func (*Assign) stmt()      {}
func (*AugAssign) stmt()   {}
func (*AnnAssign) stmt()   {}
func (*TypeAlias) stmt()   {}
func (*Return) stmt()      {}
func (*Delete) stmt()      {}
func (*Raise) stmt()       {}
func (*Assert) stmt()      {}
func (*Pass) stmt()        {}
func (*Break) stmt()       {}
func (*Continue) stmt()    {}
func (*Global) stmt()      {}
func (*Nonlocal) stmt()    {}
func (*Import) stmt()      {}
func (*ImportFrom) stmt()  {}
func (*If) stmt()          {}
func (*For) stmt()         {}
func (*While) stmt()       {}
func (*Try) stmt()         {}
func (*With) stmt()        {}
func (*Match) stmt()       {}
func (*FunctionDef) stmt() {}
func (*ClassDef) stmt()    {}
