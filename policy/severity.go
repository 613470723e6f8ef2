package policy

import "fmt"

// Severity is how much a finding weighs. The zero value is no severity: the
// default applies.
type Severity string

// The severities, heaviest first.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityOff     Severity = "off"
)

var severities = []Severity{SeverityError, SeverityWarning, SeverityOff}

// UnmarshalText reads a severity as people write it: off, false and ignore are
// the same.
func (s *Severity) UnmarshalText(text []byte) error {
	switch string(text) {
	case "error", "warning", "off":
		*s = Severity(text)
	case "false", "ignore":
		*s = SeverityOff
	default:
		return fmt.Errorf("%q is no severity: error, warning or off", text)
	}
	return nil
}

// Severity is what a rule weighs by a configuration: its own entry, else that of its
// pack, else its default. A rule that nobody asks for is off.
func (c Config) Severity(r Rule) Severity {
	if s, ok := c.Rules[r.ID]; ok {
		return s
	}
	s, ok := c.Packs[r.Pack]
	switch {
	case r.Level == LevelStrict && c.Hardening != HardeningStrict, r.Level == LevelOptIn && !ok:
		return SeverityOff
	case ok:
		return s
	}
	return r.Severity
}

// asks tells whether a rule can be asked at all. What the gate tells of is told in any
// case, with a severity or without.
func (c Config) asks(r Rule) bool { return r.Pack == gatePack || c.Severity(r) != SeverityOff }

// Lighter tells whether a severity weighs less than another one.
func (s Severity) Lighter(than Severity) bool { return weight(s) < weight(than) }

// weaker is the lighter of two severities; no severity does not count.
func weaker(a, b Severity) Severity {
	if a == "" || b != "" && weight(b) < weight(a) {
		return b
	}
	return a
}

// stronger is the heavier of two severities.
func stronger(a, b Severity) Severity {
	if weight(b) > weight(a) {
		return b
	}
	return a
}

func weight(s Severity) int {
	switch s {
	case SeverityError:
		return 2
	case SeverityWarning:
		return 1
	}
	return 0
}
