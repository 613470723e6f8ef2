package main

import (
	"context"
	"fmt"
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

// everySandbox is the default configuration, with the one thing that is known
// here: whatever the image is called, the launch is a sandbox.
func everySandbox() policy.Config {
	config := policy.DefaultConfig()
	config.Sandbox.Images = []string{"*"}
	return config
}
