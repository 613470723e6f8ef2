// Package foreign knows of languages that no front end reads as much as it takes to
// tell code from comments.
package foreign

import (
	"bytes"
	"strings"
)

// Code is a text with its comments blanked: it is as long, and has its lines where
// they were. What is no comment for certain stays: behind a quote that has no pair in
// its line, in a comment without an end, in a language that is not known.
func Code(name string, text []byte) []byte {
	l, ok := languageOf(name, text)
	if !ok {
		return text
	}
	s := scanner{language: l, marks: l.marks(), in: text, out: bytes.Clone(text)}
	s.code(0)
	return s.out
}

// scanner goes over a text once. Behind what has no end, and should have one, it
// blanks nothing more: so it need not look for that end again.
type scanner struct {
	language
	marks   [256]bool // what a comment, a string or an expression begins with
	in, out []byte
	at      int
	doubt   bool // a quote without a pair stands before in this line
}

// deepest is how deep code may stand in strings in code.
const deepest = 50

// lose ends the search.
func (s *scanner) lose() { s.at = len(s.in) }

// code goes over code: to the end or, inside a string, to the bracket that closes it.
func (s *scanner) code(inside int) {
	for depth := 0; s.at < len(s.in); {
		switch c := s.in[s.at]; {
		case s.marks[c] && (s.comment() || s.text(inside) || s.expression()):
		case c == '\\' && s.at+1 < len(s.in) && s.in[s.at+1] != '\n':
			s.at += 2
		case c == '{':
			depth++
			s.at++
		case c == '}' && inside > 0 && depth == 0:
			s.at++
			return
		case c == '}':
			depth--
			s.at++
		default:
			s.doubt = s.doubt && c != '\n'
			s.at++
		}
	}
}

// comment passes over a comment that begins here, and blanks it.
func (s *scanner) comment() bool {
	if s.doubt {
		return false
	}
	for _, b := range s.blocks {
		if s.begins(b.open) && s.mayBegin() && (!b.alone || s.firstInLine()) {
			s.block(b)
			return true
		}
	}
	for _, marker := range s.lines {
		if s.begins(marker) && s.mayBegin() {
			end := bytes.IndexByte(s.in[s.at:], '\n')
			if end < 0 {
				end = len(s.in) - s.at
			}
			s.blank(s.at + end)
			return true
		}
	}
	return false
}

// block passes over a comment that should have an end.
func (s *scanner) block(b pair) {
	for from := s.at + len(b.open); ; {
		found := bytes.Index(s.in[from:], []byte(b.close))
		if found < 0 {
			s.lose()
			return
		}
		from += found + len(b.close)
		if !b.alone || s.in[from-len(b.close)-1] == '\n' {
			s.blank(from)
			return
		}
	}
}

// mayBegin tells whether a comment may begin here, by what stands before.
func (s *scanner) mayBegin() bool {
	switch {
	case s.firstInLine():
		return true
	case s.firstOnly:
		before := bytes.TrimRight(s.in[:s.at], blanks)
		return len(before) == 0 || before[len(before)-1] == '\n'
	}
	return strings.IndexByte(s.behind, s.out[s.at-1]) >= 0 // a comment before is blank
}

func (s *scanner) firstInLine() bool { return s.at == 0 || s.in[s.at-1] == '\n' }

func (s *scanner) begins(marker string) bool { return bytes.HasPrefix(s.in[s.at:], []byte(marker)) }

// blank puts spaces for all up to end but line ends.
func (s *scanner) blank(end int) {
	for ; s.at < end; s.at++ {
		if s.in[s.at] != '\n' && s.in[s.at] != '\r' {
			s.out[s.at] = ' '
		}
	}
}

// text passes over a string that begins here. A quote that should have its pair in
// its line, and has none, is no string.
func (s *scanner) text(inside int) bool {
	if s.runes && s.in[s.at] == '\'' {
		s.at += max(1, len(runeLiteral.Find(s.in[s.at:min(s.at+longest, len(s.in))])))
		return true
	}
	for _, q := range s.quotes {
		if !s.begins(q.open) {
			continue
		}
		behind := s.at + len(q.open)
		s.at = behind
		switch closed := s.quoted(q, inside); {
		case !closed && q.several:
			s.lose()
		case !closed:
			s.at, s.doubt = behind, true
		}
		return true
	}
	return false
}

// quoted passes over what a quote encloses, and reports whether it does.
func (s *scanner) quoted(q quote, inside int) bool {
	for s.at < len(s.in) {
		switch {
		case s.begins(q.close):
			s.at += len(q.close)
			return true
		case s.in[s.at] == '\\' && !q.raw:
			s.at += 2
		case s.in[s.at] == '\n' && !q.several:
			return false
		case q.holdsCode && inside < deepest && s.begins("${"):
			s.at += 2
			s.code(inside + 1)
		default:
			s.at++
		}
	}
	return false
}

// longest is how long a regular expression or a character may be.
const longest = 500

// expression passes over a regular expression between slashes, whose quotes are none.
func (s *scanner) expression() bool {
	if !s.slashes || s.in[s.at] != '/' || !s.wantsOperand() {
		return false
	}
	n := slashed(s.in[s.at:min(s.at+longest, len(s.in))])
	s.at += n
	return n > 0
}

// slashed is the length of the regular expression that a text begins with; 0 where it
// begins with none.
func slashed(text []byte) int {
	class := false // between [ and ] a slash is one
	for i := 1; i < len(text) && text[i] != '\n'; i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			class = true
		case ']':
			class = false
		case '/':
			if !class {
				return i + 1
			}
		}
	}
	return 0
}

// wantsOperand tells whether a value is to come here, so that a slash is no division.
func (s *scanner) wantsOperand() bool {
	before := bytes.TrimRight(s.in[max(0, s.at-40):s.at], " \t\r\n")
	return len(before) == 0 || strings.IndexByte("(,=:[!&|?{};+-*%~^<>", before[len(before)-1]) >= 0 || operandWord.Match(before)
}
