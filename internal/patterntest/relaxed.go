package patterntest

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// matchesRelaxed is Match where holes need not be the same string everywhere. It
// keeps to the places between arguments that a pattern can have led to, so it never
// goes back.
func matchesRelaxed(items []abstract.Item, argv []string) bool {
	start := make(places, len(argv)+1)
	start[0] = true
	return start.after(items, argv)[len(argv)]
}

// places are those before and between arguments, and behind the last one.
type places []bool

// after are the places that items lead to from p.
func (p places) after(items []abstract.Item, argv []string) places {
	for _, it := range items {
		switch {
		case it.Gap != nil:
			p = p.anything()
		case it.Repeat != nil:
			p = p.turns(it.Repeat, argv)
		case it.Optional != nil:
			p = p.or(p.after(it.Optional, argv))
		default:
			p = p.word(it.Word, argv)
		}
	}
	return p
}

func (p places) anything() places {
	out := slices.Clone(p)
	for i := 1; i < len(out); i++ {
		out[i] = out[i] || out[i-1]
	}
	return out
}

func (p places) turns(group []abstract.Item, argv []string) places {
	for {
		more := p.or(p.after(group, argv))
		if slices.Equal(more, p) {
			return p
		}
		p = more
	}
}

func (p places) or(q places) places {
	out := slices.Clone(p)
	for i := range out {
		out[i] = out[i] || q[i]
	}
	return out
}

func (p places) word(t abstract.Text, argv []string) places {
	out := make(places, len(p))
	for i, arg := range argv {
		out[i+1] = p[i] && loosely(t, arg)
	}
	return out
}

// loosely matches a text against a string: each hole is any string.
func loosely(t abstract.Text, s string) bool {
	found := true
	for ; found && len(t) > 0 && t[0].Hole == nil; t = t[1:] {
		s, found = strings.CutPrefix(s, t[0].Literal)
	}
	if len(t) == 0 {
		return found && s == ""
	}
	for n := len(t) - 1; found && t[n].Hole == nil; n-- {
		s, found = strings.CutSuffix(s, t[n].Literal)
		t = t[:n]
	}
	for _, p := range t { // it begins and ends with a hole
		var ok bool
		_, s, ok = strings.Cut(s, p.Literal)
		found = found && ok
	}
	return found
}

// constrains tells whether a hole stands in two places.
func (t tally) constrains() bool {
	for _, n := range t {
		if n > 1 {
			return true
		}
	}
	return false
}
