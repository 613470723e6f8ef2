package policy

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// containers are those that the launches of a run start, as connections meet them.
type containers struct {
	launches  []parser.Launch
	sandboxes []privateSandbox
	others    []*parser.Word // names of containers that are no sandboxes
	assumed   []string       // what the configuration assumes of all these

	seen map[string]bool // the sandboxes, as rules see them
}

// privateSandbox is one that can be private, in one scenario of its launch.
type privateSandbox struct {
	site     string
	names    []*parser.Word // that it may have; none: nobody has read one
	unread   bool           // it has a name all the same, perhaps
	networks []*parser.Word
	gateway  *parser.Word // nil: none is told
	private  answer
	term     *ast.Term // as rules see it, made once for all connections
}

// apart tells launches and connections apart.
func apart(starts []parser.Launch) (launches, connections []parser.Launch) {
	for _, l := range starts {
		if l.IsConnection() {
			connections = append(connections, l)
			continue
		}
		launches = append(launches, l)
	}
	return launches, connections
}

// containersOf finds them. No policy is asked: it counts what the launches are called.
func (e *Engine) containersOf(launches []parser.Launch) *containers {
	c := &containers{launches: launches, seen: map[string]bool{}}
	for i := range launches {
		p := e.Profile(&launches[i])
		for n := range p.scenarios {
			e.take(c, p.Launch, &p.scenarios[n])
		}
	}
	return c
}

// take adds the container of a scenario. One of which it cannot be told whether it is a
// sandbox is none, as for all rules of the contract.
func (e *Engine) take(c *containers, l *parser.Launch, s *parser.Scenario) {
	possible := modes(s, e.config.Sandbox.Networks)
	switch sandbox := e.classifier.sandbox(l, s); {
	case sandbox == no:
		c.others = append(c.others, namesOf(l, s)...)
	case sandbox == yes && slices.Contains(possible, ModePrivate):
		b := e.privateSandbox(l, s, negated(orUnknown(len(possible) > 1 && mayBeTold(s))))
		if key := b.term.String(); !c.seen[key] {
			c.seen[key] = true
			c.sandboxes = append(c.sandboxes, b)
		}
	}
	for _, text := range s.Assumptions {
		if strings.HasSuffix(text, assumedMark) && !slices.Contains(c.assumed, text) {
			c.assumed = append(c.assumed, text)
		}
	}
}

// privateSandbox is the container of a scenario, as if that were a private sandbox.
func (e *Engine) privateSandbox(l *parser.Launch, s *parser.Scenario, private answer) privateSandbox {
	b := privateSandbox{site: siteOf(l), names: namesOf(l, s), private: private}
	b.unread = len(b.names) == 0 && isOpen(s)
	for _, n := range networksOf(s) {
		if n.presence == parser.PresenceAlways { // on one that only some runs have, it is new to others
			b.networks = append(b.networks, across(l, n.name))
		}
	}
	if url, ok := s.Env["GATEWAY_URL"]; ok && url.Value != nil {
		b.gateway = across(l, urlHost(url.Value))
	}
	if host := e.config.Contract.Gateway; host != "" {
		b.gateway = wordOf([]parser.Part{{Literal: host}})
	}
	b.term = sandboxTerm(b)
	return b
}

// siteOf is how messages name a launch.
func siteOf(l *parser.Launch) string { return fmt.Sprintf("%s:%d", l.File, l.Span.Line) }

// namesOf are the names that a launch may give its container. The last --name counts,
// and one that is there in every run takes those before it away. What a gap may say
// otherwise is told of the launch.
func namesOf(l *parser.Launch, s *parser.Scenario) []*parser.Word {
	var names []*parser.Word
	for _, f := range flagsNamed(s, "name") {
		if f.Presence == parser.PresenceAlways {
			names = nil
		}
		names = append(names, bareName(across(l, flagWord(f))))
	}
	return names
}

