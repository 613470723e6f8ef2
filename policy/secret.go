package policy

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/internal/credential"
	"github.com/egglint/egg/parser"
)

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
		named := !told || credential.Named(name)
		if s.looks || named && known(v.value) {
			suspects = append(suspects, s)
		}
	}
	return suspects
}

// looksSecret holds where a literal of the word has the form of a credential.
func looksSecret(w *parser.Word) bool {
	return slices.ContainsFunc(plainParts(partsOf(w)), func(p parser.Part) bool {
		return credential.Looks(p.Literal)
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
