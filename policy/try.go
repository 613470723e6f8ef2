package policy

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	opacover "github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/tester"
)

// Tests is what the tests of policies come to.
type Tests struct {
	Results  []TestResult `json:"tests"`    // by file and line
	Coverage []Coverage   `json:"coverage"` // of the files that are no tests, by name
	Percent  float64      `json:"percent"`  // of the lines of all these files
}

// TestResult is what became of one test.
type TestResult struct {
	Package string      `json:"package"`
	Name    string      `json:"name"`
	File    string      `json:"file"`
	Line    int         `json:"line"`
	Verdict TestVerdict `json:"verdict"`
	Error   string      `json:"error,omitempty"`
	Output  string      `json:"output,omitempty"` // what it printed
}

// TestVerdict says how a test ended.
type TestVerdict string

// The ends of a test. One whose name begins with todo_ is skipped.
const (
	TestPassed  TestVerdict = "pass"
	TestFailed  TestVerdict = "fail"
	TestBroken  TestVerdict = "error"
	TestSkipped TestVerdict = "skip"
)

// Coverage is which lines of a file some test has been through.
type Coverage struct {
	File    string  `json:"file"`
	Percent float64 `json:"percent"`
	Missed  []Lines `json:"missed"`
}

// Lines are those from one to another, both included.
type Lines struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// Passed holds where there are tests, and none fails.
func (t Tests) Passed() bool {
	ran := false
	for _, r := range t.Results {
		if r.Verdict == TestFailed || r.Verdict == TestBroken {
			return false
		}
		ran = ran || r.Verdict == TestPassed
	}
	return ran
}

// Test runs the tests of the policies, each within the deadline (0: five seconds).
// They see egg's library and what its own tests are made with: data.egg.lib,
// data.egg.fixture and data.egg.reading.
func (p *Policies) Test(ctx context.Context, deadline time.Duration) (Tests, error) {
	modules, err := p.testModules()
	if err != nil {
		return Tests{}, err
	}
	compiler, err := newCompiler(p.data)
	if err != nil {
		return Tests{}, err
	}
	ctx, done := watched(ctx, memoryLimit)
	defer done()
	covered := opacover.New()
	results, err := tester.NewRunner().
		SetCompiler(compiler.WithEnablePrintStatements(true)).
		SetStore(storeOf(p.data)).
		SetModules(modules).
		SetPrefixMatchers(ast.DefaultRootRef.Append(ast.StringTerm(ownRoot))).
		SetTimeout(cmp.Or(deadline, defaultDeadline)).
		SetCoverageQueryTracer(covered).
		CapturePrintOutput(true).
		RaiseBuiltinErrors(true).
		RunTests(ctx, nil)
	if err != nil {
		return Tests{}, fmt.Errorf("compile policies: %w", err)
	}
	all, err := gather(ctx, results, longest*cmp.Or(deadline, defaultDeadline))
	if err != nil {
		return Tests{}, fmt.Errorf("test policies: %w", err)
	}
	tests := Tests{Results: all}
	slices.SortFunc(tests.Results, func(a, b TestResult) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Name, b.Name))
	})
	tests.cover(covered.Report(p.parsed()), p.modules)
	return tests, nil
}

// longest is how many deadlines a test can take: it is run once, and twice more to see
// which lines it has been through.
const longest = 4

// gather waits for every result, for each only so long.
func gather(ctx context.Context, results <-chan *tester.Result, each time.Duration) ([]TestResult, error) {
	var all []TestResult
	for {
		select {
		case r, more := <-results:
			if !more {
				return all, context.Cause(ctx)
			}
			all = append(all, testResult(r))
		case <-time.After(each + grace):
			return nil, errors.New("a test does not stop")
		}
	}
}

// testModules are egg's policies, what its own tests are made with, and these.
func (p *Policies) testModules() (map[string]*ast.Module, error) {
	sources, err := loadSources()
	if err != nil {
		return nil, err
	}
	for i, s := range sources {
		if s.path != "lib/fixture_test.rego" && s.path != "lib/reading_test.rego" {
			continue
		}
		if sources[i].module, err = parseModule(s.path, s.text, capabilities()); err != nil {
			return nil, err
		}
	}
	return modulesOf(slices.Concat(sources, p.modules, p.tests)), nil
}

func testResult(r *tester.Result) TestResult {
	result := TestResult{
		Package: strings.TrimPrefix(r.Package, "data."), Name: r.Name, File: r.Location.File, Line: r.Location.Row,
		Verdict: TestPassed, Output: string(r.Output),
	}
	switch {
	case r.Error != nil:
		result.Verdict, result.Error = TestBroken, r.Error.Error()
	case r.Fail:
		result.Verdict = TestFailed
	case r.Skip:
		result.Verdict = TestSkipped
	}
	return result
}

// parsed are the files that are no tests.
func (p *Policies) parsed() map[string]*ast.Module {
	modules := map[string]*ast.Module{}
	for _, s := range p.modules {
		modules[s.path] = s.module
	}
	return modules
}

// cover takes over which lines were run. A file in which nothing can be run has none.
func (t *Tests) cover(report opacover.Report, files []source) {
	hit, missed := 0, 0
	for _, s := range files {
		file := report.Files[s.path]
		if file == nil {
			continue
		}
		c := Coverage{File: s.path, Percent: percent(file.CoveredLines, file.NotCoveredLines), Missed: rows(file.NotCovered)}
		hit, missed = hit+file.CoveredLines, missed+file.NotCoveredLines
		t.Coverage = append(t.Coverage, c)
	}
	t.Percent = percent(hit, missed)
	slices.SortFunc(t.Coverage, func(a, b Coverage) int { return cmp.Compare(a.File, b.File) })
}

func percent(part, rest int) float64 {
	if part+rest == 0 {
		return 100
	}
	return math.Round(1000*float64(part)/float64(part+rest)) / 10
}

// rows are the lines of places that may lie side by side.
func rows(places []opacover.Range) []Lines {
	all := []Lines{}
	for _, p := range places {
		if last := len(all) - 1; last >= 0 && p.Start.Row <= all[last].To+1 {
			all[last].To = max(all[last].To, p.End.Row)
			continue
		}
		all = append(all, Lines{p.Start.Row, p.End.Row})
	}
	return all
}
