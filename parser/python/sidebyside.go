package python

import (
	"slices"

	"github.com/egglint/egg/parser/python/syntax"
)

// enumerateOf counts while the elements are certain.
func (in *interp) enumerateOf(st *state, a arguments, n syntax.Node) cases {
	tied := in.drawnFrom(st, a)
	items := in.iterationOf(st, a, n)
	start, _ := a.get(1, "start")
	from, fromEnd, known := 0, false, true
	if start != nil {
		from, fromEnd, known = position(start)
	}
	if !allPlain(items) || !known || fromEnd || a.open {
		in.loseItems(st, items, n)
		return in.lazily(st, a, sequence{in.gap(n, "elements that are counted")}, n)
	}
	out := make(sequence, len(items))
	for i, e := range items {
		pair := in.newTuple(sequence{in.one(just(integer(from+i)), n), e})
		out[i] = in.one(just(pair), n)
	}
	made := in.goesAlong(st, a, out, tied, n)
	if made[0].Value.obj.from = from; len(a.positional) == 0 {
		return made
	}
	return in.along(made, arguments{positional: a.positional[:1]}, true)
}

// along notes what an iterator goes along, for loops that change that: zip does
// side by side, enumerate along one list, counting.
func (in *interp) along(made cases, a arguments, counted bool) cases {
	o := made[0].Value.obj
	for i := range a.positional {
		one, ok := a.at(i).One()
		inner := goesByRows(one, a.node(i, in.current)) && one.obj.made == in.changes
		if !ok || !one.isList() || one.kind == listKind && (one.obj.lazy && !inner || one.obj.set) {
			o.rows = nil
			return made
		}
		o.rows = append(o.rows, one)
	}
	o.count = counted
	return made
}

func (in *interp) zipOf(st *state, a arguments, n syntax.Node) cases {
	rows := make([]sequence, len(a.positional))
	shortest := maxUnrolled
	certain := len(rows) > 0 && !in.sharesGenerator(a)
	tied := in.drawnFrom(st, a)
	for i := range rows {
		if endlessly(a.at(i)) != nil {
			continue
		}
		rows[i] = in.spread(st, a.at(i), n)
		in.giveOut(st, a.at(i), n)
		shortest = min(shortest, len(rows[i]))
		certain = certain && allPlain(rows[i])
	}
	if !certain || shortest == maxUnrolled || len(a.named) > 0 {
		in.loseItems(st, slices.Concat(rows...), n)
		return in.lazily(st, a, sequence{in.gap(n, "elements side by side")}, n)
	}
	out := make(sequence, shortest)
	for i := range out {
		var side sequence
		for j, row := range rows {
			if same := endlessly(a.at(j)); same != nil {
				side = append(side, in.one(same, n))
			} else {
				side = append(side, row[i])
			}
		}
		out[i] = in.one(just(in.newTuple(side)), n)
	}
	return in.along(in.goesAlong(st, a, out, tied, n), a, false)
}

// sharesGenerator tells whether two arguments can be one generator: then each
// takes elements from the other.
func (in *interp) sharesGenerator(a arguments) bool {
	seen := map[*object]int{}
	for i, p := range a.positional {
		for _, v := range generators(p.value) {
			if at, ok := seen[v.obj]; ok && at != i {
				return true
			}
			seen[v.obj] = i
		}
	}
	return false
}
