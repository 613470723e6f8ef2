package python

import (
	"slices"
	"strconv"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// newList makes a list that holds items.
func (in *interp) newList(st *state, items sequence) value {
	v := value{kind: listKind, obj: in.object("[…]")}
	st.lists[v.obj] = items
	return v
}

func (in *interp) newListAt(st *state, items sequence, n syntax.Node) value {
	v := in.newList(st, items)
	v.obj.what = in.source(n)
	return v
}

func (in *interp) newTuple(items sequence) value {
	o := in.object("(…)")
	o.items = items
	return value{kind: tuple, obj: o}
}

// elems is the elements of a display: [a, *b].
func (in *interp) elems(st *state, sc *scope, list []syntax.Expr) sequence {
	var out sequence
	for _, x := range list {
		if s, ok := x.(*syntax.Starred); ok {
			out = append(out, in.spread(st, in.eval(st, sc, s.Value), s.Value)...)
			continue
		}
		out = append(out, in.one(in.eval(st, sc, x), x))
	}
	return out
}

// one is a list element that is v, written at n.
func (in *interp) one(v cases, n syntax.Node) entry {
	return entry{Word: v, Origin: in.origin(n)}
}

// gap is any number of elements of which nothing is known.
func (in *interp) gap(n syntax.Node, why string) entry {
	return entry{Gap: &abstract.Gap{Source: in.source(n), Why: why, Place: in.place(n)}, Origin: in.origin(n)}
}

// spread is what a value gives when it is iterated over.
func (in *interp) spread(st *state, v cases, n syntax.Node) sequence {
	var out sequence
	for i, c := range v {
		items, ok := in.elements(st, c.Value, n)
		if !ok {
			items = sequence{in.gapOf(c.Value, n)}
		}
		if i == 0 {
			out = items
		} else {
			out = abstract.JoinLists(in.space, c.When, items, out)
		}
	}
	return slices.Clip(out)
}

// gapOf is the elements of an unknown value: the same gap for the same value.
func (in *interp) gapOf(v value, n syntax.Node) entry {
	why := "not known here"
	if h := v.hole(); h != nil && h.Why != "" {
		why = h.Why
	}
	e := in.gap(n, why)
	e.Gap.Source = "*" + in.source(n)
	return e
}

// elements is what a value holds, if that is followed.
func (in *interp) elements(st *state, v value, n syntax.Node) (sequence, bool) {
	switch v.kind {
	case listKind:
		return st.lists[v.obj], true
	case tuple:
		return v.obj.items, true
	case dict:
		return in.keys(st.dicts[v.obj], n), true
	case str:
		return in.characters(v, n)
	}
	return nil, false
}

// characters is a known string's characters, each a string.
func (in *interp) characters(v value, n syntax.Node) (sequence, bool) {
	s, ok := v.known()
	if !ok || len(s) > maxUnrolled {
		return nil, false
	}
	var out sequence
	for _, r := range s {
		out = append(out, in.one(just(literal(string(r))), n))
	}
	return out, true
}

// change gives a list new content, in the runs in which st is.
func (in *interp) change(st *state, v value, items sequence) {
	st.lists[v.obj] = slices.Clip(items)
	if in.frame.Parent != nil {
		in.touched[v.obj] = true
	}
}

// extend appends what a value gives.
func (in *interp) extend(st *state, list value, v cases, n syntax.Node) {
	items := append(slices.Clip(st.lists[list.obj]), in.spread(st, v, n)...)
	in.change(st, list, items)
}

// cut is a list in two parts, under a guard.
type cut struct {
	when        abstract.Guard
	left, right sequence
}

// cuts are the ways to cut a list before its nth element, or so many elements
// before its end. nil: it cannot be told.
func (in *interp) cuts(items sequence, n int, fromEnd bool) []cut {
	if fromEnd {
		back := in.cuts(reversed(items), n, false)
		for i, c := range back {
			back[i].left, back[i].right = reversed(c.right), reversed(c.left)
		}
		return back
	}
	return in.cutAfter(cut{when: abstract.Always, right: items}, n)
}

// maxCuts bounds the ways to cut a list.
const maxCuts = 16

// cutAfter moves n more elements to the left.
func (in *interp) cutAfter(c cut, n int) []cut {
	for n > 0 && len(c.right) > 0 {
		e := c.right[0]
		if len(e.Word) == 0 {
			return nil
		}
		if e.When != abstract.Always {
			return in.cutEither(c, n)
		}
		c.left, c.right = append(slices.Clip(c.left), e), c.right[1:]
		n--
	}
	return []cut{c}
}

// cutEither tells apart whether the next element is there.
func (in *interp) cutEither(c cut, n int) []cut {
	e := c.right[0]
	there := e
	there.When = abstract.Always
	with := cut{in.space.And(c.when, e.When), c.left, append(sequence{there}, c.right[1:]...)}
	without := cut{in.space.And(c.when, in.space.Not(e.When)), c.left, c.right[1:]}
	a, b := in.cutAfter(with, n), in.cutAfter(without, n)
	if a == nil || b == nil || len(a)+len(b) > maxCuts {
		return nil
	}
	return append(a, b...)
}

func reversed(items sequence) sequence {
	out := slices.Clone(items)
	slices.Reverse(out)
	return out
}

// position is where an index or a bound of a slice cuts a list. ok is false
// where it is not a known number.
func position(v cases) (n int, fromEnd, ok bool) {
	one, single := v.One()
	if !single || one.kind != number {
		return 0, false, false
	}
	if one.n < 0 {
		return int(-one.n), true, true
	}
	return int(one.n), false, true
}

// item is an element of a list, by position.
func (in *interp) item(items sequence, at cases, n syntax.Node) cases {
	pos, fromEnd, ok := position(at)
	if !ok {
		return in.anyOf(items, n)
	}
	var out cases
	for _, c := range in.cuts(items, pos, fromEnd) {
		v := in.head(c.right, n)
		if out == nil {
			out = v
		} else {
			out = abstract.Join(in.space, c.when, v, out)
		}
	}
	if out == nil {
		return just(in.fresh(abstract.Expression, n, "an element of a list that is not known so far"))
	}
	return out
}

// head is the first element of a list.
func (in *interp) head(items sequence, n syntax.Node) cases {
	heads, open := items.Heads(in.space)
	if open != abstract.Never || len(heads) == 0 {
		return just(in.fresh(abstract.Expression, n, "an element of a list that is not known so far"))
	}
	total := abstract.Never
	for _, c := range heads {
		total = in.space.Or(total, c.When)
	}
	if total != abstract.Always {
		rest := in.fresh(abstract.Expression, n, "an element of a list that may be empty")
		heads = append(heads, abstract.Case[value]{When: in.space.Not(total), Value: rest})
	}
	return heads
}

// anyOf is one of a few known elements, or a value that is not known.
func (in *interp) anyOf(items sequence, n syntax.Node) cases {
	if len(items) == 0 || len(items) > 8 || !allPlain(items) {
		return just(in.fresh(abstract.Expression, n, "an element that is not known"))
	}
	out := items[len(items)-1].Word
	for i, e := range items[:len(items)-1] {
		this := in.space.Ask(abstract.Atom{Text: in.source(n) + " is element " + strconv.Itoa(i), Place: in.place(n)})
		out = abstract.Join(in.space, this, e.Word, out)
	}
	return out
}

// span3 is a list in three parts, under a guard.
type span3 struct {
	when                  abstract.Guard
	before, middle, after sequence
}

// spans are the ways to cut a slice out of a list; nil: it cannot be told. An
// absent bound is None.
func (in *interp) spans(items sequence, lower, upper cases) []span3 {
	first := []cut{{when: abstract.Always, right: items}}
	if !isNone(lower) {
		pos, fromEnd, ok := position(lower)
		if !ok {
			return nil
		}
		first = in.cuts(items, pos, fromEnd)
	}
	var out []span3
	for _, c := range first {
		second := in.upper(c, upper)
		if second == nil {
			return nil
		}
		for _, d := range second {
			out = append(out, span3{in.space.And(c.when, d.when), c.left, d.left, d.right})
		}
	}
	return out
}

// upper cuts what follows the lower bound at the upper one.
func (in *interp) upper(c cut, upper cases) []cut {
	if isNone(upper) {
		return []cut{{when: abstract.Always, left: c.right}}
	}
	pos, fromEnd, ok := position(upper)
	if !ok {
		return nil
	}
	if fromEnd {
		return in.cuts(c.right, pos, true)
	}
	return in.cuts(c.right, max(0, pos-len(c.left)), false)
}

func isNone(v cases) bool {
	one, ok := v.One()
	return ok && one.kind == none
}

// middle is a slice of a list.
func (in *interp) middle(items sequence, lower, upper cases, n syntax.Node) sequence {
	spans := in.spans(items, lower, upper)
	if spans == nil {
		return sequence{in.gap(n, "a part of a list that is not known")}
	}
	return in.overSpans(spans, func(s span3) sequence { return s.middle })
}

func (in *interp) overSpans(spans []span3, f func(span3) sequence) sequence {
	out := f(spans[0])
	for _, s := range spans[1:] {
		out = abstract.JoinLists(in.space, s.when, f(s), out)
	}
	return out
}

// replace is a list with a slice of it replaced.
func (in *interp) replace(items sequence, lower, upper cases, with sequence, n syntax.Node) sequence {
	spans := in.spans(items, lower, upper)
	if spans == nil {
		return sequence{in.gap(n, "a list changed at a place that is not known")}
	}
	return in.overSpans(spans, func(s span3) sequence {
		return slices.Concat(s.before, with, s.after)
	})
}
