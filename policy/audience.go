package policy

import (
	"context"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// audience is which rules are for a scenario, and the modes in which it may be.
type audience struct {
	modes    []Mode
	sandbox  bool
	bindings []binding // the contracts of the configuration that bind it
}

// bound holds where a contract binds the scenario, egg's or another.
func (a audience) bound() bool { return a.sandbox || len(a.bindings) > 0 }

// audience finds out which contracts bind a scenario, and takes down where that
// cannot be told.
func (t *trial) audience(i int) audience {
	s := &t.scenarios[i]
	sandbox := t.engine.classifier.sandbox(t.launch, s)
	t.sandboxes[i], t.unknown[i] = sandbox == yes, sandbox == unknown
	a := audience{modes: t.modesOf(s, sandbox == yes), sandbox: sandbox == yes}
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

// modesOf is one mode where there is no sandbox, which has none.
func (t *trial) modesOf(s *parser.Scenario, sandbox bool) []Mode {
	possible := modes(s, t.engine.config.Sandbox.Networks)
	if !sandbox {
		return possible[:1]
	}
	return possible
}

// asks tells whether a rule is for the scenario: every one that is no contract's,
// and those of the contracts that bind it.
func (a audience) asks(r Rule) bool {
	switch {
	case r.Pack == contractPack:
		return a.sandbox
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

// items are what the contracts of the configuration ask for among these rules.
func (a audience) items(rules []Rule) []*ast.Term {
	var terms []*ast.Term
	for _, r := range rules {
		if r.ofContract {
			terms = append(terms, a.item(r))
		}
	}
	return terms
}

// ask puts the rules to a scenario in each of its modes. A rule that is not for it
// has nothing to say.
func (t *trial) ask(ctx context.Context, s *parser.Scenario, a audience) ([]answers, error) {
	asked := t.asked(s, a)
	said := make([]answers, len(a.modes))
	for n := range said {
		said[n] = make(answers, len(t.rules))
	}
	if len(asked) == 0 {
		return said, nil
	}
	rules := make([]Rule, len(asked))
	for i, at := range asked {
		rules[i] = t.rules[at]
	}
	term, argv, items := scenarioTerm(s), argvTerm(t.launch, s), ast.ArrayTerm(a.items(rules)...)
	for n, mode := range a.modes {
		given, err := t.machine.ask(ctx, rules,
			field{"launch", t.term}, field{"scenario", term}, field{"argv", argv}, field{"config", t.engine.contract},
			field{"mode", text(mode)}, field{"sandbox", boolean(a.sandbox)}, field{"contract", t.contract(a.sandbox)},
			field{"items", items})
		if err != nil {
			return nil, err
		}
		for i, at := range asked {
			said[n][at] = given[i]
		}
	}
	return said, nil
}
