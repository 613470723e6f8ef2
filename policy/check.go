package policy

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// check is one statement of a rule about one scenario: what should hold, and what
// to say where it does not.
type check struct {
	holds    answer
	about    []string // options ("--dns") and variables ("HTTP_PROXY") that it rests on
	because  []string // the very words that leave it open, where the rule can name them
	flag     string
	message  string
	mend     string
	words    []string // to put before the image, which mends it
	severity Severity // "": that of the rule
}

// waver makes a failed check one that is not decided, for want of the mode.
func (c *check) waver() {
	if c.holds == no {
		c.holds = unknown
		c.about = append(slices.Clone(c.about), "PRIVATE_MODE")
		c.because = nil
	}
}

// verdictOf is what the checks of a rule say together; "" is a pass.
func verdictOf(checks []check) Verdict {
	verdict := Verdict("")
	for _, c := range checks {
		switch c.holds {
		case no:
			return VerdictFail
		case unknown:
			verdict = VerdictUnproven
		}
	}
	return verdict
}

// fails holds where a check fails with the whole weight of its rule.
func fails(checks []check) bool {
	return slices.ContainsFunc(checks, func(c check) bool { return c.holds == no && c.severity == "" })
}

// met is how a rule says that a check holds, where there is nothing to tell of it.
const met = "met"

// checksOf reads what a rule answered. An answer of any other shape is an error:
// taken for no answer, it would be a pass.
func checksOf(answered any) ([]check, error) {
	items, ok := answered.([]any)
	if !ok {
		return nil, errors.New("checks are no array")
	}
	checks := make([]check, 0, len(items))
	for i, item := range items {
		if item == met {
			continue
		}
		fields, ok := item.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("check %d is no object", i)
		}
		c, err := checkOf(fields)
		if err != nil {
			return nil, fmt.Errorf("check %d: %w", i, err)
		}
		checks = append(checks, c)
	}
	return checks, nil
}

func checkOf(fields map[string]any) (check, error) {
	r := reader{fields: fields}
	c := check{
		holds:    r.answer("holds"),
		about:    r.strings("about"),
		because:  r.strings("because"),
		flag:     r.string("flag"),
		message:  r.string("message"),
		mend:     r.string("mend"),
		words:    r.strings("words"),
		severity: r.severity("severity"),
	}
	r.nothingBut("holds", "about", "because", "flag", "message", "mend", "words", "severity")
	if c.message == "" {
		r.fail("message", "is empty")
	}
	return c, r.err
}

// reader reads the fields of an answer and keeps the first error.
type reader struct {
	fields map[string]any
	err    error
}

func (r *reader) fail(key, problem string) {
	if r.err == nil {
		r.err = fmt.Errorf("%s %s", key, problem)
	}
}

func (r *reader) string(key string) string {
	found, ok := r.fields[key]
	if !ok {
		return ""
	}
	text, ok := found.(string)
	if !ok {
		r.fail(key, "is no string")
	}
	return text
}

func (r *reader) strings(key string) []string {
	found, ok := r.fields[key]
	if !ok {
		return nil
	}
	items, ok := found.([]any)
	if !ok {
		r.fail(key, "is no array")
	}
	texts := make([]string, 0, len(items))
	for _, item := range items {
		text, ok := item.(string)
		if !ok {
			r.fail(key, "holds something else than strings")
		}
		texts = append(texts, text)
	}
	return texts
}

// severity is what a check weighs where it does not weigh what its rule does. One that
// is misspelt would weigh nothing.
func (r *reader) severity(key string) Severity {
	switch s := Severity(r.string(key)); s {
	case "", SeverityError, SeverityWarning:
		return s
	default:
		r.fail(key, fmt.Sprintf("is %q: neither error nor warning", s))
		return ""
	}
}

// nothingBut refuses what nobody would read.
func (r *reader) nothingBut(keys ...string) {
	for _, key := range slices.Sorted(maps.Keys(r.fields)) {
		if !slices.Contains(keys, key) {
			r.fail(key, "is nothing that a check says: that is "+strings.Join(keys, ", "))
		}
	}
}

func (r *reader) answer(key string) answer {
	switch text := r.string(key); text {
	case "yes":
		return yes
	case "no":
		return no
	case "unknown":
		return unknown
	default:
		r.fail(key, fmt.Sprintf("is %q: neither yes, no nor unknown", text))
		return unknown
	}
}
