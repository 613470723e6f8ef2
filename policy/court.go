package policy

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// contractPack holds the rules that bind sandboxes alone.
const contractPack = "contract"

// court is who judges the launches of a run: the rules that the configuration asks
// for, and the machine that knows them.
type court struct {
	engine  *Engine
	machine *machine
	rules   []Rule
	agreed  *ast.Term // the rules of the contract, by id: what binds a sandbox
}

func newCourt(e *Engine, m *machine) *court {
	c := &court{engine: e, machine: m}
	var agreed []field
	for _, r := range slices.Concat(m.rules, e.contractRules) {
		if r.Pack == gatePack || r.Pack == divergencePack || e.severity(r) == SeverityOff {
			continue
		}
		c.rules = append(c.rules, r)
		if r.Pack == contractPack {
			agreed = append(agreed, field{r.ID, boolean(true)})
		}
	}
	c.agreed = object(agreed...)
	return c
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

// asked are the rules that can say anything but pass of a scenario, by their place.
// What nobody has read counts where it is told.
func (c *court) asked(s *parser.Scenario, a audience) []int {
	topics := topicsOf(s)
	doubt := a.bound() && (isOpen(s) || s.EnvOpen)
	var asked []int
	for i, r := range c.rules {
		if a.asks(r) && (doubt || r.concerns(topics)) {
			asked = append(asked, i)
		}
	}
	return asked
}

// concerns holds where an option or a variable is there that the rule is about. One
// that names none, or that nobody has held to what it names, has to be asked.
func (r Rule) concerns(topics map[string]bool) bool {
	return len(r.options) == 0 || r.own || slices.ContainsFunc(r.options, func(o string) bool { return topics[o] })
}

// topicsOf are the options and the variables of a scenario, as rules name them.
func topicsOf(s *parser.Scenario) map[string]bool {
	topics := make(map[string]bool, len(s.Flags)+len(s.Env))
	for _, flag := range s.Flags {
		topics["--"+flag.Name] = true
	}
	for name := range s.Env {
		topics[name] = true
	}
	return topics
}
