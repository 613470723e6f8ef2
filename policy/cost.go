package policy

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// Cost is what one rule takes to answer one scenario that is unlike any before.
// The allocations hardly change from run to run; the time is this machine's, now.
type Cost struct {
	Rule   string
	Allocs uint64
	Took   time.Duration
}

// costRounds is how often a rule is asked: the least is nearest to what the work itself
// takes.
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
		c, err := m.cost(ctx, r, input)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

func (m *machine) cost(ctx context.Context, rule Rule, input *ast.Term) (Cost, error) {
	least := Cost{Rule: rule.ID}
	asked, _ := m.inquire([]Rule{rule})
	var before, after runtime.MemStats
	for round := range costRounds {
		runtime.ReadMemStats(&before)
		start := time.Now()
		if _, err := m.evaluate(ctx, asked, input); err != nil {
			return least, fmt.Errorf("evaluate policies: %w", err)
		}
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		allocs := after.Mallocs - before.Mallocs
		if round == 0 {
			least.Allocs, least.Took = allocs, took
		}
		least.Allocs, least.Took = min(least.Allocs, allocs), min(least.Took, took)
	}
	return least, nil
}
