package abstract

import "strings"

// List is a sequence of arguments, each there under a guard. The zero List is
// empty.
type List []Element

// Element is an argument, or several, of a [List]. One of Word, Gap and Repeat
// is set; none of them: one word of which nothing is known.
//
// The guards in a Repeat are about what all its turns share. A question that
// each turn asks anew, or about a hole that each turn makes anew, has no one
// answer: its sides are rounds of their own.
type Element struct {
	When   Guard
	Word   String  // exactly one argument
	Gap    *Gap    // any number of unknown arguments
	Repeat []List  // rounds of a loop: zero or more times any of these, in any order
	Origin *Origin // nil: nowhere in particular
}

// Gap stands for any number of unknown arguments. Its identity is its address.
type Gap struct {
	Source string
	Why    string
	Place  Place

	// Text is the string whose splitting the gap stands for; Single tells that
	// there is one, and that a reader may take the gap for it as one word.
	Text   Text
	Single bool
	// Split gives the arguments that a known Text becomes. nil: cannot be told.
	Split func(string) ([]string, bool)
}

// Words is the list of the literal words given.
func Words(words ...string) List {
	out := make(List, len(words))
	for i, w := range words {
		out[i].Word = Just(Literal(w))
	}
	return out
}

// Under returns the list where g holds, and nothing where it does not.
func (l List) Under(s *Space, g Guard) List {
	var out List
	for _, e := range l {
		if e.When = s.And(g, e.When); e.When != Never {
			out = append(out, e)
		}
	}
	return out
}

// Same tells whether two elements are the same arguments in every valuation.
func (e Element) Same(o Element) bool {
	if e.When != o.When || e.Gap != o.Gap || len(e.Repeat) != len(o.Repeat) {
		return false
	}
	for i := range e.Repeat {
		if !e.Repeat[i].Same(o.Repeat[i]) {
			return false
		}
	}
	return e.Gap != nil || e.Repeat != nil || e.Word.Same(o.Word)
}

// Same implements [Valued].
func (l List) Same(m List) bool {
	if len(l) != len(m) {
		return false
	}
	for i := range l {
		if !l[i].Same(m[i]) {
			return false
		}
	}
	return true
}

// Source renders the list for people.
func (l List) Source() string {
	words := make([]string, 0, len(l))
	for _, e := range l {
		words = append(words, e.source())
	}
	return strings.Join(words, " ")
}

func (e Element) source() string {
	switch {
	case e.Gap != nil:
		return e.Gap.Source
	case e.Repeat != nil:
		return "…"
	case len(e.Word) == 0:
		return "?"
	}
	return e.Word[0].Value.Source()
}

// Heads returns what the first argument of the list can be: its alternatives,
// each under its guard, as far as words go. Where a gap, a repeat or an unknown
// word comes first, open holds; where the list is empty, neither does.
func (l List) Heads(s *Space) (heads String, open Guard) {
	rest, open := Always, Never
	for _, e := range l {
		here := s.And(rest, e.When)
		if len(e.Word) == 0 {
			open = s.Or(open, here)
		}
		for _, c := range e.Word {
			heads = heads.add(s, s.And(here, c.When), c.Value)
		}
		if rest = s.And(rest, s.Not(e.When)); rest == Never {
			break
		}
	}
	return heads, open
}
