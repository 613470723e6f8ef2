package abstract_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser/abstract"
)

var nowhere abstract.Place

func TestSameQuestionSameAtom(t *testing.T) {
	s := abstract.NewSpace()
	mode, other := s.NewHole(abstract.Hole{Name: "MODE"}), s.NewHole(abstract.Hole{Name: "MODE"})
	assert.NotEqual(t, mode.ID, other.ID)
	assert.Equal(t, s.Equal(mode, "a", nowhere), s.Equal(mode, "a", nowhere))
	assert.NotEqual(t, s.Equal(mode, "a", nowhere), s.Equal(other, "a", nowhere), "names are not identities")
	assert.Equal(t, s.Ask(abstract.Atom{Key: "k"}), s.Ask(abstract.Atom{Key: "k"}))
	assert.NotEqual(t, s.Ask(abstract.Atom{}), s.Ask(abstract.Atom{}), "without a key nothing is the same")
}

func TestAtomsAreCalledByTheHole(t *testing.T) {
	s := abstract.NewSpace()
	named, bare := s.NewHole(abstract.Hole{Name: "MODE", Source: "$MODE"}), s.NewHole(abstract.Hole{Source: "$(date)"})
	text := func(g abstract.Guard) string { return s.Atom(s.Support(g)[0]).Text }
	assert.Equal(t, "MODE = private", text(s.Equal(named, "private", nowhere)))
	assert.Equal(t, "MODE is empty", text(s.Equal(named, "", nowhere)))
	assert.Equal(t, "MODE is not set", text(s.IsUnset(named, nowhere)))
	assert.Equal(t, "$(date) = x", text(s.Equal(bare, "x", nowhere)))
}

func TestOneVariableHasOneString(t *testing.T) {
	s := abstract.NewSpace()
	mode := s.NewHole(abstract.Hole{Name: "MODE"})
	a, b, empty := s.Equal(mode, "a", nowhere), s.Equal(mode, "b", nowhere), s.Equal(mode, "", nowhere)
	unset := s.IsUnset(mode, nowhere)
	hasA := s.Satisfies(mode, "prefix a", "MODE = a*", func(v string) bool { return strings.HasPrefix(v, "a") }, nowhere)

	possible := func(gs ...abstract.Guard) bool { return s.Possible(s.And(gs...)) != abstract.Never }
	assert.False(t, possible(a, b))
	assert.False(t, possible(a, unset))
	assert.False(t, possible(unset, s.Not(empty)), "unset is empty")
	assert.True(t, possible(unset, empty))
	assert.True(t, possible(s.Not(unset), empty))
	assert.False(t, possible(a, s.Not(hasA)))
	assert.False(t, possible(b, hasA))
	assert.False(t, possible(unset, hasA))
	assert.True(t, possible(hasA, s.Not(a)))
	assert.True(t, possible(s.Not(a), s.Not(b), s.Not(empty)))
}

func TestQuestionsThatNoStringAnswersAreFree(t *testing.T) {
	s := abstract.NewSpace()
	mode := s.NewHole(abstract.Hole{Name: "MODE"})
	free, a := s.Ask(abstract.Atom{Hole: mode}), s.Equal(mode, "a", nowhere)
	assert.NotEqual(t, abstract.Never, s.Possible(s.And(free, a)))
	assert.NotEqual(t, abstract.Never, s.Possible(s.And(s.Not(free), a)))
}

// Without tests of other kinds, exactly the runs there are are possible.
func TestPossibleIsWhatSomeRunDoes(t *testing.T) {
	for seed := range uint64(200) {
		p := newProgram(seed, 1, 2, 2)
		runs := p.runs()
		for range 10 {
			g := p.guard(3)
			some := false
			for _, r := range runs {
				some = some || p.holds(g, r)
				require.Equal(t, p.holds(g, r), p.holds(p.Possible(g), r))
			}
			require.Equal(t, some, p.Possible(g) != abstract.Never)
		}
	}
}

func TestPossibleKeepsEveryRunUnderTests(t *testing.T) {
	tests := map[string]func(string) bool{
		"a*":    func(v string) bool { return strings.HasPrefix(v, "a") },
		"*b":    func(v string) bool { return strings.HasSuffix(v, "b") },
		"empty": func(v string) bool { return v == "" },
	}
	for seed := range uint64(100) {
		p := newProgram(seed, 1, 2, 2)
		for name, test := range tests {
			p.ask(p.Satisfies(p.vars[0], name, name, test, nowhere))
		}
		for range 10 {
			g := p.guard(3)
			for _, r := range p.runs() {
				require.Equal(t, p.holds(g, r), p.holds(p.Possible(g), r))
			}
		}
	}
}

// A guard fixes a string exactly where all its runs have that string, and there
// is a question that says so.
func TestReading(t *testing.T) {
	for seed := range uint64(200) {
		p := newProgram(seed, 1, 1, 3)
		g := p.Possible(p.guard(2))
		v, fixed := p.Reading(p.vars[0], g)
		seen := map[string]bool{}
		for _, r := range p.runs() {
			if p.holds(g, r) {
				seen[r.vars[p.vars[0]].text] = true
			}
		}
		if fixed && g != abstract.Never {
			require.Equal(t, map[string]bool{v: true}, seen)
		}
	}
	s := abstract.NewSpace()
	mode := s.NewHole(abstract.Hole{})
	_, fixed := s.Reading(mode, s.Ask(abstract.Atom{}))
	assert.False(t, fixed)
	for _, g := range []abstract.Guard{s.Equal(mode, "", nowhere), s.IsUnset(mode, nowhere)} {
		v, fixed := s.Reading(mode, g)
		assert.True(t, fixed)
		assert.Empty(t, v)
	}
	v, fixed := s.Reading(mode, s.And(s.Equal(mode, "x", nowhere), s.Ask(abstract.Atom{})))
	assert.True(t, fixed)
	assert.Equal(t, "x", v)
}
