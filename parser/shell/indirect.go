package shell

import (
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// indirect is ${!name…}: the expansion of the variable whose name a variable
// holds; of a reference, the name that it stands for; ${!name[@]}, the indices.
func (in *interp) indirect(st *state, p *syntax.ParamExp, quoted bool) []alternative {
	if p.Param == nil || p.Width || p.IsSet || p.Flags != nil || in.prog.Dialect != Bash && in.prog.Dialect != Bats {
		return in.computed(st, p)
	}
	if all, star := allOf(p); all {
		return in.indices(st, p, star, quoted)
	}
	if in.pointers[p.Param.Value] || in.references[p.Param.Value] {
		return in.computed(st, p)
	}
	var out []alternative
	for _, c := range in.nameIn(st, p) {
		target, known := c.Value.Known()
		q := pointed(p, target)
		if !known || q == nil {
			return in.computed(st, p)
		}
		for _, a := range in.param(st, q, quoted) {
			if a.when = in.space.And(c.When, a.when); a.when != abstract.Never {
				out = append(out, a)
			}
		}
	}
	if len(out) == 0 {
		return in.computed(st, p)
	}
	return out
}

// nameIn is the string that ${!name} takes for the name of a variable.
func (in *interp) nameIn(st *state, p *syntax.ParamExp) abstract.String {
	plain := &syntax.ParamExp{Dollar: p.Dollar, Rbrace: p.Rbrace, Param: p.Param, Index: p.Index}
	return in.oneText(st, in.param(st, plain, true), in.source(p))
}

// pointed is p without the indirection, for the variable, or the element of one,
// that target names. nil: it names none that is followed.
func pointed(p *syntax.ParamExp, target string) *syntax.ParamExp {
	q := *p
	q.Excl, q.Index = false, nil
	name, index, indexed := strings.Cut(target, "[")
	lit := *p.Param
	lit.Value = name
	q.Param = &lit
	if indexed {
		index, closed := strings.CutSuffix(index, "]")
		if _, err := strconv.Atoi(index); !closed || err != nil && index != "@" && index != "*" {
			return nil
		}
		q.Index = &syntax.Word{Parts: []syntax.WordPart{&syntax.Lit{ValuePos: lit.ValuePos, ValueEnd: lit.ValueEnd, Value: index}}}
	}
	if _, err := strconv.Atoi(name); err != nil && !syntax.ValidName(name) {
		return nil
	}
	return &q
}

// indices is ${!name[@]}: the places of a list, or the keys of a table.
func (in *interp) indices(st *state, p *syntax.ParamExp, star, quoted bool) []alternative {
	name, ok := in.follow(st, p.Param.Value)
	if !ok || in.elsewhere(name) {
		return in.computed(st, p)
	}
	origin := &abstract.Origin{Place: in.place(p), Frame: in.frame}
	var out []alternative
	add := func(when abstract.Guard, l abstract.List) {
		r := reading{isList: true, star: star, list: l}
		out = append(out, alternative{when, []piece{in.pieceOf(st, r, quoted)}})
	}
	for _, c := range in.bound(st, name).value.Within(in.space, st.reach) {
		switch b := c.Value; {
		case b.kind == unset:
			add(c.When, nil)
		case b.kind == associative && b.table != nil:
			add(c.When, in.spread(b.table, origin, func(e entry) abstract.String {
				return abstract.Just(abstract.Literal(e.key))
			}))
		case b.kind == array && in.variants(st, b.list) != nil:
			for _, v := range in.variants(st, b.list) {
				if !certain(v.list) {
					return in.computed(st, p)
				}
				add(in.space.And(c.When, v.when), places(len(v.list), origin))
			}
		default:
			return in.computed(st, p)
		}
	}
	return out
}

// places are the numbers from 0 to n-1.
func places(n int, origin *abstract.Origin) abstract.List {
	out := make(abstract.List, n)
	for i := range out {
		out[i] = abstract.Element{Word: abstract.Just(abstract.Literal(strconv.Itoa(i))), Origin: origin}
	}
	return out
}
