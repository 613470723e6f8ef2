package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// globally runs f where name is the variable that all functions share, not a local.
func (in *interp) globally(st *state, name string, f func()) {
	locals := st.locals
	i := slices.IndexFunc(in.hidden, func(l map[string]local) bool { return l[name].saved != nil })
	if i >= 0 {
		locals = in.hidden[i]
	}
	l := locals[name]
	if l.saved == nil {
		f()
		return
	}
	here := in.bound(st, name)
	st.vars[name] = l.saved
	f()
	shared := st.vars[name]
	st.vars[name] = in.joinVariables(l.declared, here, shared)
	if i >= 0 { // what hides it is not this path's alone
		assigned := in.space.Ask(abstract.Atom{Text: name + " is assigned for all functions", Place: abstract.Place{File: in.prog.File}})
		shared = in.joinVariables(assigned, shared, l.saved)
	}
	locals[name] = local{l.declared, shared}
}

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
