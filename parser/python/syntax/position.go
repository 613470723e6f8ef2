package syntax

import "fmt"

// Pos is a place in [Module.Text]. The zero Pos is no place.
type Pos struct {
	Offset int32 // in bytes, from 0
	Line   int32 // from 1; LF, CR and CRLF end a line
	Column int32 // in bytes of Text, from 1: CPython's col_offset plus one
}

// IsValid tells whether p is a place.
func (p Pos) IsValid() bool { return p.Line > 0 }

// String is "line:column".
func (p Pos) String() string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }

// span is where a node stands: from its first byte to the one after its last.
type span struct{ pos, end Pos }

func (s *span) Pos() Pos { return s.pos }
func (s *span) End() Pos { return s.end }

// Problem is a place where the source is not Python, or is more than the parser
// is willing to read.
type Problem struct {
	Pos     Pos
	Message string
	Limit   bool // too large or too deeply nested, rather than wrong
}

// Source is the text of a node.
func (m *Module) Source(n Node) string {
	return string(m.Text[n.Pos().Offset:n.End().Offset])
}
