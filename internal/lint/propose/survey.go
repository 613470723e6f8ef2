// Package propose proposes a configuration for a project, by the launches that are
// found in it.
package propose

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// Survey is what launches tell of a project.
type Survey struct {
	launches  int
	unknown   int // commands with a name that is not known
	sandboxes []site
	images    tally                           // repositories that sandboxes start
	others    tally                           // and other launches
	networks  map[string]map[policy.Mode]bool // that sandboxes join, with the modes that they say to have there
	gateways  tally                           // names that sandboxes give an address
	holes     tally                           // images of which nothing is known
	auth      int                             // sandboxes that set ANTHROPIC_AUTH_METHOD in some scenario
}

// site is where a launch stands.
type site struct {
	file string
	line int
}

// plain are the names that images, networks and hosts can have, with * for what is not
// known of them.
var plain = regexp.MustCompile(`^[\w.*/:-]+$`)

// tally counts launches by a name.
type tally map[string][]site

func (t tally) add(name string, at site) {
	if plain.MatchString(name) {
		t.note(name, at)
	}
}

// note counts whatever the name is.
func (t tally) note(name string, at site) {
	if !slices.Contains(t[name], at) {
		t[name] = append(t[name], at)
	}
}

// names are those with the most launches first.
func (t tally) names() []string {
	return slices.SortedFunc(maps.Keys(t), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(t[b]), len(t[a])), cmp.Compare(a, b))
	})
}

// Look surveys the launches of a project; sandbox tells which of them are sandboxes as
// far as egg can tell by itself, and unknown how many commands have no known name.
func Look(launches []parser.Launch, sandbox func(*parser.Launch) bool, unknown int) Survey {
	s := Survey{
		launches: len(launches), unknown: unknown,
		images: tally{}, others: tally{}, gateways: tally{}, holes: tally{}, networks: map[string]map[policy.Mode]bool{},
	}
	for i := range launches {
		l := &launches[i]
		at := site{l.File, l.Span.Line}
		if sandbox(l) {
			s.sandbox(l, at)
			continue
		}
		for _, scenario := range l.Scenarios {
			s.others.add(repository(scenario.Image), at)
		}
	}
	return s
}

func (s *Survey) sandbox(l *parser.Launch, at site) {
	s.sandboxes = append(s.sandboxes, at)
	told := false
	for _, scenario := range l.Scenarios {
		s.image(scenario.Image, at)
		s.join(scenario)
		for _, flag := range scenario.Flags {
			if host, _, ok := strings.Cut(known(flag.Value), ":"); flag.Name == "add-host" && ok {
				s.gateways.add(host, at)
			}
		}
		_, set := scenario.Env["ANTHROPIC_AUTH_METHOD"]
		told = told || set
	}
	if told {
		s.auth++
	}
}

func (s *Survey) image(image *parser.Word, at site) {
	name := repository(image)
	if strings.Trim(name, "*/") == "" {
		if image != nil && len(image.Parts) == 1 {
			s.holes.note(image.Text, at)
		}
		return
	}
	s.images.add(name, at)
}

// join notes the networks of a scenario and, where it joins one only, the mode that it
// says to have.
func (s *Survey) join(scenario parser.Scenario) {
	var joined []string
	for _, flag := range scenario.Flags {
		if name := networkName(known(flag.Value)); flag.Name == "network" && plain.MatchString(name) {
			joined = append(joined, name)
		}
	}
	for _, name := range joined {
		if s.networks[name] == nil {
			s.networks[name] = map[policy.Mode]bool{}
		}
	}
	mode, told := map[string]policy.Mode{"true": policy.ModePrivate, "false": policy.ModePublic}[known(scenario.Env["PRIVATE_MODE"].Value)]
	if told && len(joined) == 1 {
		s.networks[joined[0]][mode] = true
	}
}

// networkName is the name of a network, unless it is one of the engine's own.
func networkName(value string) string {
	name := value
	for part := range strings.SplitSeq(value, ",") {
		if rest, ok := strings.CutPrefix(part, "name="); ok {
			name = rest
		}
	}
	switch {
	case strings.ContainsAny(name, ",=:"), slices.Contains([]string{"host", "none", "bridge", "default"}, name):
		return ""
	}
	return name
}

// known is a word's text, where all of it is known.
func known(w *parser.Word) string {
	if w == nil || !w.Known {
		return ""
	}
	return w.Text
}

// repository is the name of an image without tag and digest, as a pattern: * for what
// is not known of it.
func repository(image *parser.Word) string {
	if image == nil {
		return ""
	}
	var b strings.Builder
	for _, part := range image.Parts {
		if part.Hole != "" {
			b.WriteString("*")
		} else {
			b.WriteString(part.Literal)
		}
	}
	name, _, _ := strings.Cut(b.String(), "@")
	if colon := strings.LastIndex(name, ":"); colon > strings.LastIndex(name, "/") {
		name = name[:colon]
	}
	return name
}

// most names some places, and how many more there are.
func most(sites []site) string {
	const shown = 3
	var all []string
	for _, at := range sites[:min(shown, len(sites))] {
		all = append(all, fmt.Sprintf("%s:%d", plainly(at.file), at.line))
	}
	if more := len(sites) - shown; more > 0 {
		all = append(all, fmt.Sprintf("%d more", more))
	}
	return strings.Join(all, ", ")
}
