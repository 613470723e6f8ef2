package shell

import (
	"strings"
	"unicode/utf8"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// replacement is ${name/pattern/word} and its kin.
type replacement struct {
	all    bool
	anchor byte // '#' or '%': only at the beginning, or the end; 0: anywhere
	find   func(string) bool
	empty  bool // the pattern is empty: it matches where it is anchored, and nowhere else
	with   abstract.Text
}

// maxReplaced is how long a string may be for patterns to be sought in it.
const maxReplaced = 512

// replacing is what a replacement makes of a string. nil: it is not followed.
func (in *interp) replacing(st *state, p *syntax.ParamExp) rewrite {
	r := replacement{all: p.Repl.All}
	orig := p.Repl.Orig
	if orig == nil {
		return nil
	}
	if !r.all {
		orig, r.anchor = anchored(orig)
	}
	g := in.pattern(st, orig)
	find, ok := g.matcher()
	with, single := in.text(st, p.Repl.With).One()
	switch {
	case g.extended && st.shopt[extglob] != abstract.Always || st.shopt[nocasematch] != abstract.Never:
		return nil
	case !ok || !single || !r.all && r.anchor == 0 && strings.IndexAny(g.text, "#%") == 0:
		return nil
	case speaksOfMatch(with):
		return nil // what & stands for depends on the version of the shell
	}
	r.find, r.empty, r.with = find, g.text == "", with
	return r.rewrite
}

// anchored takes the # or % off a pattern that it begins with.
func anchored(w *syntax.Word) (*syntax.Word, byte) {
	lit, ok := w.Parts[0].(*syntax.Lit)
	if !ok || lit.Value == "" || lit.Value[0] != '#' && lit.Value[0] != '%' {
		return w, 0
	}
	rest := *lit
	rest.Value = lit.Value[1:]
	return &syntax.Word{Parts: append([]syntax.WordPart{&rest}, w.Parts[1:]...)}, lit.Value[0]
}

func speaksOfMatch(t abstract.Text) bool {
	for _, p := range t {
		if p.Hole != nil || strings.ContainsAny(p.Literal, `&\`) {
			return true
		}
	}
	return false
}

func (r replacement) rewrite(t abstract.Text) (abstract.Text, bool) {
	switch {
	case r.empty && r.anchor == '#':
		return abstract.Concat(r.with, t), true
	case r.empty && r.anchor == '%':
		return abstract.Concat(t, r.with), true
	case r.empty:
		return t, true
	}
	v, known := t.Known()
	if !known || len(v) > maxReplaced || !utf8.ValidString(v) {
		return nil, false
	}
	return r.inKnown(v), true
}

// inKnown replaces in a known string: the longest match at each place.
func (r replacement) inKnown(v string) abstract.Text {
	var out []abstract.Text
	kept := 0
	for from := 0; from <= len(v); {
		to := r.longest(v, from)
		if to <= from {
			from++
			continue
		}
		out = append(out, abstract.Literal(v[kept:from]), r.with)
		if kept, from = to, to; !r.all {
			break
		}
	}
	return abstract.Concat(append(out, abstract.Literal(v[kept:]))...)
}

// longest is where the longest match ends that begins at from; -1: none does.
func (r replacement) longest(v string, from int) int {
	if r.anchor == '#' && from > 0 {
		return -1
	}
	for to := len(v); to > from; to-- {
		if r.find(v[from:to]) {
			return to
		}
		if r.anchor == '%' {
			return -1
		}
	}
	return -1
}
