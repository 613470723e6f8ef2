package abstract

import (
	"fmt"
	"slices"
	"strconv"
)

// AtomID numbers the atoms of a [Space] in the order of their making.
type AtomID int32

// Atom is a question whose answer the program decides at run time: yes or no.
// Two questions with one key are one: the key names the predicate and the
// identities of the values it asks about, never their text alone.
type Atom struct {
	Key   string
	Text  string // for people: MODE = private
	Place Place

	// What is asked of one hole, and of nothing else. These relate the atoms of
	// one hole to each other, so that no scenario takes MODE for two strings.
	Hole    *Hole
	Literal *string           // the atom is: the hole equals this string
	Unset   bool              // the atom is: the variable behind the hole is not set
	Test    func(string) bool // decides the atom for a string the hole may be; nil: cannot be told

	fresh bool // it has no key of its own
}

// Atom returns the atom with an id of this space.
func (s *Space) Atom(id AtomID) Atom { return s.atoms[id] }

// Ask returns the guard that holds where the answer to a is yes. An atom with
// an empty key is asked afresh: nothing else is the same question.
func (s *Space) Ask(a Atom) Guard {
	if a.Key == "" {
		a.Key, a.fresh = "fresh "+strconv.Itoa(len(s.atoms)), true
	}
	id, ok := s.byKey[a.Key]
	if !ok {
		id = AtomID(len(s.atoms))
		s.byKey[a.Key] = id
		s.atoms = append(s.atoms, a)
		if a.Hole != nil {
			s.about[a.Hole] = append(s.about[a.Hole], id)
		}
	}
	return s.decide(id, Always, Never)
}

// Equal asks whether hole is literal.
func (s *Space) Equal(hole *Hole, literal string, at Place) Guard {
	text := hole.label() + " = " + literal
	if literal == "" {
		text = hole.label() + " is empty"
	}
	return s.Ask(Atom{
		Key:  fmt.Sprintf("equal %d %q", hole.ID, literal),
		Text: text, Place: at, Hole: hole, Literal: &literal,
		Test: func(v string) bool { return v == literal },
	})
}

// IsUnset asks whether the variable behind hole is not set. An unset variable
// reads as the empty string.
func (s *Space) IsUnset(hole *Hole, at Place) Guard {
	return s.Ask(Atom{
		Key:  fmt.Sprintf("unset %d", hole.ID),
		Text: hole.label() + " is not set", Place: at, Hole: hole, Unset: true,
	})
}

// Satisfies asks whether hole passes a test that depends on its value alone.
// The name must identify the test: it is part of the atom's identity.
func (s *Space) Satisfies(hole *Hole, name, text string, test func(string) bool, at Place) Guard {
	return s.Ask(Atom{
		Key:  fmt.Sprintf("test %d %s", hole.ID, name),
		Text: text, Place: at, Hole: hole, Test: test,
	})
}

// exclusions is what atoms, in ascending order, say about each other: no hole
// takes two values.
func (s *Space) exclusions(atoms []AtomID) Guard {
	out := Always
	after := map[*Hole][]AtomID{} // what was seen of each hole
	// From the last to the first: each step adds only to the top of the diagram.
	for _, a := range slices.Backward(atoms) {
		hole := s.atoms[a].Hole
		if hole == nil {
			continue
		}
		here := Always
		for _, b := range after[hole] {
			here = s.And(s.related(a, b), s.related(b, a), here)
		}
		out = s.And(here, out)
		after[hole] = append(after[hole], a)
	}
	return out
}

// related is what atom a, where it fixes the value of its hole, says about b, of
// the same hole.
func (s *Space) related(a, b AtomID) Guard {
	x, y := s.atoms[a], s.atoms[b]
	value := ""
	switch {
	case x.Literal != nil:
		value = *x.Literal
	case !x.Unset:
		return Always
	}
	if y.Test == nil {
		return Always // what unset excludes is said where it is a
	}
	yes := s.decide(b, Always, Never)
	if !y.Test(value) {
		yes = s.Not(yes)
	}
	return s.Ite(s.decide(a, Always, Never), yes, Always)
}

// Possible is g without what its atoms exclude among themselves: no hole takes
// two values in it. It is [Never] where g cannot come about.
func (s *Space) Possible(g Guard) Guard {
	if p, ok := s.possible[g]; ok {
		return p
	}
	p := s.And(g, s.exclusions(s.Support(g)))
	s.possible[g] = p
	return p
}

// Reading returns the string that hole is wherever g holds, if g fixes it.
func (s *Space) Reading(hole *Hole, g Guard) (string, bool) {
	for _, id := range s.about[hole] {
		a := s.atoms[id]
		if (a.Literal != nil || a.Unset) && s.Implies(g, s.decide(id, Always, Never)) {
			if a.Unset {
				return "", true
			}
			return *a.Literal, true
		}
	}
	return "", false
}
