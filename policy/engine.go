// Package policy holds launches against Rego rules. It is the only package that
// knows how: callers give launches and get findings.
//
// A rule answers for one scenario of one launch: pass, fail or unproven. A rule
// that gives no answer at all is an error of the run, never a pass.
package policy

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// defaultDeadline bounds one evaluation: a thousand times what one takes.
const defaultDeadline = 5 * time.Second

// Options sets up an Engine.
type Options struct {
	Config   Config
	Deadline time.Duration // of one evaluation; 0 means five seconds
	Strict   bool          // nothing is taken for granted: what rests on an assumption is unproven
}

// Engine holds launches against the policies. It is immutable and safe for
// concurrent use. The policies are compiled when the first launch asks for them.
type Engine struct {
	config        Config
	classifier    classifier
	strict        bool
	groups        []group
	contract      *ast.Term // the part of the configuration that rules see
	bindings      []binding // the contracts of the configuration
	contractRules []Rule    // what they ask for
	machine       func() (*machine, error)
}

// New checks the configuration and makes an engine.
func New(_ context.Context, options Options) (*Engine, error) {
	if err := options.Config.Validate(); err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	config := options.Config.withDefaults()
	deadline := cmp.Or(options.Deadline, defaultDeadline)
	return &Engine{
		config:        config,
		strict:        options.Strict,
		classifier:    newClassifier(config.Sandbox),
		groups:        groupsOf(config.Groups),
		contract:      configTerm(config),
		bindings:      bindings(config.Contracts),
		contractRules: ContractRules(config.Contracts),
		machine:       sync.OnceValues(func() (*machine, error) { return newMachine(deadline, config.Policies, config.asks) }),
	}, nil
}

// Evaluate judges launches and connections: each launch by itself in its order, then
// each connection by what the launches are called, and then all launches together. An
// error means that the policies could not be asked; then nothing is known of any launch.
func (e *Engine) Evaluate(ctx context.Context, starts []parser.Launch) (Result, error) {
	if len(starts) == 0 {
		return Result{}, nil
	}
	m, err := e.machine()
	if err != nil {
		return Result{}, err
	}
	ctx, done := e.bounded(ctx)
	defer done()
	launches, connections := apart(starts)
	judgements, err := newCourt(e, m).judgeAll(ctx, launches)
	if err != nil {
		return Result{}, err
	}
	connected, err := e.connect(ctx, m, launches, connections)
	if err != nil {
		return Result{}, err
	}
	trials := make([]*trial, len(judgements))
	for i, j := range judgements {
		trials[i] = j.trial
	}
	divergent, err := e.compare(ctx, m, trials)
	if err != nil {
		return Result{}, err
	}
	result := total(slices.Concat(judgements, connected))
	result.Findings = append(result.Findings, divergent...)
	result.number()
	return result, nil
}

// connect judges the connections, by the containers that the launches start.
func (e *Engine) connect(ctx context.Context, m *machine, launches, connections []parser.Launch) ([]judgement, error) {
	if len(connections) == 0 {
		return nil, nil
	}
	return newConnectionCourt(e, m, launches).judgeAll(ctx, connections)
}

// askGate asks a rule of the gate that has one check.
func (e *Engine) askGate(ctx context.Context, id string, input ...field) (check, error) {
	m, err := e.machine()
	if err != nil {
		return check{}, err
	}
	rule, err := m.gate(id)
	if err != nil {
		return check{}, err
	}
	checks, err := m.ask(ctx, []Rule{rule}, input...)
	if err != nil {
		return check{}, err
	}
	if len(checks[0]) != 1 {
		return check{}, fmt.Errorf("rule %s has %d checks where one is due", id, len(checks[0]))
	}
	return checks[0][0], nil
}

// pointSpan is the one column at a place; a place without a line is the file's
// first.
func pointSpan(line, column int) parser.Span {
	line, column = max(line, 1), max(column, 1)
	return parser.Span{Line: line, Column: column, EndLine: line, EndColumn: column + 1}
}

func configTerm(c Config) *ast.Term {
	return object(
		field{"networks", table(c.Sandbox.Networks, text[Mode])},
		field{"hardening", text(c.Hardening)},
		field{"contract", object(
			field{"gateway", text(c.Contract.Gateway)},
			field{"securityOpt", list(c.Contract.SecurityOpt, text[string])},
			field{"session", text(c.Contract.Session)},
			field{"requireEnv", list(c.Contract.RequireEnv, text[string])},
			field{"noProxy", list(c.Contract.NoProxy, text[string])},
			field{"tokenFrom", text(c.Contract.TokenFrom)},
		)},
	)
}
