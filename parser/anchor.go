package parser

import (
	"cmp"

	"github.com/egglint/egg/parser/abstract"
)

// anchor is a byte of a text whose characters do not stand in the file: it was
// put together by the program. People are shown the place that uses the text;
// the offset keeps what stands in one text apart.
type anchor struct {
	place  abstract.Place
	offset int
}

// anchors gives such bytes positions of their own. No position in a file has
// line 0, so the two never meet. The zero value is ready to use.
type anchors struct {
	all   []anchor
	index map[anchor]int
}

// seat is the position of a byte.
func (a *anchors) seat(place abstract.Place, offset int) abstract.Pos {
	key := anchor{place, offset}
	if a.index == nil {
		a.index = map[anchor]int{}
	}
	at, ok := a.index[key]
	if !ok {
		a.all = append(a.all, key)
		at = len(a.all)
		a.index[key] = at
	}
	return abstract.Pos{Column: at}
}

// place is the place in the file that stands for p.
func (a *anchors) place(p abstract.Place) abstract.Place {
	for p.Start.Line == 0 && p.Start.Column > 0 {
		p = a.all[p.Start.Column-1].place
	}
	return p
}

// site is the place of p in the document; file is where p names none.
func (a *anchors) site(p abstract.Place, file string) Place {
	p = a.place(p)
	return Place{File: cmp.Or(p.File, file), Span: Span{
		Line: p.Start.Line, Column: p.Start.Column, EndLine: p.End.Line, EndColumn: p.End.Column,
	}}
}
