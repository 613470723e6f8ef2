package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// rewrite is what an operator makes of a string; ok is false where that is not
// followed.
type rewrite func(abstract.Text) (out abstract.Text, ok bool)

// ofKnown is a rewrite of known strings, and of no other.
func ofKnown(f func(string) (string, bool)) rewrite {
	return func(t abstract.Text) (abstract.Text, bool) {
		v, known := t.Known()
		if !known {
			return nil, false
		}
		out, ok := f(v)
		return abstract.Literal(out), ok
	}
}

// rewritten is what an operator makes of a reading: of a string, or of each
// element of a list.
func (in *interp) rewritten(st *state, p *syntax.ParamExp, r reading, f rewrite) []alternative {
	switch {
	case r.unset:
		return always(piece{})
	case !r.isList:
		out, ok := f(r.text)
		if !ok {
			out = abstract.Unknown(in.hole(abstract.Expression, p, "an expansion that is not followed"))
		}
		return always(piece{text: out})
	}
	list := make(abstract.List, len(r.list))
	for i, e := range r.list {
		if len(e.Word) == 0 {
			return in.elements(st, p, []reading{r})
		}
		e.Word = abstract.Map(in.space, e.Word, func(t abstract.Text) abstract.Text {
			if out, ok := f(t); ok {
				return out
			}
			return abstract.Unknown(in.hole(abstract.Expression, p, "an expansion that is not followed"))
		})
		list[i] = e
	}
	return always(in.pieceOf(st, reading{isList: true, star: r.star, list: list}, false))
}

// changed is an expansion that changes each string that it reads.
func (in *interp) changed(st *state, p *syntax.ParamExp, read []reading, f rewrite) []alternative {
	if f == nil {
		return in.elements(st, p, read)
	}
	var out []alternative
	for _, r := range in.setApart(read, f) {
		for _, a := range in.rewritten(st, p, r, f) {
			if a.when = in.space.And(r.when, a.when); a.when != abstract.Never {
				out = append(out, a)
			}
		}
	}
	return out
}

// setApart tells readings of what may not be set apart, where the operator makes
// something of the empty string, but nothing of what is not set.
func (in *interp) setApart(read []reading, f rewrite) []reading {
	var out []reading
	for _, r := range read {
		if empty, ok := f(nil); r.from != nil && (!ok || len(empty) > 0) {
			set := in.isSet(r.from)
			out = append(out, reading{when: in.space.And(r.when, in.space.Not(set)), unset: true})
			r.when = in.space.And(r.when, set)
		}
		out = append(out, r)
	}
	return out
}

// operator is what ${name OP word} makes of a string. nil: it is not followed.
func (in *interp) operator(st *state, p *syntax.ParamExp) rewrite {
	switch p.Exp.Op {
	case syntax.UpperAll, syntax.LowerAll, syntax.UpperFirst, syntax.LowerFirst:
		if p.Exp.Word != nil {
			return nil
		}
		return recased(p.Exp.Op)
	case syntax.OtherParamOps:
		if p.Exp.Word.Lit() == "P" { // a prompt, whose substitutions are run
			in.anyStart(st, p, in.place(p))
		}
		return transformed(p.Exp.Word.Lit())
	}
	return in.trimming(st, p)
}

func recased(op syntax.ParExpOperator) rewrite {
	change := strings.ToUpper
	if op == syntax.LowerAll || op == syntax.LowerFirst {
		change = strings.ToLower
	}
	if op == syntax.UpperAll || op == syntax.LowerAll {
		return ofKnown(func(v string) (string, bool) { return change(v), ascii(v) })
	}
	return func(t abstract.Text) (abstract.Text, bool) {
		if len(t) == 0 {
			return nil, true
		}
		v := t[0].Literal
		if v == "" || !ascii(v) {
			return nil, false
		}
		return abstract.Concat(abstract.Literal(change(v[:1])+v[1:]), t[1:]), true
	}
}

// transformed is ${name@letter}.
func transformed(letter string) rewrite {
	switch letter {
	case "U":
		return recased(syntax.UpperAll)
	case "L":
		return recased(syntax.LowerAll)
	case "u":
		return recased(syntax.UpperFirst)
	case "E":
		return ofKnown(unescapeANSI)
	case "Q":
		return ofKnown(requoted)
	}
	return nil
}

// requoted is a string as ${name@Q} writes it, where it needs no escapes.
func requoted(v string) (string, bool) {
	for i := range len(v) {
		if v[i] < ' ' || v[i] >= 0x7f {
			return "", false
		}
	}
	return "'" + strings.ReplaceAll(v, "'", `'\''`) + "'", true
}
