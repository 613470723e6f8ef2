package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// isSet tells whether a value is a set, or a view of a dict that does as one.
func (v value) isSet() bool {
	return v.kind == listKind && (v.obj.set || v.obj.view == "keys" || v.obj.view == "items")
}

// once is what a set holds of items: what is there already is not there again.
func once(items sequence) sequence {
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(items), func(e entry) bool {
		one, single := e.Word.One()
		if !single || !one.hashable() {
			return false
		}
		known := seen[one.key()]
		seen[one.key()] = known || e.When == abstract.Always
		return known
	})
}

// allHashed tells whether items are certain and can be told from each other.
func allHashed(items sequence) bool {
	return !slices.ContainsFunc(items, func(e entry) bool {
		one, single := e.Word.One()
		return !plainEntry(e) || !single || !one.hashable()
	})
}

// keysIn are the elements of a set that is known wholly.
func keysIn(items sequence) map[string]bool {
	out := map[string]bool{}
	for _, e := range items {
		out[e.Word[0].Value.key()] = true
	}
	return out
}

// setAlgebra says which elements of two sets an operation keeps.
var setAlgebra = map[string]func(inA, inB bool) bool{
	"union":                func(a, b bool) bool { return a || b },
	"intersection":         func(a, b bool) bool { return a && b },
	"difference":           func(a, b bool) bool { return a && !b },
	"symmetric_difference": func(a, b bool) bool { return a != b },
}

// setOperators are the operations that operators stand for.
var setOperators = map[syntax.BinaryOperator]string{
	syntax.BitOr: "union", syntax.BitAnd: "intersection", syntax.Sub: "difference", syntax.BitXor: "symmetric_difference",
}

// setUpdates are the methods that leave the outcome in the set.
var setUpdates = map[string]string{
	"update": "union", "intersection_update": "intersection", "difference_update": "difference",
	"symmetric_difference_update": "symmetric_difference",
}

// setRelations are how two sets stand to each other.
var setRelations = map[string]func(a, b map[string]bool) bool{
	"issubset":   subset,
	"issuperset": func(a, b map[string]bool) bool { return subset(b, a) },
	"isdisjoint": func(a, b map[string]bool) bool {
		for k := range a {
			if b[k] {
				return false
			}
		}
		return true
	},
}

