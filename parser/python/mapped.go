package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// mapped is what f gives for each element, and when it is kept.
func (in *interp) mapped(st *state, items sequence, n syntax.Node, f func(*state, cases) (cases, abstract.Guard)) sequence {
	if !unrollable(items) && !segmented(items) {
		in.loseItems(st, items, n)
		items = sequence{in.gap(n, "made of elements that are not known")}
	}
	out := in.newListAt(st, nil, n)
	in.overItems(st, items, n, in.source(n), func(st *state, e entry) {
		made, kept := f(st, e.Word)
		if kept != abstract.Never {
			made := entry{When: kept, Word: made, Origin: e.Origin}
			in.change(st, out, append(slices.Clip(st.items(out.obj)), made))
		}
	})
	return st.items(out.obj)
}

// reduceOf calls a function on what it gave so far and each element.
func (in *interp) reduceOf(st *state, a arguments, n syntax.Node) cases {
	items := in.spread(st, a.at(1), n)
	if slices.ContainsFunc(items, func(e entry) bool { return !plainEntry(e) }) || len(items) > maxUnrolled || len(items)+len(a.positional) < 3 {
		in.loseItems(st, items, n)
		return in.notFollowed(st, value{kind: external, name: "functools.reduce"}, a, n)
	}
	out := a.at(2)
	if len(a.positional) < 3 {
		out, items = items[0].Word, items[1:]
	}
	for _, e := range items {
		if st.dead() {
			break
		}
		out = in.callCases(st, a.at(0), arguments{positional: []argument{{out, n}, {e.Word, n}}}, n)
	}
	return out
}
