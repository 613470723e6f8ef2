package parser

import "github.com/egglint/egg/parser/abstract"

// isInner tells whether an activation belongs to a program inside a word of another:
// to one that some process starts. The step of a workflow is started by none.
func isInner(f *abstract.Frame) bool {
	for ; f != nil; f = f.Parent {
		if f.Nested && f.Call != (abstract.Place{}) {
			return true
		}
	}
	return false
}

// imageAt is where the image of a launch is written. It is false where scenarios
// have it from different places, or from elsewhere than the command, or where some
// assumption is in the reading.
func (d *draft) imageAt() (at abstract.Place, ok bool) {
	for i, s := range d.cases {
		here, written := s.imageAt()
		if !written || i > 0 && here != at {
			return abstract.Place{}, false
		}
		at = here
	}
	return at, len(d.cases) > 0 && !d.inner && d.key.site == d.exec && encloses(d.exec, at)
}

func (s *scenarioDraft) imageAt() (abstract.Place, bool) {
	r := s.reading
	if r.imageAt < 0 || len(r.assumptions) > 0 {
		return abstract.Place{}, false
	}
	item := s.nodes[r.imageAt].item
	if !item.IsWord() || item.Origin == nil {
		return abstract.Place{}, false
	}
	return item.Origin.Place, true
}

// encloses tells whether a place lies in another.
func encloses(outer, inner abstract.Place) bool {
	return outer.File == inner.File && !before(inner.Start, outer.Start) && !before(outer.End, inner.End) && before(inner.Start, inner.End)
}

func before(a, b abstract.Pos) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
}
