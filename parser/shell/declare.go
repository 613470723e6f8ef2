package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// declaring is a command of a POSIX shell that assigns as declarations do, as
// the declaration that it is; the parser takes it for any command. nil: it is
// none.
func (in *interp) declaring(c *syntax.CallExpr) *syntax.DeclClause {
	name := c.Args[0].Lit()
	if in.prog.Dialect != POSIX || !slices.Contains([]string{"export", "readonly", "local"}, name) {
		return nil
	}
	d := &syntax.DeclClause{Variant: c.Args[0].Parts[0].(*syntax.Lit)}
	for _, w := range c.Args[1:] {
		d.Args = append(d.Args, assignOf(w))
	}
	return d
}

// assignOf reads name=word, name, or a word that is not known to be either.
func assignOf(w *syntax.Word) *syntax.Assign {
	lit, ok := w.Parts[0].(*syntax.Lit)
	if !ok {
		return &syntax.Assign{Naked: true, Value: w}
	}
	name, value, assigns := strings.Cut(lit.Value, "=")
	if !syntax.ValidName(name) || !assigns && len(w.Parts) > 1 {
		return &syntax.Assign{Naked: true, Value: w}
	}
	a := &syntax.Assign{Naked: !assigns, Name: &syntax.Lit{ValuePos: lit.ValuePos, ValueEnd: lit.ValueEnd, Value: name}}
	if assigns {
		rest := *lit
		rest.Value = value
		a.Value = &syntax.Word{Parts: append([]syntax.WordPart{&rest}, w.Parts[1:]...)}
	}
	return a
}
