package report

import (
	"fmt"
	"strings"

	"github.com/egglint/egg/policy"
)

// writeAssumed lists what passes by what the configuration assumes.
func writeAssumed(out *strings.Builder, paint Paint, all []policy.Rest) {
	for _, rest := range all {
		what := strings.Join(rest.Rules, ", ") + " passes by assumption"
		switch {
		case rest.Unbound:
			what = "no contract binds this launch, by assumption"
		case len(rest.Rules) > 1:
			what = strings.Join(rest.Rules, ", ") + " pass by assumption"
		}
		fmt.Fprintf(out, "%s: %s: %s\n", paint.bold(at(rest.File, rest.Span)), paint.dim("note"), what)
		var rows []row
		for _, assumption := range rest.Assumptions {
			rows = append(rows, row{"given", clean(assumption), ""})
		}
		writeRows(out, paint, rows)
		out.WriteString("\n")
	}
}