// bareName is a name without what some engine drops around it: blanks, and a slash before it.
func bareName(w *parser.Word) *parser.Word {
	parts := slices.Clone(plainParts(w.Parts))
	if last := len(parts) - 1; last >= 0 {
		parts[0].Literal = strings.TrimPrefix(strings.TrimLeftFunc(parts[0].Literal, unicode.IsSpace), "/")
		parts[last].Literal = strings.TrimRightFunc(parts[last].Literal, unicode.IsSpace)
	}
	return wordOf(parts)
}

// bareEnds are what a connection brings together, as the engine is asked for it.
func bareEnds(s *parser.Scenario) parser.Ends {
	ends := *s.Connects
	if ends.Network != nil {
		ends.Network = bareName(ends.Network)
	}
	if ends.Container != nil {
		ends.Container = bareName(ends.Container)
	}
	return ends
}

// across is a word as others than its launch see it: its holes are strings of that
// launch alone, but for those that launches and connections share.
func across(l *parser.Launch, w *parser.Word) *parser.Word {
	parts := slices.Clone(w.Parts)
	for i, p := range parts {
		switch {
		case p.Shared != "":
			parts[i].Hole = p.Shared
		case isHole(p):
			parts[i].Hole = l.ID + " " + p.Hole
		}
	}
	return wordOf(parts)
}

// decisive is a scenario without the gaps that do not matter: options of a connection of
// which both ends are told.
func decisive(s parser.Scenario) parser.Scenario {
	if s.Connects != nil && s.Connects.Network != nil && s.Connects.Container != nil {
		s.Gaps = nil
	}
	return s
}

// connectionTerm is what rules see of a connection, and of the containers around it.
func (c *containers) connectionTerm(l *parser.Launch, s *parser.Scenario) *ast.Term {
	ends := bareEnds(s)
	for _, end := range []**parser.Word{&ends.Network, &ends.Container} {
		if *end != nil {
			*end = across(l, *end)
		}
	}
	return object(
		field{"unread", mayBe(isOpen(s))},
		field{"network", wordTerm(ends.Network)},
		field{"container", wordTerm(ends.Container)},
		field{"sandboxes", list(c.near(ends.Container), func(b privateSandbox) *ast.Term { return b.term })},
		field{"another", boolean(c.another(ends.Container))},
	)
}

// near leaves out the sandboxes that are certainly not called so, which saves the rules
// most of their work.
func (c *containers) near(name *parser.Word) []privateSandbox {
	told, ok := value(name)
	if !ok {
		return c.sandboxes
	}
	return slices.DeleteFunc(slices.Clone(c.sandboxes), func(b privateSandbox) bool {
		return len(b.names) > 0 && anyOf(b.names, func(w *parser.Word) answer { return readsAs(w, told) }) == no
	})
}

// another tells whether the name is that of a container which is launched and no sandbox.
func (c *containers) another(name *parser.Word) bool {
	return name != nil && slices.ContainsFunc(c.others, func(w *parser.Word) bool {
		return slices.EqualFunc(w.Parts, name.Parts, func(x, y parser.Part) bool {
			return x.Literal == y.Literal && x.Hole == y.Hole
		})
	})
}

// holes are what is not known of the names, as it reads in the source.
func (b privateSandbox) holes() []string {
	var sources []string
	for _, name := range b.names {
		for _, hole := range holes(name) {
			sources = append(sources, hole.Source)
		}
	}
	return sources
}

func sandboxTerm(b privateSandbox) *ast.Term {
	return object(
		field{"site", text(b.site)},
		field{"names", list(b.names, wordTerm)},
		field{"holes", list(b.holes(), text[string])},
		field{"unread", mayBe(b.unread)},
		field{"networks", list(b.networks, wordTerm)},
		field{"gateway", wordTerm(b.gateway)},
		field{"private", answerTerm(b.private)},
	)
}
