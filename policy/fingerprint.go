package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/egglint/egg/parser"
)

// digest is 16 hex digits of the texts, each apart from the next.
func digest(texts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(texts, "\x1f")))
	return hex.EncodeToString(sum[:8])
}

// argvText is the argv of a launch with its holes by their source text.
func argvText(l *parser.Launch) string {
	if len(l.Scenarios) == 0 {
		return ""
	}
	return elementsText(l.Scenarios[0].Argv)
}

func elementsText(elements []parser.Element) string {
	texts := make([]string, len(elements))
	for i, element := range elements {
		switch {
		case element.Word != nil:
			texts[i] = element.Word.Text
		case element.Gap != nil:
			texts[i] = "…" + element.Gap.Source
		default:
			texts[i] = "(" + elementsText(element.Optional) + elementsText(element.Repeat) + ")"
		}
	}
	return strings.Join(texts, "\x1f")
}

// number gives each finding a fingerprint that no line number goes into; of equal
// ones the second, third and so on are told apart by their count.
func (r *Result) number() {
	seen := map[string]int{}
	for i := range r.Findings {
		base := r.Findings[i].Fingerprint
		if n := seen[base]; n > 0 {
			r.Findings[i].Fingerprint = digest(base, strconv.Itoa(n))
		}
		seen[base]++
	}
}
