package parser

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// contractFlags are what a sandbox must carry, in every spelling.
var contractFlags = []string{
	"-e", "--add-host", "--dns", "--env", "--ip", "--name", "--net", "--network", "--privileged", "--security-opt",
}

// contractVars begin the values that a sandbox must carry.
var contractVars = []string{
	"ANTHROPIC_AUTH_METHOD=", "CONTAINER_ID=", "EGG_SESSION_TOKEN=", "GATEWAY_URL=", "PRIVATE_MODE=", "RUNTIME_GID=", "RUNTIME_UID=",
}

// weigh tells how much it matters to tell apart what governs an element: what
// the contract asks for counts most.
func weigh(e abstract.Element) int {
	weight := 1
	for _, c := range e.Word {
		if ofContract(firstLiteral(c.Value)) {
			weight = 100
		}
	}
	for _, round := range e.Repeat {
		for _, inner := range round {
			weight = max(weight, weigh(inner))
		}
	}
	return weight
}

func ofContract(literal string) bool {
	name, _, _ := strings.Cut(literal, "=")
	return slices.Contains(contractFlags, name) || slices.ContainsFunc(contractVars, func(prefix string) bool {
		return strings.HasPrefix(literal, prefix)
	})
}
