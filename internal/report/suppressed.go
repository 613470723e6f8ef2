package report

import (
	"fmt"
	"strings"

	"github.com/egglint/egg/policy"
)

// writeSuppressed lists the findings that do not count, and why they do not.
func writeSuppressed(out *strings.Builder, paint Paint, findings []policy.Finding) {
	for _, f := range findings {
		fmt.Fprintf(out, "%s: %s: %s %s\n",
			paint.bold(at(f.File, f.Span)), paint.dim("suppressed"), clean(f.Message), paint.dim("("+f.Rule+" "+f.Name+")"))
		writeRows(out, paint, append(circumstances(f), suppressionRow(f.Suppression)))
	}
	if len(findings) > 0 {
		out.WriteString("\n")
	}
}

func suppressionRow(s *policy.Suppression) row {
	text := s.Reason
	if s.Kind == policy.SuppressedByBaseline {
		text = "it is known to " + s.File
	}
	if s.Until != "" {
		text += " (until " + s.Until + ")"
	}
	return row{"since", clean(text), place(s.File, s.Line)}
}

// Fixed is what a baseline counts and is no longer found.
type Fixed struct {
	Baseline string `json:"baseline"` // the file
	Rule     string `json:"rule"`
	File     string `json:"file"`
	Function string `json:"function"` // "": at the top level
	Count    int    `json:"count"`
}

// writeFixed lists what can be taken out of the baseline.
func writeFixed(out *strings.Builder, paint Paint, all []Fixed) {
	for _, f := range all {
		text := f.Rule + " in " + f.File
		if f.Function != "" {
			text += ", " + f.Function
		}
		if f.Count > 1 {
			text += fmt.Sprintf(", %d times", f.Count)
		}
		fmt.Fprintf(out, "%s: %s: %s\n", paint.bold(clean(f.Baseline)), paint.dim("fixed"), clean(text))
	}
	if len(all) > 0 {
		out.WriteString("\n")
	}
}
