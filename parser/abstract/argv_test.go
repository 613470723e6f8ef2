package abstract_test

import (
	"math/rand/v2"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// writer makes random lists like those that programs build, and says what argv
// such a list is in a run.
type writer struct {
	*program
	loops map[*abstract.Origin]*abstract.Hole // of each repeat: what its loop runs over
	plain bool                                // words only
}

func newWriter(p *program, plain bool) *writer {
	return &writer{program: p, loops: map[*abstract.Origin]*abstract.Hole{}, plain: plain}
}

func (w *writer) list(n int) abstract.List {
	var out abstract.List
	for range n {
		g := abstract.Always
		if w.rand.IntN(2) == 0 {
			g = w.guard(1)
		}
		out = append(out, w.element(g, nil))
	}
	return out
}

func (w *writer) element(g abstract.Guard, outer []*abstract.Hole) abstract.Element {
	e := abstract.Element{When: g, Origin: &abstract.Origin{}}
	kind := w.rand.IntN(10)
	switch {
	case w.plain || kind > 4:
		e.Word = w.string()
	case kind == 0:
		e.Gap = &abstract.Gap{Source: "$OPTS"}
	case kind == 1:
		e.Gap = w.splitting()
	case kind < 4 && len(outer) < 2:
		w.loop(&e, outer)
	}
	return e // of kind 4: an unknown word
}

// splitting is a variable that stands unquoted.
func (w *writer) splitting() *abstract.Gap {
	text := abstract.Concat(abstract.Unknown(w.vars[w.rand.IntN(len(w.vars))]), abstract.Literal([]string{"", "/x"}[w.rand.IntN(2)]))
	return &abstract.Gap{Source: text.Source(), Text: text, Single: true,
		Split: func(v string) ([]string, bool) { return strings.Fields(v), true }}
}

// loop makes e what a loop appends: over something of its own, or once more over
// what another loop ran over.
func (w *writer) loop(e *abstract.Element, outer []*abstract.Hole) {
	item := w.NewHole(abstract.Hole{Kind: abstract.Loop, Source: "$item"})
	for _, used := range w.loops {
		if len(outer) == 0 && w.rand.IntN(2) == 0 {
			item = used
		}
	}
	w.loops[e.Origin] = item
	for range 1 + w.rand.IntN(2) {
		var round abstract.List
		for range 1 + w.rand.IntN(2) {
			when := abstract.Always
			if w.rand.IntN(4) == 0 {
				when = w.guard(0)
			}
			if w.rand.IntN(4) == 0 {
				round = append(round, w.element(when, append(outer, item)))
				continue
			}
			holes := append(outer, item)
			text := abstract.Concat(abstract.Literal("v"), abstract.Unknown(holes[w.rand.IntN(len(holes))]))
			round = append(round, abstract.Element{When: when, Word: abstract.Just(text)})
		}
		e.Repeat = append(e.Repeat, round)
	}
}

// argv is what l is in r, in one of the ways that loops and unknowns leave open.
func (w *writer) argv(r *rand.Rand, l abstract.List, in run, items map[*abstract.Hole]string) []string {
	var out []string
	for _, e := range l {
		switch {
		case !w.holds(e.When, in):
		case e.Gap != nil && e.Gap.Split != nil:
			words, _ := e.Gap.Split(in.say(e.Gap.Text, items))
			out = append(out, words...)
		case e.Gap != nil:
			out = append(out, []string{"", "a", "--x"}[:r.IntN(4)]...)
		case e.Repeat != nil:
			for range r.IntN(4) {
				items[w.loops[e.Origin]] = []string{"", "1", "2", "3"}[r.IntN(4)]
				out = append(out, w.argv(r, e.Repeat[r.IntN(len(e.Repeat))], in, items)...)
			}
		case len(e.Word) == 0:
			out = append(out, []string{"", "u"}[r.IntN(2)])
		default:
			text, _ := pick(w.program, e.Word, in)
			out = append(out, in.say(text, items))
		}
	}
	return out
}
