package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// brokenContinuations reports the launches that end before they are meant to.
func brokenContinuations(judge Judge, problems []parser.Problem, launches []parser.Launch) []policy.Finding {
	var out []policy.Finding
	rule, inFile := policy.BrokenContinuation(), map[string]int{}
	severity, _ := judge.Severity(rule.ID)
	if severity == policy.SeverityOff {
		return nil
	}
	for _, p := range problems {
		if p.Kind != parser.ProblemContinuation {
			continue
		}
		inFile[p.File]++
		out = append(out, policy.Finding{
			Rule:        rule.ID,
			Name:        rule.Name,
			Pack:        rule.Pack,
			Severity:    severity,
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
