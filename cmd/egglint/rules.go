package main

import (
	"fmt"

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
	source.jobs = 1
	s, err := openSession(sys, source, nil)
	if err != nil {
		return nil, err
	}
	defer s.close()
	return catalogue(s.config.Config)
}

// catalogue is every rule that a run by a configuration can report.
func catalogue(config policy.Config) (report.Rules, error) {
	rules, err := config.Catalogue()
	if err != nil {
		return nil, fmt.Errorf("loading the rules: %w", err)
	}
	return rules, nil
}
