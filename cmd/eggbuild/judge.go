package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// judgeTimeout bounds the evaluation of one launch.
const judgeTimeout = 30 * time.Second

// judge holds an argv against the policies that egglint holds the repository to.
// It reads the argv back by the linter's own reader, so that what leaves the
// builder is what the gate sees.
func judge(argv []string) ([]policy.Finding, error) {
	launch, err := parser.New(parser.Options{}).Argv(argv)
	if err != nil {
		return nil, fmt.Errorf("reading the command line back: %w", err)
	}
	if err := checkAssumptions(launch); err != nil {
		return nil, err
	}
	ctx := context.Background()
	engine, err := policy.New(ctx, policy.Options{Config: everySandbox(), Deadline: judgeTimeout})
	if err != nil {
		return nil, err
	}
	result, err := engine.Evaluate(ctx, []parser.Launch{launch})
	if err != nil {
		return nil, err
	}
	if result.Sandboxes != 1 {
		return nil, fmt.Errorf("the policies see %d sandboxes, not one", result.Sandboxes)
	}
	return result.Findings, nil
}

// checkAssumptions refuses a reading that takes something for granted. Every word
// is known here, so it can only be what a flag means that the tables do not have:
// whether it takes the next word for its value, and with it a flag of the contract.
func checkAssumptions(launch parser.Launch) error {
	for _, scenario := range launch.Scenarios {
		if len(scenario.Assumptions) > 0 {
			return usagef("it rests on what is not known: %s; write the value of such a flag behind an equals sign",
				strings.Join(scenario.Assumptions, ", "))
		}
	}
	return nil
}

// everySandbox is the default configuration, with the one thing that is known
// here: whatever the image is called, the launch is a sandbox.
func everySandbox() policy.Config {
	config := policy.DefaultConfig()
	config.Sandbox.Images = []string{"*"}
	return config
}
