package shell_test

import (
	"regexp"
	"strings"

	"github.com/egglint/egg/internal/patterntest"
	"github.com/egglint/egg/parser/abstract"
)

// matches tells whether a pattern matches an argv. What a linear search decides,
// where holes need not be the same string, is not searched again; where the full
// search takes too long to say, the answer is yes, and is counted.
func (a analysis) matches(pattern []abstract.Item, argv []string) (ok bool) {
	if !relaxed(pattern).MatchString(strings.Join(argv, "\x00") + "\x00") {
		return false
	}
	if !repeatsHole(pattern, map[*abstract.Hole]bool{}) {
		return true
	}
	defer func() {
		if why, ambiguous := recover().(string); ambiguous {
			undecided.Add(1)
			ok = strings.HasPrefix(why, "patterntest:")
		}
	}()
	return patterntest.Match(pattern, argv)
}

// relaxed is a pattern as a regular expression over arguments that end in NULs.
func relaxed(pattern []abstract.Item) *regexp.Regexp {
	var b strings.Builder
	b.WriteString("(?s)^")
	writeRelaxed(&b, pattern)
	return regexp.MustCompile(b.String() + "$")
}

func writeRelaxed(b *strings.Builder, pattern []abstract.Item) {
	group := func(items []abstract.Item, times string) {
		b.WriteString("(?:")
		writeRelaxed(b, items)
		b.WriteString(")" + times)
	}
	for _, it := range pattern {
		switch {
		case it.Gap != nil:
			b.WriteString(`(?:[^\x00]*\x00)*`)
		case it.Repeat != nil:
			group(it.Repeat, "*")
		case it.Optional != nil:
			group(it.Optional, "?")
		default:
			for _, p := range it.Word {
				b.WriteString(regexp.QuoteMeta(p.Literal))
				if p.Hole != nil {
					b.WriteString(`[^\x00]*`)
				}
			}
			b.WriteString(`\x00`)
		}
	}
}

// repeatsHole tells whether a hole stands in two places of a pattern.
func repeatsHole(pattern []abstract.Item, seen map[*abstract.Hole]bool) bool {
	for _, it := range pattern {
		for _, p := range it.Word {
			if p.Hole != nil && seen[p.Hole] {
				return true
			}
			seen[p.Hole] = p.Hole != nil
		}
		if repeatsHole(it.Repeat, seen) || repeatsHole(it.Optional, seen) {
			return true
		}
	}
	return false
}
