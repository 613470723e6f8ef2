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
	var source sourceFlags
	source.registerConfig(flags)
	flags.Var(format, "format", "format on standard output")
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	if flags.NArg() > 0 {
		return 0, usagef("rules takes no arguments; egglint explain %s explains one rule", flags.Arg(0))
	}
	rules, err := ownCatalogue(sys, source)
	if err != nil {
		return 0, err
	}
	if format.value == "json" {
		return exitClean, rules.JSON(sys.stdout)
	}
	return exitClean, rules.Text(sys.stdout)
}

// ownCatalogue is egg's catalogue, and what the project that the caller stands in
// has of its own.
func ownCatalogue(sys system, source sourceFlags) (report.Rules, error) {
	rules, err := catalogue()
	if err != nil {
		return nil, err
	}
	source.jobs = 1
	s, err := openSession(sys, source, nil)
	if err != nil {
		return nil, err
	}
	defer s.close()
	return slices.Concat(rules, policy.ContractRules(s.config.Contracts), s.config.Policies.Rules()), nil
}

// catalogue is every rule that egg itself can report, by id.
func catalogue() (report.Rules, error) {
	rules, err := policy.Rules()
	if err != nil {
		return nil, fmt.Errorf("loading the rules: %w", err)
	}
	rules = append(rules, lint.BrokenContinuationRule())
	slices.SortFunc(rules, func(a, b policy.Rule) int { return cmp.Compare(a.ID, b.ID) })
	return rules, nil
}
