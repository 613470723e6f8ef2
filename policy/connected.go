package policy

import (
	"context"

	"github.com/egglint/egg/parser"
)

// Connected says whether some connection gives the container of a launch a way out: what
// the rules about connections would say of it, were it a private sandbox.
func (e *Engine) Connected(ctx context.Context, l *parser.Launch, starts []parser.Launch) (Carried, error) {
	m, err := e.machine()
	if err != nil {
		return "", err
	}
	launches, connections := apart(starts)
	c := newConnectionCourt(e, m, launches)
	c.rules = m.aboutConnections()
	p := e.Profile(l)
	cargo := make([]answer, len(p.scenarios))
	for i := range p.scenarios {
		c.around.sandboxes = []privateSandbox{e.privateSandbox(l, &p.scenarios[i], yes)}
		if cargo[i], err = c.reached(ctx, connections); err != nil {
			return "", err
		}
	}
	return carriedOf(cargo), nil
}

// reached answers whether one of the connections fails, in some run.
func (c *court) reached(ctx context.Context, connections []parser.Launch) (answer, error) {
	result := no
	for i := range connections {
		t := c.newTrial(&connections[i])
		for n := range t.scenarios {
			said, err := t.ask(ctx, &t.scenarios[n], t.audience(n))
			if err != nil {
				return unknown, err
			}
			for _, checks := range said[0] {
				result = anyOf([]answer{result, negated(holdingOf(checks))}, func(a answer) answer { return a })
			}
		}
	}
	return result, nil
}

// holdingOf answers whether all checks of a rule hold.
func holdingOf(checks []check) answer {
	switch verdictOf(checks) {
	case VerdictFail:
		return no
	case VerdictUnproven:
		return unknown
	}
	return yes
}
