package shell

import (
	"regexp"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// maxRespelled bounds the places of one program that are spelt anew.
const maxRespelled = 64

// respell spells what bash takes and the parser does not in a way that both do,
// and that means the same: `((a) | b)` gets a blank between its brackets, a key
// such as `[a b]` quotes, a here-document that ends with the file its end. There is no file where that does not help.
func respell(p Program, err error) (Program, *syntax.File) {
	if p.Dialect != Bash && p.Dialect != Bats {
		return p, nil
	}
	var done []insertion
	text := p.Text
	for range maxRespelled {
		at, message := refused(err)
		next := anew(text, at, message)
		if next == nil {
			return p, nil
		}
		text, done = insert(text, done, next)
		var file *syntax.File
		if file, err = parseText(text, p.Dialect); err == nil {
			if !standsInSyntax(file, done) {
				return p, nil
			}
			return spelt(p, text, done), file
		}
	}
	return p, nil
}

// insertion is a text that is put in before a byte of the text as it becomes.
type insertion struct {
	at   int
	text string
}

// anew is what to put in where the parser gave up; nil: there is nothing.
func anew(text string, at int, message string) []insertion {
	if strings.HasPrefix(message, "reached `)` without matching") {
		if open := strings.Index(text[at:], "(("); open == 0 || open == 1 {
			return []insertion{{at + open + 1, " "}}
		}
		return nil
	}
	if word, ok := strings.CutPrefix(message, "unclosed here-document "); ok {
		return []insertion{{len(text), closing(text, strings.Trim(word, "`'"))}}
	}
	if start, end, ok := keyAround(text, at); ok {
		return []insertion{{start, `"`}, {end + 1, `"`}}
	}
	if open := strings.LastIndex(text[:min(at+2, len(text))], "(("); open >= 0 && !arithmetic(text[open+2:]) {
		return []insertion{{open + 1, " "}}
	}
	return nil
}

// closing ends a here-document that ends with the file.
func closing(text, word string) string {
	if strings.HasSuffix(text, "\n") {
		return word + "\n"
	}
	return "\n" + word + "\n"
}

// key is what may stand between the brackets of a key without quotes.
var key = regexp.MustCompile("^[^][\"'\\\\`\n]+$")

// keyAround is the key that an offset stands in or behind, in its line.
func keyAround(text string, at int) (start, end int, ok bool) {
	at = min(at, len(text))
	start = strings.LastIndexAny(text[:at], "[]\n") + 1
	if start == 0 || text[start-1] != '[' {
		return 0, 0, false
	}
	length := strings.IndexAny(text[start:], "[]\n")
	if length < 0 || text[start+length] != ']' || !key.MatchString(text[start:start+length]) {
		return 0, 0, false
	}
	return start, start + length, true
}

// arithmetic tells whether what follows two opening brackets is an expression for
// bash: it is where the first one is closed together with the second.
func arithmetic(text string) bool {
	depth := 1
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '\'', '"':
			closing := strings.IndexByte(text[i+1:], text[i])
			if closing < 0 {
				return true
			}
			i += closing + 1
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return strings.HasPrefix(text[i+1:], ")")
			}
		}
	}
	return true
}

// insert puts texts in, in ascending order, and moves what was put in before.
func insert(text string, done, next []insertion) (string, []insertion) {
	for _, n := range next {
		text = text[:n.at] + n.text + text[n.at:]
		for i := range done {
			if done[i].at >= n.at {
				done[i].at += len(n.text)
			}
		}
		done = append(done, n)
	}
	slices.SortFunc(done, func(a, b insertion) int { return a.at - b.at })
	return text, done
}

// standsInSyntax tells whether all that was put in parts the brackets of a command
// or quotes a key, so that no string has it in it. What ends with a line ends a
// here-document, and stands behind all else.
func standsInSyntax(file *syntax.File, done []insertion) bool {
	fits := map[int]bool{}
	syntax.Walk(file, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Subshell:
			fits[int(n.Lparen.Offset())+len("(")] = true
		case *syntax.CmdSubst:
			fits[int(n.Left.Offset())+len("$(")] = true
		case *syntax.Assign:
			fitsKey(fits, n.Index)
		case *syntax.ArrayElem:
			fitsKey(fits, n.Index)
		case *syntax.ParamExp:
			fitsKey(fits, n.Index)
		}
		return true
	})
	return !slices.ContainsFunc(done, func(i insertion) bool { return !fits[i.at] && !strings.HasSuffix(i.text, "\n") })
}

// fitsKey marks the quotes of a key that is quoted as a whole.
func fitsKey(fits map[int]bool, x syntax.ArithmExpr) {
	w, ok := x.(*syntax.Word)
	if !ok || len(w.Parts) != 1 {
		return
	}
	if q, ok := w.Parts[0].(*syntax.DblQuoted); ok {
		fits[int(q.Left.Offset())] = true
		fits[int(q.Right.Offset())] = true
	}
}

// spelt is p with the text that was put together, whose bytes stand where those of
// the text before do.
func spelt(p Program, text string, done []insertion) Program {
	before := func(offset int) int {
		added := 0
		for _, i := range done {
			if i.at < offset {
				added += min(len(i.text), offset-i.at)
			}
		}
		return offset - added
	}
	out := p
	out.Text = text
	out.At = func(offset int) abstract.Pos { return p.position(before(offset)) }
	out.Holes = slices.Clone(p.Holes)
	for i := range out.Holes {
		for _, put := range done {
			if put.at <= out.Holes[i].Start {
				out.Holes[i].Start += len(put.text)
				out.Holes[i].End += len(put.text)
			}
		}
	}
	return out
}
