package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// rewording is a statement with texts in place of words of its commands. There is no
// file where that cannot be read.
type rewording struct {
	tree
	holes []*abstract.Hole // what is not known of the texts
}

// region is where a text stands in place of a word.
type region struct {
	start, end int
	cut        int // the length of the word
	names      []string
	last       bool // the text ends in a blank: the word behind it may stand for something, too
	inner      bool // it stands in another one
}

// reworder puts texts into a statement until no word is left that stands for one.
// None stands for something in its own text.
type reworder struct {
	text    string
	regions []region
	holes   []Stretch
	own     []*abstract.Hole
}

// maxReworded bounds how often texts are put in behind or inside each other.
const maxReworded = 64

// reword reads a statement of p with texts in place of words.
func reword(p Program, s *syntax.Stmt, words map[string]abstract.Text) rewording {
	start, end := int(s.Pos().Offset()), reach(s)
	w := &reworder{text: p.Text[start:end]}
	for _, h := range p.Holes {
		if h.Start >= start && h.End <= end {
			w.holes = append(w.holes, Stretch{h.Start - start, h.End - start, h.Hole})
		}
	}
	for range maxReworded {
		file, err := parseText(w.text, p.Dialect)
		if err != nil {
			return rewording{}
		}
		places := w.places(file, words)
		if len(places) == 0 {
			q := p
			q.Text, q.Holes = w.text+p.Text[end:], w.holes
			q.At = func(offset int) abstract.Pos { return p.position(start + w.before(offset)) }
			return rewording{tree{prog: q, file: file}, w.own}
		}
		for _, word := range slices.Backward(places) {
			w.put(word, words[word.Lit()])
		}
	}
	return rewording{}
}

// places are the words that stand for texts, in ascending order.
func (w *reworder) places(file *syntax.File, words map[string]abstract.Text) []*syntax.Word {
	var out []*syntax.Word
	syntax.Walk(file, func(n syntax.Node) bool {
		c, ok := n.(*syntax.CallExpr)
		if !ok {
			return true
		}
		for i, a := range c.Args {
			if _, stands := words[a.Lit()]; stands && (i == 0 || w.behindLast(a)) && !slices.Contains(w.around(a), a.Lit()) {
				out = append(out, a)
			}
		}
		return true
	})
	slices.SortFunc(out, func(a, b *syntax.Word) int { return int(a.Pos().Offset()) - int(b.Pos().Offset()) })
	return out
}

// behindLast tells whether a word stands behind a text that ends in a blank.
func (w *reworder) behindLast(word *syntax.Word) bool {
	at := int(word.Pos().Offset())
	return slices.ContainsFunc(w.regions, func(r region) bool {
		return r.last && r.end <= at && strings.TrimSpace(w.text[r.end:at]) == ""
	})
}

// around are the names whose texts a word stands in.
func (w *reworder) around(word *syntax.Word) []string {
	var out []string
	for _, r := range w.regions {
		if r.start <= int(word.Pos().Offset()) && int(word.End().Offset()) <= r.end {
			out = append(out, r.names...)
		}
	}
	return out
}

// put puts a text in place of a word.
func (w *reworder) put(word *syntax.Word, text abstract.Text) {
	start, end := int(word.Pos().Offset()), int(word.End().Offset())
	var b strings.Builder
	var holes []Stretch
	for _, p := range text {
		at := start + b.Len()
		if p.Hole == nil {
			b.WriteString(p.Literal)
			continue
		}
		b.WriteString(filler)
		holes = append(holes, Stretch{at, start + b.Len(), p.Hole})
		w.own = append(w.own, p.Hole)
	}
	put := b.String()
	r := region{start: start, end: start + len(put), cut: end - start, names: []string{word.Lit()}, last: strings.HasSuffix(put, " ") || strings.HasSuffix(put, "\t")}
	r.inner = len(w.around(word)) > 0
	longer := len(put) - r.cut
	for i := range w.regions {
		moved(&w.regions[i].start, end, longer)
		moved(&w.regions[i].end, end, longer)
	}
	for i := range w.holes {
		moved(&w.holes[i].Start, end, longer)
		moved(&w.holes[i].End, end, longer)
	}
	w.text = w.text[:start] + put + w.text[end:]
	w.regions = append(w.regions, r)
	w.holes = append(w.holes, holes...)
	slices.SortFunc(w.holes, func(a, b Stretch) int { return a.Start - b.Start })
}

// moved moves an offset behind what became longer.
func moved(offset *int, end, longer int) {
	if *offset >= end {
		*offset += longer
	}
}

// before is where what stands at an offset stood before: what was put in, at the word
// that it stands for.
func (w *reworder) before(offset int) int {
	out := offset
	for _, r := range w.regions {
		switch {
		case r.inner || offset < r.start:
		case offset < r.end:
			out -= offset - r.start
		default:
			out -= r.end - r.start - r.cut
		}
	}
	return out
}
