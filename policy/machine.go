package policy

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

// machine is the compiled policies. It is safe for concurrent use.
type machine struct {
	prepared rego.PreparedEvalQuery
	rules    []Rule
	deadline time.Duration
}

// newMachine compiles egg's policies, and a team's own together with them.
func newMachine(ctx context.Context, deadline time.Duration, own *Policies) (*machine, error) {
	sources, err := loadSources()
	if err != nil {
		return nil, err
	}
	rules, err := catalogue(sources)
	if err != nil {
		return nil, err
	}
	prepared, err := prepare(ctx, slices.Concat(sources, own.sources()), own.documents())
	if err != nil {
		return nil, err
	}
	return &machine{prepared, slices.Concat(rules, own.Rules()), deadline}, nil
}

// answers holds the checks of every rule that was asked, in the order of asking.
type answers [][]check

// ask puts the rules to one input. Every rule answers, or the whole is an error.
func (m *machine) ask(ctx context.Context, rules []Rule, input ...field) (answers, error) {
	said, err := m.evaluate(ctx, rules, input)
	if err != nil {
		return nil, m.blamed(ctx, rules, input, err)
	}
	return answersOf(rules, said)
}

func (m *machine) evaluate(ctx context.Context, rules []Rule, input []field) (any, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, m.deadline, fmt.Errorf("stopped: it took longer than %s", m.deadline))
	defer cancel()
	input = slices.Concat(input, []field{
		{"rules", askedFor(rules, func(r Rule) bool { return !r.own && !r.ofContract })},
		{"own", askedFor(rules, func(r Rule) bool { return r.own })},
	})
	// A short evaluation can end before the engine looks at the clock.
	if ctx.Err() != nil {
		return nil, fmt.Errorf("evaluate policies: %w", context.Cause(ctx))
	}
	results, err := m.prepared.Eval(ctx, rego.EvalParsedInput(object(input...).Value))
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("evaluate policies: %w", context.Cause(ctx))
	case err != nil:
		return nil, fmt.Errorf("evaluate policies: %w", err)
	case len(results) != 1 || len(results[0].Expressions) != 1:
		return nil, fmt.Errorf("evaluate policies: %d results where one is due", len(results))
	}
	return results[0].Expressions[0].Value, nil
}

// blamed names the rule of a team's own that is the cause of an error, where there is
// one that fails alone.
func (m *machine) blamed(ctx context.Context, rules []Rule, input []field, err error) error {
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

// askedFor lists some of the rules by pack.
func askedFor(rules []Rule, which func(Rule) bool) *ast.Term {
	packs := map[string][]Rule{}
	for _, rule := range rules {
		if which(rule) {
			packs[rule.Pack] = append(packs[rule.Pack], rule)
		}
	}
	return table(packs, func(rules []Rule) *ast.Term {
		return list(rules, func(r Rule) *ast.Term { return text(r.module) })
	})
}

func answersOf(rules []Rule, report any) (answers, error) {
	groups, _ := report.(map[string]any)
	result := make(answers, len(rules))
	for i, rule := range rules {
		answered, ok := rule.answerIn(groups)
		if !ok {
			return nil, fmt.Errorf("rule %s (%s) is undefined for this input", rule.ID, rule.Name)
		}
		checks, err := checksOf(answered)
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
