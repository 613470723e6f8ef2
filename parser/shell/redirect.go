package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// redirections expands what the redirections of a statement name, and keeps the
// texts that here-documents and here-strings feed to it.
func (in *interp) redirections(st *state, s *syntax.Stmt) {
	var fed []abstract.Text
	for _, r := range s.Redirs {
		var text abstract.String
		switch {
		case r.Hdoc != nil:
			text = in.hereDocument(st, r)
		case r.Op == syntax.RdrIn && processOutput(r.Word) != nil:
			_, out := in.captured(st, func(inner *state) status { return in.stmts(inner, processOutput(r.Word).Stmts) })
			if text = out.known(); len(text) == 0 {
				text = abstract.Just(in.opaque(in.source(r.Word), "the output of a command").text)
			}
		case r.Op == syntax.WordHdoc:
			text = in.concat(in.text(st, r.Word), abstract.Just(abstract.Literal("\n")))
		case r.Word != nil:
			in.effects(st, r.Word)
		}
		for _, c := range text {
			fed = append(fed, c.Value)
		}
	}
	if len(fed) == 0 && !slices.ContainsFunc(s.Redirs, takesInput) {
		fed = in.piped[s]
	}
	in.fed[s] = fed
}

// takesInput tells whether a redirection brings the input from elsewhere.
func takesInput(r *syntax.Redirect) bool {
	return r.Op == syntax.RdrIn || r.Op == syntax.DplIn || r.Op == syntax.RdrInOut
}

// processOutput is the <(…) that a word is. nil: it is something else.
func processOutput(w *syntax.Word) *syntax.ProcSubst {
	if len(w.Parts) != 1 {
		return nil
	}
	p, ok := w.Parts[0].(*syntax.ProcSubst)
	if !ok || p.Op != syntax.CmdIn {
		return nil
	}
	return p
}

// feeds tells whether a redirection is about the standard input.
func feeds(r *syntax.Redirect) bool {
	switch r.Op {
	case syntax.RdrIn, syntax.RdrInOut, syntax.DplIn, syntax.Hdoc, syntax.DashHdoc, syntax.WordHdoc:
		return r.N == nil || r.N.Value == "0"
	}
	return false
}

// redirected expands the redirections of a simple command. The process that it
// starts does that, or the shell itself where it starts none: what they assign may
// be lost.
func (in *interp) redirected(st *state, s *syntax.Stmt) {
	after := st.clone()
	in.redirections(after, s)
	if len(in.names(st, after)) == 0 {
		return
	}
	kept := in.space.Ask(abstract.Atom{Text: "the shell keeps what the redirections assign", Place: in.place(s)})
	in.narrow(after, kept)
	in.narrow(st, in.space.Not(kept))
	*st = *in.join(after, st)
}

// hereDocument is the text of a here-document. Where its delimiter is quoted,
// the text stands for itself.
func (in *interp) hereDocument(st *state, r *syntax.Redirect) abstract.String {
	raw := quotes(r.Word)
	alts := always()
	for _, p := range r.Hdoc.Parts {
		next := in.documentPart(st, p, raw)
		if r.Op == syntax.DashHdoc {
			next = withoutTabs(next)
		}
		alts = in.cross(alts, next, in.source(r.Hdoc))
	}
	return in.oneText(st, alts, in.source(r.Hdoc))
}

func (in *interp) documentPart(st *state, part syntax.WordPart, raw bool) []alternative {
	lit, ok := part.(*syntax.Lit)
	if !ok {
		return in.part(st, part, true, false)
	}
	read := unescapeDocument
	if raw {
		read = func(v string) string { return v }
	}
	return always(in.withHoles(lit, int(lit.Pos().Offset()), lit.Value, read)...)
}

// withHoles is the characters of n, which begin at a byte of the program and
// are read by a function, with the holes between them.
func (in *interp) withHoles(n syntax.Node, at int, value string, read func(string) string) []piece {
	stretches := in.within(n)
	if len(stretches) == 0 {
		return []piece{{text: abstract.Literal(read(value)), quoted: true}}
	}
	var out []piece
	for _, h := range stretches {
		out = append(out, piece{text: abstract.Literal(read(in.prog.Text[at:max(at, h.Start)])), quoted: true},
			piece{text: abstract.Unknown(h.Hole), quoted: true})
		at = h.End
	}
	end := int(n.End().Offset())
	return append(out, piece{text: abstract.Literal(read(in.prog.Text[min(at, end):end])), quoted: true})
}

// quotes tells whether any part of a word is quoted.
func quotes(w *syntax.Word) bool {
	for _, p := range w.Parts {
		lit, ok := p.(*syntax.Lit)
		if !ok || strings.Contains(lit.Value, `\`) {
			return true
		}
	}
	return false
}

// unescapeDocument takes the backslashes off the characters of a here-document.
// Quotes are nothing special there.
func unescapeDocument(v string) string {
	return documentEscapes.Replace(v)
}

var documentEscapes = strings.NewReplacer(`\\`, `\`, `\$`, `$`, "\\`", "`", "\\\n", "")

// withoutTabs takes the tabs off the beginnings of lines.
func withoutTabs(alts []alternative) []alternative {
	for _, a := range alts {
		for i, p := range a.pieces {
			if v, known := p.text.Known(); known {
				lines := strings.Split(v, "\n")
				for j := range lines {
					lines[j] = strings.TrimLeft(lines[j], "\t")
				}
				a.pieces[i].text = abstract.Literal(strings.Join(lines, "\n"))
			}
		}
	}
	return alts
}

// effects runs the commands inside a node, and the assignments inside its
// expansions, for what they do; what it expands to does not matter.
func (in *interp) effects(st *state, n syntax.Node) {
	syntax.Walk(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Word:
			in.word(st, n)
			return false
		case *syntax.CmdSubst:
			in.subshell(st, n.Stmts)
			return false
		case *syntax.ProcSubst:
			in.subshell(st, n.Stmts)
			return false
		}
		return true
	})
}
