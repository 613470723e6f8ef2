package policy

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// judgement turns what was gathered into findings, by rule.
func (t *trial) judgement(ctx context.Context) (judgement, error) {
	j := judgement{sandbox: slices.Contains(t.sandboxes, true)}
	j.unclassified = slices.Contains(t.unclear(), true)
	if !t.bound {
		j.gaps = t.openOther()
	}
	for _, tell := range []func(context.Context) ([]Finding, error){t.tellFails, t.tellOpen, t.tellUnclassified} {
		findings, err := tell(ctx)
		if err != nil {
			return judgement{}, fmt.Errorf("%s:%d: %w", t.launch.File, t.launch.Span.Line, err)
		}
		j.findings = append(j.findings, findings...)
	}
	slices.SortStableFunc(j.findings, func(a, b Finding) int { return cmp.Compare(a.Rule, b.Rule) })
	var err error
	j.rest, err = t.rest(ctx)
	return j, err
}

// openOther counts the gaps of a launch that is no sandbox, and takes them down
// as obstacles, which are told where the configuration asks for them.
func (t *trial) openOther() int {
	for i := range t.scenarios {
		for _, gap := range openGaps(&t.scenarios[i]) {
			t.open.add(Obstacle{Kind: ObstacleGap, Source: gap.Source, Why: gap.Why, Line: gap.Line}, i)
		}
	}
	return len(t.open.order)
}

func (t *trial) tellFails(context.Context) ([]Finding, error) {
	var findings []Finding
	for _, f := range t.fails.order {
		rule := t.rules[f.rule]
		message := f.message
		if f.mode != "" {
			message = fmt.Sprintf("%s (if %s)", message, f.mode)
		}
		base := Finding{
			Severity: f.severity, Verdict: VerdictFail,
			Message: message, Mend: cmp.Or(f.mend, rule.Mend), Flag: f.flag, Insert: insertionOf(f.insert()),
		}
		findings = append(findings, t.spread(rule, base, t.fails.found[f], f.flag)...)
	}
	return findings, nil
}

// tellOpen makes one finding of each obstacle, however many rules it leaves open:
// one unknown word is one problem.
func (t *trial) tellOpen(ctx context.Context) ([]Finding, error) {
	if len(t.open.order) == 0 || t.openSeverity(t.open.order[0]) == SeverityOff {
		return nil, nil
	}
	rule, err := t.machine.gate("EGG901")
	if err != nil {
		return nil, err
	}
	said, err := t.machine.ask(ctx, []Rule{rule}, field{"obstacles", list(t.open.order, t.obstacleTerm)})
	if err != nil {
		return nil, err
	}
	if len(said[0]) != len(t.open.order) {
		return nil, fmt.Errorf("rule %s tells of %d obstacles where there are %d", rule.ID, len(said[0]), len(t.open.order))
	}
	var findings []Finding
	for i, o := range t.open.order {
		base := Finding{
			Severity: t.openSeverity(o), Verdict: VerdictUnproven,
			Message: said[0][i].message, Mend: said[0][i].mend, Gap: &t.open.order[i], Open: t.openIDs(o),
		}
		findings = append(findings, t.spread(rule, base, t.open.found[o], o.Source)...)
	}
	return findings, nil
}

// openSeverity is that of the configuration, or less where nothing that weighs as
// much is open.
func (t *trial) openSeverity(o Obstacle) Severity {
	if !t.bound {
		return t.engine.config.Unproven.Other
	}
	return weaker(t.openFor[o], t.engine.config.Unproven.Sandbox)
}

func (t *trial) openIDs(o Obstacle) []string {
	ids := make([]string, len(t.openRules[o]))
	for i, rule := range t.openRules[o] {
		ids[i] = rule.ID
	}
	slices.Sort(ids)
	return ids
}

// openPack is what an obstacle leaves open of one pack.
type openPack struct {
	name string
	open []string // ids
	of   int      // how many of its rules are asked
}