func subset(a, b map[string]bool) bool {
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

// setComparisons are the comparisons of sets.
var setComparisons = map[syntax.CompareOperator]func(a, b map[string]bool) bool{
	syntax.LtE: subset,
	syntax.Lt:  func(a, b map[string]bool) bool { return subset(a, b) && len(a) < len(b) },
	syntax.GtE: func(a, b map[string]bool) bool { return subset(b, a) },
	syntax.Gt:  func(a, b map[string]bool) bool { return subset(b, a) && len(b) < len(a) },
	syntax.Eq:  func(a, b map[string]bool) bool { return subset(a, b) && len(a) == len(b) },
}

// comparedSets is a comparison of two sets that are known wholly. ok is false for
// others.
func (in *interp) comparedSets(st *state, op syntax.CompareOperator, a, b value) (is, ok bool) {
	if !a.isSet() || !b.isSet() || setComparisons[op] == nil {
		return false, false
	}
	left, right := st.items(a.obj), st.items(b.obj)
	if !allHashed(left) || !allHashed(right) {
		return false, false
	}
	return setComparisons[op](keysIn(left), keysIn(right)), true
}

// combined is a set operation. known is false where it cannot be told what comes
// out.
func combined(what string, a, b sequence) (out sequence, known bool) {
	if what == "union" {
		return once(slices.Concat(a, b)), true
	}
	if !allHashed(a) || !allHashed(b) {
		return nil, false
	}
	inA, inB := keysIn(a), keysIn(b)
	keep := func(e entry) bool {
		k := e.Word[0].Value.key()
		return setAlgebra[what](inA[k], inB[k])
	}
	return once(slices.DeleteFunc(slices.Concat(a, b), func(e entry) bool { return !keep(e) })), true
}

// eachCombination runs f with what an operation makes of two sets, for each that
// they can be.
func (in *interp) eachCombination(st *state, what string, a, b value, n syntax.Node, f func(*state, sequence) cases) cases {
	return in.settled(st, a, byWord, func(st *state, a value) cases {
		return in.settled(st, b, byWord, func(st *state, b value) cases {
			items, known := combined(what, st.items(a.obj), st.items(b.obj))
			if !known {
				items = sequence{in.gap(n, "a set that is not known")}
			}
			return f(st, items)
		})
	})
}

// setOperation is a | b and its like over two sets. ok is false where it is none.
func (in *interp) setOperation(st *state, op syntax.BinaryOperator, a, b value, n syntax.Node) (out cases, ok bool) {
	what := setOperators[op]
	if !a.isSet() || !b.isSet() || what == "" {
		return nil, false
	}
	return in.eachCombination(st, what, a, b, n, func(st *state, items sequence) cases {
		return just(in.setLike(st, a, items, n))
	}), true
}

// setInPlace runs a |= b and its like on a set.
func (in *interp) setInPlace(st *state, op syntax.BinaryOperator, a, b value, n syntax.Node) {
	if !b.isSet() {
		in.doubt()
		in.spoil(st, a, n)
		return
	}
	in.eachCombination(st, setOperators[op], a, b, n, func(st *state, items sequence) cases {
		in.change(st, a, items)
		return nothing()
	})
}

// setLike makes a set that may change where v may.
func (in *interp) setLike(st *state, v value, items sequence, n syntax.Node) value {
	out := in.newSet(st, items, n)
	out.obj.frozen = v.obj.frozen
	return out
}

// setMethod runs a method of a set. ok is false where it has none of that name
// that is followed.
func (in *interp) setMethod(st *state, v value, name string, args arguments, n syntax.Node) (out cases, ok bool) {
	update, changes := setUpdates[name]
	switch {
	case name == "copy":
		return just(in.setLike(st, v, st.items(v.obj), n)), true
	case setRelations[name] != nil && len(args.positional) == 1:
		return in.related(st, v, name, args, n)
	case changes && !v.obj.frozen:
		name = update
	case setAlgebra[name] == nil:
		return nil, false
	}
	items := st.items(v.obj)
	for i := range args.positional {
		more := in.elementsOfSet(st, args.at(i), args.node(i, n))
		next, known := combined(name, items, more)
		if !known {
			return nil, false
		}
		items = next
	}
	if changes {
		in.change(st, v, items)
		return nothing(), true
	}
	return just(in.setLike(st, v, items, n)), true
}

// related is how a set stands to what is iterated over.
func (in *interp) related(st *state, v value, name string, args arguments, n syntax.Node) (out cases, ok bool) {
	items, other := st.items(v.obj), in.elementsOfSet(st, args.at(0), n)
	if !allHashed(items) || !allHashed(other) {
		return nil, false
	}
	return in.truths(certain(setRelations[name](keysIn(items), keysIn(other)))), true
}

// elementsOfSet is what a value gives where its order does not matter.
func (in *interp) elementsOfSet(st *state, v cases, n syntax.Node) sequence {
	if one, ok := v.One(); ok && one.kind == listKind && one.obj.set {
		return st.items(one.obj)
	}
	return in.spread(st, v, n)
}

// sortedSet is a set in order. Where a key is given, no two elements may have the
// same: which comes first is not known.
func (in *interp) sortedSet(st *state, v value, args arguments, n syntax.Node) sequence {
	items := once(st.items(v.obj))
	key, given := args.keyword("key")
	if !allHashed(items) || given && !isNone(key) && !in.differ(st, in.keysOf(st, items, key, n)) {
		return sequence{in.gap(n, "a set in an order that is not known")}
	}
	return in.inOrder(st, items, args, n)
}

// differ tells whether no two elements count as equal when they are sorted.
func (in *interp) differ(st *state, items sequence) bool {
	items = in.sorted(st, items, in.current)
	for i := range items {
		x, one := items[i].Word.One()
		if !one || !plainEntry(items[i]) {
			return false
		}
		if i == 0 {
			continue
		}
		before, _ := items[i-1].Word.One()
		if sign, known := in.order(st, before, x); !known || sign == 0 {
			return false
		}
	}
	return true
}

// setOf makes a set.
func (in *interp) setOf(st *state, a arguments, n syntax.Node) cases {
	if len(a.positional) == 0 {
		return just(in.newSet(st, nil, n))
	}
	return just(in.newSet(st, in.elementsOfSet(st, a.at(0), n), n))
}

// frozenSetOf makes a set that does not change.
func (in *interp) frozenSetOf(st *state, a arguments, n syntax.Node) cases {
	out := in.setOf(st, a, n)
	out[0].Value.obj.frozen = true
	return out
}
