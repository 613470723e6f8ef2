// Package credential tells credentials by the name of what holds them, and by how they
// look.
package credential

import (
	"regexp"
	"slices"
	"strings"
)

// names end the names of what holds a credential, behind an underscore or alone.
var names = []string{
	"TOKEN", "SECRET", "PASSWORD", "PASSWD", "APIKEY", "API_KEY", "ACCESS_KEY", "PRIVATE_KEY", "SECRET_KEY", "CREDENTIAL", "CREDENTIALS",
}

// Named holds for the name of a variable that holds a credential.
func Named(name string) bool {
	name = strings.ToUpper(name)
	return slices.ContainsFunc(names, func(end string) bool {
		before, ok := strings.CutSuffix(name, end)
		return ok && (before == "" || strings.HasSuffix(before, "_"))
	})
}

// form is that of a kind of credential. Every one has the mark in it, which is looked
// for first: most texts have none.
type form struct {
	mark  string
	whole *regexp.Regexp
}

var forms = []form{
	{"gh", regexp.MustCompile(`\bgh[pousr]_[A-Za-z0-9]{20,}`)},
	{"github_pat_", regexp.MustCompile(`\bgithub_pat_[A-Za-z0-9_]{20,}`)},
	{"glpat-", regexp.MustCompile(`\bglpat-[A-Za-z0-9_-]{16,}`)},
	{"sk-", regexp.MustCompile(`\bsk-[A-Za-z0-9_-]{20,}`)},
	{"xox", regexp.MustCompile(`\bxox[abposr]-[A-Za-z0-9-]{10,}`)},
	{"AKIA", regexp.MustCompile(`\bAKIA[0-9A-Z]{16}\b`)},
	{"eyJ", regexp.MustCompile(`\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.`)},
	{"PRIVATE KEY-----", regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY-----`)},
}

// shortest is the length of the shortest text that has such a form.
const shortest = len("xoxb-0123456789")

// Looks holds for a text that has the form of a well-known credential somewhere.
func Looks(text string) bool {
	return len(text) >= shortest && slices.ContainsFunc(forms, func(f form) bool {
		return strings.Contains(text, f.mark) && f.whole.MatchString(text)
	})
}
