package lint

import (
	"maps"
	"slices"

	"github.com/egglint/egg/internal/lint/directive"
	"github.com/egglint/egg/internal/lint/discover"
	"github.com/egglint/egg/parser"
)

// directives are the comments of a file that suppress something. A fault of a front
// end leaves none: it is told of where the file is searched.
func (o outcome) directives() (comments []parser.Comment) {
	defer func() {
		if recover() != nil {
			comments = nil
		}
	}()
	if !o.readable || !directive.May(o.text) {
		return nil
	}
	comments, _ = parser.Comments(parser.File{Name: o.name, Text: o.text})
	return slices.DeleteFunc(comments, func(c parser.Comment) bool {
		_, ok := directive.Parse(c.Text)
		return !ok
	})
}

// lookAround reads the files that were not asked for and that launches stand in:
// what the asked ones source or import. Of their comments those count that a launch
// stands beside.
func (e *Extraction) lookAround(source reader) {
	missing, starts := map[string]bool{}, e.Document.Starts()
	for _, l := range starts {
		if _, ok := e.Sources[l.File]; !ok {
			missing[l.File] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(missing)) {
		o := outcome{name: name, reading: source.read(discover.File{Name: name, Given: true})}
		if !o.readable {
			continue
		}
		e.Sources[name] = o.text
		for _, c := range o.directives() {
			if len(besideComment(c, starts)) > 0 {
				e.Comments = append(e.Comments, c)
			}
		}
	}
}
