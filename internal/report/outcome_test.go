package report

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser"
)

func TestOutcome(t *testing.T) {
	for _, test := range []struct{ text, holds, fails string }{
		{"MODE = private", "MODE = private", "MODE != private"},
		{"TAG is not set", "TAG is not set", "TAG is set"},
		{"TAG is empty", "TAG is empty", "TAG is not empty"},
		{"the loop runs", "the loop runs", "the loop does not run"},
		{"$KEY", "$KEY is set and not empty", "$KEY is empty or not set"},
		{"[ -t 0 ]", "[ -t 0 ]", "[ -t 0 ] is false"},
		{`[ "$A" = 1 ]`, `[ "$A" = 1 ]`, `[ "$A" = 1 ] is false`},
		{"a = 1 or b = 2", "a = 1 or b = 2", "a = 1 or b = 2 is false"},
		{"p.exists(), 2nd time", "p.exists(), 2nd time", "p.exists(), 2nd time is false"},
	} {
		assert.Equal(t, test.holds, outcome(parser.Condition{Text: test.text, Outcome: "true"}))
		assert.Equal(t, test.fails, outcome(parser.Condition{Text: test.text, Outcome: "false"}))
	}
	assert.Equal(t, "$1 is a", outcome(parser.Condition{Text: "$1", Outcome: "a"}))
}
