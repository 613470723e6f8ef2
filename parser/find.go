package parser

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
)

// find reads the commands that find runs on what it finds.
func (st *start) find() {
	for i := 1; i < len(st.nodes); i++ {
		word, known := st.nodes[i].known()
		if !known || !slices.Contains([]string{"-exec", "-execdir", "-ok", "-okdir"}, word) {
			continue
		}
		inner := *st
		inner.nodes = st.found(st.nodes[i+1:])
		i += len(inner.nodes)
		inner.notes = slices.Clone(st.notes)
		inner.read()
	}
}

// found is one command of find: up to the semicolon, with a hole for the file, or
// up to `{} +`, with a gap for the files.
func (st *start) found(in []*node) []*node {
	for i, n := range in {
		word, known := n.known()
		if known && word == ";" {
			in = in[:i]
			break
		}
		if before := max(i-1, 0); known && word == "+" && isKnown(in[before], "{}") {
			gap := &abstract.Gap{Source: "{} +", Why: "the files that find finds", Place: st.exec.Place}
			return append(slices.Clone(in[:before]), &node{item: abstract.Item{Gap: gap}})
		}
	}
	out, _ := st.replace(in, braces)
	return out
}

func isKnown(n *node, word string) bool {
	v, known := n.known()
	return known && v == word
}
