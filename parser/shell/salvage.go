package shell

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// salvageWork bounds what is parsed to find the lines that can be read: so many
// bytes for each byte of the program, and some more for a small one.
const (
	salvageWork  = 4
	salvageSmall = 1 << 19
)

// salvage parses a program without the lines that keep it from being read, which
// it returns. Whatever stands in these, or is cut by them, may be the head or the
// end of what is left. There is no file where nothing is left.
func salvage(p Program) (*syntax.File, []span) {
	s := salvager{text: p.Text, parser: newParser(p.Dialect), work: salvageWork*len(p.Text) + salvageSmall}
	for at := 0; at < len(p.Text); {
		from, found := s.failure(at)
		if !found {
			break
		}
		at = s.lose(from)
	}
	file, err := parseText(s.left(), p.Dialect)
	if err != nil {
		return nil, []span{{0, len(p.Text)}}
	}
	return file, s.lost
}

type salvager struct {
	text   string
	parser *syntax.Parser
	work   int // bytes that may still be parsed or looked through
	lost   []span
}

// parse reads a part of the text, statement by statement: as many as there are
// before an error. The parser may go on after one, and takes no end of the loop then.
func (s *salvager) parse(start, end int) (stmts []*syntax.Stmt, err error) {
	text := strings.NewReader(s.text[start:end])
	for stmt, fault := range s.parser.StmtsSeq(text) {
		switch {
		case err != nil:
		case fault != nil:
			err = fault
		default:
			stmts = append(stmts, stmt)
		}
	}
	s.work -= end - start - text.Len()
	return stmts, err
}

// failure is where the line begins in which the first statement begins, from an
// offset on, that cannot be read. What stands before it can.
func (s *salvager) failure(from int) (at int, found bool) {
	stmts, err := s.parse(from, len(s.text))
	if err == nil {
		return 0, false
	}
	for n := len(stmts); n >= 0; n-- {
		at := from
		if n > 0 {
			at = s.after(from + reach(stmts[n-1]))
		}
		if _, err := s.parse(from, at); err == nil {
			return at, true
		}
		if s.work < 0 {
			break
		}
	}
	return from, true
}

// reach is where a statement ends, with the texts of its here-documents.
func reach(stmt *syntax.Stmt) int {
	end := int(stmt.End().Offset())
	syntax.Walk(stmt, func(n syntax.Node) bool {
		if r, ok := n.(*syntax.Redirect); ok && r.Hdoc != nil {
			end = max(end, int(r.Hdoc.End().Offset())+len(r.Word.Lit()))
		}
		return true
	})
	return end
}

// after is the beginning of the first line behind an offset that is neither blank
// nor a comment, or of the line that the offset stands in, where more follows in it.
func (s *salvager) after(at int) int {
	line := s.nextLine(at)
	if rest := strings.TrimLeft(s.text[min(at, line):line], "; \t\r\n"); rest != "" && rest[0] != '#' {
		return s.lineStart(at)
	}
	return line
}

func (s *salvager) lineStart(at int) int {
	return strings.LastIndexByte(s.text[:min(at, len(s.text))], '\n') + 1
}

func (s *salvager) nextLine(at int) int {
	at = min(at, len(s.text))
	if i := strings.IndexByte(s.text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(s.text)
}

// lose leaves out the line that begins at an offset, with what belongs to it, and
// returns where the next one begins. Where finding out took too much already,
// nothing of the rest is read.
func (s *salvager) lose(from int) int {
	end := s.nextLine(from)
	for end < len(s.text) && continues(s.text[from:end]) {
		end = s.nextLine(end)
	}
	end = s.document(from, end)
	if s.work < 0 {
		end = len(s.text)
	}
	if n := len(s.lost); n > 0 && s.lost[n-1].end == from {
		s.lost[n-1].end = end
	} else {
		s.lost = append(s.lost, span{from, end})
	}
	return end
}

// continues tells whether the last line goes on in the next one.
func continues(lines string) bool {
	line := strings.TrimSuffix(lines, "\n")
	return len(line) < len(lines) && (len(line)-len(strings.TrimRight(line, `\`)))%2 == 1
}

// documentWord is the beginning of a here-document.
var documentWord = regexp.MustCompile(`<<-?[ \t]*\\?['"]?(\w+)`)

// document is the end of the here-documents that begin in a line which is lost.
func (s *salvager) document(from, end int) int {
	for _, m := range documentWord.FindAllStringSubmatch(s.text[from:end], -1) {
		for at := end; at < len(s.text) && s.work >= 0; {
			next := s.nextLine(at)
			s.work -= next - at
			if strings.Trim(s.text[at:next], "\t\r\n") == m[1] {
				end = next
				break
			}
			at = next
		}
	}
	return end
}

// left is the text with blanks in place of what is lost.
func (s *salvager) left() string {
	text := []byte(s.text)
	for _, l := range s.lost {
		for i := l.start; i < l.end; i++ {
			if text[i] != '\n' {
				text[i] = ' '
			}
		}
	}
	return string(text)
}

// told names the lines that are lost.
func told(p Program, lost []span) string {
	var names []string
	for _, l := range lost {
		first, last := p.position(l.start).Line, p.position(l.end-1).Line
		if first == last {
			names = append(names, fmt.Sprint(first))
		} else {
			names = append(names, fmt.Sprintf("%d-%d", first, last))
		}
	}
	what := "line "
	if len(names) > 1 || strings.Contains(names[0], "-") {
		what = "lines "
	}
	return what + strings.Join(slices.Clip(names), ", ") + " left out, and nothing is known of variables from there on"
}
