package shell

import (
	"strconv"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// reading is what a name stands for under a guard, as an expansion sees it.
type reading struct {
	when   abstract.Guard
	isList bool
	scalar bool // a list that is a string: a slice of it is a piece of the string
	star   bool // joins its elements when quoted
	list   abstract.List
	text   abstract.Text
	unset  bool
	from   *abstract.Hole // not set where the variable behind it is not
}

// volatile are the variables that are another string each time they are read.
var volatile = map[string]bool{
	"RANDOM": true, "SRANDOM": true, "SECONDS": true, "EPOCHSECONDS": true, "EPOCHREALTIME": true,
	"BASHPID": true, "LINENO": true, "BASH_COMMAND": true, "BASH_SUBSHELL": true, "PIPESTATUS": true,
	"FUNCNAME": true, "BASH_LINENO": true, "BASH_SOURCE": true, "DIRSTACK": true, "HISTCMD": true,
}

// read returns the readings of the parameter of p, a partition; nil where they
// are not followed.
func (in *interp) read(st *state, p *syntax.ParamExp) []reading {
	if h := in.ownPath(p); h != nil {
		return []reading{{when: abstract.Always, text: abstract.Unknown(h)}}
	}
	name := p.Param.Value
	switch name {
	case "@", "*":
		return []reading{{isList: true, star: name == "*", list: st.params.list}}
	case "#", "?", "$", "!", "-", "0", "_":
		return nil
	}
	name, ok := in.follow(st, name)
	if !ok || in.elsewhere(name) {
		return nil
	}
	var out []reading
	for _, c := range in.variableValue(st, name).Within(in.space, st.reach) {
		cases := in.readCase(st, p, c.Value)
		if cases == nil {
			return nil
		}
		for _, r := range cases {
			if r.when = in.space.And(c.When, r.when); r.when != abstract.Never {
				out = append(out, r)
			}
		}
	}
	return out
}

func (in *interp) variableValue(st *state, name string) value {
	if n, err := strconv.Atoi(name); err == nil {
		return in.get(st.params, n)
	}
	return in.bound(st, name).value
}

// allOf tells whether p is written as all elements of a list, and how.
func allOf(p *syntax.ParamExp) (all, star bool) {
	w, ok := p.Index.(*syntax.Word)
	if !ok {
		return false, false
	}
	return w.Lit() == "@" || w.Lit() == "*", w.Lit() == "*"
}

// readCase is one case of a variable, as p is written. nil: it is not followed.
func (in *interp) readCase(st *state, p *syntax.ParamExp, b binding) []reading {
	all, star := allOf(p)
	switch {
	case all:
		return in.readAll(st, p, b, star)
	case b.kind == associative && b.table != nil && b.table.sparse:
		return in.readNumbered(st, p, b.table)
	case b.kind == associative:
		return in.readKey(b.table, in.key(st, p.Index))
	case b.kind == array && p.Index == nil && in.prog.Dialect == Zsh:
		return []reading{{isList: true, star: true, list: b.list}}
	case b.kind == array:
		return in.readAt(st, p, b.list)
	case p.Index != nil:
		return in.readScalarAt(st, p, b)
	}
	return []reading{{text: b.text, unset: b.kind == unset, from: b.from}}
}

// key is the index of an associative array; without one, it is 0.
func (in *interp) key(st *state, index syntax.ArithmExpr) abstract.String {
	switch x := index.(type) {
	case nil:
		return abstract.Just(abstract.Literal("0"))
	case *syntax.Word:
		return in.text(st, x)
	}
	return nil
}

// index is the place in an array that p names, counted from 0.
func (in *interp) index(st *state, p *syntax.ParamExp) integer {
	if p.Index == nil {
		return justInteger(0)
	}
	v := in.evaluate(st, p.Index)
	if in.prog.Dialect == Zsh { // which counts from 1
		v = in.combined(syntax.Sub, v, justInteger(1))
	}
	return v
}

// readAt is an element of a list.
func (in *interp) readAt(st *state, p *syntax.ParamExp, l abstract.List) []reading {
	var out []reading
	for _, i := range in.index(st, p) {
		if !i.Value.known || in.prog.Dialect == Zsh && i.Value.n < 0 {
			return nil
		}
		for _, v := range in.variantsAt(st, l, int(i.Value.n)) {
			cases := element(v.list, int(i.Value.n))
			if cases == nil {
				return nil
			}
			for _, r := range cases {
				r.when = in.space.And(i.When, v.when, r.when)
				out = append(out, r)
			}
		}
	}
	return out
}

// readNumbered is an element of an array with gaps in it.
func (in *interp) readNumbered(st *state, p *syntax.ParamExp, t *table) []reading {
	n, known := oneInteger(in.index(st, p))
	key, ok := t.number(n)
	if !known || !ok || in.prog.Dialect == Zsh {
		return nil
	}
	return in.readKey(t, abstract.Just(abstract.Literal(key)))
}

// element is element n of a list whose elements are always there.
func element(l abstract.List, n int) []reading {
	k, ok := locate(l, n)
	switch {
	case !ok:
		return nil
	case k == len(l):
		return []reading{{when: abstract.Always, unset: true}}
	}
	var out []reading
	for _, c := range l[k].Word {
		out = append(out, reading{when: c.When, text: c.Value})
	}
	return out
}

// readScalarAt is an index into a string: all of it is at 0.
func (in *interp) readScalarAt(st *state, p *syntax.ParamExp, b binding) []reading {
	i, known := oneInteger(in.index(st, p))
	switch {
	case !known || b.open && i != 0 || in.prog.Dialect == Zsh:
		return nil
	case i == 0:
		return []reading{{text: b.text, unset: b.kind == unset, from: b.from}}
	}
	return []reading{{unset: true}}
}

// readAll is all elements of a variable. A string is one, and joins to itself.
func (in *interp) readAll(st *state, p *syntax.ParamExp, b binding, star bool) []reading {
	switch {
	case b.kind == associative && b.table == nil:
		return nil
	case b.kind == associative:
		origin := &abstract.Origin{Place: in.place(p), Frame: in.frame}
		return []reading{{isList: true, star: star, list: in.spread(b.table, origin, func(e entry) abstract.String { return e.value })}}
	case b.kind == array:
		return []reading{{isList: true, star: star, list: b.list}}
	case b.open:
		gap := &abstract.Gap{Source: in.source(p), Why: why(b.text), Place: in.place(p)}
		return []reading{{isList: true, star: star, list: abstract.List{{Gap: gap}}}}
	case star:
		return []reading{{text: b.text, unset: b.kind == unset, from: b.from}}
	}
	return []reading{in.scalarAsList(b)}
}

// scalarAsList is what ${name[@]} makes of a string: one element, or none.
func (in *interp) scalarAsList(b binding) reading {
	out := reading{isList: true, scalar: true}
	if b.kind != unset {
		out.list = abstract.List{{When: in.isSet(b.from), Word: abstract.Just(b.text)}}
	}
	return out
}

// isSet is the guard of a variable being set that comes from a hole, if it does.
func (in *interp) isSet(from *abstract.Hole) abstract.Guard {
	if from == nil {
		return abstract.Always
	}
	return in.isSetLater(from)
}
