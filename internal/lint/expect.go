package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// Expect is what a project says that a run must find. The zero value expects
// nothing.
type Expect struct {
	Sandboxes int `yaml:"sandboxes"` // at least so many

	at parser.Place // where that is said
}

// TooFewRule is the catalogue entry of the one rule that is about a whole run:
// no launch and no file could carry it.
func TooFewRule() policy.Rule {
	return policy.Rule{
		ID:       "EGG906",
		Name:     "too-few-sandboxes",
		Title:    "Fewer sandboxes than expected",
		Pack:     "gate",
		Severity: policy.SeverityError,
		Why: "A gate that sees nothing lets everything pass. Where launches move into a file " +
			"or a language that is not read, or a pattern no longer fits the image, the number " +
			"of sandboxes falls, and that is the only sign of it.",
		Bad:        "expect: {sandboxes: 3}   # and two are found",
		Good:       "expect: {sandboxes: 3}   # and three are found",
		Mend:       "find out which launch is no longer seen, or lower expect.sandboxes if it is gone",
		References: []string{},
	}
}

// missing reports a run that found fewer sandboxes than expected, against the
// file that expects them.
func (e Expect) missing(sandboxes int) []policy.Finding {
	if sandboxes >= e.Sandboxes {
		return nil
	}
	rule := TooFewRule()
	return []policy.Finding{{
		Rule:        rule.ID,
		Name:        rule.Name,
		Pack:        rule.Pack,
		Severity:    rule.Severity,
		Verdict:     policy.VerdictFail,
		Message:     fmt.Sprintf("%d of at least %d expected sandboxes found", sandboxes, e.Sandboxes),
		File:        e.at.File,
		Span:        e.at.Span,
		Mend:        rule.Mend,
		Fingerprint: fingerprint(rule.ID, e.at.File),
	}}
}

func fingerprint(rule, file string) string {
	sum := sha256.Sum256([]byte(rule + "\x00" + file))
	return hex.EncodeToString(sum[:8])
}
