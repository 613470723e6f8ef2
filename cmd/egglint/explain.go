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
	flags.Var(view.colour, "color", "colours on standard output")
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	if flags.NArg() != 1 {
		return 0, usagef("explain takes one rule: egglint explain EGG002")
	}
	rules, err := catalogue()
	if err != nil {
		return 0, err
	}
	rule, err := find(rules, flags.Arg(0))
	if err != nil {
		return 0, err
	}
	return exitClean, report.Explain(sys.stdout, report.Colours(view.coloured(sys)), rule)
}

// find looks a rule up by id or name, letter case aside.
func find(rules report.Rules, wanted string) (policy.Rule, error) {
	var known []string
	for _, rule := range rules {
		if strings.EqualFold(rule.ID, wanted) || strings.EqualFold(rule.Name, wanted) {
			return rule, nil
		}
		known = append(known, rule.ID, rule.Name)
	}
	hint := ""
	if near, ok := nearest.Word(wanted, known); ok {
		hint = fmt.Sprintf("; did you mean %s?", near)
	}
	return policy.Rule{}, usagef("no rule is called %q%s (egglint rules lists them)", wanted, hint)
}
