package policy

import "github.com/egglint/egg/parser"

// modes are the modes that a scenario can be in: what PRIVATE_MODE says; else
// what the configuration says of its network; else both.
func modes(s *parser.Scenario, networks map[string]Mode) []Mode {
	if mode, ok := toldMode(s); ok {
		return []Mode{mode}
	}
	if mode, ok := networkMode(s, networks); ok {
		return []Mode{mode}
	}
	return []Mode{ModePrivate, ModePublic}
}

func toldMode(s *parser.Scenario) (Mode, bool) {
	variable, ok := s.Env["PRIVATE_MODE"]
	if !ok || variable.Presence != parser.PresenceAlways {
		return "", false
	}
	switch told, _ := value(variable.Value); told {
	case "true":
		return ModePrivate, true
	case "false":
		return ModePublic, true
	}
	return "", false
}

// mayBeTold holds where an argument that nobody has read may tell the mode.
func mayBeTold(s *parser.Scenario) bool {
	if variable, ok := s.Env["PRIVATE_MODE"]; ok {
		return overridden(s, variable.Value)
	}
	return s.EnvOpen || len(openGaps(s)) > 0
}

// networkMode is the mode of the only network of a scenario.
func networkMode(s *parser.Scenario, networks map[string]Mode) (Mode, bool) {
	names, given := networkNames(s), flagsNamed(s, "network")
	if len(names) != 1 || len(given) != 1 || given[0].Presence != parser.PresenceAlways {
		return "", false
	}
	mode, ok := networks[names[0]]
	return mode, ok
}

// networkNames are the networks that are known by name.
func networkNames(s *parser.Scenario) []string {
	var names []string
	for _, n := range networksOf(s) {
		if name, ok := value(n.name); ok {
			names = append(names, name)
		}
	}
	return names
}
