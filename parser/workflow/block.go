package workflow

import "bytes"

// maxIndent bounds the search for the indentation of a block scalar.
const maxIndent = 128

// chomping says what becomes of the line breaks at the end of a block scalar.
type chomping byte

const (
	clip  chomping = 0   // one is kept
	strip chomping = '-' // none
	keep  chomping = '+' // all
)

// header is what stands on the line of a block scalar's indicator.
type header struct {
	folded bool
	chomp  chomping
	indent int // beyond the parent's; 0 where the first line tells
	body   int // offset of the line after
}

func (s *source) header(at int) (header, bool) {
	h := header{folded: s.byteAt(at) == '>'}
	if !h.folded && s.byteAt(at) != '|' {
		return h, false
	}
	for at++; ; at++ {
		switch c := s.byteAt(at); {
		case c == '-' || c == '+':
			h.chomp = chomping(c)
		case c >= '1' && c <= '9':
			h.indent = int(c - '0')
		default:
			_, h.body = s.lineEnd(at)
			return h, true
		}
	}
}

// block decodes the literal or folded scalar whose indicator is at start. The
// parent's indentation is not known here, so each that could be is tried: only
// the right one gives the value that the YAML reader found.
func (s *source) block(start int, want string) (spelling, bool) {
	h, ok := s.header(start)
	if !ok {
		return spelling{}, false
	}
	first, last := h.indent, h.indent+maxIndent
	if h.indent == 0 {
		first = s.firstIndent(h.body)
		last = first
	}
	for indent := first; indent <= last; indent++ {
		lines := s.blockLines(h.body, indent, len(want))
		if w := s.compose(h, lines); string(w.text) == want {
			return w, true
		}
		if len(lines) == 0 {
			break // deeper still, and nothing is left
		}
	}
	return spelling{}, false
}

// firstIndent is the number of blanks before the first line that has text.
func (s *source) firstIndent(at int) int {
	for at < len(s.text) {
		end, next := s.lineEnd(at)
		if text := s.skip(at, " "); text < end {
			return text - at
		}
		at = next
	}
	return 0
}

// blockLine is one line of a block scalar, its indentation taken away.
type blockLine struct {
	from, to int
	brk      int // offset of the line break, -1 at the end of the file
}

func (l blockLine) empty() bool { return l.from == l.to }

// blockLines collects the lines from at on, up to one that is less indented.
// It gives up where they hold more than limit bytes: a wrong indentation must
// not read the rest of the file.
func (s *source) blockLines(at, indent, limit int) []blockLine {
	var lines []blockLine
	for at < len(s.text) && limit >= 0 {
		end, next := s.lineEnd(at)
		text := min(s.skip(at, " "), end)
		if text < end && text-at < indent {
			break
		}
		line := blockLine{from: min(at+indent, end), to: end, brk: next - 1}
		if next == end {
			line.brk = -1
		}
		lines = append(lines, line)
		limit -= line.to - line.from
		at = next
	}
	return lines
}

// compose joins the lines of a block scalar into its value.
func (s *source) compose(h header, lines []blockLine) spelling {
	var w spelling
	end := len(lines)
	for end > 0 && lines[end-1].empty() {
		end--
	}
	for i, line := range lines[:end] {
		w.putRange(s, line.from, line.to)
		if i+1 < end {
			s.joint(&w, h, lines, i)
		}
	}
	kept := lines[:0]
	switch {
	case h.chomp == keep:
		kept = lines[max(end-1, 0):]
	case h.chomp == clip && end > 0:
		kept = lines[end-1 : end]
	}
	for _, line := range kept {
		if line.brk >= 0 {
			w.put('\n', line.brk)
		}
	}
	w.at = append(w.at, int32(s.afterLast(h, lines[:end])))
	return w
}

func (s *source) afterLast(h header, lines []blockLine) int {
	if len(lines) == 0 {
		return min(h.body, len(s.text))
	}
	return lines[len(lines)-1].to
}

// joint writes what stands for the break after line i, which is not the last
// with text. Folding turns a single break between two lines of text into a
// blank, and drops the first of several; a line that begins with a blank is
// not folded with its neighbours.
func (s *source) joint(w *spelling, h header, lines []blockLine, i int) {
	line, next := lines[i], lines[i+1]
	switch {
	case !h.folded || line.empty() || s.indented(line):
		w.put('\n', line.brk)
	case next.empty():
		if s.indented(firstText(lines[i+1:])) {
			w.put('\n', line.brk)
		}
	case s.indented(next):
		w.put('\n', line.brk)
	default:
		w.put(' ', line.brk)
	}
}

func (s *source) indented(l blockLine) bool {
	return !l.empty() && bytes.IndexByte([]byte(" \t"), s.text[l.from]) >= 0
}

func firstText(lines []blockLine) blockLine {
	for _, l := range lines {
		if !l.empty() {
			return l
		}
	}
	return blockLine{}
}
