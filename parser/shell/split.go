package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

const defaultIFS = " \t\n"

// split makes arguments of the pieces of a word: what is not quoted is split at
// blanks, and what then names files is left to the files.
func (in *interp) split(st *state, pieces []piece, source *syntax.Word, origin *abstract.Origin) abstract.List {
	for i, p := range pieces {
		if p.splice {
			return in.spliced(st, pieces, i, source, origin)
		}
	}
	ifs, known := in.ifs(st)
	texts, literal := make([]abstract.Text, len(pieces)), true
	for i, p := range pieces {
		texts[i] = p.text
		_, isKnown := p.text.Known()
		if !p.quoted && !p.whole && !p.typed && (!isKnown || !known) {
			literal = false
		}
	}
	if !literal {
		return in.gap(pieces, abstract.Concat(texts...), source, origin, ifs, known)
	}
	var out abstract.List
	for _, f := range splitPieces(pieces, ifs) {
		e := in.fileNames(f, source, origin)
		if _, known := f.text.Known(); f.void && !known {
			e.When = in.space.Not(in.space.EqualTexts(f.text, nil, in.place(source)))
		}
		out = append(out, e)
	}
	return out
}

// gap stands for a word that splits where is not known.
func (in *interp) gap(pieces []piece, text abstract.Text, source *syntax.Word, origin *abstract.Origin, ifs string, known bool) abstract.List {
	gap := &abstract.Gap{Source: in.source(source), Why: why(text), Place: in.place(source), Text: text, Single: known}
	if known && len(pieces) == 1 {
		gap.Split = func(v string) ([]string, bool) {
			return splitKnown(v, ifs)
		}
	}
	return abstract.List{{Gap: gap, Origin: origin}}
}

// why is the reason that the first hole of a text gives.
func why(t abstract.Text) string {
	for _, p := range t {
		if p.Hole != nil && p.Hole.Why != "" {
			return p.Hole.Why
		}
	}
	return "not known here"
}

// splitKnown splits a value that became known. What names files stays unknown.
func splitKnown(v, ifs string) ([]string, bool) {
	var out []string
	for _, f := range splitPieces([]piece{{text: abstract.Literal(v)}}, ifs) {
		if f.glob {
			return nil, false
		}
		word, _ := f.text.Known()
		out = append(out, word)
	}
	return out, true
}

// fieldText is one argument after splitting.
type fieldText struct {
	text abstract.Text
	glob bool // holds an unquoted * ? or [
	void bool // it is no argument where it is empty
}

// splitPieces splits at ifs what is neither quoted nor typed. A quoted piece is
// an argument even when it is empty.
func splitPieces(pieces []piece, ifs string) []fieldText {
	var out []fieldText
	var texts []abstract.Text // of the argument that is being put together
	glob, open, void := false, false, true
	end := func() {
		if open {
			out = append(out, fieldText{abstract.Concat(texts...), glob, void})
		}
		texts, glob, open, void = nil, false, false, true
	}
	for _, p := range pieces {
		value, known := p.text.Known()
		if p.quoted || p.whole || p.typed || !known {
			texts = append(texts, p.text)
			glob = glob || p.files || !p.quoted && !p.whole && namesFiles(value)
			open, void = open || p.quoted || len(p.text) > 0, void && p.void
			continue
		}
		rest := value
		for rest != "" {
			i := strings.IndexAny(rest, ifs)
			if i != 0 {
				word := rest
				if i > 0 {
					word = rest[:i]
				}
				texts = append(texts, abstract.Literal(word))
				glob = glob || namesFiles(word)
				open = true
				rest = rest[len(word):]
				continue
			}
			n, hard := separator(rest, ifs)
			open = open || hard
			end()
			rest = rest[n:]
		}
	}
	end()
	return out
}

// namesFiles tells whether an unquoted text is a pattern for file names.
func namesFiles(v string) bool {
	if strings.ContainsAny(v, "*?") {
		return true
	}
	open := strings.IndexByte(v, '[')
	return open >= 0 && strings.IndexByte(v[open:], ']') > 0
}

// separator is the length of the run of separators that v begins with: blanks
// around at most one that is no blank. hard tells that there is one.
func separator(v, ifs string) (n int, hard bool) {
	for n < len(v) && strings.IndexByte(ifs, v[n]) >= 0 {
		if !strings.ContainsRune(defaultIFS, rune(v[n])) {
			if hard {
				break
			}
			hard = true
		}
		n++
	}
	return n, hard
}

