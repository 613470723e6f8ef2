package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/egglint/egg/policy"
)

// TestsSchema names the version of the document about tests.
const TestsSchema = "egg.tests.v1"

// Tests are the results of the tests of policies, ready to be shown.
type Tests struct{ policy.Tests }

type testsDocument struct {
	Schema string `json:"schema"`
	policy.Tests
}

// JSON writes the results for programs.
func (t Tests) JSON(to io.Writer) error {
	t.Results, t.Coverage = list(t.Results), list(t.Coverage)
	return writeJSON(to, testsDocument{Schema: TestsSchema, Tests: t.Tests})
}

// Text writes the tests that did not pass, or with All every one; then which lines no
// test has been through, and a line that sums it up.
func (t Tests) Text(to io.Writer, options TextOptions) error {
	var out strings.Builder
	counts := map[policy.TestVerdict]int{}
	for _, r := range t.Results {
		counts[r.Verdict]++
		if options.All || r.Verdict != policy.TestPassed {
			writeTest(&out, options.Paint, r)
		}
	}
	for _, c := range t.Coverage {
		if len(c.Missed) > 0 {
			fmt.Fprintf(&out, "%s: %.1f%% covered, but for %s\n", clean(c.File), c.Percent, missedLines(c.Missed))
		}
	}
	fmt.Fprintf(&out, "%s\n", t.sum(options.Paint, counts))
	_, err := io.WriteString(to, out.String())
	return err
}

func writeTest(out *strings.Builder, paint Paint, r policy.TestResult) {
	verdict := string(r.Verdict)
	switch r.Verdict {
	case policy.TestPassed:
		verdict = paint.good(verdict)
	case policy.TestFailed, policy.TestBroken:
		verdict = paint.severity("error", verdict)
	}
	fmt.Fprintf(out, "%s:%d: %s: %s.%s\n", clean(r.File), r.Line, verdict, r.Package, r.Name)
	for _, text := range []string{r.Error, r.Output} {
		for line := range strings.Lines(text) {
			fmt.Fprintf(out, "  %s\n", clean(strings.TrimRight(line, "\n")))
		}
	}
}

func missedLines(all []policy.Lines) string {
	texts := make([]string, len(all))
	for i, l := range all {
		texts[i] = fmt.Sprintf("line %d", l.From)
		if l.To > l.From {
			texts[i] = fmt.Sprintf("lines %d-%d", l.From, l.To)
		}
	}
	return strings.Join(texts, ", ")
}

func (t Tests) sum(paint Paint, counts map[policy.TestVerdict]int) string {
	if len(t.Results) == 0 {
		return paint.severity("error", "no tests") + ": their names begin with test_, in files that end in _test.rego"
	}
	parts := []string{count(len(t.Results), "test")}
	for _, verdict := range []policy.TestVerdict{policy.TestFailed, policy.TestBroken, policy.TestSkipped} {
		if n := counts[verdict]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, map[policy.TestVerdict]string{
				policy.TestFailed: "failed", policy.TestBroken: "broken", policy.TestSkipped: "skipped",
			}[verdict]))
		}
	}
	return strings.Join(append(parts, fmt.Sprintf("%.1f%% of the lines covered", t.Percent)), ", ")
}
