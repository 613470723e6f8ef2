package policy

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

// cubeOf reads "A=1 B=0".
func cubeOf(text string) cube {
	var c cube
	for _, field := range strings.Fields(text) {
		name, outcome, _ := strings.Cut(field, "=")
		c = append(c, parser.Condition{Text: name, Outcome: outcome})
	}
	return c
}

func cubeText(c cube) string {
	var fields []string
	for _, condition := range c {
		fields = append(fields, condition.Text+"="+condition.Outcome)
	}
	return strings.Join(fields, " ")
}

func TestCover(t *testing.T) {
	for _, test := range []struct {
		name                string
		found, others, want []string
	}{
		{"everywhere", []string{"A=1", "A=0"}, nil, []string{""}},
		{"one condition", []string{"A=1"}, []string{"A=0"}, []string{"A=1"}},
		{"what does not matter is left out", []string{"A=1 B=1", "A=1 B=0"}, []string{"A=0 B=1", "A=0 B=0"}, []string{"A=1"}},
		{"both matter", []string{"A=1 B=1"}, []string{"A=0 B=1", "A=1 B=0", "A=0 B=0"}, []string{"A=1 B=1"}},
		{"either", []string{"A=1", "A=0 B=1"}, []string{"A=0 B=0"}, []string{"A=1", "B=1"}},
		{"one of many outcomes", []string{"M=a", "M=b"}, []string{"M=other"}, []string{"M=a", "M=b"}},
		{"left-out conditions are both", []string{"A=1"}, []string{"A=0 B=1", "A=0 B=0"}, []string{"A=1"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range cover(cubesOf(test.found), cubesOf(test.others)) {
				got = append(got, cubeText(c))
			}
			assert.Equal(t, test.want, got)
		})
	}
}

func cubesOf(texts []string) []cube {
	cubes := []cube{}
	for _, text := range texts {
		cubes = append(cubes, cubeOf(text))
	}
	return cubes
}

// TestCoverIsExact holds the cover against every assignment: it holds in each
// scenario found, and in none of the others.
func TestCoverIsExact(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var found, others []cube
		for _, assignment := range assignments([]string{"A", "B", "C"}, []string{"0", "1", "2"}) {
			if random.IntN(2) == 0 {
				found = append(found, assignment)
			} else {
				others = append(others, assignment)
			}
		}
		if len(found) == 0 {
			continue
		}
		cubes := cover(found, others)
		for _, c := range found {
			require.True(t, slices.ContainsFunc(cubes, c.within), "%s is not covered", cubeText(c))
		}
		for _, c := range others {
			require.False(t, slices.ContainsFunc(cubes, c.within), "%s is covered", cubeText(c))
		}
	}
}

func assignments(names, outcomes []string) []cube {
	all := []cube{nil}
	for _, name := range names {
		var next []cube
		for _, c := range all {
			for _, outcome := range outcomes {
				next = append(next, append(slices.Clone(c), parser.Condition{Text: name, Outcome: outcome}))
			}
		}
		all = next
	}
	return all
}

func TestOccurrences(t *testing.T) {
	from := func(caller, when string) parser.Scenario {
		return parser.Scenario{Via: []parser.Call{{File: caller}}, When: cubeOf(when)}
	}
	scenarios := []parser.Scenario{from("a", "A=1"), from("a", "A=0"), from("b", "A=1"), from("b", "A=0")}
	for _, test := range []struct {
		name  string
		found []bool
		want  []string
	}{
		{"from everywhere", []bool{true, true, true, true}, []string{" when "}},
		{"from everywhere under one condition", []bool{true, false, true, false}, []string{" when A=1"}},
		{"from one caller", []bool{false, false, true, true}, []string{"b when "}},
		{"from each caller under its own condition", []bool{true, false, false, true}, []string{"a when A=1", "b when A=0"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, o := range occurrences(scenarios, test.found) {
				caller := ""
				if len(o.via) > 0 {
					caller = o.via[0].File
				}
				got = append(got, caller+" when "+cubeText(o.cubes[0]))
			}
			assert.Equal(t, test.want, got)
		})
	}
}

func TestOnlyCallerIsTold(t *testing.T) {
	via := []parser.Call{{File: "bin/egg", Line: 3}}
	got := occurrences([]parser.Scenario{{Via: via}}, []bool{true})
	require.Len(t, got, 1)
	assert.Equal(t, via, got[0].via)
}
