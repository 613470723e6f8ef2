package lint

import (
	"fmt"
	"slices"

	"github.com/egglint/egg/internal/lint/directive"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// Trust is what a run takes from a revision that the change at hand did not write.
type Trust struct {
	Revision   string                   // as the user calls it
	Weakenings []Weakening              // what the change makes weaker
	Accepted   func() (Accepted, error) // the suppressions by comment of that revision
}

// Accepted counts, for each launch by what it passes, how often a suppression stands
// beside one.
type Accepted map[acceptedKey]int

type acceptedKey struct {
	Key                 // without what the finding is about: a suppression takes all of a rule
	until directive.Day // a suppression that counts for longer is another one
}

// Accept finds the suppressions by comment that count in an extraction.
func Accept(judge Judge, today directive.Day, found Extraction) Accepted {
	s := settle(judge, Terms{Today: today}, found)
	accepted := Accepted{}
	s.eachGrant(found.Document.Starts(), func(entry *suppression, rule string, l *parser.Launch) {
		accepted[acceptanceOf(entry, rule, l)]++
	})
	return accepted
}

func acceptanceOf(entry *suppression, rule string, l *parser.Launch) acceptedKey {
	return acceptedKey{Key{Rule: rule, File: l.File, Function: l.Function, Launch: policy.Content(l)}, entry.Until}
}

// grant is a suppression of one rule on one launch.
type grant struct {
	entry        *suppression
	launch, rule string
}

// eachGrant visits what each comment suppresses, rule by rule and launch by launch.
func (s *settlement) eachGrant(launches []parser.Launch, visit func(*suppression, string, *parser.Launch)) {
	for _, entry := range s.all {
		for i := range launches {
			if entry.kind != policy.SuppressedByComment || !entry.launches[launches[i].ID] {
				continue
			}
			for _, rule := range s.sound[entry] {
				visit(entry, rule, &launches[i])
			}
		}
	}
}

// hold lets those suppressions by comment count that are there in the trusted
// revision, beside a launch that passes the same. Of equal launches as many are
// suppressed as were there.
func (s *settlement) hold(trust *Trust, launches []parser.Launch) error {
	if trust == nil || !slices.ContainsFunc(s.all, func(e *suppression) bool { return e.kind == policy.SuppressedByComment }) {
		return nil
	}
	accepted, err := trust.Accepted()
	if err != nil {
		return fmt.Errorf("reading the suppressions of revision %s: %w", trust.Revision, err)
	}
	s.trust, s.granted = trust, map[grant]bool{}
	s.eachGrant(launches, func(entry *suppression, rule string, l *parser.Launch) {
		if key := acceptanceOf(entry, rule, l); accepted[key] > 0 {
			accepted[key]--
			s.granted[grant{entry, l.ID, rule}] = true
		}
	})
	return nil
}

// counts tells whether a suppression may take a finding away.
func (s *settlement) counts(entry *suppression, f policy.Finding) bool {
	return s.trust == nil || entry.kind != policy.SuppressedByComment || s.granted[grant{entry, f.Launch, f.Rule}]
}

// weakened tells of what the change makes weaker, as EGG905.
func (t *Trust) weakened(added []Weakening) []policy.Notice {
	if t == nil {
		return nil
	}
	var out []policy.Notice
	for _, w := range slices.Concat(t.Weakenings, added) {
		out = append(out, policy.Notice{
			Rule:    "EGG905",
			Facts:   map[string]string{"revision": t.Revision, "key": w.Key, "change": w.Change},
			Message: "the gate is weaker than at " + t.Revision,
			File:    w.At.File,
			Span:    w.At.Span,
			Subject: w.Key + " " + w.Change,
		})
	}
	return out
}

// Added are the entries of a baseline that another one does not have.
func (b Baseline) Added(base Baseline) []Weakening {
	var out []Weakening
	at := parser.Place{File: b.name, Span: parser.Span{Line: 1, Column: 1, EndLine: 1, EndColumn: 2}}
	for _, key := range b.keys() {
		if n := b.counts[key] - base.counts[key]; n > 0 {
			out = append(out, Weakening{Key: "the baseline", Change: "gains " + key.words(n), At: at})
		}
	}
	return out
}

// words tells a key to people.
func (k Key) words(n int) string {
	text := k.Rule + " in " + k.File
	if k.Function != "" {
		text += ", " + k.Function
	}
	if n > 1 {
		text += fmt.Sprintf(", %d times", n)
	}
	return text
}
