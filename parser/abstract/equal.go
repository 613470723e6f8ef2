package abstract

import "strings"

// EqualTexts asks whether two texts are the same string. Where one of them is
// known and the other has one hole, the question is about that hole.
func (s *Space) EqualTexts(a, b Text, at Place) Guard {
	if a.Same(b) {
		return Always
	}
	if v, ok := b.Known(); ok {
		return s.equalLiteral(a, v, at)
	}
	if v, ok := a.Known(); ok {
		return s.equalLiteral(b, v, at)
	}
	return s.Ask(Atom{
		Key:  "same " + a.Key() + " " + b.Key(),
		Text: a.Source() + " = " + b.Source(), Place: at,
	})
}

// equalLiteral asks whether t is the string v, past what is known of t.
func (s *Space) equalLiteral(t Text, v string, at Place) Guard {
	whole := v
	for len(t) > 0 && t[0].Hole == nil {
		rest, ok := strings.CutPrefix(v, t[0].Literal)
		if !ok {
			return Never
		}
		t, v = t[1:], rest
	}
	for len(t) > 0 && t[len(t)-1].Hole == nil {
		rest, ok := strings.CutSuffix(v, t[len(t)-1].Literal)
		if !ok {
			return Never
		}
		t, v = t[:len(t)-1], rest
	}
	switch {
	case len(t) == 0 && v == "":
		return Always
	case len(t) == 0:
		return Never
	case v == "":
		return s.allEmpty(t, at)
	case len(t) == 1:
		return s.Equal(t[0].Hole, v, at)
	case !holds(v, t):
		return Never
	}
	return s.Ask(Atom{
		Key:  "same " + t.Key() + " " + Literal(v).Key(),
		Text: t.Source() + " = " + whole, Place: at,
	})
}

// allEmpty asks whether every part of t is the empty string.
func (s *Space) allEmpty(t Text, at Place) Guard {
	out := Always
	for _, p := range t {
		if p.Hole == nil {
			return Never
		}
		out = s.And(out, s.Equal(p.Hole, "", at))
	}
	return out
}

// holds tells whether the literals of a text stand in a string, one behind the
// other.
func holds(v string, t Text) bool {
	for _, p := range t {
		at := strings.Index(v, p.Literal)
		if p.Hole == nil && at < 0 {
			return false
		}
		if p.Hole == nil {
			v = v[at+len(p.Literal):]
		}
	}
	return true
}
