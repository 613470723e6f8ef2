package abstract

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A result that was pushed out of its place is computed again, to the very same
// guard, and a decision is made once however large the table of them has grown.
func TestTablesKeepFormulasCanonical(t *testing.T) {
	const pairs = 12
	s := NewSpaceWithin(1 << 20)
	atoms := make([]Guard, 2*pairs)
	for i := range atoms {
		atoms[i] = s.Ask(Atom{Text: "a"})
	}
	// Each pair is far apart, so that the diagram has a node for each half choice.
	matched := func() Guard {
		g := Never
		for i := range pairs {
			g = s.Or(g, s.And(atoms[i], atoms[i+pairs]))
		}
		return g
	}
	g := matched()
	require.Greater(t, len(s.nodes), 1<<pairs)
	for i := range s.known.slots {
		s.known.slots[i] = computed{}
	}
	before := len(s.nodes)
	assert.Equal(t, g, matched())
	assert.Len(t, s.nodes, before, "no decision is made twice")

	r := rand.New(rand.NewPCG(1, 1))
	for range 1000 {
		bits := r.Uint64()
		holds := s.Holds(g, func(id AtomID) bool { return bits>>id&1 == 1 })
		assert.Equal(t, bits&(bits>>pairs)&(1<<pairs-1) != 0, holds)
	}
}
