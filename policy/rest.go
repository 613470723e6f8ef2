package policy

import (
	"context"
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
)

// Rest is what of a launch is in order only because of what the configuration
// assumes.
type Rest struct {
	Launch      string      `json:"launch"`
	File        string      `json:"file"`
	Span        parser.Span `json:"span"`
	Assumptions []string    `json:"assumptions"`
	Rules       []string    `json:"rules"`   // that pass, and would not without the assumptions
	Unbound     bool        `json:"unbound"` // no contract binds it, and without the assumptions one might
}

// standing is how the rules of a trial stand over all of its scenarios.
type standing struct {
	asked map[string]bool
	short map[string]bool // that fail, or are left open, somewhere
}

// stand takes down how the rules stand in one scenario.
func (t *trial) stand(a audience, said []answers) {
	if t.standing.asked == nil {
		t.standing = standing{map[string]bool{}, map[string]bool{}}
	}
	for i, rule := range t.rules {
		t.standing.asked[rule.ID] = t.standing.asked[rule.ID] || a.asks(rule)
		for _, answers := range said {
			t.standing.short[rule.ID] = t.standing.short[rule.ID] || verdictOf(answers[i]) != ""
		}
	}
}

func (s standing) passes(id string) bool { return s.asked[id] && !s.short[id] }

// rest finds what a trial owes to assumed values, by a second one without them; nil
// where it owes nothing.
func (t *trial) rest(ctx context.Context) (*Rest, error) {
	assumptions := t.assumedValues()
	if len(assumptions) == 0 {
		return nil, nil
	}
	without := *t.engine
	without.config.Assume = nil
	plain := t.under(&without).newTrial(t.launch)
	if err := plain.run(ctx); err != nil {
		return nil, err
	}
	r := Rest{
		Launch: t.launch.ID, File: t.launch.File, Span: t.launch.Span, Assumptions: assumptions, Rules: []string{},
		Unbound: !t.bound && (plain.bound || slices.Contains(plain.unclear(), true)),
	}
	for _, rule := range t.rules {
		if t.standing.passes(rule.ID) && !plain.standing.passes(rule.ID) {
			r.Rules = append(r.Rules, rule.ID)
		}
	}
	slices.Sort(r.Rules)
	if len(r.Rules) == 0 && !r.Unbound {
		return nil, nil
	}
	return &r, nil
}

// assumedMark ends what is told of a value that the configuration assumes.
const assumedMark = " (assume)"

// assumedValues are the assumptions of the configuration that the launch comes to.
func (t *trial) assumedValues() []string {
	all := make([]bool, len(t.scenarios))
	for i := range all {
		all[i] = true
	}
	return slices.DeleteFunc(t.assumptions(all), func(text string) bool { return !strings.HasSuffix(text, assumedMark) })
}
