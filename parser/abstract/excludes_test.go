package abstract

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// What a formula excludes is where nothing is left of it, and telling so makes no
// formula.
func TestExcludes(t *testing.T) {
	s := NewSpace()
	r := rand.New(rand.NewPCG(5, 0))
	formulas := []Guard{Always, Never}
	for range 6 {
		formulas = append(formulas, s.Ask(Atom{Text: "c"}))
	}
	one := func() Guard { return formulas[r.IntN(len(formulas))] }
	for range 400 {
		g := s.Ite(one(), one(), one())
		formulas = append(formulas, g)
		for atom := range s.Atoms() {
			yes := s.decide(atom, Always, Never)
			hi, lo := s.And(g, yes) == Never, s.And(g, s.Not(yes)) == Never
			before := len(s.nodes)
			require.Equal(t, hi, s.excludes(g, atom, true))
			require.Equal(t, lo, s.excludes(g, atom, false))
			require.Len(t, s.nodes, before)
		}
	}
}
