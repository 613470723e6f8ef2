package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// shoption is an option of bash that changes what is run.
type shoption int

const (
	lastpipe      shoption = iota // the shell itself runs the last part of a pipeline
	execfail                      // the shell goes on where exec fails
	expandAliases                 // aliases stand for their texts
	nocasematch                   // patterns match whatever the case
	extglob                       // @(…) and its like are patterns everywhere
	shoptionCount
)

var shoptionNames = [shoptionCount]string{"lastpipe", "execfail", "expand_aliases", "nocasematch", "extglob"}

// shoptions are the conditions under which options are on.
type shoptions [shoptionCount]abstract.Guard

// optionsAtStart are the options where a process begins, or a function at any time:
// as the dialect has them, where the program nowhere changes them.
func (in *interp) optionsAtStart() shoptions {
	var out shoptions
	for o, name := range shoptionNames {
		switch {
		case in.shopted[o]:
			out[o] = in.space.Ask(abstract.Atom{Text: "shopt -s " + name})
		case shoption(o) == expandAliases:
			out[o] = in.aliasesAtStart()
		default:
			out[o] = abstract.Never
		}
	}
	return out
}

// aliasesAtStart is the condition under which a shell takes aliases that has just
// begun: bash does where it talks to somebody, as to those who have a file without
// an interpreter read for each shell of theirs.
func (in *interp) aliasesAtStart() abstract.Guard {
	switch {
	case in.prog.Dialect != Bash && in.prog.Dialect != Bats:
		return abstract.Always
	case in.isFile && in.prog.Dialect == Bash && !strings.HasPrefix(in.prog.Text, "#!"):
		return in.space.Ask(abstract.Atom{Key: "interactive", Text: "the shell is interactive"})
	}
	return abstract.Never
}

// anyOptions takes each option for one that the program changes.
func (in *interp) anyOptions() {
	for o := range in.shopted {
		in.shopted[o] = true
	}
}

func (in *interp) joinOptions(c abstract.Guard, a, b shoptions) shoptions {
	for o := range a {
		a[o] = in.space.Ite(c, a[o], b[o])
	}
	return a
}

// shoptBuiltin turns options on and off.
func (in *interp) shoptBuiltin(st *state, c commandCall) status {
	words, ok := c.literals()
	if !ok {
		in.anyOptions()
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
		switch o := slices.Index(shoptionNames[:], w); {
		case o >= 0:
			in.shopted[o], st.shopt[o] = true, on
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
	here := st.shopt[lastpipe]
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