// fileNames is the argument f; where it names files, it is any number of them.
// A reader may take it as it stands: most such words match no file.
func (in *interp) fileNames(f fieldText, source *syntax.Word, origin *abstract.Origin) abstract.Element {
	if !f.glob {
		return abstract.Element{Word: abstract.Just(f.text), Origin: origin}
	}
	gap := &abstract.Gap{Source: in.source(source), Why: "names files", Place: in.place(source), Text: f.text, Single: true}
	return abstract.Element{Gap: gap, Origin: origin}
}

// spliced is a word with a list in it, at pieces[i].
func (in *interp) spliced(st *state, pieces []piece, i int, source *syntax.Word, origin *abstract.Origin) abstract.List {
	list := pieces[i].list
	if !pieces[i].quoted {
		list = in.splitList(st, pieces[i], source)
	}
	if blank(pieces[:i]) && blank(pieces[i+1:]) {
		return list
	}
	if out, ok := in.glued(st, pieces, i, list, source, origin); ok {
		return out
	}
	gap := &abstract.Gap{Source: in.source(source), Why: "a list with text before or after it", Place: in.place(source)}
	return abstract.List{{Gap: gap, Origin: origin}}
}

func blank(pieces []piece) bool {
	for _, p := range pieces {
		if p.splice || len(p.text) > 0 {
			return false
		}
	}
	return true
}

// glued puts the text before and after a list onto its first and last word,
// where these are certain.
func (in *interp) glued(st *state, pieces []piece, i int, list abstract.List, source *syntax.Word, origin *abstract.Origin) (abstract.List, bool) {
	before, after := pieces[:i], pieces[i+1:]
	for _, p := range append(append([]piece(nil), before...), after...) {
		if _, known := p.text.Known(); p.splice || !p.quoted && !p.typed && !known {
			return nil, false
		}
	}
	variants := in.variants(st, list)
	var out abstract.List
	for _, v := range variants {
		here, ok := in.gluedCertain(st, before, after, v.list, source, origin)
		if !ok {
			return nil, false
		}
		out = append(out, here.Under(in.space, v.when)...)
	}
	return out, len(variants) > 0
}

// gluedCertain is glued, of a list whose elements are always there.
func (in *interp) gluedCertain(st *state, before, after []piece, list abstract.List, source *syntax.Word, origin *abstract.Origin) (abstract.List, bool) {
	if len(list) == 0 {
		return in.split(st, append(append([]piece{{quoted: true}}, before...), after...), source, origin), true
	}
	out := append(abstract.List(nil), list...)
	first, last := &out[0], &out[len(out)-1]
	if len(first.Word) == 0 || len(last.Word) == 0 {
		return nil, false
	}
	first.Word = in.concat(in.flat(st, before, ""), first.Word)
	last.Word = in.concat(last.Word, in.flat(st, after, ""))
	return out, true
}

// splitList splits the elements of an unquoted list.
func (in *interp) splitList(st *state, l piece, source *syntax.Word) abstract.List {
	var out abstract.List
	for _, e := range l.list {
		if e.Repeat != nil {
			out = append(out, in.splitRepeat(st, e, l, source))
			continue
		}
		if len(e.Word) == 0 {
			out = append(out, e)
			continue
		}
		for _, c := range e.Word {
			fields := in.split(st, []piece{{text: c.Value, whole: l.whole, void: l.void}}, source, e.Origin)
			out = append(out, fields.Under(in.space, in.space.And(e.When, c.When))...)
		}
	}
	return out
}

// splitRepeat splits what occurs any number of times. A round that could be no argument
// makes it a gap.
func (in *interp) splitRepeat(st *state, e abstract.Element, l piece, source *syntax.Word) abstract.Element {
	rounds := make([]abstract.List, len(e.Repeat))
	for i, round := range e.Repeat {
		of := l
		of.list = round
		rounds[i] = in.splitList(st, of, source)
		if !slices.ContainsFunc(rounds[i], func(e abstract.Element) bool { return certain(abstract.List{e}) }) {
			gap := &abstract.Gap{Source: in.source(source), Why: "words of a list that split", Place: in.place(source)}
			return abstract.Element{When: e.When, Gap: gap, Origin: e.Origin}
		}
	}
	e.Repeat = rounds
	return e
}

// ifs is the value of IFS, if it is known.
func (in *interp) ifs(st *state) (string, bool) {
	one, ok := in.lookup(st, "IFS").value.One()
	if !ok || one.kind == array || one.kind == associative {
		return "", false
	}
	if one.kind == unset {
		return defaultIFS, true
	}
	return one.text.Known()
}
