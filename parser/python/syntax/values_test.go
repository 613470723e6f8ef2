package syntax

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func expression(t *testing.T, src string) Expr {
	t.Helper()
	m, problems := Parse("", []byte(src))
	require.Empty(t, problems, src)
	return m.Body[0].(*ExprStmt).Value
}

func TestStringValues(t *testing.T) {
	tests := []struct {
		src, want string
		kind      ConstantKind
	}{
		{`'a' "b" '''c'''`, "abc", Str},
		{`'\a\b\f\n\r\t\v\\\'\"'`, "\a\b\f\n\r\t\v\\'\"", Str},
		{`'\0\12\777\x41\u00e4\U0001F600'`, "\x00\n\u01ffAä😀", Str},
		{`'\q\{'`, `\q\{`, Str},
		{`r'\n\''`, `\n\'`, Str},
		{`'\ud83d'`, "\xED\xA0\xBD", Str},
		{`'\N{latin small letter a with diaeresis}\N{LF}\N{VS17}'`, "ä\n\U000E0100", Str},
		{`'\N{HANGUL SYLLABLE GGAG}\N{CJK UNIFIED IDEOGRAPH-4E00}'`, "깍一", Str},
		{`b'\xff\777\u00e4'`, "\xff\xff\\u00e4", Bytes},
		{`Rb'\x' b"a"`, `\xa`, Bytes},
		{"'a\\\nb'", "ab", Str},
		{"'''a\r\nb'''", "a\nb", Str},
	}
	for _, test := range tests {
		c := expression(t, test.src).(*Constant)
		assert.Equal(t, test.want, c.Value, test.src)
		assert.Equal(t, test.kind, c.Kind, test.src)
	}
}

func TestNumbers(t *testing.T) {
	tests := map[string]int64{
		"0": 0, "00_0": 0, "1_000": 1000, "0xFf": 255, "0o_17": 15, "0B101": 5, "9223372036854775807": math.MaxInt64,
	}
	for src, want := range tests {
		got, ok := expression(t, src).(*Constant).Int()
		assert.True(t, ok, src)
		assert.Equal(t, want, got, src)
	}
	c := expression(t, "1_0.5e1_0J").(*Constant)
	assert.Equal(t, Complex, c.Kind)
	assert.InDelta(t, 10.5e10, c.Float(), 0)
	big := expression(t, "9223372036854775808").(*Constant)
	_, ok := big.Int()
	assert.False(t, ok)
	assert.Equal(t, "9223372036854775808", big.BigInt().String())
	assert.True(t, math.IsInf(expression(t, "1e999").(*Constant).Float(), 1))
}

func TestNotANumber(t *testing.T) {
	c := expression(t, "'1'").(*Constant)
	_, ok := c.Int()
	assert.False(t, ok)
	assert.Nil(t, c.BigInt())
	assert.Zero(t, c.Float())
}

// TestNames are equal when Python takes them for equal.
func TestNames(t *testing.T) {
	assert.Equal(t, "file", expression(t, "ﬁle").(*Name).ID)
	assert.Equal(t, "a", expression(t, "b.ａ").(*Attribute).Attr)
}

func TestInspectStops(t *testing.T) {
	m, _ := Parse("", []byte("def f(a=b): c\nd"))
	var names []string
	Inspect(m, func(n Node) bool {
		if name, ok := n.(*Name); ok {
			names = append(names, name.ID)
		}
		_, function := n.(*FunctionDef)
		return !function
	})
	assert.Equal(t, []string{"d"}, names)
}
