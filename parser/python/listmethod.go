package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// minding are the methods of lists that mind which elements are there.
var minding = map[string]detail{
	"insert": byLength, "pop": byLength,
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
	switch {
	case v.obj.set && (name == "pop" || name == "update" && len(args.positional) > 1):
		return nil, false
	case !v.obj.set && (name == "add" || name == "update" || name == "discard"):
		return nil, false
	}
	switch name {
	case "append", "add":
		in.change(st, v, append(items, in.one(args.at(0), args.node(0, n))))
	case "extend", "update":
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
	in.leave(st, raising, nil)
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
		in.leave(st, raising, nil)
	}
}

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

// subscript is x[…].
func (in *interp) subscript(st *state, sc *scope, x *syntax.Subscript) cases {
	v := in.eval(st, sc, x.Value)
	if s, ok := x.Index.(*syntax.Slice); ok {
		lower, upper := in.sliceBound(st, sc, s.Lower), in.sliceBound(st, sc, s.Upper)
		step := nothing()
		if s.Step != nil {
			step = in.eval(st, sc, s.Step)
		}
		return in.settledAll(st, v, byLength, func(st *state, o value) cases { return in.stepped(st, o, lower, upper, step, x) })
	}
	at := in.eval(st, sc, x.Index)
	return in.each(st, v, func(st *state, o value) cases {
		return in.each(st, at, func(st *state, i value) cases { return in.indexed(st, o, just(i), x) })
	})
}

// sliceBound is a bound of a slice; an absent one is None.
func (in *interp) sliceBound(st *state, sc *scope, x syntax.Expr) cases {
	if x == nil {
		return nothing()
	}
	return in.eval(st, sc, x)
}

// stepped is a slice that may take every so many elements: of a list that is
// certain, or all of it backwards.
func (in *interp) stepped(st *state, v value, lower, upper, step cases, n syntax.Node) cases {
	if isNone(step) {
		return in.sliceOf(st, v, lower, upper, n)
	}
	one, _ := step.One()
	if s, known := v.known(); known && ascii(s) && one.kind == number && one.n == -1 && isNone(lower) && isNone(upper) {
		letters := []byte(s)
		slices.Reverse(letters)
		return just(literal(string(letters)))
	}
	items := st.contents(v)
	if one.kind != number || !v.isList() || one.n == 0 || !isNone(lower) || !isNone(upper) || one.n != -1 && !allPlain(items) {
		in.spoil(st, v, n)
		return just(in.fresh(abstract.Expression, n, "every so many elements"))
	}
	if one.n < 0 {
		items = backwards(items)
	}
	var out sequence
	for i, e := range items {
		if i%int(max(one.n, -one.n)) == 0 {
			out = append(out, e)
		}
	}
	return just(in.likeList(st, v, out, n))
}

// contents is what a list or a tuple holds.
func (st *state) contents(v value) sequence {
	switch v.kind {
	case tuple:
		return v.obj.items
	case listKind:
		return st.items(v.obj)
	}
	return nil
}

// likeList makes a list, or a tuple where v is one.
func (in *interp) likeList(st *state, v value, items sequence, n syntax.Node) value {
	if v.kind == tuple {
		return in.newTuple(items)
	}
	return in.newListAt(st, items, n)
}

func (in *interp) sliceOf(st *state, v value, lower, upper cases, n syntax.Node) cases {
	if v.kind == tuple {
		return just(in.newTuple(in.middle(st.reach, v.obj.items, lower, upper, n)))
	}
	if v.kind == listKind {
		return just(in.newListAt(st, in.middle(st.reach, st.items(v.obj), lower, upper, n), n))
	}
	if s, ok := v.known(); ok {
		if part, ok := sliceText(s, lower, upper); ok {
			return just(literal(part))
		}
	}
	from, one := lower.One()
	to, two := upper.One()
	if !one || !two {
		return just(in.fresh(abstract.Expression, n, "a part of a string"))
	}
	return just(in.computed("slice", n, "a part of a string", v, from, to))
}

