package policy

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// contractPack holds the rules that bind sandboxes alone.
const contractPack = "contract"

// court is who judges the launches of a run, or its connections: the rules that the
// configuration asks for, and the machine that knows them.
type court struct {
	engine  *Engine
	machine *machine
	rules   []Rule
	binding map[string]bool // the rules of the contract, by id: what binds a sandbox
	agreed  *ast.Term       // the same, as rules see it
	wanted  wants           // what the rules read of a scenario
	around  *containers     // that connections may meet; nil: launches are judged
}

func newCourt(e *Engine, m *machine) *court {
	c := &court{engine: e, machine: m, binding: map[string]bool{}}
	var agreed []field
	for _, r := range slices.Concat(m.rules, e.contractRules) {
		if !r.ofScenarios() || e.severity(r) == SeverityOff {
			continue
		}
		c.rules = append(c.rules, r)
		if r.Pack == contractPack {
			c.binding[r.ID] = true
			agreed = append(agreed, field{r.ID, boolean(true)})
		}
	}
	c.agreed = object(agreed...)
	c.wanted = m.wants(c.rules)
	return c
}

// newConnectionCourt judges connections, by the containers of some launches. Where none
// of them is a private sandbox, there is nothing to judge.
func newConnectionCourt(e *Engine, m *machine, launches []parser.Launch) *court {
	c := &court{engine: e, machine: m, agreed: noRules, around: e.containersOf(launches)}
	if len(c.around.sandboxes) > 0 {
		c.rules = slices.DeleteFunc(m.aboutConnections(), func(r Rule) bool { return e.severity(r) == SeverityOff })
	}
	return c
}

// aboutConnections are the rules that are asked of connections.
func (m *machine) aboutConnections() []Rule {
	return slices.DeleteFunc(slices.Clone(m.rules), func(r Rule) bool { return r.input != inputConnection })
}

// under is the same court by another configuration.
func (c *court) under(e *Engine) *court {
	if c.around == nil {
		return newCourt(e, c.machine)
	}
	return newConnectionCourt(e, c.machine, c.around.launches)
}

func (e *Engine) severity(r Rule) Severity { return e.config.Severity(r) }

// contract is the rules of the contract that are asked of a scenario. What they tell
// of a sandbox, the rules for every launch leave to them.
func (c *court) contract(sandbox bool) *ast.Term {
	if sandbox {
		return c.agreed
	}
	return noRules
}

var noRules = object()
