package lint_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
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

func (fixed) Tell(n policy.Notice) (policy.Finding, bool) {
	return policy.Finding{Rule: n.Rule, Severity: policy.SeverityError, File: n.File, Span: n.Span, Message: fmt.Sprint(n.Facts)}, true
}

func (fixed) Severity(id string) (policy.Severity, bool) {
	return policy.SeverityError, strings.HasPrefix(id, "EGG") && id != "EGG999"
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
	result, err := lint.Decide(context.Background(), judge, lint.Terms{}, found)
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
	config, err := lint.ParseConfig("conf.yaml", []byte("expect:\n  sandboxes: 3\n"), nil)
	require.NoError(t, err)
	result, err := lint.Decide(context.Background(), fixed{result: policy.Result{Sandboxes: 2}}, lint.Terms{Expect: config.Expect}, lint.Extraction{})
	require.NoError(t, err)
	require.Len(t, result.Findings, 1)
	finding := result.Findings[0]
	assert.Equal(t, "EGG906", finding.Rule)
	assert.Equal(t, "map[expected:3 found:2]", finding.Message)
	assert.Equal(t, "conf.yaml", finding.File)
	assert.Equal(t, parser.Span{Line: 2, Column: 3, EndLine: 2, EndColumn: 12}, finding.Span)

	result, err = lint.Decide(context.Background(), fixed{result: policy.Result{Sandboxes: 3}}, lint.Terms{Expect: config.Expect}, lint.Extraction{})
	require.NoError(t, err)
	assert.Empty(t, result.Findings)
}

func TestAFailedEvaluationIsNoResult(t *testing.T) {
	_, err := lint.Decide(context.Background(), fixed{err: errors.New("no policy")}, lint.Terms{}, lint.Extraction{})
	assert.EqualError(t, err, "evaluating the policies: no policy")
}
