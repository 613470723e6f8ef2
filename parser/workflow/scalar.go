package workflow

import (
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// text is the value of a scalar with its expressions blanked out.
type text struct {
	value string
	exprs []Expr
	src   *source
	at    []int32 // for each byte of value, and for its end, the offset in the file
}

func (t text) pos(offset int) (line, column int) {
	if len(t.at) == 0 {
		return 1, 1
	}
	offset = min(max(offset, 0), len(t.at)-1)
	return t.src.pos(int(t.at[offset]))
}

// spelling is what a scalar decodes to, and where each byte was written.
type spelling struct {
	text []byte
	at   []int32
}

func (w *spelling) put(b byte, at int) {
	w.text = append(w.text, b)
	w.at = append(w.at, int32(at))
}

func (w *spelling) putRune(r rune, at int) {
	for _, b := range utf8.AppendRune(nil, r) {
		w.put(b, at)
	}
}

// putRange copies the source as it stands.
func (w *spelling) putRange(src *source, from, to int) {
	for ; from < to; from++ {
		w.put(src.text[from], from)
	}
}

// offsets says where each byte of a scalar's value is written. The value is
// decoded a second time, with the places noted; where the two readings differ,
// every byte is where the scalar starts: coarse, never wrong.
func (s *source) offsets(n *yaml.Node) []int32 {
	start := s.content(n)
	if w, ok := s.spell(n, start); ok {
		return w.at
	}
	at := make([]int32, len(n.Value)+1)
	for i := range at {
		at[i] = int32(start)
	}
	return at
}

func (s *source) spell(n *yaml.Node, start int) (spelling, bool) {
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return s.block(start, n.Value)
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return s.flow(start+1, '"', n.Value)
	case n.Style&yaml.SingleQuotedStyle != 0:
		return s.flow(start+1, '\'', n.Value)
	}
	return s.flow(start, 0, n.Value)
}

// content is where a node's content starts: past its anchor and tag.
func (s *source) content(n *yaml.Node) int {
	at := s.offset(n.Line, n.Column)
	for s.byteAt(at) == '&' || s.byteAt(at) == '!' {
		for at < len(s.text) && s.skip(at, " \t\r\n") == at {
			at++
		}
		at = s.skip(at, " \t\r\n")
		for s.byteAt(at) == '#' {
			_, next := s.lineEnd(at)
			at = s.skip(next, " \t\r\n")
		}
	}
	return at
}
