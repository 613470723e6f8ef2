package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// listMethod runs a method of a list. ok is false where the list has none of
// that name that is followed.
func (in *interp) listMethod(st *state, v value, name string, args arguments, n syntax.Node) (cases, bool) {
	items := slices.Clip(st.lists[v.obj])
	switch name {
	case "append", "add":
		in.change(st, v, append(items, in.one(args.at(0), args.node(0, n))))
	case "extend", "update":
		in.extend(st, v, args.at(0), args.node(0, n))
	case "insert":
		in.change(st, v, in.replace(items, args.at(0), args.at(0), sequence{in.one(args.at(1), args.node(1, n))}, n))
	case "pop":
		return in.pop(st, v, args, n), true
	case "remove", "discard":
		in.change(st, v, in.without(items, args.at(0), n))
	case "clear":
		in.change(st, v, nil)
	case "reverse":
		in.change(st, v, reversed(items))
	case "sort":
		in.change(st, v, in.sorted(items, n))
	case "copy":
		return just(in.newListAt(st, items, n)), true
	case "index", "count":
		return just(in.fresh(abstract.Expression, n, "a number that is computed")), true
	default:
		return nil, false
	}
	return nothing(), true
}

// pop takes an element out: the last one where none is named.
func (in *interp) pop(st *state, v value, args arguments, n syntax.Node) cases {
	items := st.lists[v.obj]
	at := just(integer(-1))
	if len(args.positional) > 0 {
		at = args.at(0)
	}
	out := in.item(items, at, n)
	in.change(st, v, in.deleteAt(items, at, n))
	return out
}

// deleteAt is a list without the element at a position.
func (in *interp) deleteAt(items sequence, at cases, n syntax.Node) sequence {
	pos, fromEnd, ok := position(at)
	if !ok {
		return sequence{in.gap(n, "a list changed at a place that is not known")}
	}
	cuts := in.cuts(items, pos, fromEnd)
	if cuts == nil {
		return sequence{in.gap(n, "a list changed at a place that is not known")}
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

// without is a list without the first element that equals a value.
func (in *interp) without(items sequence, v cases, n syntax.Node) sequence {
	for i, e := range items {
		if len(e.Word) == 0 {
			return sequence{in.gap(n, "an element is taken out of a list")}
		}
		equal := in.compared(newState(abstract.Always), syntax.Eq, e.Word, v, n)
		switch {
		case equal == abstract.Never:
		case equal == abstract.Always && e.When == abstract.Always:
			return slices.Concat(items[:i], items[i+1:])
		default:
			return sequence{in.gap(n, "an element is taken out of a list")}
		}
	}
	return items
}

// sorted is a list in an order that is not followed, unless it has one element.
func (in *interp) sorted(items sequence, n syntax.Node) sequence {
	words := make([]string, len(items))
	for i, e := range items {
		one, _ := e.Word.One()
		word, known := one.known()
		if !plainEntry(e) || !known {
			if len(items) <= 1 {
				return items
			}
			return sequence{in.gap(n, "a list in an order that is not known")}
		}
		words[i] = word
	}
	slices.Sort(words)
	out := make(sequence, len(words))
	for i, w := range words {
		out[i] = in.one(just(literal(w)), n)
	}
	return out
}

// subscript is x[…].
func (in *interp) subscript(st *state, sc *scope, x *syntax.Subscript) cases {
	v := in.eval(st, sc, x.Value)
	if s, ok := x.Index.(*syntax.Slice); ok {
		lower, upper := in.bound1(st, sc, s.Lower), in.bound1(st, sc, s.Upper)
		if s.Step != nil {
			in.eval(st, sc, s.Step)
			return just(in.fresh(abstract.Expression, x, "every so many elements"))
		}
		return in.each(st, v, func(st *state, o value) cases { return in.sliceOf(st, o, lower, upper, x) })
	}
	at := in.eval(st, sc, x.Index)
	return in.each(st, v, func(st *state, o value) cases { return in.indexed(st, o, at, x) })
}

// bound1 is a bound of a slice; an absent one is None.
func (in *interp) bound1(st *state, sc *scope, x syntax.Expr) cases {
	if x == nil {
		return nothing()
	}
	return in.eval(st, sc, x)
}

func (in *interp) sliceOf(st *state, v value, lower, upper cases, n syntax.Node) cases {
	if v.kind == tuple {
		return just(in.newTuple(in.middle(v.obj.items, lower, upper, n)))
	}
	if v.kind == listKind {
		return just(in.newListAt(st, in.middle(st.lists[v.obj], lower, upper, n), n))
	}
	if s, ok := v.known(); ok {
		if part, ok := sliceText(s, lower, upper); ok {
			return just(literal(part))
		}
	}
	return just(in.derived("slice "+v.key()+in.source(n), n, "a part of a string"))
}

// sliceText is a slice of a known string of single bytes.
func sliceText(s string, lower, upper cases) (string, bool) {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return "", false
		}
	}
	from, ok1 := textBound(lower, 0, len(s))
	to, ok2 := textBound(upper, len(s), len(s))
	if !ok1 || !ok2 {
		return "", false
	}
	return s[min(from, to):to], true
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
	switch v.kind {
	case listKind:
		return in.item(st.lists[v.obj], at, n)
	case tuple:
		return in.item(v.obj.items, at, n)
	case dict:
		return in.lookup(st, v, at, nil, n)
	case instance:
		if m := in.attribute(st, v, "__getitem__", n); m != nil {
			return in.callCases(st, m, arguments{positional: []argument{{value: at, node: n}}}, n)
		}
	case external:
		return in.externalItem(st, v, at, n)
	}
	one, _ := at.One()
	if one.hashable() || one.kind == unknown {
		return just(in.derived("item "+v.key()+" "+v.name+" "+one.key(), n, "an element of a value that is not known"))
	}
	return just(in.fresh(abstract.Expression, n, "an element of a value that is not known"))
}

