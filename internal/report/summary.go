package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// Summary counts what a run saw.
type Summary struct {
	Files, Launches, Sandboxes int
	Connections                int
	Scenarios, Gaps            int
	Unclassified               int // launches that may be sandboxes
	UnprovenOther              int // gaps on launches that are no sandbox
	Unreachable                int // launches that no run reaches
	Unknown                    map[parser.DoubtKind]int
	Unread                     int // what reads like a launch in languages that are not read
	Assumed                    int // launches that pass by what the configuration assumes
	Suppressed                 int // findings that do not count
	Known                      int // those among them that the baseline knows
	Fixed                      int // what the baseline counts and is gone
	Elapsed                    time.Duration
}

// line is the last line of the text form.
func (s Summary) line(options TextOptions, findings []policy.Finding) string {
	parts := []string{
		count(s.Files, "file"),
		fmt.Sprintf("%s (%s)", count(s.Launches, "launch"), count(s.Sandboxes, "sandbox")),
		tally(options.Paint, findings),
	}
	parts = append(parts, s.unsettled(options, findings)...)
	if options.All && s.Connections > 0 {
		parts = append(parts, count(s.Connections, "connection"))
	}
	if options.All {
		parts = append(parts, count(s.Scenarios, "scenario"), count(s.Gaps, "gap"))
	}
	return strings.Join(append(parts, duration(s.Elapsed)), ", ") + "\n"
}

// tally counts findings by severity.
func tally(paint Paint, findings []policy.Finding) string {
	bySeverity := map[string]int{}
	for _, finding := range findings {
		bySeverity[string(finding.Severity)]++
	}
	var parts []string
	for _, severity := range []string{"error", "warning"} {
		if n := bySeverity[severity]; n > 0 {
			parts = append(parts, paint.severity(severity, count(n, severity)))
		}
	}
	if len(parts) == 0 {
		return paint.good("no findings")
	}
	return strings.Join(parts, ", ")
}

// unsettled counts what could be neither proven nor refuted and what does not count,
// as far as there is some, and says how to see where.
func (s Summary) unsettled(options TextOptions, findings []policy.Finding) []string {
	unproven := 0
	for _, finding := range findings {
		if finding.Verdict == policy.VerdictUnproven {
			unproven++
		}
	}
	parts := existing(
		fmt.Sprintf("%d unproven", unproven),
		fmt.Sprintf("%d unproven outside sandboxes", s.UnprovenOther),
		fmt.Sprintf("%d unclassified", s.Unclassified),
	)
	shown := existing(slices.Concat([]string{fmt.Sprintf("%d unreachable", s.Unreachable)}, doubtCounts(s.Unknown), []string{
		count(s.Unread, "unread mention"),
		fmt.Sprintf("%d by assumption", s.Assumed),
		fmt.Sprintf("%d suppressed", s.Suppressed-s.Known),
		fmt.Sprintf("%d in the baseline", s.Known),
	})...)
	if len(shown) > 0 && !options.All {
		shown[len(shown)-1] += " (--verbose shows where)"
	}
	fixed := existing(fmt.Sprintf("%d fixed (--write-baseline takes them out of the baseline)", s.Fixed))
	return slices.Concat(parts, shown, fixed)
}

// existing drops the counts of nothing.
func existing(counts ...string) []string {
	return slices.DeleteFunc(counts, func(part string) bool { return strings.HasPrefix(part, "0 ") })
}

// count writes a number with its noun.
func count(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "h") || strings.HasSuffix(noun, "x"):
		return fmt.Sprintf("%d %ses", n, noun)
	default:
		return fmt.Sprintf("%d %ss", n, noun)
	}
}

// duration is as exact as anybody wants to know.
func duration(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
