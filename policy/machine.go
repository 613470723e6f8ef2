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

func newMachine(ctx context.Context, deadline time.Duration) (*machine, error) {
	sources, err := loadSources()
	if err != nil {
		return nil, err
	}
	rules, err := catalogue(sources)
	if err != nil {
		return nil, err
	}
	prepared, err := prepare(ctx, sources)
	if err != nil {
		return nil, err
	}
	return &machine{prepared, rules, deadline}, nil
}

// answers holds the checks of every rule that was asked, in the order of asking.
type answers [][]check

// ask puts the rules to one input. Every rule answers, or the whole is an error.
func (m *machine) ask(ctx context.Context, rules []Rule, input ...field) (answers, error) {
	ctx, cancel := context.WithTimeout(ctx, m.deadline)
	defer cancel()
	input = append(input, field{"rules", askedFor(rules)})
	// A short evaluation can end before the engine looks at the clock.
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("evaluate policies: %w", err)
	}
	results, err := m.prepared.Eval(ctx, rego.EvalParsedInput(object(input...).Value))
	if err != nil {
		return nil, fmt.Errorf("evaluate policies: %w", err)
	}
	if len(results) != 1 || len(results[0].Expressions) != 1 {
		return nil, fmt.Errorf("evaluate policies: %d results where one is due", len(results))
	}
	return answersOf(rules, results[0].Expressions[0].Value)
}

// askedFor lists the rules by pack.
func askedFor(rules []Rule) *ast.Term {
	packs := map[string][]Rule{}
	for _, rule := range rules {
		if !rule.ofContract {
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
