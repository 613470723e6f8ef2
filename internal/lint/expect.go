package lint

import (
	"strconv"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// Expect is what a project says that a run must find. The zero value expects
// nothing.
type Expect struct {
	Sandboxes int `yaml:"sandboxes"` // at least so many

	at parser.Place // where that is said
}

// missing tells of a run that found fewer sandboxes than expected, against the
// file that expects them.
func (e Expect) missing(sandboxes int) []policy.Notice {
	if sandboxes >= e.Sandboxes {
		return nil
	}
	return []policy.Notice{{
		Rule:    "EGG906",
		Facts:   map[string]string{"found": strconv.Itoa(sandboxes), "expected": strconv.Itoa(e.Sandboxes)},
		Message: "fewer sandboxes than expected",
		File:    e.at.File,
		Span:    e.at.Span,
	}}
}
