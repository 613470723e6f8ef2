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
	st.lists.set(v.obj, in.bounded(st, items))
	return v
}

func (in *interp) newListAt(st *state, items sequence, n syntax.Node) value {
	v := in.newList(st, items)
	v.obj.what = in.source(n)
	return v
}

func (in *interp) newSet(st *state, items sequence, n syntax.Node) value {
	eachValue(items, func(e value) {
		if !e.plain() {
			in.doubt()
		}
	})
	v := in.newListAt(st, once(items), n)
	v.obj.set = true
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
	in.doubt()
	return entry{Gap: &abstract.Gap{Source: short(in.source(n)), Why: why, Place: in.place(n)}, Origin: in.origin(n)}
}

// short is a source text that people can read at a glance.
func short(source string) string {
	const most = 60
	if runes := []rune(source); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return source
}

// spread is what a value gives when it is iterated over.
func (in *interp) spread(st *state, v cases, n syntax.Node) sequence {
	if _, one := v.One(); !one && in.unstartedIn(st, v) {
		v = in.each(st, v, func(st *state, x value) cases {
			if in.isUnstarted(st, x) {
				x = in.newListAt(st, in.collected(st, x, n), n)
			}
			return just(x)
		})
	}
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
		return in.iterated(st, v, n), true
	case tuple:
		return v.obj.items, true
	case dict:
		return in.keys(st.mapping(v.obj), n), true
	case str:
		return in.characters(v, n)
	case instance:
		return in.iteratedObject(st, v, n)
	case class:
		return in.membersOf(st, v, n)
	}
	return nil, false
}

// iterated is what a list gives when it is iterated over. The order of a set is
// not known, and a generator gives its elements once.
func (in *interp) iterated(st *state, v value, n syntax.Node) sequence {
	switch {
	case in.isUnstarted(st, v):
		return in.collected(st, v, n)
	case v.obj.lazy:
		items := in.pending(st, v, n)
		in.useUp(st, v)
		return items
	case v.obj.set && len(st.items(v.obj)) > 1:
		return sequence{in.gap(n, "the elements of a set, in any order")}
	}
	return st.items(v.obj)
}

// pending is what a generator has still to give: late, so that what changed since
// it was made may change its elements.
func (in *interp) pending(st *state, v value, n syntax.Node) sequence {
	items := st.items(v.obj)
	if in.usedUp(st, v) {
		return nil
	}
	if v.obj.waits != nil {
		if in.stage(st, v) == settled && in.undisturbed(v.obj.waits, v.obj.waits.then, st) {
			return items
		}
		in.scatter(st, v, n)
		return st.items(v.obj)
	}
	if rest, ok := in.ahead(st, v); ok {
		return rest
	}
	in.loseItems(st, items, n)
	return sequence{in.gap(n, "the elements of a generator, made late")}
}

// usedUpSlot says of a generator whether it has given all its elements; no
// attribute has its name.
const usedUpSlot = "\x00used up"

func (in *interp) usedUp(st *state, v value) bool {
	used, ok := st.slots.value(slot{v.obj, usedUpSlot}).Within(in.space, st.reach).One()
	return ok && used.kind == boolean && used.n != 0
}

func (in *interp) useUp(st *state, v value) {
	st.lists.set(v.obj, nil)
	st.slots.set(slot{v.obj, usedUpSlot}, just(truth(true)))
}

// giveOut takes what is left of generators that a loop runs over for unknown, as
// long as it runs: the body may ask for more of it.
func (in *interp) giveOut(st *state, over cases, n syntax.Node) {
	in.early(st, over, n)
	for _, v := range generators(over) {
		st.lists.set(v.obj, sequence{in.gap(n, "what is left in the middle of a loop")})
		st.slots.set(slot{v.obj, usedUpSlot}, just(truth(false)))
		st.slots.set(slot{v.obj, takenSlot}, nothing())
	}
}

