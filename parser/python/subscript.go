package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

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

// sliceStep is the step of a slice that is changed; one by one is none.
func (in *interp) sliceStep(st *state, sc *scope, x syntax.Expr) cases {
	step := in.sliceBound(st, sc, x)
	if one, ok := step.One(); ok && one.whole() && one.n == 1 {
		return nothing()
	}
	return step
}

// stepped is a slice that may take every so many elements: of a list that is
// certain, or all of it backwards.
func (in *interp) stepped(st *state, v value, lower, upper, step cases, n syntax.Node) cases {
	if isNone(step) {
		return in.sliceOf(st, v, lower, upper, n)
	}
	if s, known := v.known(); known && ascii(s) {
		if places, ok := placesOf(lower, upper, step, len(s)); ok {
			return just(literal(lettersAt(s, places)))
		}
	}
	one, _ := step.One()
	items := st.contents(v)
	if places, ok := placesOf(lower, upper, step, len(items)); ok && v.isList() && allPlain(items) {
		return just(in.likeList(st, v, itemsAt(items, places), n))
	}
	if !v.isList() || !isNone(lower) || !isNone(upper) || one.kind != number || one.n != -1 {
		in.spoil(st, v, n)
		return just(in.fresh(abstract.Expression, n, "every so many elements"))
	}
	return just(in.likeList(st, v, backwards(items), n))
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
	if to, _, ok := position(upper); ok && to == 0 && v.kind == str && !v.path {
		return just(literal("")) // whatever it begins with
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
		if row, ok := in.rowOf(st, v, n); ok {
			return in.item(st, row, at, n)
		}
		if m := in.attribute(st, v, "__getitem__", n); m != nil {
			return in.callCases(st, m, arguments{positional: []argument{{value: at, node: n}}}, n)
		}
	case class:
		if v.obj.class.enum {
			return in.memberNamed(st, v, at, n)
		}
	case external:
		if got, ok := in.namedOutside(st, v, at); ok {
			return got
		}
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
		in.leave(st, raising, in.raised("IndexError", n))
		return nothing()
	}
	return just(literal(s[pos : pos+1]))
}

// assignItem runs x[…] = v.
func (in *interp) assignItem(st *state, sc *scope, t *syntax.Subscript, v cases) {
	target := in.eval(st, sc, t.Value)
	if s, ok := t.Index.(*syntax.Slice); ok {
		lower, upper := in.sliceBound(st, sc, s.Lower), in.sliceBound(st, sc, s.Upper)
		step := in.sliceStep(st, sc, s.Step)
		in.eachSettled(st, target, func(st *state, o value) {
			if o.kind == listKind && isNone(step) {
				in.change(st, o, in.replace(st.reach, st.items(o.obj), lower, upper, in.spread(st, v, t), t))
			} else if places, ok := placesOf(lower, upper, step, len(st.contents(o))); ok && o.kind == listKind {
				in.assignSteps(st, o, places, v, t)
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
			in.leave(st, raising, in.raised("IndexError", n))
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
		in.mutate(o, "__setitem__")
	}
}

// outOfRange tells whether a list of certain elements has none at a position.
func (in *interp) outOfRange(st *state, items sequence, at cases) bool {
	pos, fromEnd, ok := position(at)
	return ok && allPlain(items) && (pos > len(items) || !fromEnd && pos == len(items))
}
