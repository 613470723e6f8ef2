package workflow

import (
	"bytes"
	"cmp"
	"slices"

	"go.yaml.in/yaml/v3"
)

// Comment is a comment of the YAML itself: one inside a script belongs to that.
type Comment struct {
	Line, Column int
	Text         string // with the #
}

// Comments returns the comments of a file that stand outside of every scalar. ok
// is false where it cannot be read, or where it cannot be told where a scalar ends.
func Comments(text []byte) (comments []Comment, ok bool) {
	if len(text) > maxBytes {
		return nil, false
	}
	src := newSource(text)
	root, problem := parse(src)
	if problem != nil {
		return nil, false
	}
	inside, ok := src.extents(root)
	if !ok {
		return nil, false
	}
	for at := 0; at < len(text); {
		end, next := src.lineEnd(at)
		if from := src.commentFrom(at, end, inside); from >= 0 {
			line, column := src.pos(from)
			comments = append(comments, Comment{Line: line, Column: column, Text: string(text[from:end])})
		}
		at = next
	}
	return comments, true
}

// extent is a part of a file that a scalar takes up.
type extent struct{ start, end int }

// extents are the parts of a file that its scalars take up, in order.
func (s *source) extents(root *yaml.Node) (out []extent, ok bool) {
	ok = true
	var visit func(n *yaml.Node)
	visit = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && (n.Value != "" || n.Style != 0) {
			e, known := s.extent(n)
			ok = ok && known
			out = append(out, e)
		}
		for _, child := range n.Content {
			visit(child)
		}
	}
	if root != nil {
		visit(root)
	}
	slices.SortFunc(out, func(a, b extent) int { return cmp.Compare(a.start, b.start) })
	return out, ok
}

// extent is what one scalar takes up: of a block, the lines behind its indicator.
func (s *source) extent(n *yaml.Node) (extent, bool) {
	start := s.content(n)
	w, ok := s.spell(n, start)
	if !ok {
		return extent{}, false
	}
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		h, _ := s.header(start)
		start = h.body
	}
	return extent{start, int(w.at[len(w.at)-1])}, true
}

// commentFrom is where the comment of a line begins; -1: it has none.
func (s *source) commentFrom(at, end int, inside []extent) int {
	for i := at; i < end; i++ {
		if s.text[i] != '#' || i > at && bytes.IndexByte([]byte(" \t"), s.text[i-1]) < 0 {
			continue
		}
		n, _ := slices.BinarySearchFunc(inside, i, func(e extent, i int) int { return cmp.Compare(e.end, i+1) })
		if n == len(inside) || inside[n].start > i {
			return i
		}
	}
	return -1
}
