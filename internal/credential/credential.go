// Package credential tells credentials by the name of what holds them, and by how they
// look.
package credential

import (
	"regexp"
	"strings"
)

// named matches names in capitals.
var named = regexp.MustCompile(`(^|_)(TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|PRIVATE_KEY|SECRET_KEY|CREDENTIALS?)$`)

// Named holds for the name of a variable that holds a credential.
func Named(name string) bool { return named.MatchString(strings.ToUpper(name)) }

var form = regexp.MustCompile(strings.Join([]string{
	`\bgh[pousr]_[A-Za-z0-9]{20,}`,
	`\bgithub_pat_[A-Za-z0-9_]{20,}`,
	`\bglpat-[A-Za-z0-9_-]{16,}`,
	`\bsk-[A-Za-z0-9_-]{20,}`,
	`\bxox[abposr]-[A-Za-z0-9-]{10,}`,
	`\bAKIA[0-9A-Z]{16}\b`,
	`\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.`,
	`-----BEGIN [A-Z ]*PRIVATE KEY-----`,
}, "|"))

// shortest is the length of the shortest text that has such a form.
const shortest = len("xoxb-0123456789")

// Looks holds for a text that has the form of a well-known credential somewhere.
func Looks(text string) bool { return len(text) >= shortest && form.MatchString(text) }
