// Package lint is one run: it reads the configuration of a project, finds its
// launches, and has them judged.
package lint

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/egglint/egg/internal/lint/directive"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// Judge holds launches against policies; *policy.Engine is one.
type Judge interface {
	Evaluate(ctx context.Context, starts []parser.Launch) (policy.Result, error)
	Tell(policy.Notice) (finding policy.Finding, ok bool)
	Severity(rule string) (severity policy.Severity, known bool)
}

// Terms are what a run is held to besides the policies. The zero value expects
// nothing and suppresses what comments do.
type Terms struct {
	Whole    bool // all of the project is linted, so that what is not found is not there
	Expect   Expect
	Ignore   []Ignore
	NoIgnore bool          // suppressions do not count
	Today    directive.Day // "": no suppression has ended
	Trust    *Trust        // nil: the change at hand is trusted
}

// Result is what a run comes to.
type Result struct {
	Findings   []policy.Finding // by file, line and rule
	Suppressed []policy.Finding // that do not count, in the same order
	Assumed    []policy.Rest    // what passes by what the configuration assumes
	Fixed      []Fixed          // what a baseline counts and is no longer found
	Stats      Stats
	Problems   []parser.Problem
	Sources    map[string][]byte // the texts that all these point into
	parser.Unsettled

	launches map[string]*parser.Launch // and connections, by id
}

// Launches are those that the result is about, in no order.
func (r Result) Launches() []parser.Launch {
	var all []parser.Launch
	for _, l := range r.launches {
		all = append(all, *l)
	}
	return all
}

// Stats counts what a run saw and judged.
type Stats struct {
	parser.Stats
	Sandboxes     int `json:"sandboxes"`
	Unclassified  int `json:"unclassified"`  // launches of which it cannot be told whether they are sandboxes
	UnprovenOther int `json:"unprovenOther"` // gaps on launches that are no sandbox: counted, not reported
	Suppressed    int `json:"suppressed"`    // findings that do not count
	Known         int `json:"known"`         // those among them that the baseline knows
}

// Decide has an extraction judged. What could not be read is a finding too, and
// so is a project with fewer sandboxes than it expects, and a suppression that
// nobody can account for.
func Decide(ctx context.Context, judge Judge, terms Terms, found Extraction) (Result, error) {
	judged, err := judge.Evaluate(ctx, found.Document.Starts())
	if err != nil {
		return Result{}, fmt.Errorf("evaluating the policies: %w", err)
	}
	r := Result{
		Assumed:   judged.Assumed,
		Problems:  found.Document.Problems,
		Sources:   found.Sources,
		Unsettled: found.Document.Unsettled,
		Stats: Stats{
			Stats:         found.Document.Stats,
			Sandboxes:     judged.Sandboxes,
			Unclassified:  judged.Unclassified,
			UnprovenOther: judged.UnprovenOther,
		},
		launches: byID(found.Document.Starts()),
	}
	settlement := settle(judge, terms, found)
	if err := settlement.hold(terms.Trust, found.Document.Starts()); err != nil {
		return Result{}, err
	}
	r.sort(settlement, slices.Concat(judged.Findings, brokenContinuations(judge, r.Problems, found.Document.Starts())))
	r.tell(judge, slices.Concat(unreadable(r.Problems), terms.Expect.missing(judged.Sandboxes),
		settlement.wrong, settlement.unused(), terms.Trust.weakened(settlement.added)))
	r.order()
	return r, nil
}

// sort keeps what stands apart from what is suppressed.
func (r *Result) sort(s *settlement, findings []policy.Finding) {
	for _, f := range findings {
		if by := s.take(f); by != nil {
			f.Suppression = by.by()
			r.Suppressed = append(r.Suppressed, f)
			continue
		}
		r.Findings = append(r.Findings, f)
	}
}

// tell adds what there is to say of the run itself. Equal notices of one file are told
// apart by their count.
func (r *Result) tell(judge Judge, notices []policy.Notice) {
	seen := map[[3]string]int{}
	for _, n := range notices {
		alike := [3]string{n.Rule, n.File, n.Subject}
		if seen[alike]++; seen[alike] > 1 {
			n.Subject += fmt.Sprintf("\x1f%d", seen[alike])
		}
		if f, ok := judge.Tell(n); ok {
			r.Findings = append(r.Findings, f)
		}
	}
}

func (r *Result) order() {
	slices.SortStableFunc(r.Findings, byFinding)
	slices.SortStableFunc(r.Suppressed, byFinding)
	r.Stats.Suppressed = len(r.Suppressed)
}

// unreadable tells of what could not be read. A launch that ends too early was read.
func unreadable(problems []parser.Problem) []policy.Notice {
	var out []policy.Notice
	for _, p := range problems {
		if p.Kind != parser.ProblemContinuation {
			out = append(out, policy.Unreadable(p))
		}
	}
	return out
}

func byID(launches []parser.Launch) map[string]*parser.Launch {
	all := map[string]*parser.Launch{}
	for i := range launches {
		all[launches[i].ID] = &launches[i]
	}
	return all
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
