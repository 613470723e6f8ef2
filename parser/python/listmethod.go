package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// minding are the methods of lists that mind which elements are there.
var minding = map[string]detail{
	"insert": byLength, "pop": byLength,
	"intersection": byWord, "difference": byWord, "symmetric_difference": byWord,
	"intersection_update": byWord, "difference_update": byWord, "symmetric_difference_update": byWord,
	"issubset": byWord, "issuperset": byWord, "isdisjoint": byWord,
	"remove": byWord, "discard": byWord, "sort": byWord, "index": byWord, "count": byWord,
}

// listMethodSettled runs a method of a list, for each list that it can be where
// the method minds.
func (in *interp) listMethodSettled(st *state, v value, name string, args arguments, n syntax.Node) (out cases, ok bool) {
	d, minds := minding[name]
	if !minds {
		return in.listMethod(st, v, name, args, n)
	}
	ok = true
	out = in.settled(st, v, d, func(st *state, v value) cases {
		got, followed := in.listMethod(st, v, name, args, n)
		ok = ok && followed
		return got
	})
	return out, ok
}

// listMethod runs a method of a list. ok is false where the list has none of
// that name that is followed.
func (in *interp) listMethod(st *state, v value, name string, args arguments, n syntax.Node) (cases, bool) {
	items := slices.Clip(st.items(v.obj))
	if !v.hasMethod(name, len(items)) {
		return nil, false
	}
	if v.isSet() {
		if out, ok := in.setMethod(st, v, name, args, n); ok {
			return out, true
		}
	}
	switch name {
	case "append", "add":
		in.change(st, v, append(items, in.one(args.at(0), args.node(0, n))))
	case "extend":
		in.extend(st, v, args.at(0), args.node(0, n))
	case "insert":
		in.change(st, v, in.inserted(st, items, args.at(0), in.one(args.at(1), args.node(1, n)), n))
	case "pop":
		return in.pop(st, v, args, n), true
	case "remove", "discard":
		in.remove(st, v, name, args, n)
	case "clear":
		in.change(st, v, nil)
	case "reverse":
		in.change(st, v, backwards(items))
	case "sort":
		in.change(st, v, in.inOrder(st, items, args, n))
	case "copy":
		return just(in.newListAt(st, items, n)), true
	case "index", "count":
		return in.found(st, items, name, args, n), true
	default:
		return nil, false
	}
	return nothing(), true
}

// hasMethod tells whether a list of so many elements has a method that is
// followed. A set that is asked for any of its elements has not.
func (v value) hasMethod(name string, length int) bool {
	switch {
	case v.obj.view != "":
		return v.isSet() && name == "isdisjoint"
	case v.obj.frozen:
		return setUpdates[name] == "" && !slices.Contains([]string{"add", "discard", "remove", "pop", "clear"}, name)
	case v.obj.set:
		return (name != "pop" || length == 1) && !slices.Contains([]string{"append", "extend", "insert", "reverse", "sort", "index", "count"}, name)
	}
	return name != "add" && name != "update" && name != "discard"
}

// tupleMethod runs a method of a tuple.
func (in *interp) tupleMethod(st *state, v value, name string, args arguments, n syntax.Node) (cases, bool) {
	if name != "index" && name != "count" {
		return nil, false
	}
	return in.settled(st, v, byWord, func(st *state, v value) cases {
		return in.found(st, v.obj.items, name, args, n)
	}), true
}

// found is list.index(x), or list.count(x).
func (in *interp) found(st *state, items sequence, name string, args arguments, n syntax.Node) cases {
	count, certain := 0, true
	for i, e := range items {
		switch equal := in.sameAs(st, e, args.at(0), n); {
		case equal == abstract.Always && name == "index" && certain:
			return just(integer(i))
		case equal == abstract.Always && name == "index":
			return just(in.markAt(items[:i], n, "a number that is computed"))
		case equal != abstract.Always && equal != abstract.Never || len(args.positional) != 1:
			return just(in.fresh(abstract.Expression, n, "a number that is computed"))
		case equal == abstract.Always:
			count++
		}
		certain = certain && plainEntry(e)
	}
	if name == "count" {
		return just(integer(count))
	}
	in.leave(st, raising, in.raised("ValueError", n))
	return nothing()
}

