package shell

import (
	"strconv"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// isCount tells whether p is $#.
func isCount(p *syntax.ParamExp) bool {
	return p.Param != nil && p.Param.Value == "#" && p.Exp == nil && !p.Excl
}

// length is ${#name}, ${#name[@]} and $#.
func (in *interp) length(st *state, p *syntax.ParamExp) []alternative {
	read := []reading{{isList: true, list: st.params.list}}
	if p.Param.Value != "#" {
		read = in.read(st, p)
	}
	var out []alternative
	for _, r := range in.told(st, read) {
		n, ok := size(r)
		if !ok {
			return in.number(st, p)
		}
		out = append(out, alternative{r.when, []piece{{text: abstract.Literal(strconv.Itoa(n))}}})
	}
	if out == nil {
		return in.number(st, p)
	}
	return out
}

// told are readings whose lists are told apart by which elements are there.
func (in *interp) told(st *state, read []reading) []reading {
	var out []reading
	for _, r := range read {
		variants := in.variants(st, r.list)
		if !r.isList || variants == nil {
			out = append(out, r)
			continue
		}
		for _, v := range variants {
			some := r
			if some.when, some.list = in.space.And(r.when, v.when), v.list; some.when != abstract.Never {
				out = append(out, some)
			}
		}
	}
	return out
}

// number is a number that is not followed.
func (in *interp) number(st *state, p *syntax.ParamExp) []alternative {
	hole := in.hole(abstract.Expression, p, "a number that is not followed")
	return always(piece{text: abstract.Unknown(hole), whole: in.plainIFS(st)})
}

// size is how many elements a list has, or characters a string. What is not
// ASCII depends on the locale.
func size(r reading) (int, bool) {
	if r.isList {
		return len(r.list), certain(r.list)
	}
	v, known := r.text.Known()
	return len(v), known && ascii(v)
}

func (in *interp) plainIFS(st *state) bool {
	ifs, ok := in.ifs(st)
	return ok && ifs == defaultIFS
}
