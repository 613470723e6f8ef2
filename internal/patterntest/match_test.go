package patterntest_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/internal/patterntest"
	"github.com/egglint/egg/parser/abstract"
)

func lit(v string) abstract.Item { return abstract.Item{Word: abstract.Literal(v)} }

func word(parts ...abstract.Text) abstract.Item {
	return abstract.Item{Word: abstract.Concat(parts...)}
}

func repeat(items ...abstract.Item) abstract.Item   { return abstract.Item{Repeat: items} }
func optional(items ...abstract.Item) abstract.Item { return abstract.Item{Optional: items} }

func TestMatch(t *testing.T) {
	s := abstract.NewSpace()
	n := abstract.Unknown(s.NewHole(abstract.Hole{Source: "$n"}))
	m := abstract.Unknown(s.NewHole(abstract.Hole{Source: "$m"}))
	gap := abstract.Item{Gap: &abstract.Gap{Source: "$OPTS"}}
	a := abstract.Literal

	tests := map[string]struct {
		pattern []abstract.Item
		matches []string // argvs, their words apart by blanks; _ is the empty word
		refuses []string
	}{
		"nothing":        {nil, []string{""}, []string{"a", "_"}},
		"literal":        {[]abstract.Item{lit("run"), lit("")}, []string{"run _"}, []string{"run", "run a", "ru _", "run _ _"}},
		"hole":           {[]abstract.Item{word(n)}, []string{"a", "_", "--x"}, []string{"", "a b"}},
		"template":       {[]abstract.Item{word(n, a("/x:"), m)}, []string{"/x:", "/h/x:/y", "/x:/x:"}, []string{"/x", "x:/", "a"}},
		"one hole twice": {[]abstract.Item{word(n), word(a("ID="), n)}, []string{"a ID=a", "_ ID="}, []string{"a ID=b", "a ID=aa", "a a"}},
		"two holes":      {[]abstract.Item{word(n, m), word(m, n)}, []string{"ab ba", "ab ab", "_ _"}, []string{"ab ac", "ab a"}},
		"gap":            {[]abstract.Item{lit("a"), gap, lit("b")}, []string{"a b", "a x b", "a b b", "a _ x b"}, []string{"a", "b", "a x", "a b x"}},
		"optional":       {[]abstract.Item{optional(lit("a"), lit("b")), lit("c")}, []string{"c", "a b c"}, []string{"a c", "b c", "a b a b c"}},
		"repeat":         {[]abstract.Item{repeat(lit("-v"), lit("x")), lit("y")}, []string{"y", "-v x y", "-v x -v x y"}, []string{"-v y", "-v x", "x -v y"}},
		"fresh in each turn": {[]abstract.Item{repeat(word(n), word(n))},
			[]string{"", "a a", "a a b b"}, []string{"a b", "a a b c", "a"}},
		"bound by the outside": {[]abstract.Item{repeat(lit("-v"), word(n)), word(n)},
			[]string{"a", "-v a a", "-v a -v a a"}, []string{"-v a b", "-v a -v b b"}},
		"bound by the outer turn": {[]abstract.Item{repeat(word(a("="), n), repeat(word(n)))},
			[]string{"=a a a =b b", "=a =b"}, []string{"=a b", "=a a =b a"}},
		"inner turn": {[]abstract.Item{repeat(word(a("=")), repeat(lit("-"), word(n)))},
			[]string{"= - a - b = - c", "= ="}, []string{"- a", "= a"}},
		"any order": {[]abstract.Item{repeat(lit("a")), repeat(lit("b"), repeat(lit("a")))},
			[]string{"", "a b", "b a", "a a b b a", "b b"}, []string{"c", "a c"}},
		"optional in a turn": {[]abstract.Item{repeat(optional(lit("a")), lit("b"))},
			[]string{"", "b", "a b b", "b a b"}, []string{"a", "b a"}},
		"a turn takes an argument": {[]abstract.Item{repeat(optional(lit("a"))), lit("b")},
			[]string{"b", "a a b"}, []string{"a", "c"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, argv := range tt.matches {
				assert.True(t, patterntest.Match(tt.pattern, split(argv)), "%q", argv)
			}
			for _, argv := range tt.refuses {
				assert.False(t, patterntest.Match(tt.pattern, split(argv)), "%q", argv)
			}
		})
	}
}

func split(argv string) []string {
	words := strings.Fields(argv)
	for i, w := range words {
		if w == "_" {
			words[i] = ""
		}
	}
	return words
}

func TestMatchGivesUpAloud(t *testing.T) {
	gaps := slices.Repeat([]abstract.Item{{Gap: &abstract.Gap{}}}, 12)
	argv := slices.Repeat([]string{"x"}, 40)
	n := abstract.Unknown(abstract.NewSpace().NewHole(abstract.Hole{Source: "$n"}))
	same := []abstract.Item{word(n), word(n, abstract.Literal("y"))}
	assert.Panics(t, func() { patterntest.Match(slices.Concat(gaps, same), append(argv, "y", "xy", "z", "ay")) })
	assert.False(t, patterntest.Match(append(gaps, lit("y")), argv))
}

// Programs that double a list in a loop start processes with very many arguments:
// each turn of a repeat is looked at once.
func TestMatchOfManyArguments(t *testing.T) {
	argv := slices.Repeat([]string{"a", "b"}, 100_000)
	n := abstract.Unknown(abstract.NewSpace().NewHole(abstract.Hole{Source: "$n"}))
	turns := repeat(lit("a"), optional(lit("x")), word(n))
	assert.True(t, patterntest.Match([]abstract.Item{turns}, argv))
	assert.False(t, patterntest.Match([]abstract.Item{turns, lit("c")}, argv))
}
