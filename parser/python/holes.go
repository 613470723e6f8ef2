package python

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// Stretch is a part of a program's text, by offsets, that is not known: letters
// stand in its place. It may be a whole name, which is read as a value, or a part
// of a string.
type Stretch struct {
	Start, End int
	Hole       *abstract.Hole
}

// within are the stretches that a node holds.
func (f *file) within(n syntax.Node) []Stretch {
	if len(f.holes) == 0 {
		return nil
	}
	from, to := int(n.Pos().Offset), int(n.End().Offset)
	return slices.DeleteFunc(slices.Clone(f.holes), func(s Stretch) bool { return s.End <= from || s.Start >= to })
}

// stretched is the value of a string that holds stretches. ok is false where the
// string does not stand in the text just as it is.
func (f *file) stretched(c *syntax.Constant) (abstract.Text, bool) {
	raw := string(f.text[c.Pos().Offset:c.End().Offset])
	at := strings.Index(raw, c.Value)
	if at < 0 || strings.Contains(raw, `\`) || len(raw) > len(c.Value)+8 {
		return nil, false
	}
	var parts []abstract.Text
	done, start := 0, int(c.Pos().Offset)+at
	for _, s := range f.within(c) {
		from, to := s.Start-start, s.End-start
		if from < done || to > len(c.Value) {
			return nil, false
		}
		parts = append(parts, abstract.Literal(c.Value[done:from]), abstract.Unknown(s.Hole))
		done = to
	}
	return abstract.Concat(append(parts, abstract.Literal(c.Value[done:]))...), true
}

// readable tells whether each stretch stands where a value can: in a string, or
// as a name that is read.
func (f *file) readable() bool {
	if len(f.holes) == 0 {
		return true
	}
	names, good := map[string]bool{}, map[int]bool{}
	for _, s := range f.tree.Body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			collectTargets(n, names)
			f.place(n, good)
			return true
		})
	}
	return !slices.ContainsFunc(f.holes, func(s Stretch) bool {
		return !good[s.Start] || names[string(f.text[s.Start:s.End])]
	})
}

// place notes the stretches that a node gives a good place to.
func (f *file) place(n syntax.Node, good map[int]bool) {
	c, text := n.(*syntax.Constant)
	name, named := n.(*syntax.Name)
	for _, s := range f.within(n) {
		switch {
		case named && int(name.Pos().Offset) == s.Start && int(name.End().Offset) == s.End:
			good[s.Start] = true
		case text && c.Kind == syntax.Str:
			_, ok := f.stretched(c)
			good[s.Start] = ok
		}
	}
}

// literalOf is the text of a string constant.
func (in *interp) literalOf(c *syntax.Constant) abstract.Text {
	if len(in.file.within(c)) == 0 {
		return abstract.Literal(c.Value)
	}
	t, _ := in.file.stretched(c)
	return t
}

// holeAt is the value of a name that is not known.
func (in *interp) holeAt(n *syntax.Name) (value, bool) {
	for _, s := range in.file.within(n) {
		return value{kind: unknown, text: abstract.Unknown(s.Hole)}, true
	}
	return value{}, false
}
