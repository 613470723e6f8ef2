package workflow

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// byteOrderMark may stand before the first line; YAML does not count it.
const byteOrderMark = "\xef\xbb\xbf"

// source is the text of a file with two ideas of its lines: the reader's, which
// end at a newline, and YAML's, which end at a few rare characters as well.
type source struct {
	text      []byte
	lines     []int // offset of each line, as a reader counts
	yamlLines []int // number of the first character of each line, as YAML counts
	marks     []int // offset of every stride-th character
}

// stride keeps the look-up of a character short on the longest line.
const stride = 256

func newSource(text []byte) *source {
	s := &source{text: text, lines: []int{0}, yamlLines: []int{0}}
	first := 0
	if bytes.HasPrefix(text, []byte(byteOrderMark)) {
		first = len(byteOrderMark)
	}
	next := first // offset after the last break
	for i, char := first, 0; i < len(text); char++ {
		if char%stride == 0 {
			s.marks = append(s.marks, i)
		}
		if n := breakAt(text[i:]); n > 0 {
			next = i + n
		}
		_, n := utf8.DecodeRune(text[i:])
		i += n
		if i == next && i > first {
			s.breakLine(i, char+1)
		}
	}
	return s
}

// breakLine notes that a line starts at an offset, with the char-th character.
func (s *source) breakLine(offset, char int) {
	s.yamlLines = append(s.yamlLines, char)
	if s.text[offset-1] == '\n' {
		s.lines = append(s.lines, offset)
	}
}

// breakAt is the length of the line break that begins text, or 0.
func breakAt(text []byte) int {
	switch {
	case len(text) == 0:
		return 0
	case text[0] == '\n':
		return 1
	case bytes.HasPrefix(text, []byte("\r\n")):
		return 2
	case text[0] == '\r':
		return 1
	case bytes.HasPrefix(text, []byte("\u0085")):
		return 2
	case bytes.HasPrefix(text, []byte("\u2028")), bytes.HasPrefix(text, []byte("\u2029")):
		return 3
	}
	return 0
}

// offset is where YAML's line and column, counted from 1 and in characters, are.
func (s *source) offset(line, column int) int {
	line = min(max(line, 1), len(s.yamlLines))
	char := s.yamlLines[line-1] + max(column, 1) - 1
	mark := char / stride
	if mark >= len(s.marks) {
		return len(s.text)
	}
	at := s.marks[mark]
	for range char % stride {
		_, n := utf8.DecodeRune(s.text[at:])
		at += n
	}
	return at
}

// pos is the line and column of an offset, from 1 and in bytes.
func (s *source) pos(offset int) (line, column int) {
	line = sort.SearchInts(s.lines, offset+1)
	return line, offset - s.lines[line-1] + 1
}

// byteAt is the byte at i, or 0 past the end: no YAML text holds a NUL.
func (s *source) byteAt(i int) byte {
	if i < 0 || i >= len(s.text) {
		return 0
	}
	return s.text[i]
}

// skip returns the first offset from i on whose byte is not in set.
func (s *source) skip(i int, set string) int {
	for i < len(s.text) && bytes.IndexByte([]byte(set), s.text[i]) >= 0 {
		i++
	}
	return i
}

// lineEnd returns where the line that holds i ends: its break's first byte, and
// the byte after the break. At the end of the file the two are equal.
func (s *source) lineEnd(i int) (end, next int) {
	for i < len(s.text) {
		if n := breakAt(s.text[i:]); n > 0 {
			return i, i + n
		}
		i++
	}
	return i, i
}
