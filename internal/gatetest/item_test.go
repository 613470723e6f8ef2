package gatetest

import (
	"slices"
	"strings"

	"github.com/egglint/egg/builder"
)

// item is one thing of the contract, as the builder spells it, and the rule that
// misses it.
type item struct {
	flag, value string // the value is a prefix
	rule        string
	privateOnly bool
}

func items() []item {
	return []item{
		{flag: "--security-opt", value: "label=disable", rule: "EGG001"},
		{flag: "--dns", value: "0.0.0.0", rule: "EGG002", privateOnly: true},
		{flag: "-e", value: "HTTP_PROXY=", rule: "EGG003", privateOnly: true},
		{flag: "-e", value: "HTTPS_PROXY=", rule: "EGG003", privateOnly: true},
		{flag: "-e", value: "http_proxy=", rule: "EGG003", privateOnly: true},
		{flag: "-e", value: "https_proxy=", rule: "EGG003", privateOnly: true},
		{flag: "-e", value: "NO_PROXY=", rule: "EGG004", privateOnly: true},
		{flag: "-e", value: "no_proxy=", rule: "EGG004", privateOnly: true},
		{flag: "-e", value: "CONTAINER_ID=", rule: "EGG005"},
		{flag: "-e", value: "RUNTIME_UID=", rule: "EGG006"},
		{flag: "-e", value: "RUNTIME_GID=", rule: "EGG006"},
		{flag: "-e", value: "PRIVATE_MODE=", rule: "EGG007"},
		{flag: "--network", rule: "EGG008"},
		{flag: "--add-host", rule: "EGG009"},
		{flag: "-e", value: "GATEWAY_URL=", rule: "EGG009"},
		{flag: "--ip", rule: "EGG010"},
		{flag: "-e", value: "EGG_SESSION_TOKEN=", rule: "EGG011"},
		{flag: "--name", rule: "EGG015"},
	}
}

// appliesTo tells whether the builder puts the item into a sandbox.
func (i item) appliesTo(s builder.Sandbox) bool {
	return !i.privateOnly || s.Network.Mode.IsPrivate()
}

// without takes the item out of an argv: the first of its kind, which is the
// builder's own.
func (i item) without(argv []string) []string {
	for at := range len(argv) - 1 {
		if argv[at] == i.flag && strings.HasPrefix(argv[at+1], i.value) {
			return slices.Concat(argv[:at], argv[at+2:])
		}
	}
	return nil
}
