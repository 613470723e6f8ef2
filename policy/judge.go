package policy

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
)

// judgement is what is found of one launch.
type judgement struct {
	findings     []Finding
	rest         *Rest // nil: nothing rests on what is assumed
	sandbox      bool
	unclassified bool
	gaps         int // open gaps, where it is no sandbox
	trial        *trial
}

func total(judgements []judgement) Result {
	var result Result
	for _, j := range judgements {
		result.Findings = append(result.Findings, j.findings...)
		if j.rest != nil {
			result.Assumed = append(result.Assumed, *j.rest)
		}
		result.UnprovenOther += j.gaps
		if j.sandbox {
			result.Sandboxes++
		}
		if j.unclassified {
			result.Unclassified++
		}
	}
	return result
}

// judgeAll holds each of some launches against the rules.
func (c *court) judgeAll(ctx context.Context, launches []parser.Launch) ([]judgement, error) {
	judgements := make([]judgement, len(launches))
	err := parallel(ctx, len(launches), func(ctx context.Context, i int) error {
		var err error
		judgements[i], err = c.judge(ctx, &launches[i])
		return err
	})
	return judgements, err
}

// judge holds one launch against the rules, scenario by scenario. A launch without
// one is an error: nothing would be asked of it, and it would pass.
func (c *court) judge(ctx context.Context, l *parser.Launch) (judgement, error) {
	if len(l.Scenarios) == 0 {
		return judgement{}, fmt.Errorf("%s:%d: a launch without a scenario", l.File, l.Span.Line)
	}
	t := c.newTrial(l)
	if err := t.run(ctx); err != nil {
		return judgement{}, err
	}
	j, err := t.judgement(ctx)
	j.trial = t
	return j, err
}

// run judges every scenario.
func (t *trial) run(ctx context.Context) error {
	for i := range t.scenarios {
		if err := t.scenario(ctx, i); err != nil {
			return fmt.Errorf("%s:%d: %w", t.launch.File, t.launch.Span.Line, err)
		}
	}
	return nil
}

// trial gathers what the rules say of the scenarios of one launch.
type trial struct {
	*court
	launch    *parser.Launch
	scenarios []parser.Scenario // with the assumed values put in
	fails     tally[failure]
	open      tally[Obstacle]
	openRules map[Obstacle][]Rule
	openFor   map[Obstacle]Severity // the heaviest of what an obstacle leaves open
	sandboxes []bool
	unknown   []bool // scenarios of which it cannot be told whether they are sandboxes
	unbound   []bool // scenarios of which it cannot be told whether a contract of the configuration binds them
	bound     bool   // a contract binds some scenario
	standing  standing
	told      map[string]bool // the flags and variables of which a failed check has told
}

func (c *court) newTrial(l *parser.Launch) *trial {
	t := &trial{
		court: c, launch: l,
		openRules: map[Obstacle][]Rule{},
		openFor:   map[Obstacle]Severity{},
		told:      map[string]bool{},
	}
	for _, s := range l.Scenarios {
		t.scenarios = append(t.scenarios, assumed(l, decisive(s), c.engine.config.Assume)...)
	}
	t.fails.size, t.open.size = len(t.scenarios), len(t.scenarios)
	t.sandboxes = make([]bool, len(t.scenarios))
	t.unknown = make([]bool, len(t.scenarios))
	t.unbound = make([]bool, len(t.scenarios))
	return t
}

// scenario classifies the scenario and asks the rules that are for it. What they
// leave open is told where a contract binds it, egg's, which is for sandboxes, or one
// of the configuration; and of other launches where that is asked for.
func (t *trial) scenario(ctx context.Context, i int) error {
	s := &t.scenarios[i]
	a := t.audience(i)
	t.bound = t.bound || a.bound()
	said, err := t.ask(ctx, s, a)
	if err != nil {
		return err
	}
	undecided(s, said)
	t.stand(a, said)
	t.failedOn(said)
	for rule := range t.rules {
		t.weigh(i, rule, a.modes, said)
	}
	if a.bound() {
		t.restOn(i, a, said)
	}
	if !a.bound() && t.engine.config.Unproven.Other == SeverityOff {
		return nil
	}
	return t.leaveOpen(ctx, i, a, said)
}

