package shell

import (
	"path"
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// self is the string that the program is called by, or that a file of the project
// is sourced by: one string for each file. nil: the text is no file.
func (in *interp) self(file string) *abstract.Hole {
	if file == in.main && !in.isFile {
		return nil
	}
	h, ok := in.selves[file]
	if !ok {
		source := "$0"
		if file != in.main {
			source = "${BASH_SOURCE[0]}"
		}
		h = in.space.NewHole(abstract.Hole{
			Kind: abstract.Expression, Source: source, Why: "how the program is called", Leads: []string{file},
		})
		in.selves[file] = h
	}
	return h
}

// isSelf tells whether a text is the path of a program that runs or is sourced. It
// is never empty then, and ends in the name of the file.
func (in *interp) isSelf(t abstract.Text) bool {
	return len(t) == 1 && t[0].Hole != nil && len(t[0].Hole.Leads) == 1 && in.selves[t[0].Hole.Leads[0]] == t[0].Hole
}

// equal is the condition that two texts are one string. The paths of programs of
// different names never are.
func (in *interp) equal(a, b abstract.Text, at abstract.Place) abstract.Guard {
	if in.isSelf(a) && in.isSelf(b) && path.Base(a[0].Hole.Leads[0]) != path.Base(b[0].Hole.Leads[0]) {
		return abstract.Never
	}
	return in.space.EqualTexts(a, b, at)
}

// startFolders are the folders that a program may be started in, as far as they
// are known: that of its file, and the root.
func (in *interp) startFolders() []string {
	return distinct([]string{path.Dir(in.main), "."})
}

// wellKnown is what a variable leads to that something around the program sets.
// nil: that is not known.
func (in *interp) wellKnown(name string) []string {
	switch {
	case name == "PWD":
		return in.startFolders()
	case name == "BATS_TEST_DIRNAME" && in.prog.Dialect == Bats:
		return []string{path.Dir(in.main)}
	case name == "BATS_TEST_FILENAME" && in.prog.Dialect == Bats:
		return []string{in.main}
	case name == "GITHUB_ACTION_PATH":
		return []string{path.Dir(in.main)}
	case name == "GITHUB_WORKSPACE":
		return []string{"."}
	}
	return nil
}

// workingFolders are the folders that the program may stand in, in the cases in
// which that is known. nil: it is in none.
func (in *interp) workingFolders(st *state) []string {
	return in.foldersIn(st, in.lookup(st, "PWD").value)
}

// strays tells whether a value may be something else than the paths in foldersIn.
func (in *interp) strays(st *state, v value) bool {
	_, all := foldersOf(v.Within(in.space, st.reach))
	return !all
}

// foldersIn are the folders that a value may be the path of, in the cases in which
// that is known. nil: it is in none.
func (in *interp) foldersIn(st *state, v value) []string {
	folders, _ := foldersOf(v.Within(in.space, st.reach))
	return folders
}

// foldersOf are the folders that the cases of a value are paths of; all tells whether
// each case is one.
func foldersOf(v value) (folders []string, all bool) {
	all = true
	for _, c := range v {
		if t := c.Value.text; c.Value.kind == scalar && len(t) == 1 && t[0].Hole != nil && t[0].Hole.Leads != nil {
			folders = append(folders, t[0].Hole.Leads...)
		} else {
			all = false
		}
	}
	return distinct(folders), all
}

// leads are the files or folders of the project that a text may be a path to, from
// one of some folders where it is relative. nil: that is not known.
func leads(from []string, t abstract.Text) []string {
	if len(t) == 0 {
		return nil
	}
	if t[0].Hole == nil {
		v, known := t.Known()
		if !known || strings.HasPrefix(v, "/") {
			return nil
		}
		return below(from, "/"+v)
	}
	rest, known := t[1:].Known()
	if !known {
		return nil
	}
	return below(t[0].Hole.Leads, rest)
}

// leadsOfString is leads for each case of a string that can come about.
func (in *interp) leadsOfString(st *state, s abstract.String) []string {
	var out []string
	for _, c := range s.Within(in.space, st.reach) {
		out = append(out, leads(in.workingFolders(st), c.Value)...)
	}
	return distinct(out)
}

// below are paths with text after each: those that stay in the project.
func below(bases []string, text string) []string {
	var out []string
	for _, base := range bases {
		if base == "." && text != "" && text[0] != '/' {
			continue // the name of the root is not known
		}
		if p := path.Clean(base + text); p != ".." && !strings.HasPrefix(p, "../") {
			out = append(out, p)
		}
	}
	return distinct(out)
}

// parents are the folders around paths.
func parents(paths []string) []string { return below(paths, "/..") }

func distinct(in []string) []string {
	var out []string
	for _, v := range in {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}
