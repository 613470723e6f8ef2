package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// shoptions are the conditions under which the options of bash are on that change
// what is run.
type shoptions struct {
	lastpipe abstract.Guard // the shell itself runs the last part of a pipeline
	execfail abstract.Guard // the shell goes on where exec fails
}

// optionsAtStart are the options where a process begins, or a function at any time:
// off, where the program nowhere turns them on.
func (in *interp) optionsAtStart() shoptions {
	if !in.shopted {
		return shoptions{abstract.Never, abstract.Never}
	}
	ask := func(name string) abstract.Guard { return in.space.Ask(abstract.Atom{Text: "shopt -s " + name}) }
	return shoptions{ask("lastpipe"), ask("execfail")}
}

func (in *interp) joinOptions(c abstract.Guard, a, b shoptions) shoptions {
	return shoptions{in.space.Ite(c, a.lastpipe, b.lastpipe), in.space.Ite(c, a.execfail, b.execfail)}
}

// shoptBuiltin turns options on and off.
func (in *interp) shoptBuiltin(st *state, c commandCall) status {
	words, ok := c.literals()
	if !ok {
		in.shopted = true
		st.shopt, st.errexit = in.optionsAtStart(), abstract.Never
		return in.pending(c.call, "")
	}
	isOption := func(w string) bool { return strings.HasPrefix(w, "-") }
	options := strings.Join(slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !isOption(w) }), "")
	if !strings.ContainsAny(options, "su") {
		return in.pending(c.call, "")
	}
	on := onOff(!strings.Contains(options, "u"))
	for _, w := range words {
		switch {
		case w == "lastpipe":
			in.shopted, st.shopt.lastpipe = true, on
		case w == "execfail":
			in.shopted, st.shopt.execfail = true, on
		case w == "errexit":
			st.errexit = on
		case w == "nounset":
			in.nounset = true
		}
	}
	return in.pending(c.call, "")
}

// lastPart runs the last part of a pipeline: in a process of its own, or in the
// shell itself where the dialect or an option says so.
func (in *interp) lastPart(st *state, part *syntax.Stmt) status {
	here := st.shopt.lastpipe
	if in.prog.Dialect == Zsh || in.prog.Dialect == Korn {
		here = abstract.Always
	}
	inPlace, apart := st.clone(), st.clone()
	in.narrow(inPlace, here)
	in.narrow(apart, in.space.Not(here))
	a, b := success(), success()
	if !inPlace.dead() {
		a = in.stmt(inPlace, part)
	}
	if !apart.dead() {
		b = in.isolated(apart, func(inner *state) status { return in.stmt(inner, part) })
	}
	*st = *in.join(inPlace, apart)
	return in.either(here, a, b)
}
