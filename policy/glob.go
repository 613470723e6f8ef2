package policy

import (
	"regexp"
	"strings"
)

// pattern is a compiled pattern of names: `*` matches any characters, `?` one.
// In a pattern of paths `*` and `?` stop at a slash and `**` does not.
type pattern struct {
	text string
	re   *regexp.Regexp
}

func namePattern(text string) pattern {
	return compilePattern(text, strings.NewReplacer(`\*`, `.*`, `\?`, `.`))
}

func pathPattern(text string) pattern {
	return compilePattern(text, strings.NewReplacer(`\*\*/`, `(.*/)?`, `\*\*`, `.*`, `\*`, `[^/]*`, `\?`, `[^/]`))
}

func compilePattern(text string, wild *strings.Replacer) pattern {
	return pattern{text, regexp.MustCompile(`(?s)^` + wild.Replace(regexp.QuoteMeta(text)) + `$`)}
}

func (p pattern) matches(name string) bool { return p.re.MatchString(name) }

// head and tail are the literal text before the first wildcard and after the last.
func (p pattern) head() string {
	if at := strings.IndexAny(p.text, "*?"); at >= 0 {
		return p.text[:at]
	}
	return p.text
}

func (p pattern) tail() string {
	return p.text[strings.LastIndexAny(p.text, "*?")+1:]
}

func patterns(texts []string, compile func(string) pattern) []pattern {
	compiled := make([]pattern, len(texts))
	for i, text := range texts {
		compiled[i] = compile(text)
	}
	return compiled
}
