package shell

import (
	"slices"
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
	if in.references[name] || in.unsteady[name] || volatile[name] {
		return nil
	}
	v := in.variableValue(st, name).Within(in.space, st.reach)
	index, ok := indexOf(p)
	if !ok {
		return nil
	}
	var out []reading
	for _, c := range v {
		cases := in.readCase(p, c.Value, index)
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

// indexOf is the index that p is written with: "" is none, ok is false where it
// is computed.
func indexOf(p *syntax.ParamExp) (index string, ok bool) {
	if p.Index == nil {
		return "", true
	}
	w, ok := p.Index.(*syntax.Word)
	if !ok {
		return "", false
	}
	return w.Lit(), w.Lit() != ""
}

func (in *interp) variableValue(st *state, name string) value {
	if n, err := strconv.Atoi(name); err == nil {
		return in.get(st.params, n)
	}
	return in.lookup(st, name).value
}

// readCase is one case of a variable, at an index: "" is none. nil: it is not
// followed.
func (in *interp) readCase(p *syntax.ParamExp, b binding, index string) []reading {
	switch {
	case b.kind == table:
		return nil
	case index == "@" || index == "*":
		return in.readAll(p, b, index == "*")
	case b.kind == array:
		return in.element(b.list, index)
	case index != "" && index != "0":
		return nil
	}
	return []reading{{text: b.text, unset: b.kind == unset, from: b.from}}
}

// readAll is all elements of a variable. A string is one, and joins to itself.
func (in *interp) readAll(p *syntax.ParamExp, b binding, star bool) []reading {
	switch {
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

// element is one element of a list, where the list is certain up to there: the
// first one where the index is "".
func (in *interp) element(l abstract.List, index string) []reading {
	n := 0
	if index != "" {
		var err error
		if n, err = strconv.Atoi(index); err != nil || n < 0 {
			return nil
		}
	}
	if !certain(l[:min(n, len(l))]) {
		return nil
	}
	var out []reading
	rest := abstract.Always
	for _, e := range l[min(n, len(l)):] {
		if len(e.Word) == 0 {
			return nil
		}
		for _, c := range e.Word {
			out = append(out, reading{when: in.space.And(rest, e.When, c.When), text: c.Value})
		}
		if rest = in.space.And(rest, in.space.Not(e.When)); rest == abstract.Never {
			return out
		}
	}
	return append(out, reading{when: rest, unset: true})
}

// certain tells whether each element of a list is one argument, and always there.
func certain(l abstract.List) bool {
	return !slices.ContainsFunc(l, func(e abstract.Element) bool { return e.When != abstract.Always || len(e.Word) == 0 })
}