// openPacks are the packs of the rules that an obstacle leaves open, in the order of
// their ids.
func (t *trial) openPacks(o Obstacle) []openPack {
	var packs []openPack
	for _, id := range t.openIDs(o) {
		rule := t.rules[slices.IndexFunc(t.rules, func(r Rule) bool { return r.ID == id })]
		at := slices.IndexFunc(packs, func(p openPack) bool { return p.name == rule.Pack })
		if at < 0 {
			at = len(packs)
			packs = append(packs, openPack{name: rule.Pack})
		}
		packs[at].open = append(packs[at].open, id)
	}
	for _, rule := range t.rules {
		if at := slices.IndexFunc(packs, func(p openPack) bool { return p.name == rule.Pack }); at >= 0 {
			packs[at].of++
		}
	}
	return packs
}

func openPackTerm(p openPack) *ast.Term {
	return object(field{"name", text(p.name)}, field{"open", list(p.open, text[string])}, field{"of", number(p.of)})
}

func (t *trial) obstacleTerm(o Obstacle) *ast.Term {
	return object(
		field{"kind", text(o.Kind)},
		field{"source", text(o.Source)},
		field{"why", text(o.Why)},
		field{"line", number(o.Line)},
		field{"open", list(t.openIDs(o), text[string])},
		field{"packs", list(t.openPacks(o), openPackTerm)},
		field{"connection", boolean(t.around != nil)},
	)
}

// unclear are the scenarios of which it cannot be told what binds them. That one of
// them may be a sandbox does not count where another is.
func (t *trial) unclear() []bool {
	unclear := slices.Clone(t.unbound)
	for i := range unclear {
		unclear[i] = unclear[i] || t.unknown[i] && !slices.Contains(t.sandboxes, true)
	}
	return unclear
}

// tellUnclassified tells of launches that may be sandboxes, or bound by a contract
// of the configuration, where asked for.
func (t *trial) tellUnclassified(ctx context.Context) ([]Finding, error) {
	severity := t.engine.config.Sandbox.Unknown
	unclear := t.unclear()
	if severity == SeverityOff || !slices.Contains(unclear, true) {
		return nil, nil
	}
	rule, err := t.machine.gate("EGG904")
	if err != nil {
		return nil, err
	}
	image := ""
	if word := t.scenarios[slices.Index(unclear, true)].Image; word != nil {
		image = word.Text
	}
	c, err := t.engine.askGate(ctx, rule.ID, field{"image", text(image)})
	if err != nil {
		return nil, err
	}
	base := Finding{Severity: severity, Verdict: VerdictUnproven, Message: c.message, Mend: c.mend}
	return t.spread(rule, base, unclear, image), nil
}

// spread makes a finding for each way in which it occurs.
func (t *trial) spread(rule Rule, base Finding, found []bool, subject string) []Finding {
	var findings []Finding
	for _, o := range occurrences(t.scenarios, found) {
		f := base
		f.Rule, f.Name, f.Pack = rule.ID, rule.Name, rule.Pack
		f.File, f.Span, f.Launch = t.launch.File, t.launch.Span, t.launch.ID
		f.Via = orEmpty(o.via)
		f.When = orEmpty([]parser.Condition(o.cubes[0]))
		for _, c := range o.cubes[1:] {
			f.OrWhen = append(f.OrWhen, c)
		}
		f.Assumptions = t.assumptions(found)
		f.Fingerprint = digest(rule.ID, t.launch.File, t.launch.Function, Content(t.launch), subject)
		findings = append(findings, f)
	}
	return findings
}

// assumptions are what the reading of the scenarios took for granted, and what the
// configuration assumes of the containers around a connection.
func (t *trial) assumptions(found []bool) []string {
	var all []string
	if t.around != nil {
		all = slices.Clone(t.around.assumed)
	}
	for i, s := range t.scenarios {
		if !found[i] {
			continue
		}
		for _, assumption := range s.Assumptions {
			if !slices.Contains(all, assumption) {
				all = append(all, assumption)
			}
		}
	}
	return all
}

// orEmpty keeps nil lists out of the report, where a missing list would read as
// an unknown one.
func orEmpty[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
