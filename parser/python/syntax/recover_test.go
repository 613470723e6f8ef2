package syntax

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRecover(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"a bad line", "a\nb c\nd = 1", "Expr Bad Assign"},
		{"the rest of its line", "a; b c; d\ne", "Expr Bad Expr"},
		{"a bad header keeps its block", "if a b:\n  c\n  d = 1\ne", "Bad[Expr Assign] Expr"},
		{"a bad elif keeps all blocks", "if a:\n  b = 1\nelif c d:\n  e\nf = 1", "Bad[Assign Expr] Assign"},
		{"the else of a bad if", "if a b:\n  c\nelse:\n  d = 1\ne = 1", "Bad[Expr] Bad[Assign] Assign"},
		{"a missing block", "if a:\nb = 1", "Bad Assign"},
		{"a missing block at the end", "if a:", "Bad"},
		{"a try without handlers", "try:\n  a\nb = 1", "Bad[Expr] Assign"},
		{"a bad line in a block", "def f():\n  a b\n  c\nd", "FunctionDef Expr"},
		{"an unexpected block", "a\n  b = 1\n  c\nd", "Expr Bad[Assign Expr] Expr"},
		{"a wrong dedent", "if a:\n    b\n  c\nd = 1", "If Bad Assign"},
		{"a statement in a match", "match a:\n  case 1: b\n  c = 1\n  case 2: d\ne", "Bad[Expr Assign Bad] Expr"},
		{"a bad case", "match a:\n  case b c:\n    d = 1\n  case 2:\n    e\nf", "Bad[Assign Bad[Expr]] Expr"},
		{"a bracket that is not closed", "a = f(1,\ndef g(): pass\nb = 1", "Bad FunctionDef Assign"},
		{"a bracket that is not closed in a block", "def f():\n  a = g(1,\n  return a\nb = 1", "FunctionDef Assign"},
		{"a bracket that is not closed at all", "a\nb = (\nc", "Expr Bad"},
		{"names like keywords in brackets", "a = [\n  with1,\n  class_,\n  definition\n]\nb", "Assign Expr"},
		{"a bracket too many", "a)\nb = 1", "Bad Assign"},
		{"another bracket", "a = (1]\nb = 1", "Bad Assign"},
		{"a string that is not closed", "a = f('b)\nc = 1", "Bad Assign"},
		{"a long string that is not closed", "a = 1\nb = '''c\nd", "Assign Bad"},
		{"an f-string that is not closed", "a = f'{b\nimport c", "Bad Import"},
		{"a bad field", "a = f'{b c}' + '{'\nd", "Bad Expr"},
		{"a strange character", "a = $b\nc", "Bad Expr"},
		{"a bad decorator", "@a b\ndef c(): pass", "Bad FunctionDef"},
		{"decorators without function", "@a\nb = 1", "Bad Assign"},
		{"a lone else", "else:\n  a = 1\nb", "Bad[Assign] Expr"},
		{"a continuation at the end of a block", "if a:\n  b\n  \\\n", "If"},
		{"nothing", "", ""},
		{"only comments", "# a\n\n  # b", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m, problems := Parse("", []byte(test.src))
			assert.Equal(t, test.want, outline(m.Body))
			assert.Equal(t, hasBad(m), len(problems) > 0)
		})
	}
}

func TestProblemPlace(t *testing.T) {
	m, problems := Parse("", []byte("a = 1\nif b c:\n  d\n"))
	assert.Equal(t, []Problem{{Pos: Pos{11, 2, 6}, Message: "expected a colon"}}, problems)
	assert.Equal(t, Pos{6, 2, 1}, m.Body[1].Pos())
	assert.Equal(t, Pos{17, 3, 4}, m.Body[1].End())
}
