package syntax

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzParse holds the parser to what it promises for any bytes at all.
func FuzzParse(f *testing.F) {
	for _, src := range []string{
		"", "a = 1", "def f(a, /, b=1, *c, d, **e) -> x: return f'{a!r:{b}}' 'c'", "\xEF\xBB\xBF#coding: latin-1\n\xE4",
		"match a:\n  case [b, *_] | {'c': 1, **d} if e: pass", "try: a\nexcept* b as c: d\nfinally: e", "if a:\n\tb\nelif c:\n\td",
		"with (a as b, c): pass", "t'{a=}' rb'\\x'", "x = (1,\ndef f(): '''", "@a\nasync def f[T: int = str](): await x", "\\\n \\",
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		m, problems := Parse("x.py", src)
		require.Equal(t, len(problems) > 0, hasBad(m), "a problem is a BadStmt")
		for _, p := range problems {
			requirePlace(t, m, p.Pos)
		}
		requirePlaces(t, m)
		require.NotEmpty(t, Dump(m))
	})
}

// requirePlaces holds each node to stand in the text, and its parts to stand in
// it, but for decorators, which stand before what they decorate.
func requirePlaces(t *testing.T, m *Module) {
	Inspect(m, func(n Node) bool {
		if !placed(n) {
			return true
		}
		requirePlace(t, m, n.Pos())
		requirePlace(t, m, n.End())
		require.LessOrEqual(t, n.Pos().Offset, n.End().Offset, "%T", n)
		requireAround(t, n)
		return true
	})
}

// placed tells whether a node stands anywhere: a list without parameters does not.
func placed(n Node) bool {
	p, ok := n.(*Parameters)
	return !ok || p.pos.IsValid()
}

func requireAround(t *testing.T, n Node) {
	switch n.(type) {
	case *FunctionDef, *ClassDef:
		return
	}
	Inspect(n, func(part Node) bool {
		if part != n && placed(part) {
			require.LessOrEqual(t, n.Pos().Offset, part.Pos().Offset, "%T in %T", part, n)
			require.GreaterOrEqual(t, n.End().Offset, part.End().Offset, "%T in %T", part, n)
		}
		return part == n
	})
}

func requirePlace(t *testing.T, m *Module, p Pos) {
	t.Helper()
	require.True(t, p.IsValid())
	require.Positive(t, p.Column)
	require.LessOrEqual(t, int(p.Offset), len(m.Text))
}
