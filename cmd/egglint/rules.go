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
	config := ""
	configFlag(flags, &config)
	flags.Var(format, "format", "format on standard output")
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	if flags.NArg() > 0 {
		return 0, usagef("rules takes no arguments; egglint explain %s explains one rule", flags.Arg(0))
	}
	rules, err := ownCatalogue(sys, config)
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
func ownCatalogue(sys system, config string) (report.Rules, error) {
	rules, err := catalogue()
	if err != nil {
		return nil, err
	}
	s, err := openSession(sys, sourceFlags{config: config, jobs: 1}, nil)
	if err != nil {
		return nil, err
	}
	defer s.close()
	return append(rules, policy.ContractRules(s.config.Contracts)...), nil
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
