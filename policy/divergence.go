package policy

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// divergencePack holds the rules that compare launches with each other, and the
// scenarios of one launch.
const divergencePack = "divergence"

// GroupConfig says which launches are compared with each other.
type GroupConfig struct {
	Images []string `yaml:"images"` // patterns of repositories, tag and digest aside
}

// sandboxGroup is how the launches are called that no group of the configuration
// has, and that are sandboxes.
const sandboxGroup = "sandboxes"

// cohort is what is compared: launches of one group, in one mode.
type cohort struct {
	group   string
	mode    Mode
	members []member
}

// member is one launch, in the scenarios that belong to the cohort.
type member struct {
	trial *trial
	in    []int
	cargo []map[string]answer // of those scenarios
	open  []bool              // and whether options that nobody has read may follow
}

// compare asks the rules of divergence about all launches together.
func (e *Engine) compare(ctx context.Context, m *machine, trials []*trial) ([]Finding, error) {
	rules := slices.DeleteFunc(slices.Clone(m.rules), func(r Rule) bool {
		return r.input != inputComparison || e.severity(r) == SeverityOff
	})
	if len(rules) == 0 {
		return nil, nil
	}
	var findings []Finding
	seen := map[string]bool{}
	for _, c := range e.cohorts(trials) {
		told, err := c.judge(ctx, m, rules)
		if err != nil {
			return nil, err
		}
		for _, f := range told {
			// What both modes say of one launch is said once.
			if key := fmt.Sprint(f.Fingerprint, f.Via, f.When, f.OrWhen); !seen[key] {
				seen[key] = true
				findings = append(findings, f)
			}
		}
	}
	return findings, nil
}

// cohorts parts the launches by group and mode. A launch whose mode is not known
// belongs to both.
func (e *Engine) cohorts(trials []*trial) []*cohort {
	var all []*cohort
	for _, t := range trials {
		group := e.groupOf(t)
		if group == "" {
			continue
		}
		for _, mode := range t.comparedModes() {
			c := cohortOf(&all, group, mode)
			if one := t.member(mode); len(one.in) > 0 {
				c.members = append(c.members, one)
			}
		}
	}
	return all
}

func cohortOf(all *[]*cohort, group string, mode Mode) *cohort {
	at := slices.IndexFunc(*all, func(c *cohort) bool { return c.group == group && c.mode == mode })
	if at < 0 {
		at = len(*all)
		*all = append(*all, &cohort{group: group, mode: mode})
	}
	return (*all)[at]
}

// groupOf is the group of a launch: one of the configuration, by its image, or that
// of sandboxes; "" where nothing is to be compared with it.
func (e *Engine) groupOf(t *trial) string {
	for _, g := range e.groups {
		for i := range t.scenarios {
			if image := t.scenarios[i].Image; image != nil && anyOf(g.images, repositoryOf(image).like) == yes {
				return g.name
			}
		}
	}
	if slices.Contains(t.sandboxes, true) {
		return sandboxGroup
	}
	return ""
}

// group is one of the configuration.
type group struct {
	name   string
	images []pattern
}

func groupsOf(config map[string]GroupConfig) []group {
	var all []group
	for name, g := range config {
		all = append(all, group{name, patterns(g.Images, namePattern)})
	}
	slices.SortFunc(all, func(a, b group) int { return strings.Compare(a.name, b.name) })
	return all
}

// comparedModes are the modes in which a launch is compared. What is no sandbox has
// none.
func (t *trial) comparedModes() []Mode {
	if slices.Contains(t.sandboxes, true) {
		return []Mode{ModePrivate, ModePublic}
	}
	return []Mode{""}
}

// member is the launch in the scenarios that may have a mode.
func (t *trial) member(mode Mode) member {
	one := member{trial: t}
	for i := range t.scenarios {
		if mode == "" || slices.Contains(modes(&t.scenarios[i], t.engine.config.Sandbox.Networks), mode) {
			one.in = append(one.in, i)
			one.cargo = append(one.cargo, itemsOf(&t.scenarios[i]))
			one.open = append(one.open, isOpen(&t.scenarios[i]))
		}
	}
	return one
}

// carries says whether the launch passes an item in this mode.
func (m member) carries(item string) Carried {
	cargo := make([]answer, len(m.in))
	for i := range m.in {
		cargo[i] = m.passes(i, item)
	}
	return carriedOf(cargo)
}

func (m member) passes(i int, item string) answer {
	if given, ok := m.cargo[i][item]; ok {
		return given
	}
	return unmentioned(&m.trial.scenarios[m.in[i]], item, m.open[i])
}

// closed holds where the launch passes nothing but what it speaks of.
func (m member) closed() bool {
	for i, at := range m.in {
		if m.open[i] || m.trial.scenarios[at].EnvOpen {
			return false
		}
	}
	return true
}

// place is how a message names the launch.
func (m member) place() string {
	return siteOf(m.trial.launch)
}

