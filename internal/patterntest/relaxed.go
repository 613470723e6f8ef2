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
	_, found := slices.BinarySearch(places{0}.after(items, argv), len(argv))
	return found
}

// places are some of those before and between arguments, and behind the last one, in
// order.
type places []int

// after are the places that items lead to from p.
func (p places) after(items []abstract.Item, argv []string) places {
	for _, it := range items {
		switch {
		case it.Gap != nil:
			p = p.anything(len(argv))
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

// anything leads to the first place and to all behind it.
func (p places) anything(last int) places {
	var out places
	for i := last; len(p) > 0 && i >= p[0]; i-- {
		out = append(out, i)
	}
	slices.Reverse(out)
	return out
}

// turns goes on from each place once, however many turns lead there.
func (p places) turns(group []abstract.Item, argv []string) places {
	reached := make([]bool, len(argv)+1)
	for fresh := p; len(fresh) > 0; {
		for _, i := range fresh {
			reached[i] = true
		}
		fresh = slices.DeleteFunc(slices.Clone(fresh.after(group, argv)), func(i int) bool { return reached[i] })
	}
	var out places
	for i, is := range reached {
		if is {
			out = append(out, i)
		}
	}
	return out
}

func (p places) or(q places) places {
	out := slices.Concat(p, q)
	slices.Sort(out)
	return slices.Compact(out)
}

func (p places) word(t abstract.Text, argv []string) places {
	var out places
	for _, i := range p {
		if i < len(argv) && loosely(t, argv[i]) {
			out = append(out, i+1)
		}
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
