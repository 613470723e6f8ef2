package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/abstract/trie"
	"github.com/egglint/egg/parser/python/syntax"
)

// maxValues is how many values a loop may give a name for these to be told
// apart, and how many ways to append to a list.
const maxValues = 8

// nameChange is how the body of a loop changes a name.
type nameChange struct {
	slot
	finite bool // it is only given the values in values, or keeps its own
	values []value
}

// listChange is how the body of a loop changes a list.
type listChange struct {
	spoilt bool       // other than by appending in a few ways
	rounds []sequence // what a turn appends, in each way to go through the body
}

// effect is what the body of a loop changes of what there was before it. It only
// grows while the body is tried out.
type effect struct {
	names trie.Map[*nameChange] // by the key of the slot
	lists contents[*listChange]
	dicts contents[bool]
	born  int // objects made up to then were there before the loop
}

// trial is one run of the body from the state at the beginning of any turn.
type trial struct {
	head, end *state
	holes     map[slot]value
	markers   map[*object]*abstract.Gap
}

// invariant is the state at the beginning of any turn. The body is tried out
// until it changes nothing that is not taken for changed already. told is what
// the lists hold that are only appended to, there and after the last turn.
func (in *interp) invariant(st *state, n syntax.Node, l looped) (head *state, told contents[sequence]) {
	e := &effect{born: in.objects}
	for {
		t := in.havoc(st, e, n, l.runs)
		if t.end.dead() {
			return t.end, told
		}
		t.head = t.end.clone()
		in.silently(func() {
			in.inside(looping, func() { in.turn(t.end, l.turn) })
		})
		if t.end.dead() || !in.grow(e, t) {
			return in.beginning(st, e, n, l.runs)
		}
	}
}

// havoc is the beginning of a turn with a stand-in for each changed value.
func (in *interp) havoc(st *state, e *effect, n syntax.Node, runs abstract.Guard) *trial {
	t := &trial{end: in.branch(st, runs), holes: map[slot]value{}, markers: map[*object]*abstract.Gap{}}
	for _, c := range e.names.All() {
		t.holes[c.slot] = in.loopValue(c.slot, n)
		t.end.slots.set(c.slot, in.orUnbound(st, c.slot, just(t.holes[c.slot])))
	}
	for _, l := range e.lists.All() {
		gap := in.gap(n, "changed in a loop")
		if !l.is.spoilt {
			t.markers[l.of] = gap.Gap
		}
		t.end.lists.set(l.of, sequence{gap})
	}
	in.spoilDicts(t.end, e, n)
	return t
}

func (in *interp) spoilDicts(st *state, e *effect, n syntax.Node) {
	for _, d := range e.dicts.All() {
		in.spoil(st, value{kind: dict, obj: d.of}, n)
	}
}

func (in *interp) loopValue(k slot, n syntax.Node) value {
	return in.freshNamed(abstract.Loop, k.name, "changed in a loop", in.place(n))
}

// orUnbound is v, or no value yet where the loop is the first to give one.
func (in *interp) orUnbound(st *state, k slot, v cases) cases {
	if _, ok := st.slots.get(k); ok {
		return v
	}
	before := in.space.Ask(abstract.Atom{Text: k.name + " is set in an earlier turn"})
	return abstract.Join(in.space, before, v, just(value{kind: unbound}))
}

// beginning is the state at the beginning of any turn.
func (in *interp) beginning(st *state, e *effect, n syntax.Node, runs abstract.Guard) (*state, contents[sequence]) {
	head := in.branch(st, runs)
	var told contents[sequence]
	for _, c := range e.names.All() {
		before, ok := st.slots.get(c.slot)
		switch {
		case c.finite && ok:
			head.slots.set(c.slot, in.oneOf(c.slot, before, c.values, n))
		case c.finite:
			head.slots.set(c.slot, in.oneOf(c.slot, just(value{kind: unbound}), c.values, n))
		default:
			head.slots.set(c.slot, in.orUnbound(st, c.slot, just(in.loopValue(c.slot, n))))
		}
	}
	for _, l := range e.lists.All() {
		if l.is.spoilt || len(l.is.rounds) == 0 {
			head.lists.set(l.of, sequence{in.gap(n, "changed in a loop")})
			continue
		}
		grown := append(slices.Clip(st.items(l.of)), entry{Repeat: l.is.rounds, Origin: l.is.rounds[0][0].Origin})
		head.lists.set(l.of, grown)
		told.set(l.of, grown)
	}
	in.spoilDicts(head, e, n)
	return head, told
}

