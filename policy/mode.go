package policy

import (
	"regexp"
	"strings"

	"github.com/egglint/egg/parser"
)

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
	names := networkNames(s)
	if len(names) != 1 || len(flagsNamed(s, "network")) != 1 {
		return "", false
	}
	mode, ok := networks[names[0]]
	return mode, ok
}

var longNetwork = regexp.MustCompile(`(?:^|,)name=([^,]*)`)

// networkNames are the networks that are known by name.
func networkNames(s *parser.Scenario) []string {
	var names []string
	for _, flag := range flagsNamed(s, "network") {
		name, ok := value(flag.Value)
		if !ok {
			continue
		}
		if match := longNetwork.FindStringSubmatch(name); match != nil && strings.Contains(name, "=") {
			name = match[1]
		}
		names = append(names, name)
	}
	return names
}
