package policy

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
)

// mark stands for a hole in a text that patterns are held against: no name has
// it, so only a wildcard can match it.
const mark = "\x00"

// repository is the name of an image without tag and digest, with a mark for each
// hole. "exact" tells that no hole is left.
type repository struct {
	text string
}

func (r repository) exact() bool { return !strings.Contains(r.text, mark) }

// repositoryOf takes tag and digest off: what follows the last colon behind the
// last slash, and an at sign. A hole behind that colon is a tag.
func repositoryOf(image *parser.Word) repository {
	name, _, _ := strings.Cut(marked(image), "@")
	if colon := strings.LastIndex(name, ":"); colon > strings.LastIndex(name, "/") {
		name = name[:colon]
	}
	return repository{name}
}

// like answers: does the repository match the pattern, whatever its holes are?
func (r repository) like(p pattern) answer {
	switch {
	case p.matches(r.text):
		return yes
	case r.exact() || r.clashes(p):
		return no
	}
	return unknown
}

// clashes holds where what is known at either end cannot be what the pattern has
// there. A hole at the end can hold a tag too, so it never clashes.
func (r repository) clashes(p pattern) bool {
	first := r.text[:strings.Index(r.text, mark)]
	last := r.text[strings.LastIndex(r.text, mark)+len(mark):]
	return !prefixes(first, p.head()) || last != "" && !suffixes(last, p.tail())
}

func prefixes(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

func suffixes(a, b string) bool { return strings.HasSuffix(a, b) || strings.HasSuffix(b, a) }

// namedSandbox answers the default question: does the last path component say
// "sandbox"?
func (r repository) namedSandbox() answer {
	last := r.text[strings.LastIndex(r.text, "/")+1:]
	switch {
	case slices.ContainsFunc(strings.Split(last, mark), saysSandbox):
		return yes
	case r.exact():
		return no
	}
	return unknown
}

func saysSandbox(text string) bool { return strings.Contains(text, "sandbox") }