// oneOf is what a name was, or one of the values that it is given.
func (in *interp) oneOf(k slot, before cases, values []value, n syntax.Node) cases {
	hole := in.loopValue(k, n).hole()
	out := before
	for _, v := range slices.Backward(values) {
		var is abstract.Guard
		if s, ok := v.known(); ok {
			is = in.space.Equal(hole, s, in.place(n))
		} else {
			is = in.space.Ask(abstract.Atom{Text: k.name + " = " + v.Source(), Place: in.place(n)})
		}
		out = abstract.Join(in.space, is, just(v), out)
	}
	return out
}

// grow adds to e what the trial changed of what there was before the loop; it is
// false where that was known.
func (in *interp) grow(e *effect, t *trial) bool {
	grown := false
	trie.Differ(t.head.slots.Map, t.end.slots.Map, func(_ uint64, x, y *variable) bool {
		switch {
		case y == nil:
		case x == nil && y.owner.id <= e.born:
			grown = in.growName(e, t, y.slot, nil, y.is) || grown
		case x != nil && !sameCases(x.is, y.is):
			grown = in.growName(e, t, y.slot, x.is, y.is) || grown
		}
		return true
	})
	trie.Differ(t.head.lists.Map, t.end.lists.Map, func(_ uint64, x, y *content[sequence]) bool {
		if x != nil && !sameSlice(x.is, y.is) && !x.is.Same(y.is) {
			grown = in.growList(e, t, x.of, y.is) || grown
		}
		return true
	})
	trie.Differ(t.head.dicts.Map, t.end.dicts.Map, func(_ uint64, x, y *content[mapping]) bool {
		if x != nil && !x.is.same(y.is) {
			grown = e.addDict(x.of) || grown
		}
		return true
	})
	return grown
}

func (in *interp) growName(e *effect, t *trial, k slot, before, after cases) bool {
	c, known := e.names.Get(in.names.key(k))
	if !known {
		c = &nameChange{slot: k}
		e.names = e.names.With(in.names.key(k), c)
	}
	grown := false
	if c.values, c.finite = in.plainValues(t, k, after); !c.finite {
		for _, v := range slices.Concat(before, after) {
			grown = e.lose(in, t.head, v.Value) || grown
		}
	}
	return grown || !known
}

// plainValues are the values without parts that a trial gives a name, if that is
// all it does to it.
func (in *interp) plainValues(t *trial, k slot, after cases) ([]value, bool) {
	var out []value
	for _, c := range after.Within(in.space, t.end.reach) {
		v := c.Value
		switch {
		case v.Same(t.holes[k]):
		case v.hashable() || v.kind == unbound:
			out = append(out, v)
		default:
			return nil, false
		}
	}
	return out, len(out) > 0 && len(out) <= maxValues
}

// lose takes everything for changed that can be reached from a value that the
// loop no longer tells by name.
func (e *effect) lose(in *interp, st *state, v value) bool {
	if v.kind == method {
		return e.loseMethod(in, st, v)
	}
	if v.obj == nil || v.obj.id > e.born {
		return false
	}
	switch v.kind {
	case listKind, exitStack:
		return e.addList(in, st, v.obj)
	case dict:
		return e.addDict(v.obj)
	case tuple:
		return e.loseItems(in, st, v.obj.items)
	case instance:
		return e.loseFields(in, st, v.obj)
	}
	in.escape(v)
	return false
}

