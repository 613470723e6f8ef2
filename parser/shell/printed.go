package shell

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// printsPath are the paths that a command prints; none: it prints something else.
func (in *interp) printsPath(st *state, argv abstract.List) []string {
	words, ok := plainWords(argv)
	if !ok {
		return nil
	}
	name := knownWord(words[0])
	options, operands := splitOptions(words[1:])
	switch {
	case name == "pwd":
		return in.workingFolders(st)
	case name == "git" && slices.Contains(options, "--show-toplevel"):
		return []string{"."}
	case len(operands) == 0:
		return nil
	case name == "printf" && len(operands) == 2 && slices.Contains([]string{"%s", `%s\n`}, knownWord(operands[0])):
		return in.leadsOfString(st, operands[1])
	case len(operands) > 1:
		return nil
	case name == "dirname":
		return parents(in.leadsOfString(st, operands[0]))
	case name == "realpath", name == "echo", name == "readlink" && slices.ContainsFunc(options, follows):
		return in.leadsOfString(st, operands[0])
	}
	return nil
}

// follows tells whether an option of readlink asks for the path of a file that need
// not be a link.
func follows(option string) bool {
	return strings.Trim(option, "-femnzqsv") == "" || strings.HasPrefix(option, "--canonicalize")
}

// splitOptions tells the options before a command's operands from these.
func splitOptions(words []abstract.String) (options []string, operands []abstract.String) {
	for i, w := range words {
		v := knownWord(w)
		switch {
		case v == "--":
			return options, append(operands, words[i+1:]...)
		case len(v) > 1 && v[0] == '-':
			options = append(options, v)
		default:
			operands = append(operands, w)
		}
	}
	return options, operands
}

// plainWords are the words of a list in which each element is one for certain, or
// is taken for one: an unquoted path.
func plainWords(l abstract.List) ([]abstract.String, bool) {
	var out []abstract.String
	for _, e := range l {
		w := oneWordOf(e)
		if len(w) == 0 {
			return nil, false
		}
		out = append(out, w)
	}
	return out, len(out) > 0
}

// oneWordOf is an element as one word: a gap that stands for an unquoted text is
// taken for that. Without a case where it is something else.
func oneWordOf(e abstract.Element) abstract.String {
	switch {
	case e.When != abstract.Always:
		return nil
	case e.Gap != nil && e.Gap.Single && len(e.Gap.Text) > 0:
		return abstract.Just(e.Gap.Text)
	}
	return e.Word
}

func knownWord(s abstract.String) string {
	one, _ := s.One()
	v, _ := one.Known()
	return v
}
