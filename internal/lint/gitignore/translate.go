package gitignore

import (
	"errors"
	"regexp"
	"strings"
)

var (
	errClass  = errors.New("a [ without its ]")
	errEscape = errors.New("a backslash at the end")
)

// translate writes a pattern, without its leading and trailing slash, as a
// regular expression over a slash path.
func translate(text string) (string, error) {
	var out strings.Builder
	for at := 0; at < len(text); {
		source, width, err := next(text, at)
		if err != nil {
			return "", err
		}
		out.WriteString(source)
		at += width
	}
	return out.String(), nil
}

// next translates what stands at one place of the pattern, and says how many
// bytes of it that took.
func next(text string, at int) (source string, width int, err error) {
	switch rest := text[at:]; rest[0] {
	case '*':
		source, width = stars(text, at)
		return source, width, nil
	case '?':
		return "[^/]", 1, nil
	case '[':
		return class(rest)
	case '\\':
		if len(rest) == 1 {
			return "", 0, errEscape
		}
		return regexp.QuoteMeta(rest[1:2]), 2, nil
	default:
		return literal(rest)
	}
}

// literal takes everything up to the next special character.
func literal(rest string) (string, int, error) {
	end := strings.IndexAny(rest, `*?[\`)
	if end < 0 {
		end = len(rest)
	}
	return regexp.QuoteMeta(rest[:end]), end, nil
}

// stars translates a run of stars. Two of them cross slashes only where they
// stand alone between slashes; anywhere else they are one star.
func stars(text string, at int) (source string, width int) {
	rest := strings.TrimLeft(text[at:], "*")
	width = len(text) - at - len(rest)
	alone := at == 0 || text[at-1] == '/'
	switch {
	case width == 2 && alone && rest == "":
		return ".+", width
	case width == 2 && alone && rest[0] == '/':
		return "(?:.*/)?", width + 1
	default:
		return "[^/]*", width
	}
}

// class translates a bracket expression; it never matches a slash.
func class(rest string) (source string, width int, err error) {
	at, open, never := 1, "[", ""
	if strings.HasPrefix(rest[1:], "!") || strings.HasPrefix(rest[1:], "^") {
		at, open, never = 2, "[^", "/"
	}
	var out strings.Builder
	for first := at; at < len(rest); {
		if rest[at] == ']' && at > first {
			return open + out.String() + never + "]", at + 1, nil
		}
		member, size := classMember(rest[at:])
		out.WriteString(member)
		at += size
	}
	return "", 0, errClass
}

// classMember translates one member of a bracket expression: a named class, an
// escaped character, the dash of a range, or a plain character.
func classMember(rest string) (source string, width int) {
	if strings.HasPrefix(rest, "[:") {
		if end := strings.Index(rest, ":]"); end > 0 {
			return rest[:end+2], end + 2
		}
	}
	switch {
	case rest[0] == '-':
		return "-", 1
	case rest[0] == '\\' && len(rest) > 1:
		return member(rest[1:2]), 2
	default:
		return member(rest[:1]), 1
	}
}

// member writes one byte so that it stands for itself in a class.
func member(char string) string {
	if strings.Contains(`[]^-\`, char) {
		return `\` + char
	}
	return char
}
