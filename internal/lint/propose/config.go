package propose

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Config is the text of a configuration. What cannot be told from the launches stands
// there as a comment, for people to decide.
func (s Survey) Config() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# What egglint holds this project to. All keys: docs/schema/egglint.schema.json, at\n# https://github.com/egglint/egg\nversion: 1\n")
	if len(s.sandboxes) == 0 {
		s.withoutSandboxes(&b)
	} else {
		s.writeSandbox(&b)
		s.writeContract(&b)
		s.writeExpect(&b)
	}
	s.writeUnknown(&b)
	fmt.Fprintf(&b, "\n# What any container should keep to is told as a warning. strict asks for more: limits,\n# a read-only root, no capabilities.\nhardening: default\n")
	return []byte(b.String())
}

func (s Survey) writeSandbox(b *strings.Builder) {
	b.WriteString("\n# Which launches are sandboxes, so that the contract binds them. A known image decides.\nsandbox:\n")
	b.WriteString("  images:\n")
	for _, name := range s.images.names() {
		fmt.Fprintf(b, "    - %s # started by %s\n", pad(quoted(name)), most(s.images[name]))
	}
	fmt.Fprintf(b, "    - %s # and what is called so later\n", pad(`"*sandbox*"`))
	s.writeNetworks(b)
	for _, name := range s.others.names() {
		if strings.Contains(name, "gateway") {
			fmt.Fprintf(b, "  exclude: {images: [%s]} # the gateway is none (%s)\n", quoted(name), most(s.others[name]))
			break
		}
	}
	for _, text := range s.holes.names() {
		fmt.Fprintf(b, "# The image of %s is not known (%s). If you know it:\n# assume: {%s: [IMAGE]}\n", most(s.holes[text]), plainly(text), quoted(plainly(text)))
	}
}

// writeNetworks tells the mode of each network that a sandbox joins, where the launches
// agree about it.
func (s Survey) writeNetworks(b *strings.Builder) {
	names := slices.Sorted(maps.Keys(s.networks))
	decided := slices.ContainsFunc(names, func(name string) bool { return len(s.networks[name]) == 1 })
	if decided {
		b.WriteString("  networks: # what each is made for: private reaches the gateway alone\n")
	}
	for _, name := range names {
		modes := slices.Sorted(maps.Keys(s.networks[name]))
		switch len(modes) {
		case 1:
			fmt.Fprintf(b, "    %s: %s # as PRIVATE_MODE says there\n", quoted(name), modes[0])
		case 0:
			fmt.Fprintf(b, "    # %s: private # or public: no launch says which\n", quoted(name))
		default:
			fmt.Fprintf(b, "    # %s: private # or public: launches say both\n", quoted(name))
		}
	}
}

func (s Survey) writeContract(b *strings.Builder) {
	gateways := s.gateways.names()
	auth := s.auth*2 > len(s.sandboxes)
	if len(gateways) == 0 && !auth {
		return
	}
	b.WriteString("\ncontract:\n")
	if len(gateways) > 0 {
		fmt.Fprintf(b, "  gateway: %s # the host that sandboxes get an address for (%s)\n", quoted(gateways[0]), most(s.gateways[gateways[0]]))
	}
	if auth {
		fmt.Fprintf(b, "  requireEnv: [ANTHROPIC_AUTH_METHOD] # %d of %d sandboxes set it\n", s.auth, len(s.sandboxes))
	}
}

func (s Survey) writeExpect(b *strings.Builder) {
	fmt.Fprintf(b, "\n# Fewer sandboxes than are found today is a finding: a gate that sees nothing is broken.\nexpect: {sandboxes: %d}\n", len(s.sandboxes))
}

// withoutSandboxes is for a project in which nothing looks like a sandbox.
func (s Survey) withoutSandboxes(b *strings.Builder) {
	fmt.Fprintf(b, "\n# Of %d launches none looks like a sandbox, so the contract binds none of them. Name the\n# images of yours, if you have some:\n# sandbox: {images: [\"*/agent\"]}\n", s.launches)
	names := s.others.names()
	if len(names) == 0 {
		return
	}
	fmt.Fprintf(b, "\n# What your own containers have to carry is proven the same way (docs/contracts.md). For\n# the image that is started most (%s):\n", most(s.others[names[0]]))
	fmt.Fprintf(b, "# contracts:\n#   - name: ours\n#     match: {images: [%s]}\n#     requireFlags: [{name: read-only}]\n", quoted(plainly(names[0])))
}

func (s Survey) writeUnknown(b *strings.Builder) {
	if s.unknown > 0 {
		fmt.Fprintf(b, "\n# %d commands have a name that is not known (egglint --verbose shows them). Variables that\n# hold an engine:\n# engines: [\"$ENGINE\"]\n", s.unknown)
	}
}

// pad brings what follows a short text into one column.
func pad(text string) string { return fmt.Sprintf("%-24s", text) }

// quoted is a text as a string of YAML, and of JSON.
func quoted(text string) string {
	out, err := json.Marshal(text)
	if err != nil {
		return `""` // no string does that
	}
	return string(out)
}

// plainly is a text from a source, fit for a comment.
func plainly(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '?'
		}
		return r
	}, text)
}
