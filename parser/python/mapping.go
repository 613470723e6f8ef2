package python

import (
	"github.com/egglint/egg/parser/python/syntax"
)

// mapOf is map() over one iterable: a generator of what the function gives.
func (in *interp) mapOf(st *state, a arguments, n syntax.Node) cases {
	if len(a.positional) != 2 || len(a.named) > 0 || a.open {
		return in.notFollowed(st, value{kind: external, name: "map"}, a, n)
	}
	return just(in.calling(st, a, n, func(st *state, e entry, give yieldHandler) {
		made := in.callCases(st, a.at(0), arguments{positional: []argument{{e.Word, n}}}, n)
		if !st.dead() {
			give(st, entry{Word: made, Origin: e.Origin})
		}
	}))
}

// filterOf is filter(): a generator of the elements for which the function, or the
// element itself, counts as true.
func (in *interp) filterOf(st *state, a arguments, n syntax.Node) cases {
	if len(a.positional) != 2 || len(a.named) > 0 || a.open {
		return in.notFollowed(st, value{kind: external, name: "filter"}, a, n)
	}
	return just(in.calling(st, a, n, func(st *state, e entry, give yieldHandler) {
		asked := e.Word
		if !isNone(a.at(0)) {
			asked = in.callCases(st, a.at(0), arguments{positional: []argument{{e.Word, n}}}, n)
		}
		kept := in.isTrue(st, asked, n)
		yes, no := in.branch(st, kept), in.branch(st, in.space.Not(kept))
		if !yes.dead() {
			give(yes, e)
		}
		*st = *in.join(yes, no)
	}))
}

// calling is a generator that runs turn with each element of the second argument,
// which may call the first.
func (in *interp) calling(st *state, a arguments, n syntax.Node, turn func(*state, entry, yieldHandler)) value {
	frame, file := in.frame, in.file
	w := &waiting{calls: true}
	w.run = func(st *state, _ syntax.Node, give yieldHandler) cases {
		caller, from := in.frame, in.file
		in.frame, in.file = frame, file
		in.giveEach(st, a.at(1), n, in.source(n), func(st *state, e entry) { turn(st, e, give) })
		in.frame, in.file = caller, from
		return nothing()
	}
	w.lose = func(st *state, n syntax.Node) {
		in.handAway(st, a.at(0), n)
		w.run(st.clone(), n, func(*state, entry) {})
	}
	return in.waitingFor(st, w, n)
}

// handAway notes that functions are called at times that are not known.
func (in *interp) handAway(st *state, f cases, n syntax.Node) {
	for _, c := range f {
		switch {
		case c.Value.kind == function:
			in.cutOff(st, c.Value, arguments{}, n, nil)
		case c.Value.self != nil:
			in.spoil(st, *c.Value.self, n)
		}
	}
}
