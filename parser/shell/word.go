package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/expand"
	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// piece is a part of a word after expansion: a text, or a list that is spliced
// in (the arguments of "$@").
type piece struct {
	text   abstract.Text
	quoted bool // neither split nor matched against files
	whole  bool // not split, whatever it is: the result of arithmetic
	void   bool // no argument where it is empty, though it is whole
	typed  bool // written in the word itself: matched against files, not split
	files  bool // a pattern for file names, whatever it looks like
	splice bool
	star   bool // a list that is spliced in as $* does
	list   abstract.List
}

// alternative is what a word, or a part of it, expands to under a guard. The
// alternatives of one word are a partition.
type alternative struct {
	when   abstract.Guard
	pieces []piece
}

func always(pieces ...piece) []alternative { return []alternative{{abstract.Always, pieces}} }

// maxAlternatives bounds what one word is told apart into.
const maxAlternatives = 64

// fields expands words as a command does: splitting, and leaving to the files
// what names files.
func (in *interp) fields(st *state, words ...*syntax.Word) abstract.List {
	var out abstract.List
	for _, w := range words {
		braced, ok := in.braces(w)
		if !ok {
			in.effects(st, w)
			gap := &abstract.Gap{Source: in.source(w), Why: "braces that make many words", Place: in.place(w)}
			out = append(out, abstract.Element{Gap: gap, Origin: in.origin(w)})
		}
		for _, b := range braced {
			out = append(out, in.field(st, w, b)...)
		}
		if len(out) > maxList {
			panic(abstract.LimitError{What: "a list grows too long"})
		}
	}
	return out
}

// maxBraced is how many words are told apart that braces make of one.
const maxBraced = 64

// braces is the words that brace expansion makes of w; ok is false where they
// are too many.
func (in *interp) braces(w *syntax.Word) (words []*syntax.Word, ok bool) {
	split := *w
	split.Parts = slices.Clone(w.Parts)
	if in.prog.Dialect == POSIX || !syntax.SplitBraces(&split) {
		return []*syntax.Word{w}, true
	}
	if len(in.within(w)) > 0 {
		return nil, false
	}
	for word, err := range expand.BracesSeq(nil, &split) {
		if err != nil || len(words) == maxBraced {
			return nil, false
		}
		words = append(words, word)
	}
	return words, true
}

// field expands one word, written as source.
func (in *interp) field(st *state, source, w *syntax.Word) abstract.List {
	origin := in.origin(source)
	alts := in.word(st, w)
	lists := make([]abstract.List, len(alts))
	single := true
	for i, a := range alts {
		lists[i] = in.split(st, a.pieces, source, origin)
		single = single && len(lists[i]) == 1 && lists[i][0].When == abstract.Always &&
			len(lists[i][0].Word) > 0 && lists[i][0].Origin == origin
	}
	if single {
		return abstract.List{{Word: in.oneWord(alts, lists), Origin: origin}}
	}
	var out abstract.List
	for i, a := range alts {
		out = append(out, lists[i].Under(in.space, a.when)...)
	}
	return out
}

func (in *interp) oneWord(alts []alternative, lists []abstract.List) abstract.String {
	out := lists[0][0].Word
	for i := range alts[1:] {
		out = abstract.Join(in.space, alts[i+1].when, lists[i+1][0].Word, out)
	}
	return out
}

// text expands a word as an assignment does: no splitting, no file names.
func (in *interp) text(st *state, w *syntax.Word) abstract.String {
	if w == nil {
		return abstract.Just(abstract.Text(nil))
	}
	return in.oneText(st, in.word(st, w), in.source(w))
}

// oneText is the alternatives, each as one string.
func (in *interp) oneText(st *state, alts []alternative, source string) abstract.String {
	var out abstract.String
	for _, a := range alts {
		t := in.flat(st, a.pieces, source)
		if out == nil {
			out = t
			continue
		}
		out = abstract.Join(in.space, a.when, t, out)
	}
	return out
}

// flat is the pieces as one string; a list in it is joined to one word.
func (in *interp) flat(st *state, pieces []piece, source string) abstract.String {
	parts := make([]abstract.String, 0, len(pieces))
	for _, p := range pieces {
		if p.splice {
			between := abstract.Just(abstract.Literal(" "))
			if p.star {
				between = in.starSeparator(st)
			}
			parts = append(parts, in.joined(p.list, between, source))
			continue
		}
		parts = append(parts, abstract.Just(p.text))
	}
	return in.concat(parts...)
}

// Bounds of what is followed. A longer string is not known; with a longer list
// the program is told as too large.
const (
	maxString = 1 << 16 // bytes that are known
	maxList   = 1 << 18 // elements
)

