package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// maxValues is how many values a loop may give a name for these to be told
// apart, and how many ways to append to a list.
const maxValues = 8

// nameChange is how the body of a loop changes a name.
type nameChange struct {
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
	names map[slot]*nameChange
	lists map[*object]*listChange
	dicts map[*object]bool
}

// trial is one run of the body from the state at the beginning of any turn.
type trial struct {
	head, end *state
	holes     map[slot]value
	markers   map[*object]*abstract.Gap
}

// told is what is known of the beginning of a turn, and so of the end of the
// loop, beyond that it changes.
type told struct {
	slots map[slot]cases
	lists map[*object]sequence
}

// invariant is the state at the beginning of any turn. The body is tried out
// until it changes nothing that is not taken for changed already.
func (in *interp) invariant(st *state, n syntax.Node, l looped) (*state, told) {
	e := &effect{names: map[slot]*nameChange{}, lists: map[*object]*listChange{}, dicts: map[*object]bool{}}
	for {
		t := in.havoc(st, e, n, l.runs)
		if t.end.dead() {
			return t.end, told{}
		}
		t.head = t.end.clone()
		in.silently(func() {
			in.inside(looping, func() { in.turn(t.end, l.turn) })
		})
		if t.end.dead() || !in.grow(st, e, t) {
			return in.beginning(st, e, n, l.runs)
		}
	}
}

// havoc is the beginning of a turn with a stand-in for each changed value.
func (in *interp) havoc(st *state, e *effect, n syntax.Node, runs abstract.Guard) *trial {
	t := &trial{end: in.branch(st, runs), holes: map[slot]value{}, markers: map[*object]*abstract.Gap{}}
	for k := range e.names {
		t.holes[k] = in.loopValue(k, n)
		t.end.slots[k] = just(t.holes[k])
	}
	for o, c := range e.lists {
		gap := in.gap(n, "changed in a loop")
		if !c.spoilt {
			t.markers[o] = gap.Gap
		}
		t.end.lists[o] = sequence{gap}
	}
	for o := range e.dicts {
		in.spoil(t.end, value{kind: dict, obj: o}, n)
	}
	return t
}

func (in *interp) loopValue(k slot, n syntax.Node) value {
	return in.freshNamed(abstract.Loop, k.name, "changed in a loop", in.place(n))
}

// beginning is the state at the beginning of any turn.
func (in *interp) beginning(st *state, e *effect, n syntax.Node, runs abstract.Guard) (*state, told) {
	head := in.branch(st, runs)
	known := told{map[slot]cases{}, map[*object]sequence{}}
	for k, c := range e.names {
		if c.finite {
			head.slots[k] = in.oneOf(k, st.slots[k], c.values, n)
			known.slots[k] = head.slots[k]
		} else {
			head.slots[k] = just(in.loopValue(k, n))
		}
	}
	for o, c := range e.lists {
		if c.spoilt {
			head.lists[o] = sequence{in.gap(n, "changed in a loop")}
			continue
		}
		head.lists[o] = append(slices.Clip(st.lists[o]), entry{Repeat: c.rounds, Origin: c.rounds[0][0].Origin})
		known.lists[o] = head.lists[o]
	}
	for o := range e.dicts {
		in.spoil(head, value{kind: dict, obj: o}, n)
	}
	return head, known
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
func (in *interp) grow(st *state, e *effect, t *trial) bool {
	grown := false
	for k, before := range t.head.slots {
		if after := t.end.slots[k]; !sameCases(before, after) {
			grown = in.growName(e, t, k, after) || grown
		}
	}
	for o, before := range t.head.lists {
		if after := t.end.lists[o]; !sameSlice(before, after) && !before.Same(after) {
			grown = in.growList(e, t, o, after) || grown
		}
	}
	for o, before := range t.head.dicts {
		after := t.end.dicts[o]
		if !e.dicts[o] && (!sameSlice(before.entries, after.entries) || before.open != after.open) {
			e.dicts[o], grown = true, true
		}
	}
	return grown
}

func (in *interp) growName(e *effect, t *trial, k slot, after cases) bool {
	c, known := e.names[k]
	if !known {
		e.names[k] = &nameChange{}
		return true
	}
	c.values, c.finite = in.given1(t, k, after)
	return false
}

// given1 are the plain values that a trial gives a name, if that is all it does
// to it.
func (in *interp) given1(t *trial, k slot, after cases) ([]value, bool) {
	var out []value
	for _, c := range after.Within(in.space, t.end.reach) {
		v := c.Value
		switch {
		case v.Same(t.holes[k]):
		case v.hashable():
			out = append(out, v)
		default:
			return nil, false
		}
	}
	return out, len(out) > 0 && len(out) <= maxValues
}

func (in *interp) growList(e *effect, t *trial, o *object, after sequence) bool {
	c, known := e.lists[o]
	if !known {
		e.lists[o] = &listChange{}
		return true
	}
	if c.spoilt {
		return false
	}
	var ok bool
	if c.rounds, ok = in.appended(t, o, after); !ok {
		c.spoilt = true
		return true
	}
	return false
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
