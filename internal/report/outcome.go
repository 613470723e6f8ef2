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
	if name, ok := strings.CutSuffix(text, " is not set"); ok {
		return name + " is set"
	}
	if comparison.MatchString(text) {
		return comparison.ReplaceAllString(text, "$1 != $2")
	}
	return text + " is false"
}
