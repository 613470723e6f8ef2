package gitignore

import (
	"fmt"
	"regexp"
	"strings"
)

// pattern is one line of a list, ready to match.
type pattern struct {
	match   *regexp.Regexp
	negated bool // what it matches is kept
	dirOnly bool // it matches folders only
}

// parseLine reads one line. It reports false for a blank line or a comment.
func parseLine(line string) (pattern, bool, error) {
	text := trimBlanks(line)
	if text == "" || strings.HasPrefix(text, "#") {
		return pattern{}, false, nil
	}
	var p pattern
	text, p.negated = strings.CutPrefix(text, "!")
	text, p.dirOnly = strings.CutSuffix(text, "/")
	anchored := strings.Contains(text, "/")
	text = strings.TrimPrefix(text, "/")
	source, err := translate(text)
	if err != nil {
		return pattern{}, false, fmt.Errorf("pattern %q: %w", line, err)
	}
	if !anchored {
		source = "(?:.*/)?" + source
	}
	p.match, err = regexp.Compile("(?s)^" + source + "$")
	if err != nil {
		return pattern{}, false, fmt.Errorf("pattern %q: %w", line, err)
	}
	return p, true, nil
}

// trimBlanks drops trailing blanks, save one that a backslash protects.
func trimBlanks(line string) string {
	text := strings.TrimRight(line, " ")
	backslashes := len(text) - len(strings.TrimRight(text, `\`))
	if len(text) < len(line) && backslashes%2 == 1 {
		return text + " "
	}
	return text
}
