package abstract

import "strings"

// Listed is a value that lists can hold: it has a source text for people.
type Listed[T any] interface {
	Valued[T]
	Source() string
}

// Sequence is a list of values, each there under a guard. The zero Sequence is
// empty.
type Sequence[T Listed[T]] []Entry[T]

// Entry is a value, or several, of a [Sequence]. One of Word, Gap and Repeat is
// set; none of them: one value of which nothing is known.
//
// The guards in a Repeat are about what all its turns share. A question that
// each turn asks anew, or about a hole that each turn makes anew, has no one
// answer: its sides are rounds of their own.
type Entry[T Listed[T]] struct {
	When   Guard
	Word   Guarded[T]    // exactly one value
	Gap    *Gap          // any number of unknown values
	Repeat []Sequence[T] // rounds of a loop: zero or more times any of these, in any order
	Origin *Origin       // nil: nowhere in particular
}

// List is a sequence of strings, as a process gets them for its arguments.
type List = Sequence[Text]

// Element is an argument, or several, of a [List].
type Element = Entry[Text]

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
func (l Sequence[T]) Under(s *Space, g Guard) Sequence[T] {
	var out Sequence[T]
	for _, e := range l {
		if e.When = s.And(g, e.When); e.When != Never {
			out = append(out, e)
		}
	}
	return out
}

// Same tells whether two elements are the same values in every valuation.
func (e Entry[T]) Same(o Entry[T]) bool {
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
func (l Sequence[T]) Same(m Sequence[T]) bool {
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
func (l Sequence[T]) Source() string {
	words := make([]string, 0, len(l))
	for _, e := range l {
		words = append(words, e.source())
	}
	return strings.Join(words, " ")
}

func (e Entry[T]) source() string {
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

// Heads returns what the first value of the list can be: its alternatives,
// each under its guard, as far as words go. Where a gap, a repeat or an unknown
// word comes first, open holds; where the list is empty, neither does.
func (l Sequence[T]) Heads(s *Space) (heads Guarded[T], open Guard) {
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
