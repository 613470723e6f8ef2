package policy

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

// evaluateStrictly judges launches and takes nothing for granted.
func evaluateStrictly(t *testing.T, launches ...parser.Launch) Result {
	t.Helper()
	e := engine(t, DefaultConfig())
	e.strict = true
	result, err := e.Evaluate(context.Background(), launches)
	require.NoError(t, err)
	return result
}

func TestAStrictRunTakesNothingForGranted(t *testing.T) {
	s := scenario(t, privateArgv()...)
	s.Assumptions = []string{"lint does not change args"}
	assert.Empty(t, evaluate(t, DefaultConfig(), launch(s)).Findings, "it is taken for granted")

	result := evaluateStrictly(t, launch(s))
	require.Equal(t, []string{"EGG901"}, ids(result.Findings))
	f := result.Findings[0]
	assert.Equal(t, VerdictUnproven, f.Verdict)
	assert.Equal(t, &Obstacle{Kind: ObstacleAssumption, Source: "lint does not change args"}, f.Gap)
	assert.Contains(t, f.Open, "EGG002")
	assert.Contains(t, f.Message, "that lint does not change args is taken for granted")
}

func TestAStrictRunProvesWhatNeedsNoAssumption(t *testing.T) {
	assert.Empty(t, evaluateStrictly(t, launch(scenario(t, privateArgv()...))).Findings)
}

func TestAStrictRunTellsWhatFailsAllTheSame(t *testing.T) {
	s := scenario(t, without(t, privateArgv(), "--dns", "")...)
	s.Assumptions = []string{"lint does not change args"}
	result := evaluateStrictly(t, launch(s))
	require.Equal(t, []string{"EGG002", "EGG901"}, ids(result.Findings))
	assert.NotContains(t, result.Findings[1].Open, "EGG002")
}
