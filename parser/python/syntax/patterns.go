package syntax

// Pattern is what a `case` compares with.
type Pattern interface {
	Node
	pattern()
}

// MatchValue is a literal, or a dotted name: it matches what is equal.
type MatchValue struct {
	span
	Value Expr
}

// MatchSingleton is None, True or False: it matches the object itself.
type MatchSingleton struct {
	span
	Kind ConstantKind
}

// MatchSequence is `[a, b]`, `(a, b)` or `a, b`.
type MatchSequence struct {
	span
	Patterns []Pattern // at most one MatchStar among them
}

// MatchMapping is `{key: pattern, **rest}`.
type MatchMapping struct {
	span
	Keys     []Expr
	Patterns []Pattern // as many as Keys
	Rest     string    // "": none
}

// MatchClass is `Class(pattern, attr=pattern)`.
type MatchClass struct {
	span
	Class       Expr // Name or Attribute
	Patterns    []Pattern
	KwdAttrs    []string
	KwdPatterns []Pattern // as many as KwdAttrs
}

// MatchStar is `*name` in a sequence.
type MatchStar struct {
	span
	Name string // "": `*_`
}

// MatchAs is `pattern as name`, a name alone (Pattern nil), or `_` (both zero).
type MatchAs struct {
	span
	Pattern Pattern
	Name    string
}

// MatchOr is `a | b`.
type MatchOr struct {
	span
	Patterns []Pattern // at least two
}

func (*MatchValue) pattern()     {}
func (*MatchSingleton) pattern() {}
func (*MatchSequence) pattern()  {}
func (*MatchMapping) pattern()   {}
func (*MatchClass) pattern()     {}
func (*MatchStar) pattern()      {}
func (*MatchAs) pattern()        {}
func (*MatchOr) pattern()        {}
