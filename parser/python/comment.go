package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// Comments returns the comments of a program. ok is false where it cannot be read
// to its end: what looks like a comment may then be part of a string. at gives the
// place in the file of a byte of the text; nil: the text is all of the file.
func Comments(name string, text []byte, at func(offset int) abstract.Pos) (comments []abstract.Comment, ok bool) {
	tree, problems := syntax.Parse(name, text)
	if len(problems) > 0 {
		return nil, false
	}
	for _, c := range tree.Comments {
		start := c.Pos()
		pos := abstract.Pos{Line: int(start.Line), Column: int(start.Column)}
		if at != nil {
			pos = at(int(start.Offset))
		}
		comments = append(comments, abstract.Comment{Pos: pos, Text: c.Text})
	}
	return comments, true
}
