package syntax

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestBounds reads what is long or deep without end: in time, and so that a walk
// over the tree may recurse.
func TestBounds(t *testing.T) {
	repeat := strings.Repeat
	tests := []struct {
		name, src string
		problem   bool
	}{
		{"300,000 continuations", "x = " + repeat("\\\n", 300_000) + "1", false},
		{"300,000 continued words", "x = 1" + repeat(" + \\\n1", 300_000), true},
		{"100,000 dots", "x" + repeat(".a", 100_000), true},
		{"1,000 dots", "x" + repeat(".a", 1000), false},
		{"10,000 parentheses", repeat("(", 10_000) + "1" + repeat(")", 10_000), true},
		{"190 parentheses", repeat("(", 190) + "1" + repeat(")", 190), false},
		{"only (", repeat("(", 200_000), true},
		{"only [", repeat("[", 200_000), true},
		{"only {", repeat("{", 200_000), true},
		{"only ( on lines", repeat("(\n", 100_000), true},
		{"only )", repeat(")", 200_000), true},
		{"only ]", repeat("]", 200_000), true},
		{"only }", repeat("}", 200_000), true},
		{"calls", repeat("f(", 100_000), true},
		{"a chain of calls", "f" + repeat("()", 100_000), true},
		{"not", repeat("not ", 50_000) + "1", true},
		{"minus", repeat("-", 200_000) + "1", true},
		{"power", "1" + repeat("**1", 50_000), true},
		{"lambda", repeat("lambda:", 30_000) + "1", true},
		{"conditions", repeat("1 if 1 else ", 20_000) + "1", true},
		{"or", "1" + repeat(" or 1", 50_000), false},
		{"comparisons", "1" + repeat(" < 1", 50_000), false},
		{"strings", repeat("'a' ", 50_000), false},
		{"a list of sums", "[" + repeat("1 + 1 + 1, ", 50_000) + "]", false},
		{"assignments", repeat("x = ", 50_000) + "1", false},
		{"elif", "if a: b\n" + repeat("elif a: b\n", 20_000), true},
		{"500 times elif", "if a: b\n" + repeat("elif a: b\n", 500), false},
		{"f-strings", repeat(`f"{`, 60_000), true},
		{"specifications", `f"` + repeat("{a:", 60_000), true},
		{"fields", `f"` + repeat("{a=}", 30_000) + `"`, false},
		{"match", repeat("match x:\n", 20_000), true},
		{"match on a line", repeat("match;", 30_000) + "match", false},
		{"with", "with " + repeat("(", 190) + "a" + repeat(")", 190) + ": pass", false},
		{"with in with", repeat("with (a, (yield)):", 20_000), true},
		{"patterns", "match x:\n case " + repeat("[", 10_000) + ": pass", true},
		{"deeper lines", deeperLines(1000), true},
		{"noise", repeat("if x = (]'", 20_000), true},
		{"noise on lines", repeat("if x = (]'\n def", 20_000), true},
		{"quotes", repeat("'''\n'", 50_001), true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			m, problems := Parse("", []byte(test.src))
			assert.Equal(t, test.problem, len(problems) > 0)
			assert.NotEmpty(t, Dump(m))
			assert.Less(t, time.Since(start), 10*time.Second)
		})
	}
}

// deeperLines are blocks in blocks.
func deeperLines(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "if a:\n")
	}
	return b.String()
}

// TestDepth is that of the tree, however it came about.
func TestDepth(t *testing.T) {
	src := strings.Repeat("(", 150) + "a" + strings.Repeat(strings.Repeat(".b", 100)+"+1)", 150)
	m, problems := Parse("", []byte(src))
	require.Len(t, problems, 1)
	assert.True(t, problems[0].Limit)
	assert.Equal(t, "Bad", outline(m.Body))
}
