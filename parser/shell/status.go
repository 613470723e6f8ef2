package shell

import (
	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// status is whether a command succeeds: known, or a question that is asked when
// somebody wants to know.
type status struct {
	known bool
	ok    abstract.Guard
	text  string
	place abstract.Place
	key   string
}

func known(ok abstract.Guard) status { return status{known: true, ok: ok} }

// success is the status of what cannot fail.
func success() status { return known(abstract.Always) }

// pending is a status that only the run tells.
func (in *interp) pending(n syntax.Node, key string) status {
	return status{text: in.source(n), place: in.place(n), key: key}
}

// ask is the condition of success. Asking a pending status twice asks two
// questions: keep the answer.
func (in *interp) ask(s status) abstract.Guard {
	if s.known {
		return s.ok
	}
	return in.space.Ask(abstract.Atom{Key: s.key, Text: s.text, Place: s.place})
}

// settle makes the status of a path known, so that it can be joined.
func (in *interp) settle(s status) status { return known(in.ask(s)) }
