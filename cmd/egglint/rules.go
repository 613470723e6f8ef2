package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/report"
	"github.com/egglint/egg/policy"
)

// runRules lists the catalogue.
func runRules(c command, sys system, args []string) (int, error) {
	format := newChoice("text", "json")
	flags := newFlags(c, sys)
	flags.Var(format, "format", "format on standard output")
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	if flags.NArg() > 0 {
		return 0, usagef("rules takes no arguments; egglint explain %s explains one rule", flags.Arg(0))
	}
	rules, err := catalogue()
	if err != nil {
		return 0, err
	}
	if format.value == "json" {
		return exitClean, rules.JSON(sys.stdout)
	}
	return exitClean, rules.Text(sys.stdout)
}

// catalogue is every rule that a run can report, by id.
func catalogue() (report.Rules, error) {
	rules, err := policy.Rules()
	if err != nil {
		return nil, fmt.Errorf("loading the rules: %w", err)
	}
	rules = append(rules, lint.TooFewRule(), lint.BrokenContinuationRule())
	slices.SortFunc(rules, func(a, b policy.Rule) int { return cmp.Compare(a.ID, b.ID) })
	return rules, nil
}
