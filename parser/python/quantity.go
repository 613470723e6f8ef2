package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

func (in *interp) lenOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		if s, known := v.known(); known {
			return just(integer(len([]rune(s))))
		}
		if s, known := v.text.Known(); known && v.kind == octets {
			return just(integer(len(s)))
		}
		if got, known := in.lengthOf(st, v, n); known {
			return got
		}
		if members, known := in.membersOf(st, v, n); known {
			return just(integer(len(members)))
		}
		items, known := st.contents(v), v.isList() && (v.kind == tuple || !v.obj.set || len(st.items(v.obj)) < 2 || allHashed(st.items(v.obj)))
		if v.kind == dict && !st.mapping(v.obj).open {
			items, known = in.keys(st.mapping(v.obj), n), true
		}
		if known && len(items) <= maxUnrolled {
			if length, ok := in.counted(items); ok {
				return length
			}
		}
		if known {
			return just(in.markAt(items, n, "a length that is not known"))
		}
		return just(in.fresh(abstract.Expression, n, "a length that is not known"))
	})
}

// counted is how many elements a list has.
func (in *interp) counted(items sequence) (cases, bool) {
	lengths := []abstract.Guard{abstract.Always} // by length
	for _, e := range items {
		if len(e.Word) == 0 {
			return nil, false
		}
		next := make([]abstract.Guard, len(lengths)+1)
		for i := range next {
			here, before := abstract.Never, abstract.Never
			if i < len(lengths) {
				here = lengths[i]
			}
			if i > 0 {
				before = lengths[i-1]
			}
			next[i] = in.space.Ite(e.When, before, here)
		}
		lengths = next
	}
	var out cases
	for i, when := range lengths {
		if when != abstract.Never {
			out = append(out, abstract.Case[value]{When: when, Value: integer(i)})
		}
	}
	return out, true
}

func (in *interp) sumOf(st *state, a arguments, n syntax.Node) cases {
	if start, ok := a.at(1).One(); ok && start.isList() {
		rest, _ := in.flattened(st, a, n).One()
		return just(in.added(st, start, rest, n))
	}
	return in.sumOfNumbers(st, a, n)
}

// sumOfNumbers adds up known numbers.
func (in *interp) sumOfNumbers(st *state, a arguments, n syntax.Node) cases {
	sum := a.or(1, just(integer(0)))
	for _, e := range in.iterationOf(st, a, n) {
		if !plainEntry(e) {
			return in.anew(st, a, n)
		}
		sum = in.binary(st, syntax.Add, sum, e.Word, n)
	}
	return sum
}

func (in *interp) anyTrue(st *state, a arguments, n syntax.Node) cases {
	return in.truths(in.someTrue(st, in.iterationOf(st, a, n), n, func(g abstract.Guard) abstract.Guard { return g }))
}

func (in *interp) allTrue(st *state, a arguments, n syntax.Node) cases {
	return in.truths(in.space.Not(in.someTrue(st, in.iterationOf(st, a, n), n, in.space.Not)))
}

// someTrue is the condition under which some element passes a test of its truth.
func (in *interp) someTrue(st *state, items sequence, n syntax.Node, test func(abstract.Guard) abstract.Guard) abstract.Guard {
	out := abstract.Never
	for _, e := range items {
		if len(e.Word) == 0 {
			return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
		}
		out = in.space.Or(out, in.space.And(e.When, test(in.isTrue(st, e.Word, n))))
	}
	return out
}
