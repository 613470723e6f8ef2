package policy

import (
	"context"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// audience is which rules are for a scenario, and the modes in which it may be.
type audience struct {
	modes    []Mode
	sandbox  bool
	contract map[string]bool // the rules of egg's contract that are asked of sandboxes
	bindings []binding       // the contracts of the configuration that bind it
}

// bound holds where a contract binds the scenario, egg's or another.
func (a audience) bound() bool { return a.sandbox || len(a.bindings) > 0 }

// audience finds out which contracts bind a scenario, and takes down where that
// cannot be told.
func (t *trial) audience(i int) audience {
	s := &t.scenarios[i]
	if t.around != nil {
		return audience{modes: t.modesOf(s, true), sandbox: true}
	}
	sandbox := t.engine.classifier.sandbox(t.launch, s)
	t.sandboxes[i], t.unknown[i] = sandbox == yes, sandbox == unknown
	a := audience{modes: t.modesOf(s, sandbox == yes), sandbox: sandbox == yes, contract: t.binding}
	for _, b := range t.engine.bindings {
		switch b.binds(t.launch, s) {
		case yes:
			a.bindings = append(a.bindings, b)
		case unknown:
			t.unbound[i] = true
		}
	}
	return a
}

// modesOf is one mode where there is no sandbox, which has none. A connection is asked
// what it does to private ones.
func (t *trial) modesOf(s *parser.Scenario, sandbox bool) []Mode {
	if t.around != nil {
		return []Mode{ModePrivate}
	}
	possible := modes(s, t.engine.config.Sandbox.Networks)
	if !sandbox {
		return possible[:1]
	}
	return possible
}

// asks tells whether a rule is for the scenario: every one that is no contract's and
// is not left to one, and those of the contracts that bind it.
func (a audience) asks(r Rule) bool {
	switch {
	case r.Pack == contractPack:
		return a.sandbox
	case r.LeftTo != "":
		return !a.sandbox || !a.contract[r.LeftTo]
	case r.ofContract:
		return a.item(r) != nil
	}
	return true
}

// item is what the rule of a contract of the configuration asks for; nil where that
// does not bind the scenario.
func (a audience) item(r Rule) *ast.Term {
	for _, b := range a.bindings {
		if term := b.items[r.ID]; term != nil {
			return term
		}
	}
	return nil
}

// ask puts the rules to a scenario in each of its modes. A rule that is not for it
// has nothing to say.
func (t *trial) ask(ctx context.Context, s *parser.Scenario, a audience) ([]answers, error) {
	var common, items []int
	for i, r := range t.rules {
		switch {
		case !a.asks(r):
		case r.ofContract:
			items = append(items, i)
		default:
			common = append(common, i)
		}
	}
	said := make([]answers, len(a.modes))
	fields := t.fields(s, a)
	for n, mode := range a.modes {
		said[n] = make(answers, len(t.rules))
		input := append(slices.Clone(fields), field{"mode", text(mode)})
		if err := t.put(ctx, common, said[n], input); err != nil {
			return nil, err
		}
		for _, at := range items {
			if err := t.put(ctx, []int{at}, said[n], append(slices.Clone(input), field{"item", a.item(t.rules[at])})); err != nil {
				return nil, err
			}
		}
	}
	return said, nil
}

// fields are what rules see of a scenario, of a launch or of a connection.
func (t *trial) fields(s *parser.Scenario, a audience) []field {
	if t.around != nil {
		return []field{{"connection", t.around.connectionTerm(t.launch, s)}, {"config", t.engine.contract}}
	}
	return scenarioFields(t.launch, s, t.engine.contract, a.sandbox, t.contract(a.sandbox), t.wanted)
}

// scenarioFields are what rules see of a scenario, the mode aside, which has to be told.
func scenarioFields(l *parser.Launch, s *parser.Scenario, config *ast.Term, sandbox bool, contract *ast.Term, wanted wants) []field {
	return []field{
		{"launch", launchTerm(l)}, {"scenario", scenarioTerm(s, wanted)}, {"argv", argvTerm(l, s)}, {"config", config},
		{"sandbox", boolean(sandbox)}, {"contract", contract},
	}
}

// put asks the rules at these places, and puts what they say there.
func (t *trial) put(ctx context.Context, places []int, said answers, input []field) error {
	rules := make([]Rule, len(places))
	for i, at := range places {
		rules[i] = t.rules[at]
	}
	given, err := t.machine.ask(ctx, rules, input...)
	if err != nil {
		return err
	}
	for i, at := range places {
		said[at] = given[i]
	}
	return nil
}