// generators are those among the cases of a value.
func generators(v cases) []value {
	var out []value
	for _, c := range v {
		if c.Value.kind == listKind && c.Value.obj.lazy {
			out = append(out, c.Value)
		}
	}
	return out
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

// Bounds of what is told of one list: how many elements, and how many that may be
// there or not.
const (
	maxItems = 1024
	maxOpen  = 40
)

// change gives a list new content, in the runs in which st is. Of one that has
// grown out of bounds only the beginning is told.
func (in *interp) change(st *state, v value, items sequence) {
	if v.obj.set {
		items = once(items)
	}
	st.lists.set(v.obj, slices.Clip(in.bounded(st, items)))
	in.changed(v.obj)
	in.repayAll(st, v.obj)
}

// bounded is items, or its beginning and a gap.
func (in *interp) bounded(st *state, items sequence) sequence {
	in.work(len(items))
	if len(items) <= maxItems && (len(items) <= maxOpen || openItems(items) <= maxOpen) {
		return items
	}
	in.loseItems(st, items, in.current)
	return append(slices.Clip(untouched(items, maxOpen, false)), in.gap(in.current, "too many ways to fill a list"))
}

func openItems(items sequence) int {
	open := 0
	for _, e := range items {
		if e.When != abstract.Always {
			open++
		}
	}
	return open
}

// extend appends what a value gives.
func (in *interp) extend(st *state, list value, v cases, n syntax.Node) {
	more := in.spread(st, v, n)
	in.change(st, list, append(slices.Clip(st.items(list.obj)), more...))
}

// cut is a list in two parts, under a guard.
type cut struct {
	when        abstract.Guard
	left, right sequence
}

// maxCuts bounds the ways to cut a list.
const maxCuts = 16

// cuts are the ways to cut a list before its nth element, or so many elements
// before its end, where world holds. nil: it cannot be told.
func (in *interp) cuts(world abstract.Guard, items sequence, n int, fromEnd bool) []cut {
	if fromEnd {
		back := in.cuts(world, reversed(items), n, false)
		for i, c := range back {
			back[i].left, back[i].right = reversed(c.right), reversed(c.left)
		}
		return back
	}
	open, done := []cut{{when: world, right: items}}, []cut{}
	for len(open) > 0 {
		c := open[len(open)-1]
		open = open[:len(open)-1]
		switch {
		case len(c.left) >= n || len(c.right) == 0:
			done = append(done, c)
		case len(c.right[0].Word) == 0:
			return nil
		default:
			open = append(open, in.further(c)...)
		}
		if len(open)+len(done) > maxCuts {
			return nil
		}
	}
	return done
}

// untouched is the beginning of a list that stays when it is changed from a place
// on that cannot be told.
func untouched(items sequence, pos int, fromEnd bool) sequence {
	sure := 0
	for sure < len(items) && plainEntry(items[sure]) {
		sure++
	}
	if fromEnd {
		return items[:max(0, sure-pos)]
	}
	return items[:min(sure, pos)]
}

// further moves one element to the left, where it is there.
func (in *interp) further(c cut) []cut {
	e := c.right[0]
	var out []cut
	if here := in.space.And(c.when, e.When); here != abstract.Never {
		e.When = abstract.Always
		out = append(out, cut{here, append(slices.Clip(c.left), e), c.right[1:]})
	}
	if gone := in.space.And(c.when, in.space.Not(c.right[0].When)); gone != abstract.Never {
		out = append(out, cut{gone, c.left, c.right[1:]})
	}
	return out
}

// backwards is a list from its end, the turns of its loops too.
func backwards(items sequence) sequence {
	out := reversed(items)
	for i, e := range out {
		if e.Repeat == nil {
			continue
		}
		rounds := make([]sequence, len(e.Repeat))
		for j, round := range e.Repeat {
			rounds[j] = backwards(round)
		}
		out[i].Repeat = rounds
	}
	return out
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

// item is an element of a list, by position; where there is none the path ends.
func (in *interp) item(st *state, items sequence, at cases, n syntax.Node) cases {
	pos, fromEnd, ok := position(at)
	cuts := in.cutAt(st.reach, items, at)
	if cuts == nil && !ok {
		in.doubt()
		return in.anyOf(st, items, n)
	}
	if cuts == nil {
		in.loseItems(st, items, n)
		return just(in.fresh(abstract.Expression, n, "an element of a list that is not known so far"))
	}
	var out cases
	total := abstract.Never
	for _, c := range cuts {
		if fromEnd && len(c.right) < pos {
			continue
		}
		for _, h := range in.head(st, c.right, n) {
			when := in.space.And(c.when, h.When)
			total = in.space.Or(total, when)
			out = append(out, abstract.Case[value]{When: when, Value: h.Value})
		}
	}
	in.raiseUnless(st, total, "IndexError", n)
	if st.dead() {
		return nothing()
	}
	return out.Within(in.space, st.reach)
}

// head is what the first element of a list can be, and when it is that; an
// unknown value where that is not known.
func (in *interp) head(st *state, items sequence, n syntax.Node) cases {
	heads, open := items.Heads(in.space)
	if open != abstract.Never {
		in.loseItems(st, items, n)
		first := in.fresh(abstract.Expression, n, "an element of a list that is not known so far")
		heads = append(heads, abstract.Case[value]{When: open, Value: first})
	}
	return heads
}

// anyOf is one of a few known elements, or a value that is not known.
func (in *interp) anyOf(st *state, items sequence, n syntax.Node) cases {
	if len(items) == 0 || len(items) > 8 || !allPlain(items) {
		in.loseItems(st, items, n)
		return just(in.fresh(abstract.Expression, n, "an element that is not known"))
	}
	out := items[len(items)-1].Word
	for i, e := range items[:len(items)-1] {
		this := in.space.Ask(abstract.Atom{Text: in.source(n) + " is element " + strconv.Itoa(i), Place: in.place(n)})
		out = abstract.Join(in.space, this, e.Word, out)
	}
	return out
}

// threeParts is a list in three parts, under a guard.
type threeParts struct {
	when                  abstract.Guard
	before, middle, after sequence
}

// spans are the ways to cut a slice out of a list; nil: it cannot be told. An
// absent bound is None.
func (in *interp) spans(world abstract.Guard, items sequence, lower, upper cases) []threeParts {
	first := []cut{{when: world, right: items}}
	if !isNone(lower) {
		first = in.cutAt(world, items, lower)
	}
	var out []threeParts
	for _, c := range first {
		second := in.upper(c, upper)
		if second == nil {
			return nil
		}
		for _, d := range second {
			out = append(out, threeParts{in.space.And(c.when, d.when), c.left, d.left, d.right})
		}
	}
	return out
}

// upper cuts what follows the lower bound at the upper one.
func (in *interp) upper(c cut, upper cases) []cut {
	if isNone(upper) {
		return []cut{{when: c.when, left: c.right}}
	}
	upper = upper.Within(in.space, c.when)
	if one, ok := upper.One(); ok && one.isMark() {
		return in.upperMark(c, one)
	}
	pos, fromEnd, ok := position(upper)
	if !ok {
		return nil
	}
	if fromEnd {
		return in.cuts(c.when, c.right, pos, true)
	}
	return in.cuts(c.when, c.right, max(0, pos-len(c.left)), false)
}

func isNone(v cases) bool {
	one, ok := v.One()
	return ok && one.kind == none
}

// middle is a slice of a list.
func (in *interp) middle(world abstract.Guard, items sequence, lower, upper cases, n syntax.Node) sequence {
	spans := in.spans(world, items, lower, upper)
	if spans == nil {
		return sequence{in.gap(n, "a part of a list that is not known")}
	}
	return in.overSpans(spans, func(s threeParts) sequence { return s.middle })
}

func (in *interp) overSpans(spans []threeParts, f func(threeParts) sequence) sequence {
	out := f(spans[0])
	for _, s := range spans[1:] {
		out = abstract.JoinLists(in.space, s.when, f(s), out)
	}
	return out
}

// replace is a list with a slice of it replaced.
func (in *interp) replace(world abstract.Guard, items sequence, lower, upper cases, with sequence, n syntax.Node) sequence {
	spans := in.spans(world, items, lower, upper)
	if spans == nil {
		pos, fromEnd, ok := position(lower)
		if !ok {
			pos = 0
		}
		return append(slices.Clip(untouched(items, pos, fromEnd)), in.gap(n, "a list changed at a place that is not known"))
	}
	return in.overSpans(spans, func(s threeParts) sequence {
		return slices.Concat(s.before, with, s.after)
	})
}
