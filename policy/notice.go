package policy

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/egglint/egg/parser"
)

// Notice is something about the analysis itself, about how it was set up, or about how
// a launch is written, that no scenario could carry. A rule words it that is asked
// about nothing else.
type Notice struct {
	Rule    string            // its id
	Facts   map[string]string // what the rule is told: input.notice
	Message string            // said where the rule cannot be asked
	File    string
	Span    parser.Span // zero: the first line
	Subject string      // tells it from others of its rule in one file, wherever they stand
}

// notices are the rules that word notices, each with whether it has a severity of its
// own. The others of the gate follow unproven, sandbox.unknown and expect.
var notices = map[string]bool{"EGG902": true, "EGG903": true, "EGG905": true, "EGG906": false}

// Weighable tells whether a rule about the analysis has a severity of its own. Who
// may set it is for the caller to say: a gate must not be opened from inside.
func Weighable(id string) bool { return notices[id] }

// AboutLaunches tells whether what a rule finds belongs to a launch.
func AboutLaunches(id string) bool {
	_, notice := notices[id]
	return !notice
}

// Severity is what a rule weighs by the configuration. It is not ok where there is
// no such rule.
func (e *Engine) Severity(id string) (severity Severity, ok bool) {
	rules, err := e.config.Catalogue()
	if err != nil {
		return SeverityError, false
	}
	at := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == id })
	if at < 0 {
		return "", false
	}
	return e.severity(rules[at]), true
}

// Tell words a notice. It fails closed: there is a finding even where the rule that
// words it cannot be asked. It is not ok where the rule is off.
func (e *Engine) Tell(n Notice) (finding Finding, ok bool) {
	if severity, known := e.Severity(n.Rule); known && severity == SeverityOff {
		return Finding{}, false // and it is not there to be asked
	}
	finding = Finding{
		Rule: n.Rule, Pack: gatePack, Severity: SeverityError, Verdict: VerdictFail,
		Message: n.Message, File: n.File, Span: cmp.Or(n.Span, pointSpan(1, 1)),
		Fingerprint: digest(n.Rule, n.File, n.Subject),
	}
	rule, c, err := e.word(n)
	if err != nil {
		finding.Message = fmt.Sprintf("%s (and %v)", n.Message, err)
		return finding, true
	}
	finding.Name, finding.Pack, finding.Severity = rule.Name, rule.Pack, e.severity(rule)
	finding.Message, finding.Mend = c.message, c.mend
	return finding, finding.Severity != SeverityOff
}

// word asks the rule of a notice.
func (e *Engine) word(n Notice) (Rule, check, error) {
	m, err := e.machine()
	if err != nil {
		return Rule{}, check{}, err
	}
	rule, err := m.gate(n.Rule)
	if err != nil {
		return Rule{}, check{}, err
	}
	c, err := e.askGate(context.Background(), n.Rule, field{"notice", table(n.Facts, text[string])})
	return rule, c, err
}

// Broken is the notice that a launch ends at a backslash which is meant to continue it.
func Broken(p parser.Problem) Notice {
	return Notice{
		Rule: "EGG306", Facts: map[string]string{"message": p.Message},
		Message: p.Message, File: p.File, Span: pointSpan(p.Line, p.Column),
	}
}

// Unreadable is the notice that a file could not be read.
func Unreadable(p parser.Problem) Notice {
	return Notice{
		Rule: "EGG902", Facts: map[string]string{"kind": string(p.Kind), "message": p.Message},
		Message: p.Message, File: p.File, Span: pointSpan(p.Line, p.Column), Subject: string(p.Kind),
	}
}