// sliceText is a slice of a known string of single bytes.
func sliceText(s string, lower, upper cases) (string, bool) {
	if !ascii(s) {
		return "", false
	}
	from, ok1 := textBound(lower, 0, len(s))
	to, ok2 := textBound(upper, len(s), len(s))
	if !ok1 || !ok2 {
		return "", false
	}
	return s[min(from, to):to], true
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func textBound(v cases, absent, length int) (int, bool) {
	if isNone(v) {
		return absent, true
	}
	n, fromEnd, ok := position(v)
	if fromEnd {
		n = max(0, length-n)
	}
	return min(n, length), ok
}

func (in *interp) indexed(st *state, v value, at cases, n syntax.Node) cases {
	if got, ok := in.programItem(v, at, n); ok {
		return got
	}
	switch v.kind {
	case listKind:
		return in.item(st, st.items(v.obj), at, n)
	case tuple:
		return in.item(st, v.obj.items, at, n)
	case namespace:
		return in.namedBy(st, v, at, n)
	case dict:
		return in.lookup(st, v, at, nil, n)
	case instance:
		if m := in.attribute(st, v, "__getitem__", n); m != nil {
			return in.callCases(st, m, arguments{positional: []argument{{value: at, node: n}}}, n)
		}
	case external:
		return in.unknownItem(v, at, n)
	case str:
		return in.characterAt(st, v, at, n)
	case unknown:
		return in.unknownItem(v, at, n)
	}
	return just(in.fresh(abstract.Expression, n, "an element of a value that is not known"))
}

// unknownItem is an element of an unknown value: the same for the same index.
func (in *interp) unknownItem(v value, at cases, n syntax.Node) cases {
	return abstract.Map(in.space, at, func(i value) value {
		return in.computed("item", n, "an element of a value that is not known", v, i)
	})
}

// characterAt is one character of a string.
func (in *interp) characterAt(st *state, v value, at cases, n syntax.Node) cases {
	pos, fromEnd, ok := position(at)
	s, known := v.known()
	if !ok || !known || !ascii(s) {
		return in.unknownItem(v, at, n)
	}
	if fromEnd {
		pos = len(s) - pos
	}
	if pos < 0 || pos >= len(s) {
		in.leave(st, raising, nil)
		return nothing()
	}
	return just(literal(s[pos : pos+1]))
}

// assignItem runs x[…] = v.
func (in *interp) assignItem(st *state, sc *scope, t *syntax.Subscript, v cases) {
	target := in.eval(st, sc, t.Value)
	if s, ok := t.Index.(*syntax.Slice); ok {
		lower, upper := in.sliceBound(st, sc, s.Lower), in.sliceBound(st, sc, s.Upper)
		in.eachSettled(st, target, func(st *state, o value) {
			if o.kind == listKind && s.Step == nil {
				in.change(st, o, in.replace(st.reach, st.items(o.obj), lower, upper, in.spread(st, v, t), t))
			} else {
				in.spoil(st, o, t)
			}
		})
		return
	}
	at := in.eval(st, sc, t.Index)
	in.eachSettled(st, target, func(st *state, o value) { in.setItemAt(st, o, at, v, t) })
}

// setItemAt runs o[at] = v for each position that at can be.
func (in *interp) setItemAt(st *state, o value, at, v cases, n syntax.Node) {
	if o.kind != listKind {
		in.setItem(st, o, at, v, n)
		return
	}
	in.eachObject(st, at, func(st *state, i value) { in.setItem(st, o, just(i), v, n) })
}

func (in *interp) setItem(st *state, o value, at, v cases, n syntax.Node) {
	switch o.kind {
	case listKind:
		if in.outOfRange(st, st.items(o.obj), at) {
			in.leave(st, raising, nil)
			return
		}
		var next cases
		if pos, fromEnd, ok := position(at); ok && (!fromEnd || pos > 1) {
			one, _ := at.One()
			next = just(value{kind: number, n: one.n + 1})
		} else if ok {
			next = nothing()
		} else if after, ok := in.afterMark(at, n); ok {
			next = after
		} else {
			in.spoil(st, o, n)
			return
		}
		in.change(st, o, in.replace(st.reach, st.items(o.obj), at, next, sequence{in.one(v, n)}, n))
	case namespace:
		in.setByKey(st, o, at, v, n)
	case dict:
		in.setKey(st, o, at, v)
	case instance:
		if m := in.attribute(st, o, "__setitem__", n); m != nil {
			in.callCases(st, m, arguments{positional: []argument{{value: at, node: n}, {value: v, node: n}}}, n)
		}
	default:
		in.mayChange(st, o, n)
	}
}

// outOfRange tells whether a list of certain elements has none at a position.
func (in *interp) outOfRange(st *state, items sequence, at cases) bool {
	pos, fromEnd, ok := position(at)
	return ok && allPlain(items) && (pos > len(items) || !fromEnd && pos == len(items))
}

func (in *interp) deleteItem(st *state, sc *scope, t *syntax.Subscript) {
	target := in.eval(st, sc, t.Value)
	if s, ok := t.Index.(*syntax.Slice); ok {
		lower, upper := in.sliceBound(st, sc, s.Lower), in.sliceBound(st, sc, s.Upper)
		in.eachSettled(st, target, func(st *state, o value) {
			if o.kind == listKind && s.Step == nil {
				in.change(st, o, in.replace(st.reach, st.items(o.obj), lower, upper, nil, t))
			} else {
				in.spoil(st, o, t)
			}
		})
		return
	}
	at := in.eval(st, sc, t.Index)
	in.eachSettled(st, target, func(st *state, o value) {
		switch o.kind {
		case listKind:
			if in.outOfRange(st, st.items(o.obj), at) {
				in.leave(st, raising, nil)
				return
			}
			in.change(st, o, in.deleteAt(st.reach, st.items(o.obj), at, t))
		case dict:
			in.raiseUnless(st, in.over(at, func(k value) abstract.Guard { return in.containsKey(st, o.obj, k, t) }))
			if !st.dead() {
				in.deleteKey(st, o, at, t)
			}
		default:
			in.mayChange(st, o, t)
		}
	})
}
