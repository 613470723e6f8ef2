package shell

import (
	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// follow returns the variable that name stands for, past references. It is not
// ok where that is not known; what is assigned to name then may change any.
func (in *interp) follow(st *state, name string) (target string, ok bool) {
	for range maxNames {
		if !in.pointers[name] {
			return name, !in.references[name]
		}
		one, single := in.bound(st, name).value.One()
		switch target, known := one.text.Known(); {
		case !single:
			return name, false
		case one.kind != reference:
			return name, !in.references[name]
		case !known || target == name:
			return name, false
		default:
			name = target
		}
	}
	return name, false
}

// refer makes name a reference to the variable whose name is text. One to an
// element, or to a name that is not known, is not followed.
func (in *interp) refer(st *state, name string, text abstract.String, at abstract.Place) {
	one, _ := text.One()
	target, known := one.Known()
	if !known || !syntax.ValidName(target) || in.references[name] {
		in.stray(st, name, at)
		return
	}
	in.pointers[name] = true
	st.vars[name] = &variable{value: abstract.Just(binding{kind: reference, text: one}), exported: abstract.Never}
}

// stray is a name that from now on may stand for any variable.
func (in *interp) stray(st *state, name string, at abstract.Place) {
	in.references[name] = true
	in.wipeAll(st, "a name may stand for another variable", at)
}

// refers tells whether some case of a value is a reference.
func refers(v value) bool {
	for _, c := range v {
		if c.Value.kind == reference {
			return true
		}
	}
	return false
}
