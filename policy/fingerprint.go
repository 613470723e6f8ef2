package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"github.com/egglint/egg/parser"
)

// digest is 16 hex digits of the texts, each apart from the next.
func digest(texts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(texts, "\x1f")))
	return hex.EncodeToString(sum[:8])
}

// Content is what a launch passes, in 16 hex digits: the argvs that it can have, with
// what is not known by its source text. Moving a launch does not change it; changing
// what it passes does.
func Content(l *parser.Launch) string {
	var argvs []string
	for _, s := range l.Scenarios {
		argvs = append(argvs, elementsText(s.Argv))
	}
	slices.Sort(argvs)
	return digest(strings.Join(slices.Compact(argvs), "\x1e"))
}

// elementsText tells a hole from a text that reads like one: no argument holds a NUL.
func elementsText(elements []parser.Element) string {
	texts := make([]string, len(elements))
	for i, element := range elements {
		switch {
		case element.Word != nil:
			texts[i] = wordText(element.Word)
		case element.Gap != nil:
			texts[i] = "\x00\x00" + element.Gap.Source
		default:
			texts[i] = "\x00(" + elementsText(element.Optional) + "\x00|" + elementsText(element.Repeat) + "\x00)"
		}
	}
	return strings.Join(texts, "\x1f")
}

func wordText(w *parser.Word) string {
	var text strings.Builder
	for _, part := range w.Parts {
		if isHole(part) {
			text.WriteString("\x00" + part.Source + "\x00")
		} else {
			text.WriteString(part.Literal)
		}
	}
	return text.String()
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
