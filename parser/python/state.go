package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/abstract/trie"
)

// mapping is the content of a dict, in the order of setting. A key stands in it
// once for each place that it may have, under guards that exclude each other.
// Where open is set the dict may hold other keys as well, anywhere; of the keys
// that stand in it all is said.
type mapping struct {
	entries []pair
	open    bool
}

// pair is one key of a dict, there under a guard.
type pair struct {
	key  value // of a kind that can be compared: str, number, boolean, none
	when abstract.Guard
	val  cases
}

// state is what is known at one point of the program. What it points to is
// never changed.
type state struct {
	reach abstract.Guard
	slots variables
	lists contents[sequence]
	dicts contents[mapping]
	notes []string // assumptions made on the way
}

func (in *interp) newState(reach abstract.Guard) *state {
	return &state{reach: reach, slots: variables{names: &in.names}}
}

func (st *state) clone() *state {
	c := *st
	return &c
}

// items is the content of a list. Of one that was made where this state has not
// been, nothing is known.
func (st *state) items(o *object) sequence {
	items, ok := st.lists.get(o)
	if !ok {
		return sequence{{Gap: &abstract.Gap{Source: o.what, Why: "filled elsewhere"}}}
	}
	return items
}

// mapping is the content of a dict; see items.
func (st *state) mapping(o *object) mapping {
	m, ok := st.dicts.get(o)
	if !ok {
		return mapping{open: true}
	}
	return m
}

func (st *state) dead() bool { return st.reach == abstract.Never }

func (st *state) note(text string) {
	if !slices.Contains(st.notes, text) {
		st.notes = append(slices.Clip(st.notes), text)
	}
}

// narrow leaves the runs in which g holds.
func (in *interp) narrow(st *state, g abstract.Guard) {
	if g == abstract.Always {
		return
	}
	st.reach = in.space.And(st.reach, g)
	if st.reach != abstract.Never && in.space.Possible(st.reach) == abstract.Never {
		st.reach = abstract.Never
	}
}

// branch is st in the runs in which g holds.
func (in *interp) branch(st *state, g abstract.Guard) *state {
	in.work(1)
	b := st.clone()
	in.narrow(b, g)
	return b
}

// join is the state after two paths that exclude each other; either may be nil.
func (in *interp) join(a, b *state) *state {
	switch {
	case b == nil || a != nil && b.dead():
		return a
	case a == nil || a.dead():
		return b
	}
	reach := in.space.Or(a.reach, b.reach)
	return in.mix(in.space.Restrict(a.reach, reach), a, b, reach)
}

// mix is a where c holds, else b.
func (in *interp) mix(c abstract.Guard, a, b *state, reach abstract.Guard) *state {
	out := a.clone()
	out.reach = reach
	out.slots.Map = in.mixSlots(c, a.slots, b.slots)
	out.lists.Map = trie.Merge(a.lists.Map, b.lists.Map, func(_ uint64, x, y *content[sequence]) *content[sequence] {
		in.work(1)
		if sameSlice(x.is, y.is) {
			return x
		}
		return &content[sequence]{x.of, abstract.JoinLists(in.space, c, x.is, y.is)}
	}, nil)
	out.dicts.Map = trie.Merge(a.dicts.Map, b.dicts.Map, func(_ uint64, x, y *content[mapping]) *content[mapping] {
		in.work(1)
		if x.is.same(y.is) {
			return x
		}
		return &content[mapping]{x.of, in.joinMappings(x.of, c, x.is, y.is)}
	}, nil)
	for _, n := range b.notes {
		out.note(n)
	}
	return out
}

func (in *interp) mixSlots(c abstract.Guard, a, b variables) trie.Map[variable] {
	none := just(value{kind: unbound})
	join := func(k slot, x, y cases) *variable {
		return &variable{k, abstract.Join(in.space, c, x, y)}
	}
	return trie.Merge(a.Map, b.Map, func(_ uint64, x, y *variable) *variable {
		in.work(1)
		if sameCases(x.is, y.is) {
			return x
		}
		return join(x.slot, x.is, y.is)
	}, func(_ uint64, x *variable, left bool) *variable {
		in.work(1)
		if left {
			return join(x.slot, x.is, none)
		}
		return join(x.slot, none, x.is)
	})
}

// sameSlice tells whether two slices are the same memory.
func sameSlice[S ~[]E, E any](a, b S) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

func sameCases(a, b cases) bool { return sameSlice(a, b) || a.Same(b) }

func (m mapping) same(o mapping) bool { return m.open == o.open && sameSlice(m.entries, o.entries) }

// joinMappings is a where c holds, else b. What both begin with stands in the
// result once.
func (in *interp) joinMappings(o *object, c abstract.Guard, a, b mapping) mapping {
	if a.open || b.open {
		a, b = in.tellAll(o, a, b), in.tellAll(o, b, a)
	}
	out := mapping{open: a.open || b.open}
	i := 0
	for i < len(a.entries) && i < len(b.entries) && a.entries[i].key.key() == b.entries[i].key.key() {
		p, q := a.entries[i], b.entries[i]
		out.entries = append(out.entries, pair{p.key, in.space.Ite(c, p.when, q.when), abstract.Join(in.space, c, p.val, q.val)})
		i++
	}
	for _, p := range a.entries[i:] {
		out.entries = append(out.entries, pair{p.key, in.space.And(c, p.when), p.val})
	}
	for _, q := range b.entries[i:] {
		out.entries = append(out.entries, pair{q.key, in.space.And(in.space.Not(c), q.when), q.val})
	}
	return out
}

// tellAll says in m of every key of o whether it is there.
func (in *interp) tellAll(d *object, m, o mapping) mapping {
	for _, p := range o.entries {
		m = in.tell(d, m, p.key)
	}
	return m
}

// find is what a mapping says of a key: when it is there, and what it is then.
func (in *interp) find(m mapping, key value) (pair, bool) {
	k := key.key()
	out := pair{key: key, when: abstract.Never}
	found := false
	for _, p := range m.entries {
		if p.key.key() != k {
			continue
		}
		if !found {
			out.when, out.val, found = p.when, p.val, true
			continue
		}
		out.val = abstract.Join(in.space, p.when, p.val, out.val)
		out.when = in.space.Or(out.when, p.when)
	}
	return out, found
}

// key identifies a value among dict keys: equal keys, equal values.
func (v value) key() string {
	switch v.kind {
	case str, unknown:
		if v.path {
			return "p" + v.text.Key()
		}
		return "s" + v.text.Key()
	case number, boolean:
		return "n" + value{kind: number, n: v.n}.shown()
	case floating:
		return "n" + floatKey(v)
	case octets:
		return "b" + v.text.Key()
	case none:
		return "None"
	}
	if v.byIdentity() {
		return "o" + itoa(v.objectID()) + v.name
	}
	return "o"
}

// hashable tells whether v can be told from other keys.
func (v value) hashable() bool {
	_, known := v.known()
	return known || v.kind == number || v.kind == floating || v.kind == boolean || v.kind == none || v.byIdentity()
}