// sameAs tells when an element, or one of those that a repeat stands for, equals a
// value: always only where it is certainly there.
func (in *interp) sameAs(st *state, e entry, v cases, n syntax.Node) abstract.Guard {
	unsure := in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
	if e.Gap != nil {
		return unsure
	}
	for _, round := range e.Repeat {
		for _, inner := range round {
			if in.sameAs(st, inner, v, n) != abstract.Never {
				return unsure
			}
		}
	}
	if len(e.Word) == 0 {
		return abstract.Never
	}
	return in.space.And(e.When, in.compared(st, syntax.Eq, e.Word, v, n))
}

// inserted is a list with one more element, at a place that may not be known:
// then it stands before any of the others, behind them, or in a gap.
func (in *interp) inserted(st *state, items sequence, at cases, e entry, n syntax.Node) sequence {
	if in.spans(st.reach, items, at, at) != nil || len(items) > maxCuts {
		return in.replace(st.reach, items, at, at, sequence{e}, n)
	}
	var out sequence
	rest := st.reach
	place := func() {
		e.When = in.space.And(rest, in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)}))
		rest = in.space.And(rest, in.space.Not(e.When))
		out = append(out, e)
	}
	gaps := false
	for _, old := range items {
		place()
		if len(old.Word) == 0 {
			gaps = true
			in.loseItems(st, sequence{old}, n)
			old = entry{When: old.When, Gap: in.gap(n, "a list changed at a place that is not known").Gap, Origin: old.Origin}
		}
		out = append(out, old)
	}
	if gaps {
		place()
		return out
	}
	e.When = rest
	return append(out, e)
}

// pop takes an element out: the last one where none is named.
func (in *interp) pop(st *state, v value, args arguments, n syntax.Node) cases {
	items := st.items(v.obj)
	at := just(integer(-1))
	if len(args.positional) > 0 {
		at = args.at(0)
	}
	out := in.item(st, items, at, n)
	if !st.dead() {
		in.change(st, v, in.deleteAt(st.reach, items, at, n))
	}
	return out
}

// deleteAt is a list without the element at a position.
func (in *interp) deleteAt(world abstract.Guard, items sequence, at cases, n syntax.Node) sequence {
	cuts := in.cutAt(world, items, at)
	if cuts == nil {
		pos, fromEnd, _ := position(at)
		return append(slices.Clip(untouched(items, pos, fromEnd)), in.gap(n, "a list changed at a place that is not known"))
	}
	var out sequence
	for i, c := range cuts {
		left := in.dropHead(c, n)
		if i == 0 {
			out = left
		} else {
			out = abstract.JoinLists(in.space, c.when, left, out)
		}
	}
	return out
}

// dropHead is a cut list without the first element to the right of the cut.
func (in *interp) dropHead(c cut, n syntax.Node) sequence {
	switch {
	case len(c.right) == 0:
		return c.left
	case plainEntry(c.right[0]):
		return slices.Concat(c.left, c.right[1:])
	}
	return append(slices.Clip(c.left), in.gap(n, "a list changed at a place that is not known"))
}

// remove takes the first element out that equals a value; where none does, remove
// raises.
func (in *interp) remove(st *state, v value, name string, args arguments, n syntax.Node) {
	items := st.items(v.obj)
	for i, e := range items {
		if len(e.Word) == 0 {
			in.change(st, v, append(slices.Clip(items[:i]), in.gap(n, "an element is taken out of a list")))
			return
		}
		equal := in.compared(st, syntax.Eq, e.Word, args.at(0), n)
		switch {
		case equal == abstract.Never:
		case equal == abstract.Always && e.When == abstract.Always:
			in.change(st, v, slices.Concat(items[:i], items[i+1:]))
			return
		default:
			in.change(st, v, append(slices.Clip(items[:i]), in.gap(n, "an element is taken out of a list")))
			return
		}
	}
	if name == "remove" {
		in.leave(st, raising, in.raised("ValueError", n))
	}
}
