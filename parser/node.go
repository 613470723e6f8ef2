package parser

import (
	"strings"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser/abstract"
)

// node is an element of an argv that is being read: the element, and what the
// reading takes it for.
type node struct {
	item   abstract.Item
	asWord bool    // a gap that the reading takes for one word
	group  []*node // the elements of a repeat or an optional
}

// nodes gives every item a node of its own.
func nodes(items []abstract.Item) []*node {
	out := make([]*node, len(items))
	for i, item := range items {
		out[i] = &node{item: item}
		switch {
		case item.Repeat != nil:
			out[i].group = nodes(item.Repeat)
		case item.Optional != nil:
			out[i].group = nodes(item.Optional)
		}
	}
	return out
}

// copies returns nodes that can be marked without a trace on these.
func copies(in []*node) []*node {
	if in == nil {
		return nil
	}
	out := make([]*node, len(in))
	for i, n := range in {
		c := *n
		c.group = copies(n.group)
		out[i] = &c
	}
	return out
}

func wordNode(t abstract.Text, origin *abstract.Origin) *node {
	return &node{item: abstract.Item{Word: t, Origin: origin}}
}

// word is the text of a node that is exactly one argument.
func (n *node) word() (abstract.Text, bool) {
	return n.item.Word, n.item.IsWord()
}

// known is the string of a node that is a word without holes.
func (n *node) known() (string, bool) {
	if !n.item.IsWord() {
		return "", false
	}
	return n.item.Word.Known()
}

// single is the text of a node that is one argument, or that a reader may take
// for one.
func (n *node) single() (abstract.Text, bool) {
	switch {
	case n.item.IsWord():
		return n.item.Word, true
	case n.item.Gap != nil && n.item.Gap.Single:
		return n.item.Gap.Text, true
	}
	return nil, false
}

// namesFiles tells whether the node is a pattern for names of files: all of it is
// known, and yet not what it becomes.
func (n *node) namesFiles() bool {
	if n.item.Gap == nil || !n.item.Gap.Single {
		return false
	}
	_, known := n.item.Gap.Text.Known()
	return known
}

// source is how the node reads in the program.
func (n *node) source() string {
	switch {
	case n.item.Gap != nil:
		return n.item.Gap.Source
	case n.group != nil:
		texts := make([]string, len(n.group))
		for i, g := range n.group {
			texts[i] = g.source()
		}
		return strings.Join(texts, " ")
	}
	return n.item.Word.Source()
}

// why tells why the node is not known.
func (n *node) why() string {
	switch {
	case n.item.Gap != nil:
		return n.item.Gap.Why
	case n.item.Repeat != nil:
		return "added in a loop"
	case n.item.Optional != nil:
		return "added on some paths only"
	}
	for _, p := range n.item.Word {
		if p.Hole != nil {
			return p.Hole.Why
		}
	}
	return ""
}

// place is where the node stands; zero where that is not known.
func (n *node) place() abstract.Place {
	switch {
	case n.item.Gap != nil && n.item.Gap.Place != (abstract.Place{}):
		return n.item.Gap.Place
	case n.item.Origin != nil:
		return n.item.Origin.Place
	}
	return abstract.Place{}
}

// firstLiteral is the known text that t begins with.
func firstLiteral(t abstract.Text) string {
	if len(t) == 0 {
		return ""
	}
	return t[0].Literal
}

// startsUnknown tells whether t begins with a hole.
func startsUnknown(t abstract.Text) bool { return len(t) > 0 && t[0].Hole != nil }

// tail is t without its first n bytes, which must be known.
func tail(t abstract.Text, n int) abstract.Text {
	if len(t) == 0 {
		return nil
	}
	return abstract.Concat(abstract.Literal(t[0].Literal[n:]), t[1:])
}

// unknownMark stands for a hole in a text. No argument of a process holds a NUL.
const unknownMark = "\x00"

// fields parts a value at its commas as engines do; ok is false where they refuse it.
func fields(t abstract.Text) (all []abstract.Text, ok bool) {
	var text strings.Builder
	var holes abstract.Text
	for _, p := range t {
		if p.Hole != nil {
			text.WriteString(unknownMark)
			holes = append(holes, p)
			continue
		}
		text.WriteString(p.Literal)
	}
	pieces := dockerflag.Fields(text.String())
	for _, piece := range pieces {
		var parts []abstract.Text
		for i, literal := range strings.Split(piece, unknownMark) {
			if i > 0 {
				parts, holes = append(parts, holes[:1]), holes[1:]
			}
			parts = append(parts, abstract.Literal(literal))
		}
		all = append(all, abstract.Concat(parts...))
	}
	return all, pieces != nil || text.Len() == 0
}

// cut splits t at the first equals sign in its known text. ok tells whether there
// is one.
func cut(t abstract.Text) (before, after abstract.Text, ok bool) {
	for i, p := range t {
		for j := range len(p.Literal) {
			if p.Literal[j] == '=' {
				before = abstract.Concat(t[:i], abstract.Literal(p.Literal[:j]))
				return before, abstract.Concat(abstract.Literal(p.Literal[j+1:]), t[i+1:]), true
			}
		}
	}
	return t, nil, false
}
