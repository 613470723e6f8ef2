package main

import (
	"fmt"
	"strings"

	"github.com/egglint/egg/internal/lint/nearest"
	"github.com/egglint/egg/internal/report"
	"github.com/egglint/egg/policy"
)

// runExplain prints what there is to know about one rule.
func runExplain(c command, sys system, args []string) (int, error) {
	view := viewFlags{colour: newChoice("auto", "always", "never")}
	flags := newFlags(c, sys)
	var source sourceFlags
	source.registerConfig(flags)
	flags.Var(view.colour, "color", "colours on standard output")
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	if flags.NArg() != 1 {
		return 0, usagef("explain takes one rule: egglint explain EGG002")
	}
	rule, err := lookUp(sys, source, flags.Arg(0))
	if err != nil {
		return 0, err
	}
	return exitClean, report.Explain(sys.stdout, report.Colours(view.coloured(sys)), rule)
}

// lookUp finds a rule among egg's own, or else among those of the project: to read
// about the former no configuration is needed.
func lookUp(sys system, source sourceFlags, wanted string) (policy.Rule, error) {
	rules, err := catalogue(policy.Config{})
	if err != nil {
		return policy.Rule{}, err
	}
	if rule, ok := find(rules, wanted); ok {
		return rule, nil
	}
	if rules, err = ownCatalogue(sys, source); err != nil {
		return policy.Rule{}, err
	}
	if rule, ok := find(rules, wanted); ok {
		return rule, nil
	}
	return policy.Rule{}, usagef("no rule is called %q%s (egglint rules lists them)", wanted, meant(rules, wanted))
}

// find looks a rule up by id or name; letter case counts where it tells two apart.
func find(rules report.Rules, wanted string) (policy.Rule, bool) {
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for _, rule := range rules {
			if same(rule.ID, wanted) || same(rule.Name, wanted) {
				return rule, true
			}
		}
	}
	return policy.Rule{}, false
}

// meant proposes the rule that was probably meant.
func meant(rules report.Rules, wanted string) string {
	var known []string
	for _, rule := range rules {
		known = append(known, rule.ID, rule.Name)
	}
	if near, ok := nearest.Word(wanted, known); ok {
		return fmt.Sprintf("; did you mean %s?", near)
	}
	return ""
}
