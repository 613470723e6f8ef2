package shell

import (
	"path"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// sourcedItems are the items of a loop that sources files: a pattern for file names
// is the files of the project that it matches, which is noted.
func (in *interp) sourcedItems(st *state, c *syntax.ForClause, items abstract.List) abstract.List {
	if unrollable(items) || !sources(c) {
		return items
	}
	var out abstract.List
	for _, e := range items {
		files := in.matching(st, e)
		if files == nil {
			out = append(out, e)
			continue
		}
		out = append(out, files...)
		st.note(e.Gap.Source + " names the files of the project")
	}
	return out
}

// sources tells whether a loop sources files.
func sources(c *syntax.ForClause) bool {
	found := false
	syntax.Walk(c, func(n syntax.Node) bool {
		if call, ok := n.(*syntax.CallExpr); ok && len(call.Args) > 1 {
			found = found || slices.Contains([]string{".", "source"}, call.Args[0].Lit())
		}
		return !found
	})
	return found
}

// matching are the files of the project that a pattern for file names matches,
// as words that the pattern becomes.
func (in *interp) matching(st *state, e abstract.Element) abstract.List {
	if in.prog.Project == nil || e.Gap == nil || !e.Gap.Single || e.When != abstract.Always {
		return nil
	}
	last := len(e.Gap.Text) - 1
	if last < 0 || e.Gap.Text[last].Hole != nil {
		return nil
	}
	dir, pattern := path.Split(e.Gap.Text[last].Literal)
	folder := abstract.Concat(e.Gap.Text[:last], abstract.Literal(dir))
	if strings.ContainsAny(dir, `*?[`) {
		return nil
	}
	var out abstract.List
	for _, f := range leads(in.workingFolders(st), folder) {
		for _, name := range in.prog.Project.Files(path.Join(f, pattern)) {
			word := abstract.Concat(folder, abstract.Literal(path.Base(name)))
			out = append(out, abstract.Element{Word: abstract.Just(word), Origin: e.Origin})
		}
	}
	return out
}
