package lint

import (
	"fmt"

	"github.com/egglint/egg/policy"
)

// FailOn is the least severity that fails a run.
type FailOn string

// The values of FailOn.
const (
	FailOnError   FailOn = "error"
	FailOnWarning FailOn = "warning"
	FailOnNever   FailOn = "never"
)

// UnmarshalText reads a FailOn as it stands in a file or flag.
func (f *FailOn) UnmarshalText(text []byte) error {
	switch value := FailOn(text); value {
	case FailOnError, FailOnWarning, FailOnNever:
		*f = value
		return nil
	}
	return fmt.Errorf("%q is none of error, warning, never", text)
}

// Fails tells whether findings fail the run.
func (f FailOn) Fails(findings []policy.Finding) bool {
	if f == FailOnNever {
		return false
	}
	for _, finding := range findings {
		if finding.Severity == policy.SeverityError || f == FailOnWarning {
			return true
		}
	}
	return false
}
