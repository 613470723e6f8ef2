package python

import "github.com/egglint/egg/parser/python/syntax"

// placesOf are the indices that a slice stands for, in a list of so many elements.
// ok is false where a bound is not known, or the step is nought.
func placesOf(lower, upper, step cases, length int) (places []int, ok bool) {
	by, known := boundOf(step, 1)
	first, last := 0, length
	if by < 0 {
		first, last = length-1, -1
	}
	from, ok1 := boundOf(lower, first)
	to, ok2 := boundOf(upper, last)
	if !known || !ok1 || !ok2 || by == 0 {
		return nil, false
	}
	if !isNone(lower) {
		from = clamped(from, by, length)
	}
	if !isNone(upper) {
		to = clamped(to, by, length)
	}
	for i := from; by > 0 && i < to || by < 0 && i > to; i += by {
		places = append(places, i)
	}
	return places, true
}

// boundOf is a known number that bounds a slice, or what an absent one stands for.
func boundOf(v cases, absent int) (n int, ok bool) {
	one, single := v.One()
	if single && one.kind == none {
		return absent, true
	}
	const most = 1 << 30
	return int(one.n), single && one.whole() && one.n > -most && one.n < most
}

// clamped is a bound of a slice as a place in a list, or at its ends.
func clamped(n, by, length int) int {
	if n < 0 {
		n += length
	}
	if by < 0 {
		return min(max(n, -1), length-1)
	}
	return min(max(n, 0), length)
}

func itemsAt(items sequence, places []int) sequence {
	out := make(sequence, len(places))
	for i, p := range places {
		out[i] = items[p]
	}
	return out
}

func lettersAt(s string, places []int) string {
	out := make([]byte, len(places))
	for i, p := range places {
		out[i] = s[p]
	}
	return string(out)
}

// assignSteps runs list[lower:upper:step] = v on a list that is certain.
func (in *interp) assignSteps(st *state, list value, places []int, v cases, n syntax.Node) {
	items, with := st.items(list.obj), in.spread(st, v, n)
	if !allPlain(items) || !allPlain(with) {
		in.doubt()
		in.spoil(st, list, n)
		return
	}
	if len(with) != len(places) {
		in.leave(st, raising, in.raised("ValueError", n))
		return
	}
	out := append(sequence(nil), items...)
	for i, p := range places {
		out[p] = with[i]
	}
	in.change(st, list, out)
}

// deleteSteps runs del list[lower:upper:step] on a list that is certain.
func (in *interp) deleteSteps(st *state, list value, places []int) {
	gone := map[int]bool{}
	for _, p := range places {
		gone[p] = true
	}
	var out sequence
	for i, e := range st.items(list.obj) {
		if !gone[i] {
			out = append(out, e)
		}
	}
	in.change(st, list, out)
}
