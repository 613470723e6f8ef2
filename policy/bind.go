package policy

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// binding is a contract of the configuration, ready to be asked.
type binding struct {
	images, names, paths []pattern
	rules                []Rule
	items                map[string]*ast.Term // by the id of their rules
}

// bindings makes the contracts of a valid configuration ready.
func bindings(contracts []Contract) []binding {
	all := make([]binding, len(contracts))
	for i, c := range contracts {
		all[i] = binding{
			images: patterns(c.Match.Images, namePattern), names: patterns(c.Match.Names, namePattern),
			paths: patterns(c.Match.Paths, pathPattern), items: map[string]*ast.Term{},
		}
		for _, item := range c.items("") {
			rule := item.rule(c)
			all[i].rules = append(all[i].rules, rule)
			all[i].items[rule.ID] = item.term(c)
		}
	}
	return all
}

// ContractRules is the catalogue of what the contracts of a configuration ask for.
func ContractRules(contracts []Contract) []Rule {
	var rules []Rule
	for _, b := range bindings(contracts) {
		rules = append(rules, b.rules...)
	}
	return rules
}

// binds answers whether the contract binds a scenario of the launch.
func (b binding) binds(l *parser.Launch, s *parser.Scenario) answer {
	image := b.byImage(s)
	if image != unknown {
		return image
	}
	told := anyOf(b.paths, func(p pattern) answer { return decide(p.matches(l.File)) })
	if told == yes {
		return yes
	}
	name := b.byName(s)
	if len(b.images) > 0 && name == no {
		return unknown
	}
	return name
}

// byImage leaves it open where no image is asked for.
func (b binding) byImage(s *parser.Scenario) answer {
	if len(b.images) == 0 || s.Image == nil {
		return unknown
	}
	return anyOf(b.images, repositoryOf(s.Image).like)
}

// byName leaves it open where a name may be given that nobody has read.
func (b binding) byName(s *parser.Scenario) answer {
	if len(b.names) == 0 {
		return no
	}
	told := anyOf(flagsNamed(s, "name"), func(f parser.Flag) answer {
		return anyOf(b.names, repository{marked(flagWord(f))}.like)
	})
	if told == no && isOpen(s) {
		return unknown
	}
	return told
}
