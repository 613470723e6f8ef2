package patterntest

import (
	"regexp"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// relaxed is a pattern as a regular expression over arguments that end in NULs,
// in which a hole need not be the same string everywhere. Matching it is linear.
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
				b.WriteString(regexp.QuoteMeta(runes(p.Literal)))
				if p.Hole != nil {
					b.WriteString(`[^\x00]*`)
				}
			}
			b.WriteString(`\x00`)
		}
	}
}

// runes has one rune for each byte: arguments need not be UTF-8, which regular
// expressions ask for.
func runes(s string) string {
	out := make([]rune, len(s))
	for i := range len(s) {
		out[i] = rune(s[i])
	}
	return string(out)
}

// matchesRelaxed is Match where holes need not be the same string everywhere.
func matchesRelaxed(items []abstract.Item, argv []string) bool {
	var b strings.Builder
	for _, arg := range argv {
		b.WriteString(runes(arg) + "\x00")
	}
	return relaxed(items).MatchString(b.String())
}

// constrains tells whether a hole stands in two places.
func (t tally) constrains() bool {
	for _, n := range t {
		if n > 1 {
			return true
		}
	}
	return false
}
