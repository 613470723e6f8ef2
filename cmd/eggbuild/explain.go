package main

import (
	"fmt"
	"io"

	"github.com/egglint/egg/policy"
)

// explain prints what was found. It tells whether the launch passes: warnings are
// told and let through.
func explain(w io.Writer, findings []policy.Finding) bool {
	passes := true
	for _, f := range findings {
		_, _ = fmt.Fprintf(w, "eggbuild: %s: %s (%s %s)\n", f.Severity, f.Message, f.Rule, f.Name)
		if f.Mend != "" {
			_, _ = fmt.Fprintf(w, "  mend  %s\n", f.Mend)
		}
		passes = passes && f.Severity != policy.SeverityError
	}
	if !passes {
		_, _ = fmt.Fprintln(w, "eggbuild: refused: the launch breaks the contract")
	}
	return passes
}