// assignItem runs x[…] = v.
func (in *interp) assignItem(st *state, sc *scope, t *syntax.Subscript, v cases) {
	target := in.eval(st, sc, t.Value)
	if s, ok := t.Index.(*syntax.Slice); ok {
		lower, upper := in.bound1(st, sc, s.Lower), in.bound1(st, sc, s.Upper)
		in.eachObject(st, target, func(st *state, o value) {
			if o.kind == listKind && s.Step == nil {
				in.change(st, o, in.replace(st.lists[o.obj], lower, upper, in.spread(st, v, t), t))
			} else {
				in.spoil(st, o, t)
			}
		})
		return
	}
	at := in.eval(st, sc, t.Index)
	in.eachObject(st, target, func(st *state, o value) { in.setItem(st, o, at, v, t) })
}

func (in *interp) setItem(st *state, o value, at, v cases, n syntax.Node) {
	switch o.kind {
	case listKind:
		next := just(integer(0))
		if pos, fromEnd, ok := position(at); ok && (!fromEnd || pos > 1) {
			one, _ := at.One()
			next = just(value{kind: number, n: one.n + 1})
		} else if ok {
			next = nothing()
		} else {
			in.spoil(st, o, n)
			return
		}
		in.change(st, o, in.replace(st.lists[o.obj], at, next, sequence{in.one(v, n)}, n))
	case dict:
		in.setKey(st, o, at, v)
	case instance:
		if m := in.attribute(st, o, "__setitem__", n); m != nil {
			in.callCases(st, m, arguments{positional: []argument{{value: at, node: n}, {value: v, node: n}}}, n)
		}
	case external:
		in.setExternalItem(st, o, at, v, n)
	}
}

func (in *interp) deleteItem(st *state, sc *scope, t *syntax.Subscript) {
	target := in.eval(st, sc, t.Value)
	if s, ok := t.Index.(*syntax.Slice); ok {
		lower, upper := in.bound1(st, sc, s.Lower), in.bound1(st, sc, s.Upper)
		in.eachObject(st, target, func(st *state, o value) {
			if o.kind == listKind && s.Step == nil {
				in.change(st, o, in.replace(st.lists[o.obj], lower, upper, nil, t))
			} else {
				in.spoil(st, o, t)
			}
		})
		return
	}
	at := in.eval(st, sc, t.Index)
	in.eachObject(st, target, func(st *state, o value) {
		switch o.kind {
		case listKind:
			in.change(st, o, in.deleteAt(st.lists[o.obj], at, t))
		case dict:
			in.deleteKey(st, o, at)
		}
	})
}

// spoil makes the content of an object unknown.
func (in *interp) spoil(st *state, v value, n syntax.Node) {
	switch v.kind {
	case listKind:
		in.change(st, v, sequence{in.gap(n, "a list changed in a way that is not followed")})
	case dict:
		m := st.dicts[v.obj]
		out := mapping{open: true}
		for _, p := range m.entries {
			maybe := in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
			out.entries = append(out.entries, pair{p.key, maybe, just(in.fresh(abstract.Expression, n, "changed in a way that is not followed"))})
		}
		st.dicts[v.obj] = out
	}
}
