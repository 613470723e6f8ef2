package policy

import (
	"context"
	"fmt"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// Cost is what one rule takes to answer one scenario that is unlike any before.
type Cost struct {
	Rule string
	Took time.Duration
}

// costRounds is how often a rule is asked: the shortest time is nearest to what the
// work itself takes.
const costRounds = 50

// Costs measures every rule by the first scenario of a launch, taken for a private
// sandbox.
func Costs(ctx context.Context, l parser.Launch) ([]Cost, error) {
	m, err := newMachine(defaultDeadline, nil, func(Rule) bool { return true })
	if err != nil {
		return nil, err
	}
	config := configTerm(DefaultConfig())
	input := object(append(scenarioFields(&l, &l.Scenarios[0], config, true, noRules, nil), field{"mode", text(ModePrivate)})...)
	var all []Cost
	for _, r := range m.rules {
		if !r.ofScenarios() {
			continue
		}
		took, err := m.cost(ctx, r, input)
		if err != nil {
			return nil, err
		}
		all = append(all, Cost{r.ID, took})
	}
	return all, nil
}

func (m *machine) cost(ctx context.Context, rule Rule, input *ast.Term) (time.Duration, error) {
	q := m.inquiry(rule)
	var best time.Duration
	for range costRounds {
		start := time.Now()
		if _, err := m.evaluate(ctx, []*inquiry{q}, input); err != nil {
			return 0, fmt.Errorf("evaluate policies: %w", err)
		}
		if took := time.Since(start); best == 0 || took < best {
			best = took
		}
	}
	return best, nil
}
