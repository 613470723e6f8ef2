package gatetest

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// What is not known clears nothing: a launch that lacks an item fails, or is left
// open, whatever else of it is forgotten.
func TestForgettingClearsNothing(t *testing.T) {
	generate := newGenerator()
	all := items()
	for _, missed := range all {
		t.Run(missed.rule+" "+missed.flag+" "+missed.value, func(t *testing.T) {
			gate := newGate(t, only(t, missed.rule))
			var launches []parser.Launch
			var scripts []string
			for n := range max(1, specs()/(20*len(all))) {
				script := generate.forgetful(generate.without(t, missed))
				result := gate.parser.File(parser.File{Name: "run.sh", Text: []byte(script)})
				require.Len(t, result.Launches, 1, script)
				result.Launches[0].ID = launchID(n)
				launches, scripts = append(launches, result.Launches[0]), append(scripts, script)
			}
			result, err := gate.engine.Evaluate(t.Context(), launches)
			require.NoError(t, err)
			for n, script := range scripts {
				require.True(t, slices.ContainsFunc(result.Findings, func(f policy.Finding) bool {
					return f.Launch == launchID(n) && (f.Rule == missed.rule || slices.Contains(f.Open, missed.rule))
				}), "%s", script)
			}
		})
	}
}

// forgetful writes an argv as a shell script in which a part of one value of the
// contract is a variable that nobody sets.
func (g generator) forgetful(argv []string) string {
	var values []int
	for i, word := range argv[:len(argv)-1] {
		if slices.ContainsFunc(items(), func(known item) bool { return known.flag == word }) {
			values = append(values, i+1)
		}
	}
	forgotten := values[g.IntN(len(values))]
	words := make([]string, len(argv))
	for i, word := range argv {
		words[i] = quoted(word)
		if i == forgotten {
			words[i] = g.blurred([]rune(word))
		}
	}
	return "#!/bin/sh\n" + strings.Join(words, " ") + "\n"
}

func (g generator) blurred(word []rune) string {
	from := g.IntN(len(word) + 1)
	to := from + g.IntN(len(word)-from+1)
	return quoted(string(word[:from])) + `"$FORGOTTEN"` + quoted(string(word[to:]))
}

func quoted(word string) string { return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'" }
