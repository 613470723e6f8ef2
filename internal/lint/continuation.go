package lint

import (
	"fmt"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// brokenContinuations reports the launches that end before they are meant to, each
// with its place in the file, which stays when lines move.
func brokenContinuations(judge Judge, problems []parser.Problem, launches []parser.Launch) []policy.Finding {
	var out []policy.Finding
	inFile := map[string]int{}
	for _, p := range problems {
		if p.Kind != parser.ProblemContinuation {
			continue
		}
		inFile[p.File]++
		n := policy.Broken(p)
		n.Subject = fmt.Sprint(inFile[p.File])
		if f, ok := judge.Tell(n); ok {
			f.Launch = launchOn(launches, p.File, p.Line)
			out = append(out, f)
		}
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