// weigh takes down how one rule fails a scenario in each of its modes.
func (t *trial) weigh(scenario, rule int, possible []Mode, said []answers) {
	failures := map[failure][]Mode{}
	var order []failure
	for n, mode := range possible {
		for _, c := range said[n][rule] {
			if c.holds != no {
				continue
			}
			f := t.failure(rule, c)
			if failures[f] == nil {
				order = append(order, f)
			}
			failures[f] = append(failures[f], mode)
		}
	}
	for _, f := range order {
		if len(failures[f]) < len(possible) {
			f.mode = failures[f][0]
		}
		t.fails.add(f, scenario)
	}
}

// undecided turns what fails in one of two modes into what is not known, where
// the mode may be told by an argument that nobody has read.
func undecided(s *parser.Scenario, said []answers) {
	if len(said) < 2 || !mayBeTold(s) {
		return
	}
	for rule := range said[0] {
		if verdictOf(said[0][rule]) == verdictOf(said[1][rule]) {
			continue
		}
		for _, a := range said {
			for i := range a[rule] {
				a[rule][i].waver()
			}
		}
	}
}

// leaveOpen takes down what the rules that are left open rest on: every gap, and
// every word that would leave them open if the gaps held nothing.
func (t *trial) leaveOpen(ctx context.Context, scenario int, a audience, said []answers) error {
	s := t.scenarios[scenario]
	gaps := gapObstacles(&s)
	t.eachOpen(a, said, func(rule int, c check) { t.blame(scenario, rule, c, gaps) })
	if len(gaps) > 0 {
		s = closed(s)
		a.modes = t.modesOf(&s, a.sandbox)
		var err error
		if said, err = t.ask(ctx, &s, a); err != nil {
			return err
		}
	}
	t.eachOpen(a, said, func(rule int, c check) {
		t.blame(scenario, rule, c, apartFrom(gaps, wordObstacles(&s, c)))
	})
	return nil
}

// eachOpen goes over the checks that are not decided and that are told. What the
// rules for every launch leave open is told of sandboxes alone, unless that is asked for.
func (t *trial) eachOpen(a audience, said []answers, blame func(rule int, c check)) {
	for _, checked := range said {
		for rule, checks := range checked {
			if !a.sandbox && !t.rules[rule].ofContract && t.engine.config.Unproven.Other == SeverityOff {
				continue
			}
			for _, c := range open(checks) {
				blame(rule, c)
			}
		}
	}
}

// open is the checks that are not decided, of a rule that does not fail. A check
// that weighs less than its rule hides nothing when it fails.
func open(checks []check) []check {
	if fails(checks) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(checks), func(c check) bool { return c.holds != unknown })
}

// apartFrom drops the words that are a gap by another name: what a gap may have
// overridden reads like the gap.
func apartFrom(gaps, words []Obstacle) []Obstacle {
	return slices.DeleteFunc(words, func(w Obstacle) bool {
		return slices.ContainsFunc(gaps, func(g Obstacle) bool { return g.Source == w.Source })
	})
}

// failure is what makes two failed checks the same finding.
type failure struct {
	rule                int // index in the rules of the trial
	message, mend, flag string
	words               string // each behind a NUL
	severity            Severity
	mode                Mode // set where it fails in this one of two possible modes
}

func (t *trial) failure(rule int, c check) failure {
	severity := weaker(c.severity, t.engine.severity(t.rules[rule]))
	words := ""
	for _, w := range c.words {
		words += "\x00" + w
	}
	return failure{rule: rule, message: c.message, mend: c.mend, flag: c.flag, words: words, severity: severity}
}

// insert are the words of a failure that mend it.
func (f failure) insert() []string {
	if f.words == "" {
		return nil
	}
	return strings.Split(f.words[1:], "\x00")
}

// blame takes down that obstacles leave a check open.
func (t *trial) blame(scenario, rule int, c check, obstacles []Obstacle) {
	r := t.rules[rule]
	severity := weaker(c.severity, t.engine.severity(r))
	for _, o := range obstacles {
		t.open.add(o, scenario)
		t.openFor[o] = stronger(t.openFor[o], severity)
		if !slices.ContainsFunc(t.openRules[o], func(known Rule) bool { return known.ID == r.ID }) {
			t.openRules[o] = append(t.openRules[o], r)
		}
	}
}

// tally is the scenarios in which each of several things was found, in the order
// of discovery.
type tally[K comparable] struct {
	size  int // number of scenarios
	order []K
	found map[K][]bool
}

func (t *tally[K]) add(key K, scenario int) {
	if t.found == nil {
		t.found = map[K][]bool{}
	}
	if t.found[key] == nil {
		t.order = append(t.order, key)
		t.found[key] = make([]bool, t.size)
	}
	t.found[key][scenario] = true
}
