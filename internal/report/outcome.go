package report

import (
	"regexp"
	"strings"

	"github.com/egglint/egg/parser"
)

var (
	variable   = regexp.MustCompile(`^\$\w+$`)
	comparison = regexp.MustCompile(`^([^\[=][^=]*) = ([^=]*)$`)
)

// opposites are how conditions end that egg words itself, and how it denies them.
var opposites = []struct{ yes, no string }{
	{" is not set", " is set"},
	{" is empty", " is not empty"},
	{" is there", " is not there"},
	{" is found", " is not found"},
	{" is exported", " is not exported"},
	{" has elements", " has no elements"},
	{" takes a value", " takes no value"},
	{"the loop runs", "the loop does not run"},
}

// outcome reads a condition as a sentence.
func outcome(condition parser.Condition) string {
	text := clean(condition.Text)
	switch condition.Outcome {
	case "true":
		if variable.MatchString(text) {
			return text + " is set and not empty"
		}
		return text
	case "false":
		return negated(text)
	}
	return text + " is " + clean(condition.Outcome)
}

// negated says that a condition does not hold.
func negated(text string) string {
	if variable.MatchString(text) {
		return text + " is empty or not set"
	}
	for _, end := range opposites {
		if subject, ok := strings.CutSuffix(text, end.yes); ok {
			return subject + end.no
		}
	}
	if comparison.MatchString(text) {
		return comparison.ReplaceAllString(text, "$1 != $2")
	}
	return text + " is false"
}
