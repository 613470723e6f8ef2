package lint_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// fixed gives the same judgement on everything.
type fixed struct {
	result policy.Result
	err    error
}

func (f fixed) Evaluate(context.Context, []parser.Launch) (policy.Result, error) {
	return f.result, f.err
}

func (fixed) Unreadable(p parser.Problem) policy.Finding {
	return policy.Finding{Rule: "EGG902", Severity: policy.SeverityError, File: p.File, Span: parser.Span{Line: p.Line, Column: p.Column}, Message: p.Message}
}

func at(rule, file string, line int) policy.Finding {
	return policy.Finding{Rule: rule, File: file, Span: parser.Span{Line: line, Column: 1}}
}

func TestFindingsComeByFileLineAndRule(t *testing.T) {
	judge := fixed{result: policy.Result{
		Findings:  []policy.Finding{at("EGG003", "b.sh", 1), at("EGG002", "b.sh", 1), at("EGG009", "a.sh", 10), at("EGG010", "a.sh", 9)},
		Sandboxes: 2, Unclassified: 1, UnprovenOther: 4,
	}}
	found := lint.Extraction{Document: parser.Document{
		Problems: []parser.Problem{{File: "a.sh", Line: 9, Column: 1, Message: "broken"}},
		Stats:    parser.Stats{Files: 2, Launches: 3},
	}}
	result, err := lint.Decide(context.Background(), judge, lint.Expect{}, found)
	require.NoError(t, err)
	var order []string
	for _, f := range result.Findings {
		order = append(order, f.File+" "+f.Rule)
	}
	assert.Equal(t, []string{"a.sh EGG010", "a.sh EGG902", "a.sh EGG009", "b.sh EGG002", "b.sh EGG003"}, order)
	assert.Equal(t, lint.Stats{Stats: parser.Stats{Files: 2, Launches: 3}, Sandboxes: 2, Unclassified: 1, UnprovenOther: 4}, result.Stats)
	assert.Equal(t, found.Document.Problems, result.Problems)
}

func TestFewerSandboxesThanExpectedIsAFinding(t *testing.T) {
	config, err := lint.ParseConfig("conf.yaml", []byte("expect:\n  sandboxes: 3\n"))
	require.NoError(t, err)
	result, err := lint.Decide(context.Background(), fixed{result: policy.Result{Sandboxes: 2}}, config.Expect, lint.Extraction{})
	require.NoError(t, err)
	require.Len(t, result.Findings, 1)
	finding := result.Findings[0]
	assert.Equal(t, lint.TooFewRule().ID, finding.Rule)
	assert.Equal(t, policy.SeverityError, finding.Severity)
	assert.Equal(t, "2 of at least 3 expected sandboxes found", finding.Message)
	assert.Equal(t, "conf.yaml", finding.File)
	assert.Equal(t, parser.Span{Line: 2, Column: 3, EndLine: 2, EndColumn: 12}, finding.Span)
	assert.Len(t, finding.Fingerprint, 16)

	result, err = lint.Decide(context.Background(), fixed{result: policy.Result{Sandboxes: 3}}, config.Expect, lint.Extraction{})
	require.NoError(t, err)
	assert.Empty(t, result.Findings)
}

func TestAFailedEvaluationIsNoResult(t *testing.T) {
	_, err := lint.Decide(context.Background(), fixed{err: errors.New("no policy")}, lint.Expect{}, lint.Extraction{})
	assert.EqualError(t, err, "evaluating the policies: no policy")
}
