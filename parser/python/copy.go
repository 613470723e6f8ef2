package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

func (in *interp) copyOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		switch v.kind {
		case listKind:
			return just(in.copyList(st, v, st.items(v.obj), n))
		case dict:
			return just(in.newDict(st, st.mapping(v.obj)))
		case instance:
			in.spoil(st, v, n)
			return just(in.fresh(abstract.CallResult, n, "a copy that is not followed"))
		}
		return just(v)
	})
}

func (in *interp) copyList(st *state, v value, items sequence, n syntax.Node) value {
	out := in.newListAt(st, items, n)
	out.obj.set = v.obj.set
	return out
}

// deepCopyOf copies lists of plain values and of such lists.
func (in *interp) deepCopyOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases { return just(in.deepCopy(st, v, n, 4)) })
}

func (in *interp) deepCopy(st *state, v value, n syntax.Node, deep int) value {
	switch {
	case v.plain() || v.kind == function || v.kind == class || v.kind == module || v.kind == external:
		return v
	case !v.isList() || deep == 0 || !allPlain(st.contents(v)):
		return in.fresh(abstract.CallResult, n, "a copy that is not followed")
	}
	items := slices.Clone(st.contents(v))
	for i := range items {
		items[i].Word = abstract.Map(in.space, items[i].Word, func(x value) value { return in.deepCopy(st, x, n, deep-1) })
	}
	if v.kind == tuple {
		return in.newTuple(items)
	}
	return in.copyList(st, v, items, n)
}
