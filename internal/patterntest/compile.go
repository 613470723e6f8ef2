package patterntest

import "github.com/egglint/egg/parser/abstract"

type kind int

const (
	word kind = iota
	gap
	repeat
	optional
)

// node is an item that knows which of its holes each turn makes anew.
type node struct {
	kind  kind
	word  abstract.Text
	group []node
	fresh []*abstract.Hole // of a repeat: the holes that stand nowhere else
}

// compile turns items into nodes; total counts the holes of the whole pattern.
func compile(items []abstract.Item, total tally) []node {
	out := make([]node, len(items))
	for i, it := range items {
		switch {
		case it.Gap != nil:
			out[i].kind = gap
		case it.Repeat != nil:
			out[i] = node{kind: repeat, group: compile(it.Repeat, total), fresh: total.within(it.Repeat)}
		case it.Optional != nil:
			out[i] = node{kind: optional, group: compile(it.Optional, total)}
		default:
			out[i].word = it.Word
		}
	}
	return out
}

// tally says how often each hole stands in a pattern.
type tally map[*abstract.Hole]int

func (t tally) count(items []abstract.Item) {
	for _, it := range items {
		t.count(it.Repeat)
		t.count(it.Optional)
		for _, p := range it.Word {
			if p.Hole != nil {
				t[p.Hole]++
			}
		}
	}
}

// within returns the holes of t that stand in items and nowhere else.
func (t tally) within(items []abstract.Item) []*abstract.Hole {
	here := tally{}
	here.count(items)
	var out []*abstract.Hole
	for h, n := range here {
		if n == t[h] {
			out = append(out, h)
		}
	}
	return out
}
