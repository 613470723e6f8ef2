package lint

import (
	"slices"

	"github.com/egglint/egg/internal/lint/directive"
	"github.com/egglint/egg/policy"
)

// settlement sorts findings into those that stand and those that a suppression
// takes away, and finds fault with suppressions.
type settlement struct {
	judge Judge
	today directive.Day
	whole bool // all of the project is linted
	all   []*suppression
	sound map[*suppression][]string // the rules for which each counts
	wrong []policy.Notice

	trust   *Trust         // nil: every comment counts
	granted map[grant]bool // what the trusted revision suppresses too
	added   []Weakening    // what it does not, and a comment would
}

func settle(judge Judge, terms Terms, found Extraction) *settlement {
	s := &settlement{judge: judge, today: terms.Today, whole: terms.Whole, sound: map[*suppression][]string{}}
	if terms.NoIgnore {
		return s
	}
	s.all = suppressions(found, terms.Ignore)
	for _, entry := range s.all {
		s.sound[entry] = slices.Clone(entry.Rules)
		for _, f := range entry.faults(s.judge, s.today) {
			s.wrong = append(s.wrong, entry.notice(f))
			s.sound[entry] = slices.DeleteFunc(s.sound[entry], func(id string) bool { return slices.Contains(f.rules, id) })
		}
	}
	return s
}

// take is the suppression that takes a finding away; nil: it stands. All that could
// have done so are in use then.
func (s *settlement) take(f policy.Finding) *suppression {
	var taken *suppression
	for _, entry := range s.all {
		if !entry.launches[f.Launch] {
			continue
		}
		for _, id := range f.Open {
			entry.settled[id] = true // nobody can say that it is not needed
		}
		if !slices.Contains(s.sound[entry], f.Rule) {
			continue
		}
		entry.settled[f.Rule] = true
		switch {
		case !s.counts(entry, f):
			s.refuse(entry, f.Rule)
		case taken == nil:
			taken = entry
		}
	}
	return taken
}

// refuse takes down a suppression that the trusted revision does not have, once.
func (s *settlement) refuse(entry *suppression, rule string) {
	change := "is new, or the launch is not what it was, or it counts for longer"
	w := Weakening{Key: "the suppression of " + rule, Change: change, At: entry.at}
	if !slices.Contains(s.added, w) {
		s.added = append(s.added, w)
	}
}

// unused tells of the suppressions that had nothing to suppress. Of a rule that is
// off, and of what lies in files that are not linted, nobody can say that.
func (s *settlement) unused() []policy.Notice {
	var out []policy.Notice
	for _, entry := range s.all {
		if entry.kind == policy.SuppressedByConfiguration && !s.whole {
			continue
		}
		idle := slices.DeleteFunc(slices.Clone(s.sound[entry]), func(id string) bool {
			severity, _ := s.judge.Severity(id)
			return entry.settled[id] || severity == policy.SeverityOff
		})
		if len(idle) > 0 {
			out = append(out, entry.notice(fault{kind: "unused", rules: idle}))
		}
	}
	return out
}

// by is what is told of the suppression of a finding.
func (s *suppression) by() *policy.Suppression {
	return &policy.Suppression{Kind: s.kind, File: s.at.File, Line: s.at.Span.Line, Reason: s.Reason, Until: string(s.Until)}
}
