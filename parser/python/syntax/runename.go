package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/runenames"
)

// maxRuneName is more than the longest name of a character, with its braces.
const maxRuneName = 256

// runeNamed is the character with a Unicode name, in either case.
func runeNamed(name string) (rune, bool) {
	name = strings.ToUpper(name)
	if r, ok := namedRunes()[name]; ok {
		return r, true
	}
	if r, ok := ideograph(name); ok {
		return r, true
	}
	return hangul(name)
}

// namedRunes holds the characters by their names. It takes a tenth of a second to make,
// and few files need it.
var namedRunes = sync.OnceValue(func() map[string]rune {
	names := make(map[string]rune, 40_000)
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if name := runenames.Name(r); name != "" && name[0] != '<' {
			names[name] = r
		}
	}
	for name, r := range aliases() {
		names[name] = r
	}
	return names
})

// aliases are names that Unicode gives to characters without one.
func aliases() map[string]rune {
	names := map[string]rune{}
	for r, list := range controls {
		for _, name := range strings.Split(list, ";") {
			names[name] = rune(r)
		}
	}
	for i := range rune(256) {
		selector := 0xFE00 + i
		if i >= 16 {
			selector = 0xE0100 + i - 16
		}
		names[fmt.Sprintf("VS%d", i+1)] = selector
	}
	return names
}

// ideograph reads the names that hold a code point.
func ideograph(name string) (rune, bool) {
	for _, prefix := range [...]string{"CJK UNIFIED IDEOGRAPH-", "TANGUT IDEOGRAPH-", "NUSHU CHARACTER-"} {
		digits, ok := strings.CutPrefix(name, prefix)
		if !ok || len(digits) > 5 {
			continue
		}
		code, err := strconv.ParseInt(digits, 16, 32)
		return rune(code), err == nil && strings.HasPrefix(runenames.Name(rune(code)), "<"+prefix[:3])
	}
	return 0, false
}

// The parts of the names of Hangul syllables, in the order of their code points.
var (
	hangulLeads  = strings.Split("G GG N D DD R M B BB S SS  J JJ C K T P H", " ")
	hangulVowels = strings.Split("A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I", " ")
	hangulTails  = strings.Split(" G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H", " ")
)

// hangul composes a syllable from its name.
func hangul(name string) (rune, bool) {
	rest, ok := strings.CutPrefix(name, "HANGUL SYLLABLE ")
	if !ok {
		return 0, false
	}
	lead, rest := longest(hangulLeads, rest)
	vowel, rest := longest(hangulVowels, rest)
	tail, rest := longest(hangulTails, rest)
	if lead < 0 || vowel < 0 || tail < 0 || rest != "" {
		return 0, false
	}
	return rune(0xAC00 + (lead*len(hangulVowels)+vowel)*len(hangulTails) + tail), true
}

// longest is the longest part that s begins with, and the rest of s; -1: none.
func longest(parts []string, s string) (int, string) {
	best := -1
	for i, part := range parts {
		if strings.HasPrefix(s, part) && (best < 0 || len(part) > len(parts[best])) {
			best = i
		}
	}
	if best < 0 {
		return best, s
	}
	return best, s[len(parts[best]):]
}