func (in *interp) concat(parts ...abstract.String) abstract.String {
	out := abstract.ConcatStrings(in.space, parts...)
	if slices.ContainsFunc(out, tooLong) {
		hole := in.space.NewHole(abstract.Hole{Kind: abstract.Expression, Source: "…", Why: "a string too long to follow"})
		return abstract.Just(abstract.Unknown(hole))
	}
	return out
}

func tooLong(c abstract.Case[abstract.Text]) bool {
	n := 0
	for _, p := range c.Value {
		n += max(1, len(p.Literal))
	}
	return n > maxString
}

// joined is the elements of a list with a string between them.
func (in *interp) joined(l abstract.List, between abstract.String, source string) abstract.String {
	var parts []abstract.String
	for i, e := range l {
		if e.When != abstract.Always || len(e.Word) == 0 {
			hole := in.space.NewHole(abstract.Hole{Kind: abstract.Expression, Source: source, Why: "a list whose length is not known"})
			return abstract.Just(abstract.Unknown(hole))
		}
		if i > 0 {
			parts = append(parts, between)
		}
		parts = append(parts, e.Word)
	}
	return in.concat(parts...)
}

// word expands the parts of a word, before splitting.
func (in *interp) word(st *state, w *syntax.Word) []alternative {
	return in.parts(st, w.Parts, false, in.source(w))
}

func (in *interp) parts(st *state, parts []syntax.WordPart, quoted bool, source string) []alternative {
	out := always()
	for i, p := range parts {
		next := in.part(st, p, quoted, i == 0)
		if len(next) == 1 && next[0].when == abstract.Always {
			for j := range out {
				out[j].pieces = append(out[j].pieces, next[0].pieces...)
			}
			continue
		}
		out = in.cross(out, next, source)
	}
	return out
}

// cross is each of a followed by each of b.
func (in *interp) cross(a, b []alternative, source string) []alternative {
	if len(a)*len(b) > maxAlternatives {
		b = always(in.opaque(source, "too many alternatives"))
	}
	out := make([]alternative, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			if when := in.space.And(x.when, y.when); when != abstract.Never {
				pieces := append(x.pieces[:len(x.pieces):len(x.pieces)], y.pieces...)
				out = append(out, alternative{when, pieces})
			}
		}
	}
	return out
}

// opaque is a piece of which nothing is known, not even where it splits.
func (in *interp) opaque(source, why string) piece {
	hole := in.space.NewHole(abstract.Hole{Kind: abstract.Expression, Source: source, Why: why})
	return piece{text: abstract.Unknown(hole)}
}

func (in *interp) part(st *state, part syntax.WordPart, quoted, first bool) []alternative {
	switch p := part.(type) {
	case *syntax.Lit:
		return always(in.literal(p, quoted, first)...)
	case *syntax.SglQuoted:
		return always(in.singleQuoted(p)...)
	case *syntax.DblQuoted:
		return in.doubleQuoted(st, p)
	case *syntax.ParamExp:
		return in.quote(in.param(st, p, quoted), quoted)
	case *syntax.CmdSubst:
		return in.quote(in.substitution(st, p), quoted)
	case *syntax.ArithmExp:
		return in.arithmeticExpansion(st, p, quoted)
	case *syntax.ProcSubst:
		in.subshell(st, p.Stmts)
		return always(piece{text: abstract.Unknown(in.hole(abstract.Command, p, "a file that the shell makes")), quoted: true})
	case *syntax.ExtGlob:
		if strings.ContainsAny(p.Pattern.Value, "$`\\'\"") || len(in.within(p)) > 0 {
			return always(in.opaque(in.source(p), "names files"))
		}
		return always(piece{text: abstract.Literal(in.source(p)), typed: true, files: true})
	}
	return always(in.opaque(in.source(part), "not followed"))
}

// doubleQuoted expands "…". It is one argument even where nothing is in it, but
// for a list alone: "$@" is no argument where the list is empty.
func (in *interp) doubleQuoted(st *state, p *syntax.DblQuoted) []alternative {
	alts := in.parts(st, p.Parts, true, in.source(p))
	for i, a := range alts {
		splices := false
		for _, q := range a.pieces {
			splices = splices || q.splice
		}
		if !splices {
			alts[i].pieces = append([]piece{{quoted: true}}, a.pieces...)
		}
	}
	return alts
}

// quote marks what stands inside double quotes.
func (in *interp) quote(alts []alternative, quoted bool) []alternative {
	if !quoted {
		return alts
	}
	for i := range alts {
		for j := range alts[i].pieces {
			alts[i].pieces[j].quoted = true
		}
	}
	return alts
}

func (in *interp) hole(kind abstract.Kind, n syntax.Node, why string) *abstract.Hole {
	return in.space.NewHole(abstract.Hole{Kind: kind, Source: in.source(n), Why: why, Place: in.place(n)})
}