// loseMethod takes for changed what a method, or a function with some of its
// arguments, may change.
func (e *effect) loseMethod(in *interp, st *state, v value) bool {
	in.escape(v)
	grown := v.self != nil && e.lose(in, st, *v.self)
	in.heldBy(v, func(v value) { grown = e.lose(in, st, v) || grown })
	return grown
}

func (e *effect) addList(in *interp, st *state, o *object) bool {
	if c, known := e.lists.get(o); known && c.spoilt {
		return false
	}
	e.lists.set(o, &listChange{spoilt: true})
	e.loseItems(in, st, st.items(o))
	return true
}

func (e *effect) addDict(o *object) bool {
	_, known := e.dicts.get(o)
	e.dicts.set(o, true)
	return !known
}

func (e *effect) loseFields(in *interp, st *state, o *object) bool {
	grown := false
	for name, v := range st.slots.of(o) {
		k := slot{o, name}
		if _, known := e.names.Get(in.names.key(k)); known {
			continue
		}
		e.names, grown = e.names.With(in.names.key(k), &nameChange{slot: k}), true
		for _, c := range v {
			e.lose(in, st, c.Value)
		}
	}
	return grown
}

func (e *effect) loseItems(in *interp, st *state, items sequence) bool {
	grown := false
	eachValue(items, func(v value) { grown = e.lose(in, st, v) || grown })
	return grown
}

// eachValue calls f for every value that stands in a list.
func eachValue(items sequence, f func(value)) {
	for _, e := range items {
		for _, c := range e.Word {
			f(c.Value)
		}
		for _, round := range e.Repeat {
			eachValue(round, f)
		}
	}
}

func (in *interp) growList(e *effect, t *trial, o *object, after sequence) bool {
	c, known := e.lists.get(o)
	if !known {
		e.lists.set(o, &listChange{})
		e.loseItems(in, t.head, t.head.items(o))
		return true
	}
	if c.spoilt {
		return false
	}
	var ok bool
	if c.rounds, ok = in.appended(t, o, after); !ok {
		return e.addList(in, t.head, o)
	}
	grown := false
	for _, round := range c.rounds {
		grown = e.loseItems(in, t.head, round) || grown
	}
	return grown
}

// appended is what a trial appended to a list, if that is all it did to it.
func (in *interp) appended(t *trial, o *object, after sequence) ([]sequence, bool) {
	if len(after) == 0 || after[0].Gap == nil || after[0].Gap != t.markers[o] || after[0].When != abstract.Always {
		return nil, false
	}
	return in.ways(after[1:], t.end.reach)
}

// ways are the lists that a list can be where reach holds, each without choices;
// false where there are too many.
func (in *interp) ways(l sequence, reach abstract.Guard) ([]sequence, bool) {
	type way struct {
		world abstract.Guard
		list  sequence
	}
	ways := []way{{in.space.Possible(reach), nil}}
	for _, e := range l {
		var next []way
		for _, w := range ways {
			for _, side := range in.sides(e, w.world) {
				next = append(next, way{side.world, append(slices.Clip(w.list), side.list...)})
			}
		}
		if ways = next; len(ways) > maxValues {
			return nil, false
		}
	}
	var out []sequence
	for _, w := range ways {
		if len(w.list) > 0 && !slices.ContainsFunc(out, w.list.Same) {
			out = append(out, w.list)
		}
	}
	return out, len(out) > 0
}

// side is an element as it is in a part of the world: there or not, and which.
type side struct {
	world abstract.Guard
	list  sequence
}

func (in *interp) sides(e entry, world abstract.Guard) []side {
	var out []side
	if gone := in.space.And(world, in.space.Not(e.When)); gone != abstract.Never {
		out = append(out, side{world: gone})
	}
	here := in.space.And(world, e.When)
	if here == abstract.Never {
		return out
	}
	if len(e.Word) == 0 {
		e.When = abstract.Always
		return append(out, side{here, sequence{e}})
	}
	for _, c := range e.Word {
		if w := in.space.And(here, c.When); w != abstract.Never {
			out = append(out, side{w, sequence{{Word: just(c.Value), Origin: e.Origin}}})
		}
	}
	return out
}
