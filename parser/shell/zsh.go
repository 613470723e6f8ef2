package shell

import (
	"regexp"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// splitting matches what makes zsh split unquoted parameters, as other shells do.
var splitting = regexp.MustCompile(`(?i)sh_?word_?split|\bemulate\b|\bset\s+-\w*y|glob_?subst`)

// asZsh is an unquoted expansion as zsh has it: a string is one argument, or none
// where it is empty, and names no files. Whether it is split is not known where the
// program speaks of that.
func (in *interp) asZsh(st *state, p *syntax.ParamExp, alts []alternative) []alternative {
	if p.GlobSubst != syntax.OptUnset || p.RcExpand != syntax.OptUnset {
		return in.computed(st, p)
	}
	if p.Split == syntax.OptOn {
		return alts
	}
	perhaps := p.Split == syntax.OptUnset && in.splits
	for _, a := range alts {
		for i := range a.pieces {
			q := &a.pieces[i]
			q.whole, q.void = !perhaps, !perhaps
			if perhaps && !q.quoted && !in.staysOne(st, *q) {
				*q = in.opaque(in.source(p), "zsh may split it")
			}
		}
	}
	return alts
}

// staysOne tells whether splitting leaves a piece what it is, or nothing is known of
// that anyway.
func (in *interp) staysOne(st *state, q piece) bool {
	ifs, ok := in.ifs(st)
	if q.splice || !ok {
		return false
	}
	v, known := q.text.Known()
	fields := splitPieces([]piece{{text: abstract.Literal(v)}}, ifs)
	return !known || len(fields) == 1 && !fields[0].glob && fields[0].text.Same(q.text)
}
