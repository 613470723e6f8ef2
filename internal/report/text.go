// Package report shows what a run found: findings in every form (see Forms), launches
// and rules as text for people and as JSON for programs.
package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// Findings is what a run found, ready to be shown.
type Findings struct {
	Findings   []policy.Finding
	Suppressed []policy.Finding // that do not count
	Assumed    []policy.Rest    // what passes by what the configuration assumes
	Fixed      []Fixed          // what the baseline counts and is gone
	Problems   []parser.Problem
	Summary    Summary
	Sources    map[string][]byte // the texts that all these point into, by file
	parser.Unsettled

	Stats   any                       // the counts of the run, for programs
	Rules   Rules                     // the catalogue of the run
	Version string                    // of egglint
	Prefix  string                    // the path from the root of the repository to that of the run
	Loose   string                    // what the file is called of a command line that stands in none
	Edits   map[string]Edit           // what mends a finding, by its fingerprint, as far as that is known to be safe
	Fails   func(policy.Finding) bool // whether a finding fails the run; nil: each does
}

// TextOptions adjusts the text form. The zero value is plain text with a summary.
type TextOptions struct {
	Paint Paint
	Quiet bool // no summary
	All   bool // with what was passed over
}

// Text writes findings for people: each with its place in the source, the
// condition under which it holds, the calls that lead there, and how to mend it.
// What a finding shares with the one before it is not said twice.
func (f Findings) Text(to io.Writer, options TextOptions) error {
	var out strings.Builder
	for i, finding := range f.Findings {
		alike := i > 0 && together(f.Findings[i-1], finding)
		if i > 0 && !alike {
			out.WriteString("\n")
		}
		f.writeFinding(&out, options.Paint, finding, alike)
	}
	if len(f.Findings) > 0 {
		out.WriteString("\n")
	}
	if options.All {
		writeSuppressed(&out, options.Paint, f.Suppressed)
		writeAssumed(&out, options.Paint, f.Assumed)
		writeUnsettled(&out, options.Paint, f.Unsettled, f.Sources)
	}
	if !options.Quiet {
		writeFixed(&out, options.Paint, f.Fixed)
		out.WriteString(f.Summary.line(options, f.Findings))
	}
	_, err := io.WriteString(to, out.String())
	return err
}

// together tells whether two findings are at one place and hold under the same
// conditions, so that the second need not repeat them.
func together(a, b policy.Finding) bool {
	return a.File == b.File && a.Span == b.Span && slices.Equal(circumstances(a), circumstances(b))
}

func (f Findings) writeFinding(out *strings.Builder, paint Paint, finding policy.Finding, again bool) {
	severity := string(finding.Severity)
	fmt.Fprintf(out, "%s: %s: %s %s\n",
		paint.bold(at(finding.File, finding.Span)),
		paint.severity(severity, severity),
		clean(finding.Message),
		paint.dim("("+finding.Rule+" "+finding.Name+")"))
	rows := details(finding)
	if !again {
		if e, ok := cut(f.Sources[finding.File], finding.Span); ok {
			e.write(out, paint, severity)
		}
		rows = append(circumstances(finding), rows...)
	}
	writeRows(out, paint, rows)
}

// at writes a place. A command line that was given as such has none.
func at(file string, span parser.Span) string {
	if file == "" {
		return "command line"
	}
	if span.Line == 0 {
		return clean(file)
	}
	return fmt.Sprintf("%s:%d:%d", clean(file), span.Line, span.Column)
}

// circumstances are when a finding holds, and the calls that lead there.
func circumstances(finding policy.Finding) []row {
	rows := conditionRows("when", finding.When)
	for _, other := range finding.OrWhen {
		rows = append(rows, conditionRows("or", other)...)
	}
	for _, call := range finding.Via {
		rows = append(rows, row{"via", clean(call.Name), place(call.File, call.Line)})
	}
	return rows
}

// details are what stands in the way of a proof, what was assumed, and the mend.
func details(finding policy.Finding) []row {
	rows := gapRows(finding)
	for _, assumption := range finding.Assumptions {
		rows = append(rows, row{"given", clean(assumption), ""})
	}
	if finding.Mend != "" {
		rows = append(rows, row{"mend", clean(finding.Mend), ""})
	}
	return rows
}

// conditionRows tells conditions that hold together.
func conditionRows(label string, conditions []parser.Condition) []row {
	var rows []row
	for _, condition := range conditions {
		rows = append(rows, row{label, outcome(condition), place(condition.File, condition.Line)})
		label = "and"
	}
	return rows
}

// gapRows tell what stands in the way of a proof, and of which, as far as the
// message does not.
func gapRows(finding policy.Finding) []row {
	var rows []row
	if gap := finding.Gap; gap != nil && gap.Kind != policy.ObstacleAssumption { // which is told among what is given
		r := row{label: string(gap.Kind), text: reasoned(gap.Source, gap.Why)}
		if strings.Contains(finding.Message, gap.Why) {
			r.text = clean(gap.Source)
		}
		if gap.Line > 0 {
			r.place = place(finding.File, gap.Line)
		}
		rows = append(rows, r)
	}
	if !strings.Contains(finding.Message, strings.Join(finding.Open, ", ")) {
		rows = append(rows, row{"open", strings.Join(ranges(finding.Open), " "), ""})
	}
	return rows
}

// ranges are ids, with the first and the last for three or more in a row.
func ranges(ids []string) []string {
	var out []string
	for len(ids) > 0 {
		n := 1
		for n < len(ids) && follows(ids[n-1], ids[n]) {
			n++
		}
		if n < 3 {
			n = 1
			out = append(out, ids[0])
		} else {
			out = append(out, ids[0]+"-"+ids[n-1])
		}
		ids = ids[n:]
	}
	return out
}

// follows holds for an id of egg's and the next one.
func follows(a, b string) bool {
	var before, after int
	_, errBefore := fmt.Sscanf(a, "EGG%03d", &before)
	_, errAfter := fmt.Sscanf(b, "EGG%03d", &after)
	return errBefore == nil && errAfter == nil && after == before+1
}

// reasoned writes a source text and why it is not known, where that is known.
func reasoned(source, why string) string {
	if why == "" {
		return clean(source)
	}
	return clean(source + ": " + why)
}

// place is where a row points to; "" where that is nowhere in particular.
func place(file string, line int) string {
	if line == 0 {
		return ""
	}
	return fmt.Sprintf("%s:%d", clean(file), line)
}
