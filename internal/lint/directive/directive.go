// Package directive reads the comments that suppress findings:
//
//	# egglint: ignore EGG001,EGG002 until 2027-01-31 -- reason
//	# noqa: EGG100 - reason
//
// It knows their form. Whether there are such rules, and whether the day is past,
// is for the caller to say.
package directive

import (
	"bytes"
	"regexp"
	"strings"
)

// Directive is what a comment asks for.
type Directive struct {
	Rules     []string // ids as they are written; none where it is malformed
	Until     Day      // the last day on which it counts; "": for ever
	Reason    string   // "": none is given
	Malformed bool     // it begins like a directive and does not go on like one
}

var (
	own   = regexp.MustCompile(`(?:^|[#\s])#?\s*egglint:(.*)$`)
	form  = regexp.MustCompile(`^\s*ignore\s+(\w[\w./-]*(?:\s*,\s*\w[\w./-]*)*)(?:\s+until\s+(\S+))?\s*(?:--(.*))?$`)
	other = regexp.MustCompile(`(?i)(?:^|[#\s])#?\s*noqa:\s*([A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*)(?:\s+(?:--?|–|—)\s+(.*))?`)
	list  = regexp.MustCompile(`[,\s]+`)
)

// May tells whether a text can hold a directive at all, at little cost.
func May(text []byte) bool {
	return bytes.Contains(text, []byte("egglint:")) || bytes.Contains(bytes.ToLower(text), []byte("noqa:"))
}

// Parse reads a comment. It is not ok where the comment is no directive: of the
// noqa form only those are that name a rule of egg.
func Parse(comment string) (d Directive, ok bool) {
	comment = strings.TrimSpace(strings.TrimPrefix(comment, "#"))
	if at := own.FindStringSubmatch(comment); at != nil {
		return parseOwn(at[1]), true
	}
	return parseOther(comment)
}

func parseOwn(text string) Directive {
	m := form.FindStringSubmatch(text)
	if m == nil {
		return Directive{Malformed: true}
	}
	d := Directive{Rules: list.Split(m[1], -1), Reason: strings.TrimSpace(m[3])}
	if m[2] != "" {
		if err := d.Until.UnmarshalText([]byte(m[2])); err != nil {
			return Directive{Malformed: true}
		}
	}
	return d
}

func parseOther(comment string) (d Directive, ok bool) {
	m := other.FindStringSubmatch(comment)
	if m == nil {
		return Directive{}, false
	}
	for _, id := range list.Split(strings.ToUpper(m[1]), -1) {
		if strings.HasPrefix(id, "EGG") {
			d.Rules = append(d.Rules, id)
		}
	}
	d.Reason = strings.TrimSpace(m[2])
	return d, len(d.Rules) > 0
}
