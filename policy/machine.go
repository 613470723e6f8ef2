package policy

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
)

// machine is the compiled policies. It is safe for concurrent use.
type machine struct {
	compiler *ast.Compiler
	store    storage.Store
	rules    []Rule
	deadline time.Duration
	prepared sync.Map // queries by their text: a run asks the same few rules together
}

// newMachine compiles egg's policies, and a team's own together with them.
func newMachine(deadline time.Duration, own *Policies) (*machine, error) {
	sources, err := loadSources()
	if err != nil {
		return nil, err
	}
	rules, err := catalogue(sources)
	if err != nil {
		return nil, err
	}
	data := own.documents()
	compiler, err := compile(slices.Concat(sources, own.sources()), data)
	if err != nil {
		return nil, err
	}
	return &machine{compiler: compiler, store: storeOf(data), rules: slices.Concat(rules, own.Rules()), deadline: deadline}, nil
}

// answers holds the checks of every rule that was asked, in the order of asking.
type answers [][]check

// ask puts the rules to one input, all in one query. Every rule answers, or the
// whole is an error.
func (m *machine) ask(ctx context.Context, rules []Rule, input ...field) (answers, error) {
	if len(rules) == 0 {
		return nil, nil
	}
	value := object(input...).Value
	said, err := m.evaluate(ctx, rules, value)
	switch {
	case err != nil:
		return nil, m.blamed(ctx, rules, value, err)
	case said == nil:
		return nil, m.undefined(ctx, rules, value)
	}
	return answersOf(rules, said)
}

// evaluate gives what each rule answers; nothing where one of them has no answer.
func (m *machine) evaluate(ctx context.Context, rules []Rule, input ast.Value) ([]any, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, m.deadline, fmt.Errorf("stopped: it took longer than %s", m.deadline))
	defer cancel()
	query, err := m.query(ctx, rules)
	if err != nil {
		return nil, err
	}
	// A short evaluation can end before the engine looks at the clock.
	if ctx.Err() != nil {
		return nil, fmt.Errorf("evaluate policies: %w", context.Cause(ctx))
	}
	results, err := stoppable(ctx, func() (rego.ResultSet, error) {
		return query.Eval(ctx, rego.EvalParsedInput(input))
	})
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("evaluate policies: %w", context.Cause(ctx))
	case err != nil:
		return nil, fmt.Errorf("evaluate policies: %w", err)
	case len(results) == 0:
		return nil, nil
	}
	said, ok := results[0].Expressions[0].Value.([]any)
	if len(results) != 1 || !ok || len(said) != len(rules) {
		return nil, fmt.Errorf("evaluate policies: not one answer for each of %d rules", len(rules))
	}
	return said, nil
}

// blamed names the rule of a team's own that is the cause of an error, where there is
// one that fails alone.
func (m *machine) blamed(ctx context.Context, rules []Rule, input ast.Value, err error) error {
	for _, rule := range rules {
		if !rule.own || ctx.Err() != nil {
			continue
		}
		if _, alone := m.evaluate(ctx, []Rule{rule}, input); alone != nil {
			return fmt.Errorf("rule %s (%s): %w", rule.ID, rule.Name, alone)
		}
	}
	return err
}

// undefined is the error that one of the rules has no answer, by its name.
func (m *machine) undefined(ctx context.Context, rules []Rule, input ast.Value) error {
	for _, rule := range rules {
		said, err := m.evaluate(ctx, []Rule{rule}, input)
		if err != nil {
			return err
		}
		if said == nil {
			return fmt.Errorf("rule %s (%s) is undefined for this input", rule.ID, rule.Name)
		}
	}
	return fmt.Errorf("evaluate policies: no answer from %d rules, and one from each", len(rules))
}

// query is the prepared question for the checks of the rules. They are named one by
// one: OPA takes a fixed reference far faster than one that it has to look up.
func (m *machine) query(ctx context.Context, rules []Rule) (*rego.PreparedEvalQuery, error) {
	references := make([]string, len(rules))
	for i, rule := range rules {
		references[i] = rule.reference()
	}
	text := "[" + strings.Join(references, ", ") + "]"
	if known, ok := m.prepared.Load(text); ok {
		return known.(*rego.PreparedEvalQuery), nil
	}
	prepared, err := rego.New(
		rego.Compiler(m.compiler), rego.Store(m.store), rego.Query(text), rego.StrictBuiltinErrors(true),
	).PrepareForEval(ctx)
	if err != nil {
		return nil, fmt.Errorf("prepare policies: %w", err)
	}
	m.prepared.Store(text, &prepared)
	return &prepared, nil
}

func answersOf(rules []Rule, said []any) (answers, error) {
	result := make(answers, len(rules))
	for i, rule := range rules {
		checks, err := checksOf(said[i])
		if err != nil {
			return nil, fmt.Errorf("rule %s (%s): %w", rule.ID, rule.Name, err)
		}
		result[i] = checks
	}
	return result, nil
}

// gate is the rule about the analysis of that id.
func (m *machine) gate(id string) (Rule, error) {
	at := slices.IndexFunc(m.rules, func(r Rule) bool { return r.ID == id })
	if at < 0 {
		return Rule{}, fmt.Errorf("no rule %s", id)
	}
	return m.rules[at], nil
}
