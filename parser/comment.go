package parser

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
	"github.com/egglint/egg/parser/shell"
	"github.com/egglint/egg/parser/workflow"
)

// Comment is a comment of a file, in whatever language stands at its place. What
// looks like one inside a string, a here-document or a docstring is none.
type Comment struct {
	File         string
	Line, Column int
	Text         string // with the # that begins it
	Above        Lines  // what it stands above
}

// Lines are the lines from First to Last.
type Lines struct{ First, Last int }

// Comments returns the comments of a file, in order. ok is false where a part of
// the file cannot be read: there nobody can tell what is a comment, and none of
// that part is returned.
func Comments(f File) (comments []Comment, ok bool) {
	kind, known := kindOf(f)
	if !known || refuse(f) != nil {
		return nil, false
	}
	var found []abstract.Comment
	var scripts []workflow.Script
	switch kind {
	case KindWorkflow:
		found, scripts, ok = workflowComments(f)
	case KindPython:
		found, ok = python.Comments(f.Name, f.Text, nil)
	default:
		dialect, _ := dialectOf(f.Name, f.Text[:min(len(f.Text), headBytes)])
		found, ok = shell.Comments(shell.Program{File: f.Name, Text: string(f.Text), Dialect: dialect})
	}
	slices.SortFunc(found, func(a, b abstract.Comment) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Column, b.Pos.Column))
	})
	return placed(f, slices.Compact(found), scripts), ok
}

// workflowComments are the comments of the YAML and of the programs in it.
func workflowComments(f File) (found []abstract.Comment, scripts []workflow.Script, ok bool) {
	comments, ok := workflow.Comments(f.Text)
	for _, c := range comments {
		found = append(found, abstract.Comment{Pos: abstract.Pos{Line: c.Line, Column: c.Column}, Text: c.Text})
	}
	file := workflow.Read(f.Name, f.Text)
	for _, s := range file.Scripts {
		inside, read := scriptComments(f.Name, s)
		found = append(found, inside...)
		ok = ok && read
	}
	return found, file.Scripts, ok && len(file.Problems) == 0
}

// scriptComments are the comments of one step's program, as far as it is in a
// language that is read.
func scriptComments(file string, s workflow.Script) ([]abstract.Comment, bool) {
	if inPython(s) {
		return python.Comments(file, []byte(s.Text), scriptPos(s))
	}
	dialect, ok := scriptDialect(s)
	if !ok {
		return nil, false
	}
	return shell.Comments(shell.Program{File: file, Text: s.Text, Dialect: dialect, At: scriptPos(s)})
}

// placed tells of each comment what it stands above: the line behind it and behind
// the comments that follow it, each on a line of its own; and where that is the
// `run:` of a step, the whole program of the step.
func placed(f File, found []abstract.Comment, scripts []workflow.Script) []Comment {
	lines := bytes.Split(f.Text, []byte("\n"))
	alone := map[int]bool{}
	for _, c := range found {
		before := lines[c.Pos.Line-1][:min(c.Pos.Column-1, len(lines[c.Pos.Line-1]))]
		alone[c.Pos.Line] = len(bytes.TrimSpace(before)) == 0
	}
	var out []Comment
	for _, c := range found {
		next := c.Pos.Line + 1
		for alone[next] {
			next++
		}
		text := strings.TrimRight(c.Text, " \t\r")
		above := stepAt(scripts, c.Pos.Line, next)
		out = append(out, Comment{File: f.Name, Line: c.Pos.Line, Column: c.Pos.Column, Text: text, Above: above})
	}
	return out
}

// stepAt are the lines of the step whose key stands on one of the lines, the first
// before the second; or else the second line.
func stepAt(scripts []workflow.Script, lines ...int) Lines {
	for _, line := range lines {
		for _, s := range scripts {
			if s.Line == line {
				last, _ := s.Pos(len(s.Text))
				return Lines{s.Line, last}
			}
		}
	}
	return Lines{lines[len(lines)-1], lines[len(lines)-1]}
}
