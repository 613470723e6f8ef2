package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// output is what was written so far to where somebody reads it: a substitution,
// or the next command of a pipeline. It is never changed once made.
type output struct {
	text abstract.String // the zero String: it is not known
}

// write adds to what somebody reads, if anybody does.
func (in *interp) write(st *state, text abstract.String) {
	if st.out == nil {
		return
	}
	if len(text) == 0 || len(st.out.text) == 0 {
		in.loseOutput(st)
		return
	}
	st.out = &output{in.concat(st.out.text, text)}
}

// loseOutput makes unknown what was written, whatever comes after it.
func (in *interp) loseOutput(st *state) {
	if st.out != nil {
		st.out = &output{}
	}
}

// joinOutputs is what was written after two paths.
func (in *interp) joinOutputs(c abstract.Guard, a, b *output) *output {
	switch {
	case a == b:
		return a
	case a == nil || b == nil || in.space.Coarse():
		return &output{}
	}
	return &output{abstract.Join(in.space, c, a.text, b.text)}
}

// captured runs f in a process of its own, and returns what it writes: without a
// case where that is not known.
func (in *interp) captured(st *state, f func(*state) status) (status, abstract.String) {
	here := st.clone()
	here.out = &output{abstract.Just(abstract.Text(nil))}
	s := in.isolated(here, f)
	st.in = here.in
	if in.moved {
		return s, nil
	}
	return s, here.out.text
}

// written is what a process wrote, over the ways in which it ended.
func (in *interp) written(last *state, ends []ending) *output {
	out := &output{}
	if !last.dead() && last.out != nil {
		out = last.out
	}
	for i, e := range ends {
		if i == 0 && last.dead() && e.state.out != nil {
			out = e.state.out
			continue
		}
		out = in.joinOutputs(e.state.reach, e.state.out, out)
	}
	return out
}

// destination is where a redirection sends what a command writes.
type destination uint8

const (
	unmoved destination = iota
	away
	mixed // with something else, or out of what is away
)

// destinationOf is where the redirections of a statement send its output.
func destinationOf(redirs []*syntax.Redirect) destination {
	out := unmoved
	for _, r := range redirs {
		plain := r.N == nil || r.N.Value == "1"
		switch r.Op {
		case syntax.RdrOut, syntax.AppOut, syntax.RdrClob:
			if plain {
				out = away
			}
		case syntax.RdrAll, syntax.AppAll:
			out = away
		case syntax.RdrIn, syntax.Hdoc, syntax.DashHdoc, syntax.WordHdoc:
		case syntax.DplOut:
			if !plain || r.Word.Lit() != "2" && r.Word.Lit() != "1" {
				return mixed
			}
			if r.Word.Lit() == "2" {
				out = away
			}
		default:
			return mixed
		}
	}
	return out
}

// sentTo runs f with its output sent where the redirections say.
func (in *interp) sentTo(st *state, redirs []*syntax.Redirect, f func() status) status {
	kept := st.out
	if kept == nil || len(redirs) == 0 {
		return f()
	}
	switch destinationOf(redirs) {
	case away:
		st.out = nil
		defer func() { st.out = kept }()
	case mixed:
		defer func() { in.loseOutput(st) }()
	}
	return f()
}

// substitution runs $(…). What is known of its output is told, without the empty
// lines at its end; else it is a string that is not known.
func (in *interp) substitution(st *state, p *syntax.CmdSubst) []alternative {
	outer := in.printed
	in.printed = &printed{}
	missing := in.missing
	_, text := in.captured(st, func(inner *state) status {
		if inner.errexit != abstract.Never { // a matter of the shell, and of its options
			ends := in.space.Ask(abstract.Atom{Text: in.source(p) + " ends with its first failure", Place: in.place(p)})
			inner.errexit = in.space.And(inner.errexit, ends)
		}
		return in.stmts(inner, p.Stmts)
	})
	leads := in.printed.leads()
	in.printed = outer
	hole := func() abstract.Text {
		h := in.hole(abstract.Command, p, "the output of a command")
		h.Leads = leads
		return abstract.Unknown(h)
	}
	if len(text) == 0 || readsFile(p) || in.nounset && in.missing != missing {
		return always(piece{text: hole()})
	}
	var out []alternative
	for _, c := range text {
		out = append(out, alternative{c.When, []piece{{text: withoutEnd(c.Value, hole)}}})
	}
	return out
}

// readsFile tells whether p is $(<file).
func readsFile(p *syntax.CmdSubst) bool {
	return len(p.Stmts) == 1 && p.Stmts[0].Cmd == nil
}

// withoutEnd is a text without the newlines at its end. Where it ends in a string
// that is not known, that string may end in newlines itself, or be nothing else.
func withoutEnd(t abstract.Text, unknown func() abstract.Text) abstract.Text {
	for len(t) > 0 && t[len(t)-1].Hole == nil {
		last := strings.TrimRight(t[len(t)-1].Literal, "\n")
		if last != "" {
			return abstract.Concat(t[:len(t)-1], abstract.Literal(last))
		}
		t = t[:len(t)-1]
	}
	if len(t) == 0 {
		return nil
	}
	for len(t) > 0 && (t[len(t)-1].Hole != nil || strings.HasSuffix(t[len(t)-1].Literal, "\n")) {
		t = t[:len(t)-1]
	}
	return abstract.Concat(t, unknown())
}

// printedBy is what a process writes. One that copies its input is known, where
// that is.
func (in *interp) printedBy(st *state, s *syntax.Stmt, args abstract.List) abstract.String {
	if st.out == nil {
		return nil
	}
	if len(args) == 1 && knownWord(args[0].Word) == "cat" && args[0].When == abstract.Always {
		if fed := in.fed[s]; len(fed) == 1 {
			return abstract.Just(fed[0])
		}
	}
	hole := abstract.Hole{Kind: abstract.Command, Source: "$(" + in.source(s) + ")", Why: "the output of a command", Place: in.place(s)}
	return abstract.Just(abstract.Unknown(in.space.NewHole(hole)))
}

// pipe tells the command that a pipeline feeds what it gets, as far as it is known.
func (in *interp) pipe(c *syntax.BinaryCmd, text abstract.String) {
	in.piped[c.Y] = in.said[c.X]
	if one, known := text.One(); known && c.Op == syntax.Pipe && saysAnything(one) {
		in.piped[c.Y] = []abstract.Text{one}
	}
}

// saysAnything tells whether something of a text is known.
func saysAnything(t abstract.Text) bool {
	for _, p := range t {
		if p.Hole == nil {
			return true
		}
	}
	return len(t) == 0
}