// told holds where a rule of the contract has said already what is with an item.
func (m member) told(item string) bool {
	name, _, _ := strings.Cut(strings.TrimPrefix(item, "-e "), " ")
	return m.trial.told[name]
}

// spreading is how an item is spread over a cohort: who has it, and who lacks it.
type spreading struct {
	item              string
	contract          bool
	carriers, lackers []string
	entries           map[entry]*ast.Term
}

// entry is what a comparison says of an item for one launch.
type entry struct {
	here Carried
	told bool
}

func (c *cohort) spreads() []spreading {
	var all []spreading
	if len(c.members) == 0 {
		return nil
	}
	contract := c.members[0].trial.engine.ContractItems()
	for _, item := range c.items(contract) {
		s := spreading{item: item, contract: slices.Contains(contract, item), entries: map[entry]*ast.Term{}}
		for _, m := range c.members {
			switch m.carries(item) {
			case CarriedYes:
				s.carriers = append(s.carriers, m.place())
			case CarriedNo:
				s.lackers = append(s.lackers, m.place())
			}
		}
		all = append(all, s)
	}
	return all
}

// items are those that launches of the cohort pass, those of the contract first; of the
// others only what most launches may carry: nobody is unlike most by the rest, which can
// be as many items as there are launches.
func (c *cohort) items(contract []string) []string {
	carriers := map[string]int{}
	closed := 0 // they lack what they do not speak of
	for _, m := range c.members {
		for item := range m.items() {
			carriers[item]++
		}
		if m.closed() {
			closed++
		}
	}
	first := slices.DeleteFunc(slices.Clone(contract), func(item string) bool { return carriers[item] == 0 })
	var rest []string
	for item, count := range carriers {
		byItsValue := isVariable(item) == 0 && strings.Contains(item, " ")
		if count > 1 && (byItsValue || count >= 2*(closed-count)) && !slices.Contains(contract, item) {
			rest = append(rest, item)
		}
	}
	slices.SortFunc(rest, byItem)
	return append(first, rest...)
}

// items are those that the launch passes in some scenario.
func (m member) items() map[string]bool {
	all := map[string]bool{}
	for _, cargo := range m.cargo {
		for item := range cargo {
			all[item] = true
		}
	}
	return all
}

// judge asks the rules about each launch of a cohort.
func (c *cohort) judge(ctx context.Context, m *machine, rules []Rule) ([]Finding, error) {
	var findings []Finding
	spreads := c.spreads()
	for _, one := range c.members {
		said, err := m.ask(ctx, rules, field{"comparison", c.term(one, spreads)})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", one.place(), err)
		}
		for i, rule := range rules {
			for _, k := range said[i] {
				if k.holds == no {
					findings = append(findings, one.tell(rule, k)...)
				}
			}
		}
	}
	return findings, nil
}

// tell makes findings of a check: for the scenarios of the mode that lack what it is
// about.
func (m member) tell(rule Rule, k check) []Finding {
	t := m.trial
	found := make([]bool, len(t.scenarios))
	for i, at := range m.in {
		found[at] = slices.ContainsFunc(k.about, func(item string) bool { return m.passes(i, item) == no })
	}
	base := Finding{
		Severity: weaker(k.severity, t.engine.severity(rule)), Verdict: VerdictFail,
		Message: k.message, Mend: k.mend, Flag: k.flag,
	}
	return t.spread(rule, base, found, strings.Join(k.about, "\x1f"))
}

// shownSites bounds the places that a message names.
const shownSites = 3

// term is the comparison of one launch with the others.
func (c *cohort) term(one member, spreads []spreading) *ast.Term {
	return object(
		field{"group", text(c.group)}, field{"mode", text(c.mode)}, field{"size", number(len(c.members))},
		field{"items", list(spreads, func(s spreading) *ast.Term { return s.term(entry{one.carries(s.item), one.told(s.item)}) })},
	)
}

// term is written once for all launches that are alike.
func (s spreading) term(e entry) *ast.Term {
	if s.entries[e] == nil {
		s.entries[e] = object(
			field{"item", text(s.item)}, field{"contract", boolean(s.contract)},
			field{"here", text(e.here)}, field{"told", boolean(e.told)},
			field{"carriers", sitesTerm(s.carriers)}, field{"lackers", sitesTerm(s.lackers)},
		)
	}
	return s.entries[e]
}

func sitesTerm(sites []string) *ast.Term {
	return object(field{"count", number(len(sites))}, field{"first", list(sites[:min(shownSites, len(sites))], text[string])})
}

// failedOn takes down what a failed check is about.
func (t *trial) failedOn(said []answers) {
	for _, a := range said {
		for _, checks := range a {
			for _, c := range checks {
				for _, subject := range c.about {
					t.told[subject] = t.told[subject] || c.holds == no
				}
			}
		}
	}
}
