package main

import (
	"regexp"
	"slices"
	"strings"
)

// plain is the words that mean themselves to every shell, wherever they stand
// behind the first.
var plain = regexp.MustCompile(`^[a-zA-Z0-9_@%+=:,./-]+$`)

// shellLine is the command line for a POSIX shell. It quotes by single quotes
// only: they hold every character, and keep their meaning in an interactive
// shell as well.
func shellLine(argv []string) string {
	words := make([]string, 0, len(argv))
	for i, word := range argv {
		if plain.MatchString(word) && (i > 0 || isCommandName(word)) {
			words = append(words, word)
		} else {
			words = append(words, "'"+strings.ReplaceAll(word, "'", `'\''`)+"'")
		}
	}
	return strings.Join(words, " ")
}

// isCommandName tells whether a plain word starts that command when it comes
// first: it could be a keyword or an assignment otherwise.
func isCommandName(word string) bool {
	return slices.Contains([]string{"docker", "podman", "nerdctl", "finch"}, word) || strings.HasPrefix(word, "/")
}
