package reads

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Path leads to a part of the input. The one without keys is all of it.
type Path struct {
	Keys  []string
	Name  string // of the keys: no two paths have the same
	terms []*ast.Term
}

func pathOf(keys []string) Path {
	p := Path{Keys: keys, Name: nameOf(keys)}
	for _, key := range keys {
		p.terms = append(p.terms, ast.StringTerm(key))
	}
	return p
}

// nameOf is the same for the same strings alone, whatever is in them.
func nameOf(all []string) string { return fmt.Sprintf("%q", all) }

// String joins the keys by dots; all of the input is a star.
func (p Path) String() string {
	if len(p.Keys) == 0 {
		return "*"
	}
	return strings.Join(p.Keys, ".")
}

// within holds for a part of the other, and for the other itself.
func (p Path) within(other Path) bool {
	return len(p.Keys) >= len(other.Keys) && slices.Equal(p.Keys[:len(other.Keys)], other.Keys)
}

// In gives what stands at the path, nil where nothing does.
func (p Path) In(input ast.Value) ast.Value {
	for _, key := range p.terms {
		object, ok := input.(ast.Object)
		if !ok {
			return nil
		}
		term := object.Get(key)
		if term == nil {
			return nil
		}
		input = term.Value
	}
	return input
}

// outermost drops the paths that lead into others, and sorts the rest.
func outermost(paths []Path) []Path {
	slices.SortFunc(paths, func(a, b Path) int { return slices.Compare(a.Keys, b.Keys) })
	var all []Path
	for _, p := range paths {
		if last := len(all) - 1; last < 0 || !p.within(all[last]) {
			all = append(all, p)
		}
	}
	return all
}
