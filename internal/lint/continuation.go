package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// BrokenContinuationRule is the catalogue entry of the rule that is about how a
// launch is written: its argv does not show what was left behind.
func BrokenContinuationRule() policy.Rule {
	return policy.Rule{
		ID:       "EGG306",
		Name:     "broken-continuation",
		Title:    "A backslash continues the command line",
		Pack:     "argv",
		Severity: policy.SeverityError,
		Why: "A backslash continues a line only where the line ends right behind it. Behind it a blank, " +
			"or a comment, ends the command, and so does a line of its own that is empty or a comment. " +
			"The container is started without the flags on the lines below, which are commands of their own.",
		Bad:        "docker run -d \\  # detached\n  --dns 0.0.0.0 \\\n  egg-sandbox",
		Good:       "# detached\ndocker run -d \\\n  --dns 0.0.0.0 \\\n  egg-sandbox",
		Mend:       "let the line end right behind the backslash, and move comments above the command",
		References: []string{"https://www.gnu.org/software/bash/manual/html_node/Escape-Character.html"},
	}
}

// brokenContinuations reports the launches that end before they are meant to.
func brokenContinuations(problems []parser.Problem, launches []parser.Launch) []policy.Finding {
	var out []policy.Finding
	rule, inFile := BrokenContinuationRule(), map[string]int{}
	for _, p := range problems {
		if p.Kind != parser.ProblemContinuation {
			continue
		}
		inFile[p.File]++
		out = append(out, policy.Finding{
			Rule:        rule.ID,
			Name:        rule.Name,
			Pack:        rule.Pack,
			Severity:    rule.Severity,
			Verdict:     policy.VerdictFail,
			Message:     p.Message,
			File:        p.File,
			Span:        parser.Span{Line: p.Line, Column: p.Column, EndLine: p.Line, EndColumn: p.Column + 1},
			Launch:      launchOn(launches, p.File, p.Line),
			Mend:        rule.Mend,
			Fingerprint: fingerprint(rule.ID, fmt.Sprintf("%s %d", p.File, inFile[p.File])),
		})
	}
	return out
}

// launchOn is the id of the last launch that takes up a line; "": none does.
func launchOn(launches []parser.Launch, file string, line int) string {
	id := ""
	for _, l := range launches {
		if l.File == file && l.Span.Line <= line && line <= lastLine(l.Span) {
			id = l.ID
		}
	}
	return id
}

func fingerprint(rule, file string) string {
	sum := sha256.Sum256([]byte(rule + "\x00" + file))
	return hex.EncodeToString(sum[:8])
}
