package policy

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
)

// Carried says whether a launch passes an item: a flag ("--dns"), a flag with one of
// its values ("--security-opt label=disable"), or a variable ("-e PRIVATE_MODE").
type Carried string

// What can be said of an item.
const (
	CarriedYes         Carried = "yes"         // in every scenario
	CarriedNo          Carried = "no"          // in none
	CarriedConditional Carried = "conditional" // in some, and not in others
	CarriedUnknown     Carried = "unknown"     // what is not known may hold it, or take it away
)

// contractItems are the items that the contract asks for, in its order.
var contractItems = []string{
	"--security-opt label=disable", "--name", "--network", "--add-host", "--ip", "--dns",
	"-e GATEWAY_URL", "-e CONTAINER_ID", "-e RUNTIME_UID", "-e RUNTIME_GID", "-e PRIVATE_MODE", "-e EGG_SESSION_TOKEN",
	"-e HTTP_PROXY", "-e HTTPS_PROXY", "-e http_proxy", "-e https_proxy", "-e NO_PROXY", "-e no_proxy",
	"-e ANTHROPIC_AUTH_METHOD",
}

// ContractItems are the items that the contract asks for, as it is configured.
func (e *Engine) ContractItems() []string {
	items := slices.DeleteFunc(slices.Clone(contractItems), func(item string) bool { return strings.HasPrefix(item, "--security-opt") })
	for i, option := range e.config.Contract.SecurityOpt {
		items = slices.Insert(items, i, "--security-opt "+option)
	}
	for _, name := range e.config.Contract.RequireEnv {
		if item := "-e " + name; !slices.Contains(items, item) {
			items = append(items, item)
		}
	}
	return items
}

// Profile is what a launch carries, as launches are compared.
type Profile struct {
	Launch  *parser.Launch
	Sandbox bool // in some scenario

	scenarios []parser.Scenario // with the assumed values put in
}

// Profile reads a launch. No policy is asked.
func (e *Engine) Profile(l *parser.Launch) Profile {
	p := Profile{Launch: l}
	for _, s := range l.Scenarios {
		p.scenarios = append(p.scenarios, assumed(l, s, e.config.Assume)...)
	}
	p.Sandbox = slices.ContainsFunc(p.scenarios, func(s parser.Scenario) bool { return e.classifier.sandbox(l, &s) == yes })
	return p
}

// Items are the items that some scenario passes, or may pass, in order: flags, then
// variables.
func (p Profile) Items() []string {
	seen := map[string]bool{}
	for i := range p.scenarios {
		for item := range itemsOf(&p.scenarios[i]) {
			seen[item] = true
		}
	}
	return slices.SortedFunc(maps.Keys(seen), byItem)
}

func byItem(a, b string) int {
	return cmp.Or(cmp.Compare(isVariable(a), isVariable(b)), cmp.Compare(a, b))
}

// isVariable is 1 for a variable, and 0 for a flag.
func isVariable(item string) int {
	if strings.HasPrefix(item, "-e ") {
		return 1
	}
	return 0
}

// Carries says whether the launch passes an item.
func (p Profile) Carries(item string) Carried {
	cargo := make([]answer, len(p.scenarios))
	for i := range p.scenarios {
		cargo[i] = passes(&p.scenarios[i], item)
		if given := givesFlag(&p.scenarios[i], item); cargo[i] == no || given == yes {
			cargo[i] = given
		}
	}
	return carriedOf(cargo)
}

// givesFlag answers for a flag, alone or with a value, whether its values make items or
// not.
func givesFlag(s *parser.Scenario, item string) answer {
	name, wanted, valued := strings.Cut(strings.TrimPrefix(item, "--"), " ")
	return anyOf(flagsNamed(s, name), func(f parser.Flag) answer {
		word := flagWord(f)
		if name == "network" {
			word = networkOf(f).name
		}
		text, told := value(word)
		switch {
		case told && (text == "false" || valued && text != wanted):
			return no
		case f.Presence == parser.PresenceAlways && (told || !valued):
			return yes
		}
		return unknown
	})
}

// CheckItem refuses a flag that no engine has, or has by another name: it would read as
// "no" everywhere.
func CheckItem(item string) error {
	flag, ok := strings.CutPrefix(item, "--")
	if !ok {
		return nil
	}
	name, _, _ := strings.Cut(flag, " ")
	return validFlag(item, name)
}

// carriedOf sums up what scenarios pass.
func carriedOf(cargo []answer) Carried {
	has := func(a answer) bool { return slices.Contains(cargo, a) }
	switch {
	case has(yes) && has(no):
		return CarriedConditional
	case has(unknown):
		return CarriedUnknown
	case has(yes):
		return CarriedYes
	}
	return CarriedNo
}

// passes answers whether a scenario passes an item.
func passes(s *parser.Scenario, item string) answer {
	if given, ok := itemsOf(s)[item]; ok {
		return given
	}
	return unmentioned(s, item, isOpen(s))
}

// unmentioned answers for an item of which a scenario, which may be open, does not speak.
func unmentioned(s *parser.Scenario, item string, open bool) answer {
	name, _, _ := strings.Cut(strings.TrimPrefix(item, "--"), " ")
	unread := open || isVariable(item) == 1 && s.EnvOpen
	undecided := slices.ContainsFunc(flagsNamed(s, name), func(f parser.Flag) bool { return !known(flagWord(f)) })
	return orUnknown(unread || undecided && strings.Contains(item, " "))
}

func orUnknown(unsure bool) answer {
	if unsure {
		return unknown
	}
	return no
}

// byValue are the flags that say different things by their value.
var byValue = []string{"security-opt", "cap-drop", "cap-add"}

// itemsOf are the items of a scenario: yes where every run has them.
func itemsOf(s *parser.Scenario) map[string]answer {
	items := map[string]answer{}
	add := func(item string, p parser.Presence) {
		if given := orUnknown(p != parser.PresenceAlways); given == no {
			items[item] = yes
		} else if items[item] != yes {
			items[item] = unknown
		}
	}
	for _, f := range s.Flags {
		text, told := value(flagWord(f))
		switch {
		case f.Name == "env" || told && text == "false":
		case slices.Contains(byValue, f.Name) && told:
			add(dashed(f.Name)+" "+text, f.Presence)
		default:
			add(dashed(f.Name), f.Presence)
		}
	}
	for _, n := range networksOf(s) {
		switch n.addressed {
		case yes:
			add("--ip", n.presence)
		case unknown:
			add("--ip", parser.PresenceMaybe)
		}
	}
	for name, v := range s.Env {
		add("-e "+name, v.Presence)
	}
	return items
}
