// Package lint is one run: it reads the configuration of a project, finds its
// launches, and has them judged.
package lint

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// Judge holds launches against policies; *policy.Engine is one.
type Judge interface {
	Evaluate(ctx context.Context, launches []parser.Launch) (policy.Result, error)
	Unreadable(problem parser.Problem) policy.Finding
}

// Result is what a run comes to.
type Result struct {
	Findings []policy.Finding // by file, line and rule
	Stats    Stats
	Problems []parser.Problem
	Sources  map[string][]byte // the texts that all these point into
	parser.Unsettled
}

// Stats counts what a run saw and judged.
type Stats struct {
	parser.Stats
	Sandboxes     int `json:"sandboxes"`
	Unclassified  int `json:"unclassified"`  // launches of which it cannot be told whether they are sandboxes
	UnprovenOther int `json:"unprovenOther"` // gaps on launches that are no sandbox: counted, not reported
}

// Decide has an extraction judged. What could not be read is a finding too, and
// so is a project with fewer sandboxes than it expects.
func Decide(ctx context.Context, judge Judge, expect Expect, found Extraction) (Result, error) {
	judged, err := judge.Evaluate(ctx, found.Document.Launches)
	if err != nil {
		return Result{}, fmt.Errorf("evaluating the policies: %w", err)
	}
	findings := slices.Clone(judged.Findings)
	for _, problem := range found.Document.Problems {
		if problem.Kind != parser.ProblemContinuation {
			findings = append(findings, judge.Unreadable(problem))
		}
	}
	findings = append(findings, brokenContinuations(found.Document.Problems)...)
	findings = append(findings, expect.missing(judged.Sandboxes)...)
	slices.SortStableFunc(findings, byFinding)
	return Result{
		Findings:  findings,
		Problems:  found.Document.Problems,
		Sources:   found.Sources,
		Unsettled: found.Document.Unsettled,
		Stats: Stats{
			Stats:         found.Document.Stats,
			Sandboxes:     judged.Sandboxes,
			Unclassified:  judged.Unclassified,
			UnprovenOther: judged.UnprovenOther,
		},
	}, nil
}

func byFinding(a, b policy.Finding) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Span.Line, b.Span.Line),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Span.Column, b.Span.Column),
		cmp.Compare(a.Message, b.Message),
	)
}
