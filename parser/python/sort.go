package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// inOrder is a list sorted as a call asks for. Of equals the first comes first,
// backwards too.
func (in *interp) inOrder(st *state, items sequence, args arguments, n syntax.Node) sequence {
	reverse, given := args.keyword("reverse")
	if !given {
		reverse = just(truth(false))
	}
	key, _ := args.keyword("key")
	one, ok := reverse.One()
	if !ok || !one.whole() || args.open {
		in.loseItems(st, items, n)
		return sequence{in.gap(n, "a list in an order that is not known")}
	}
	keys := items
	if key != nil && !isNone(key) {
		keys = in.keysOf(st, items, key, n)
	}
	if one.n == 0 {
		return in.sortedBy(st, items, keys, n)
	}
	return backwards(in.sortedBy(st, backwards(items), backwards(keys), n))
}

// keysOf is what a function gives for each element, where that is followed.
func (in *interp) keysOf(st *state, items sequence, f cases, n syntax.Node) sequence {
	keys := in.mapped(st, items, n, func(st *state, v cases) (cases, abstract.Guard) {
		return in.callCases(st, f, arguments{positional: []argument{{v, n}}}, n), abstract.Always
	})
	return keys
}

// sorted is a list in its order, where that is known.
func (in *interp) sorted(st *state, items sequence, n syntax.Node) sequence {
	return in.sortedBy(st, items, items, n)
}

// sortedBy is a list in the order of its keys.
func (in *interp) sortedBy(st *state, items, keys sequence, n syntax.Node) sequence {
	if len(items) == 0 || len(items) == 1 && len(items[0].Word) > 0 {
		return items
	}
	known := allPlain(items) && len(items) == len(keys)
	places := make([]int, len(items))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(i, j int) int {
		if !known {
			return 0
		}
		x, one := keys[i].Word.One()
		y, two := keys[j].Word.One()
		sign, ok := in.order(st, x, y)
		known = one && two && ok
		return sign
	})
	if !known {
		return sequence{in.gap(n, "a list in an order that is not known")}
	}
	out := make(sequence, len(items))
	for i, p := range places {
		out[i] = items[p]
	}
	return out
}
