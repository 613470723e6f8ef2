package lint

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/egglint/egg/internal/lint/directive"
	"github.com/egglint/egg/internal/lint/nearest"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// suppression takes findings away from some launches or connections: a comment beside them, or an
// entry of the configuration.
type suppression struct {
	directive.Directive
	kind     policy.SuppressionKind
	at       parser.Place
	launches map[string]bool // the ids of those that it is about
	settled  map[string]bool // the rules of which it took a finding away, or that are left open there
}

// suppressions are those that stand in comments, then those of the configuration.
func suppressions(found Extraction, entries []Ignore) []*suppression {
	var all []*suppression
	starts := found.Document.Starts()
	for _, c := range found.Comments {
		d, _ := directive.Parse(c.Text)
		all = append(all, &suppression{
			Directive: d, kind: policy.SuppressedByComment, at: placeOf(c),
			launches: besideComment(c, starts), settled: map[string]bool{},
		})
	}
	for _, entry := range entries {
		s := &suppression{
			Directive: directive.Directive{Rules: []string{entry.Rule}, Until: entry.Until, Reason: strings.TrimSpace(entry.Reason)},
			kind:      policy.SuppressedByConfiguration, at: entry.at,
			launches: map[string]bool{}, settled: map[string]bool{},
		}
		for i := range starts {
			if l := &starts[i]; entry.covers(l) {
				s.launches[l.ID] = true
			}
		}
		all = append(all, s)
	}
	return all
}

func placeOf(c parser.Comment) parser.Place {
	end := c.Column + len(c.Text)
	return parser.Place{File: c.File, Span: parser.Span{Line: c.Line, Column: c.Column, EndLine: c.Line, EndColumn: end}}
}

// besideComment are the launches that a comment belongs to: those on its line, or
// else those that begin where it stands above.
func besideComment(c parser.Comment, launches []parser.Launch) map[string]bool {
	on, below := map[string]bool{}, map[string]bool{}
	for _, l := range launches {
		switch {
		case l.File != c.File:
		case l.Span.Line <= c.Line && c.Line <= lastLine(l.Span):
			on[l.ID] = true
		case c.Above.First <= l.Span.Line && l.Span.Line <= c.Above.Last:
			below[l.ID] = true
		}
	}
	if len(on) > 0 {
		return on
	}
	return below
}

// lastLine is the last line of which a span takes up something.
func lastLine(s parser.Span) int {
	if s.EndColumn <= 1 && s.EndLine > s.Line {
		return s.EndLine - 1
	}
	return max(s.Line, s.EndLine)
}

// fault is what is wrong with a suppression: it makes the whole not count, or those
// of its rules that it names.
type fault struct {
	kind  string // as EGG903 knows it
	rules []string
	hint  string
}

// faults are what keeps a suppression, or some of its rules, from counting.
func (s *suppression) faults(judge Judge, today directive.Day) []fault {
	var out []fault
	var good []string
	for _, id := range s.Rules {
		switch _, known := judge.Severity(id); {
		case !known:
			out = append(out, fault{kind: "unknown", rules: []string{id}, hint: meant(id)})
		case !policy.AboutLaunches(id):
			out = append(out, fault{kind: "refused", rules: []string{id}})
		default:
			good = append(good, id)
		}
	}
	switch {
	case s.Malformed:
		out = append(out, fault{kind: "malformed"})
	case len(good) == 0:
	case s.Reason == "":
		out = append(out, fault{kind: "reasonless", rules: good})
	case s.Until.Before(today):
		out = append(out, fault{kind: "expired", rules: good})
	}
	return out
}

// ruleID is the form of the ids of egg's rules: one rule's is as good as another's.
var ruleID = regexp.MustCompile(`^EGG\d{3}$`)

// meant proposes the rule that was probably meant.
func meant(id string) string {
	rules, err := policy.Rules()
	if err != nil || ruleID.MatchString(id) {
		return ""
	}
	var ids []string
	for _, r := range rules {
		if r.Name == id {
			return fmt.Sprintf(" (did you mean %s?)", r.ID)
		}
		ids = append(ids, r.ID)
	}
	if near, ok := nearest.Word(id, ids); ok {
		return fmt.Sprintf(" (did you mean %s?)", near)
	}
	return ""
}

// notice tells of a fault, as EGG903.
func (s *suppression) notice(f fault) policy.Notice {
	rules := strings.Join(f.rules, ", ")
	return policy.Notice{
		Rule:    "EGG903",
		Facts:   map[string]string{"kind": f.kind, "rules": rules, "hint": f.hint, "until": string(s.Until)},
		Message: "a suppression that does not count",
		File:    s.at.File,
		Span:    s.at.Span,
		Subject: f.kind + " " + rules,
	}
}
