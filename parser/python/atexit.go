package python

import (
	"slices"

	"github.com/egglint/egg/parser/python/syntax"
)

// atExit is the list of what the program has registered so far to be called when
// it ends.
func (in *interp) atExit() value { return value{kind: listKind, obj: in.exits} }

// registerOf is atexit.register(f, …): f is called when the program ends. Where
// functions are run that anyone may call, there is no such end.
func (in *interp) registerOf(st *state, a arguments, n syntax.Node) cases {
	if in.final != nil || len(a.positional) == 0 {
		return in.notFollowed(st, value{kind: external, name: "atexit.register"}, a, n)
	}
	call, _ := in.partialOf(st, a, n).One()
	b := in.partials[call.obj]
	b.frame, b.file, b.node = in.frame, in.file, n
	in.partials[call.obj] = b
	in.change(st, in.atExit(), append(slices.Clip(st.items(in.exits)), in.one(just(call), n)))
	return a.at(0)
}

// unregisterOf is atexit.unregister(f): what is registered may be called or not.
func (in *interp) unregisterOf(st *state, _ arguments, _ syntax.Node) cases {
	eachValue(st.items(in.exits), in.escape)
	in.change(st, in.atExit(), nil)
	return nothing()
}

// ending calls what was registered, the last first. One that raises does not keep
// the others from being called.
func (in *interp) ending(st *state) {
	frame, file := in.frame, in.file
	defer func() { in.frame, in.file = frame, file }()
	for _, e := range slices.Backward(st.items(in.exits)) {
		if len(e.Word) == 0 {
			eachValue(sequence{e}, in.escape)
			in.spoil(st, in.atExit(), in.current)
			continue
		}
		here, skipped := in.branch(st, e.When), in.branch(st, in.space.Not(e.When))
		c := in.inside(process, func() {
			in.eachObject(here, e.Word, func(st *state, call value) {
				b := in.partials[call.obj]
				in.frame, in.file = b.frame, b.file
				in.callPartial(st, b, arguments{}, b.node)
			})
		})
		for _, j := range c.jumps {
			here = in.join(here, j.state)
		}
		*st = *in.join(here, skipped)
	}
}
