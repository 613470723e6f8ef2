package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// Comments returns the comments of a program. ok is false where it cannot be read
// to its end: what looks like a comment may then be part of a string.
func Comments(p Program) (comments []abstract.Comment, ok bool) {
	t := read(p)
	if t.problem != nil {
		return nil, false
	}
	parser := syntax.NewParser(syntax.Variant(t.prog.Dialect.variant()), syntax.KeepComments(true))
	file, err := parser.Parse(strings.NewReader(t.prog.Text), "")
	if err != nil {
		return nil, false
	}
	syntax.Walk(file, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Comment); ok {
			text := "#" + strings.TrimSuffix(c.Text, "\r")
			comments = append(comments, abstract.Comment{Pos: t.prog.at(c.Pos()), Text: text})
		}
		return true
	})
	return comments, true
}
