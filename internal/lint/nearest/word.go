// Package nearest finds the word that somebody probably meant.
package nearest

import "strings"

// Word returns the candidate with the fewest edits to word, the first of several,
// letter case aside. It reports false where all of them are too far off to be a
// slip: more than two edits, or more than half of the word.
func Word(word string, candidates []string) (string, bool) {
	best, least := "", min(2, len(word)/2)+1
	for _, candidate := range candidates {
		if edits := distance(strings.ToLower(word), strings.ToLower(candidate)); edits < least {
			best, least = candidate, edits
		}
	}
	return best, best != ""
}

// distance counts the insertions, deletions and replacements of bytes that turn
// a into b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replace := diagonal
			if a[i] != b[j] {
				replace++
			}
			diagonal = row[j+1]
			row[j+1] = min(replace, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
