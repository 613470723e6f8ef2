package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// written is what a command writes, or several do.
type written struct {
	text  abstract.String // without a case: nothing is known of it
	sure  bool            // it is text as it stands; else only as far as texts look like programs
	paths []string        // of the project, of which it is one; nil: it is something else
}

// output is what was written so far to where somebody reads it: a substitution, the
// next command of a pipeline, or a file. It is never changed once made.
type output struct {
	written
	other bool // something was written that is no path of the project
}

// nothingYet is where nothing is written so far.
func nothingYet() *output {
	return &output{written: written{text: abstract.Just(abstract.Text(nil)), sure: true}}
}

// leads are the paths that all of the output may be.
func (o *output) leads() []string {
	if o == nil || o.other {
		return nil
	}
	return o.paths
}

// known is the text that was written for certain: without a case where it is not.
func (o *output) known() abstract.String {
	if o == nil || !o.sure {
		return nil
	}
	return o.text
}

// likely are the texts of which the output is one; none where nothing is known of any.
func (o *output) likely() []abstract.Text {
	if o == nil || !slices.ContainsFunc(o.text, func(c abstract.Case[abstract.Text]) bool { return saysAnything(c.Value) }) {
		return nil
	}
	var out []abstract.Text
	for _, c := range o.text {
		out = append(out, c.Value)
	}
	return out
}

// saysAnything tells whether something of a text is known.
func saysAnything(t abstract.Text) bool {
	return len(t) == 0 || slices.ContainsFunc(t, func(p abstract.Part) bool { return p.Hole == nil })
}

// write adds to what somebody reads, if anybody does.
func (in *interp) write(st *state, w written) {
	if st.out == nil {
		return
	}
	out := *st.out
	out.paths = distinct(slices.Concat(out.paths, w.paths))
	out.other = out.other || len(w.paths) == 0
	if len(w.text) == 0 || len(out.text) == 0 {
		out.text, out.sure = nil, false
	} else {
		out.text, out.sure = in.concat(out.text, w.text), out.sure && w.sure
	}
	st.out = &out
}

// loseOutput makes unknown what was written, whatever comes after it.
func (in *interp) loseOutput(st *state) {
	if st.out != nil {
		out := *st.out
		out.text, out.sure = nil, false
		st.out = &out
	}
}

// joinOutputs is what was written after two paths.
func (in *interp) joinOutputs(c abstract.Guard, a, b *output) *output {
	switch {
	case a == b:
		return a
	case a == nil || b == nil:
		return &output{other: true}
	}
	out := &output{other: a.other || b.other}
	out.paths = distinct(slices.Concat(a.paths, b.paths))
	if len(a.text) > 0 && len(b.text) > 0 && !in.space.Coarse() {
		out.text, out.sure = abstract.Join(in.space, c, a.text, b.text), a.sure && b.sure
	}
	return out
}

// captured runs f in a process of its own, and returns what it writes; nil where that
// goes somewhere else.
func (in *interp) captured(st *state, f func(*state) status) (status, *output) {
	here := st.clone()
	here.out = nothingYet()
	s := in.isolated(here, f)
	st.in = here.in
	if in.moved {
		return s, nil
	}
	return s, here.out
}

// writtenBy is what a process wrote, over the ways in which it ended.
func (in *interp) writtenBy(last *state, ends []ending) *output {
	out := &output{other: true}
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

// sentTo runs f with its output sent where the redirections of a statement say, and
// tells of what it writes to a file.
func (in *interp) sentTo(st *state, s *syntax.Stmt, f func() status) status {
	kept, to, file := st.out, destinationOf(s.Redirs), in.writesTo(st, s)
	if len(file) == 0 && to == unmoved {
		return f()
	}
	switch {
	case len(file) > 0:
		st.out = nothingYet()
	case to == away:
		st.out = nil
	}
	out := f()
	if texts := st.out.likely(); len(file) > 0 && len(texts) > 0 {
		in.report(st, abstract.Exec{Place: in.place(s), Prints: texts, Into: file})
	}
	if len(file) > 0 || to == away {
		st.out = kept
	}
	if to == mixed {
		in.loseOutput(st)
	}
	return out
}

// writesTo is the name of the file that a statement writes its output to; nil: it is
// not known, or there is none.
func (in *interp) writesTo(st *state, s *syntax.Stmt) abstract.Text {
	i := slices.IndexFunc(s.Redirs, takesOutput)
	if i < 0 || in.mute > 0 || s.Redirs[i].Op == syntax.DplOut || s.Redirs[i].Word == nil || s.Redirs[i].Word.Lit() == "/dev/null" {
		return nil
	}
	name, _ := in.text(st.clone(), s.Redirs[i].Word).One()
	return name
}

// takesOutput tells whether a redirection sends the output elsewhere.
func takesOutput(r *syntax.Redirect) bool {
	if r.N != nil && r.N.Value != "1" {
		return false
	}
	switch r.Op {
	case syntax.RdrOut, syntax.AppOut, syntax.RdrClob, syntax.RdrAll, syntax.AppAll, syntax.DplOut:
		return true
	}
	return false
}

// substitution runs $(…). What is known of its output is told, without the empty
// lines at its end; else it is a string that is not known.
func (in *interp) substitution(st *state, p *syntax.CmdSubst) []alternative {
	missing := in.missing
	_, out := in.captured(st, func(inner *state) status {
		if inner.errexit != abstract.Never { // a matter of the shell, and of its options
			ends := in.space.Ask(abstract.Atom{Text: in.source(p) + " ends with its first failure", Place: in.place(p)})
			inner.errexit = in.space.And(inner.errexit, ends)
		}
		return in.stmts(inner, p.Stmts)
	})
	hole := func() abstract.Text {
		h := in.hole(abstract.Command, p, "the output of a command")
		h.Leads = out.leads()
		return abstract.Unknown(h)
	}
	if len(out.known()) == 0 || readsFile(p) || in.nounset && in.missing != missing {
		return always(piece{text: hole()})
	}
	var alts []alternative
	for _, c := range out.text {
		alts = append(alts, alternative{c.When, []piece{{text: withoutEnd(c.Value, hole)}}})
	}
	return alts
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
func (in *interp) printedBy(st *state, s *syntax.Stmt, args abstract.List) written {
	if st.out == nil {
		return written{}
	}
	out := written{sure: true, paths: in.printsPath(st, args)}
	if fed := in.fed[s]; len(fed) > 0 && copies(args) {
		out.text, out.sure = abstract.Just(fed[0]), len(fed) == 1
		for _, t := range fed[1:] {
			is := in.space.Ask(abstract.Atom{Text: "the input is another text", Place: in.place(s)})
			out.text = abstract.Join(in.space, is, abstract.Just(t), out.text)
		}
		return out
	}
	hole := abstract.Hole{Kind: abstract.Command, Source: "$(" + in.source(s) + ")", Why: "the output of a command", Place: in.place(s)}
	out.text = abstract.Just(abstract.Unknown(in.space.NewHole(hole)))
	return out
}

// copies tells whether a command writes what it reads.
func copies(args abstract.List) bool {
	if len(args) == 0 || args[0].When != abstract.Always {
		return false
	}
	name := knownWord(args[0].Word)
	return name == "cat" && len(args) == 1 || name == "tee" && certain(args)
}
