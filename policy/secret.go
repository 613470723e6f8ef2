package policy

import (
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// secretName matches the names, in capitals, of variables that hold credentials, and
// secretLook what has the form of a well-known one.
var (
	secretName = regexp.MustCompile(`(^|_)(TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|PRIVATE_KEY|SECRET_KEY|CREDENTIALS?)$`)
	secretLook = regexp.MustCompile(strings.Join([]string{
		`\bgh[pousr]_[A-Za-z0-9]{20,}`,
		`\bgithub_pat_[A-Za-z0-9_]{20,}`,
		`\bglpat-[A-Za-z0-9_-]{16,}`,
		`\bsk-[A-Za-z0-9_-]{20,}`,
		`\bxox[abposr]-[A-Za-z0-9-]{10,}`,
		`\bAKIA[0-9A-Z]{16}\b`,
		`\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.`,
		`-----BEGIN [A-Z ]*PRIVATE KEY-----`,
	}, "|"))
)

// shortestLook is the length of the shortest text that has such a form.
const shortestLook = len("xoxb-0123456789")

// suspect is an -e whose value may be a credential in the source: a known one by its
// name, which may be unknown, any by what the value looks like.
type suspect struct {
	variable
	looks bool
}

func suspectsOf(all []variable) []suspect {
	var suspects []suspect
	for _, v := range all {
		if v.value == nil {
			continue
		}
		name, told := value(v.name)
		s := suspect{v, looksSecret(v.value)}
		named := !told || secretName.MatchString(strings.ToUpper(name))
		if s.looks || named && known(v.value) {
			suspects = append(suspects, s)
		}
	}
	return suspects
}

// looksSecret holds where a literal of the word has the form of a credential.
func looksSecret(w *parser.Word) bool {
	return slices.ContainsFunc(plainParts(partsOf(w)), func(p parser.Part) bool {
		return len(p.Literal) >= shortestLook && secretLook.MatchString(p.Literal)
	})
}

// isLeaky holds where a word looks like a credential that is in no -e.
func isLeaky(s *parser.Scenario) bool {
	return slices.ContainsFunc(s.Flags, func(f parser.Flag) bool { return f.Name != "env" && looksSecret(f.Value) }) ||
		slices.ContainsFunc(s.Command, func(e parser.Element) bool { return looksSecret(e.Word) })
}

func suspectTerm(s suspect) *ast.Term {
	return object(
		field{"name", wordTerm(s.name)}, field{"value", wordTerm(s.value)}, field{"text", text(s.text)}, field{"looks", boolean(s.looks)},
	)
}
