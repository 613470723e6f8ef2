package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// iterationOf is what the first argument gives when it is iterated over.
func (in *interp) iterationOf(st *state, a arguments, n syntax.Node) sequence {
	if len(a.positional) == 0 {
		return nil
	}
	return in.spread(st, a.at(0), n)
}

func (in *interp) listOf(st *state, a arguments, n syntax.Node) cases {
	return just(in.newListAt(st, in.iterationOf(st, a, n), n))
}

func (in *interp) tupleOf(st *state, a arguments, n syntax.Node) cases {
	return just(in.newTuple(in.iterationOf(st, a, n)))
}

// lazily is an iterator over items, which come out of the arguments one by one.
func (in *interp) lazily(st *state, a arguments, items sequence, n syntax.Node) cases {
	v := in.newListAt(st, items, n)
	v.obj.lazy, v.obj.made = true, in.changes
	for _, p := range a.positional {
		if !fleeting(p.node) {
			in.giveOut(st, p.value, n) // an iterator that others have, too
		}
		for _, c := range p.value {
			if c.Value.kind == listKind {
				v.obj.draws = append(append(v.obj.draws, c.Value.obj), c.Value.obj.draws...)
			}
		}
	}
	return just(v)
}

func (in *interp) iterOf(st *state, a arguments, n syntax.Node) cases {
	one, _ := a.at(0).One()
	if one.kind == listKind && one.obj.lazy {
		return a.at(0)
	}
	tied := in.drawnFrom(st, a)
	out := in.goesAlong(st, a, in.iterationOf(st, a, n), tied, n)
	if made := out[0].Value; one.kind == listKind && one.obj.view == "" && !one.obj.set {
		made.obj.along = one.obj
		st.slots.set(slot{made.obj, takenSlot}, just(integer(0)))
	}
	return out
}

func (in *interp) sortedOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		if v.kind == listKind && v.obj.set {
			return just(in.newListAt(st, in.sortedSet(st, v, a, n), n))
		}
		return just(in.newListAt(st, in.inOrder(st, in.spread(st, just(v), n), a, n), n))
	})
}

func (in *interp) reversedOf(st *state, a arguments, n syntax.Node) cases {
	tied := in.drawnFrom(st, a)
	return in.goesAlong(st, a, backwards(in.iterationOf(st, a, n)), tied, n)
}

func (in *interp) chainOf(st *state, a arguments, n syntax.Node) cases {
	var items sequence
	tied := in.drawnFrom(st, a)
	for i := range a.positional {
		items = append(items, in.spread(st, a.at(i), n)...)
	}
	if a.rest != nil {
		in.loseItems(st, a.rest, n)
		items = append(items, in.gap(n, "lists that are not known"))
	}
	return in.goesAlong(st, a, items, tied, n)
}

// flattened is the lists in a list, one after the other.
func (in *interp) flattened(st *state, a arguments, n syntax.Node) cases {
	outer := in.iterationOf(st, a, n)
	var items sequence
	for _, e := range outer {
		if !plainEntry(e) {
			in.loseItems(st, outer, n)
			return just(in.newListAt(st, sequence{in.gap(n, "lists that are not known")}, n))
		}
		items = append(items, in.spread(st, e.Word, n)...)
	}
	return just(in.newListAt(st, items, n))
}

func (in *interp) rangeOf(st *state, a arguments, n syntax.Node) cases {
	bounds := []int64{0, 0, 1}
	known := len(a.positional) > 0 && len(a.positional) <= 3
	for i := range a.positional {
		one, ok := a.at(i).One()
		known = known && ok && (one.kind == number || one.kind == boolean)
		if known && len(a.positional) == 1 {
			bounds[1] = one.n
		} else if known {
			bounds[i] = one.n
		}
	}
	from, to, step := bounds[0], bounds[1], bounds[2]
	if !known || step == 0 || (to-from)/step > maxUnrolled {
		return just(in.newListAt(st, sequence{in.gap(n, "numbers that are counted")}, n))
	}
	var out sequence
	for i := from; step > 0 && i < to || step < 0 && i > to; i += step {
		out = append(out, in.one(just(value{kind: number, n: i}), n))
	}
	return just(in.newListAt(st, out, n))
}

// nextOf is the first of what an iterator has still to give.
func (in *interp) nextOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		if v.kind != listKind || !v.obj.lazy {
			return in.anew(st, a, n)
		}
		first := just(integer(0))
		in.early(st, just(v), n)
		items := in.pending(st, v, n)
		there := in.hasElements(items, n)
		if there == abstract.Never {
			in.useUp(st, v)
		} else {
			st.lists.set(v.obj, in.deleteAt(st.reach, items, first, n))
			in.countTaken(st, v, there)
		}
		if len(a.positional) == 1 {
			if unrollable(items) {
				in.raiseUnless(st, there, "StopIteration", n)
			}
			return in.item(st, items, first, n)
		}
		return in.choose(st, there,
			func(st *state) cases { return in.item(st, items, first, n) },
			func(*state) cases { return a.at(1) })
	})
}
