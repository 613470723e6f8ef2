package abstract_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser/abstract"
)

// table is the truth table of a formula over six atoms: bit v is its value under
// the valuation whose bit i is the answer to atom i.
type table uint64

const tableAtoms = 6

// atomTable is the table of the formula that is atom i alone.
func atomTable(i int) table {
	var t table
	for v := range 64 {
		if v>>i&1 == 1 {
			t |= 1 << v
		}
	}
	return t
}

func (t table) dependsOn(i int) bool {
	for v := range 64 {
		if t>>v&1 != t>>(v^1<<i)&1 {
			return true
		}
	}
	return false
}

func tableOf(s *abstract.Space, g abstract.Guard) table {
	var t table
	for v := range 64 {
		if s.Holds(g, func(id abstract.AtomID) bool { return v>>id&1 == 1 }) {
			t |= 1 << v
		}
	}
	return t
}

// formula is a guard beside what it should be.
type formula struct {
	guard abstract.Guard
	table table
}

// formulas grows n random formulas over six atoms from each other.
func formulas(s *abstract.Space, seed uint64, n int) []formula {
	r := rand.New(rand.NewPCG(seed, 0))
	out := []formula{{abstract.Always, ^table(0)}, {abstract.Never, 0}}
	for i := range tableAtoms {
		g := s.Ask(abstract.Atom{Text: fmt.Sprint("q", i)})
		out = append(out, formula{g, atomTable(i)})
	}
	for len(out) < n {
		a, b, c := out[r.IntN(len(out))], out[r.IntN(len(out))], out[r.IntN(len(out))]
		switch r.IntN(4) {
		case 0:
			out = append(out, formula{s.And(a.guard, b.guard), a.table & b.table})
		case 1:
			out = append(out, formula{s.Or(a.guard, b.guard), a.table | b.table})
		case 2:
			out = append(out, formula{s.Not(a.guard), ^a.table})
		default:
			out = append(out, formula{s.Ite(a.guard, b.guard, c.guard), a.table&b.table | ^a.table&c.table})
		}
	}
	return out
}

func TestGuardsAreTheirTruthTables(t *testing.T) {
	for seed := range uint64(5) {
		s := abstract.NewSpace()
		byTable := map[table]abstract.Guard{}
		for _, f := range formulas(s, seed, 2000) {
			require.Equal(t, f.table, tableOf(s, f.guard))
			known, seen := byTable[f.table]
			require.True(t, !seen || known == f.guard, "equal formulas are equal values")
			byTable[f.table] = f.guard

			var support []abstract.AtomID
			for i := range tableAtoms {
				if f.table.dependsOn(i) {
					support = append(support, abstract.AtomID(i))
				}
			}
			require.ElementsMatch(t, support, s.Support(f.guard))
		}
	}
}

func TestRelationsOfGuards(t *testing.T) {
	s := abstract.NewSpace()
	fs := formulas(s, 7, 300)
	r := rand.New(rand.NewPCG(7, 7))
	for range 20_000 {
		f, g := fs[r.IntN(len(fs))], fs[r.IntN(len(fs))]
		require.Equal(t, f.table&^g.table == 0, s.Implies(f.guard, g.guard))

		restricted := tableOf(s, s.Restrict(f.guard, g.guard))
		require.Equal(t, f.table&g.table, restricted&g.table, "agrees where care holds")
		switch {
		case g.table == 0:
			require.Equal(t, f.table, restricted)
		case g.table&^f.table == 0:
			require.Equal(t, abstract.Always, s.Restrict(f.guard, g.guard))
		case g.table&f.table == 0:
			require.Equal(t, abstract.Never, s.Restrict(f.guard, g.guard))
		}
		for _, a := range s.Support(s.Restrict(f.guard, g.guard)) {
			require.Contains(t, s.Support(f.guard, g.guard), a)
		}
	}
}

func TestGuardsOfNothing(t *testing.T) {
	s := abstract.NewSpace()
	var zero abstract.Guard
	assert.Equal(t, abstract.Always, zero)
	assert.Equal(t, abstract.Always, s.And())
	assert.Equal(t, abstract.Never, s.Or())
	assert.Empty(t, s.Support())
}

func TestSupportOfSeveralIsSorted(t *testing.T) {
	s := abstract.NewSpace()
	fs := formulas(s, 3, 8)[2:]
	assert.Equal(t, []abstract.AtomID{1, 4, 5}, s.Support(fs[5].guard, fs[1].guard, s.And(fs[4].guard, fs[1].guard)))
}

// A disjunction of pairs whose halves were asked far apart has no small diagram.
func TestWorkIsBounded(t *testing.T) {
	s := abstract.NewSpace()
	var first, second []abstract.Guard
	for range 40 {
		first = append(first, s.Ask(abstract.Atom{}))
	}
	for range 40 {
		second = append(second, s.Ask(abstract.Atom{}))
	}
	defer func() {
		var limit abstract.LimitError
		err, isError := recover().(error)
		require.True(t, isError)
		require.ErrorAs(t, err, &limit)
		assert.ErrorContains(t, err, "too much to analyse")
	}()
	pairs := abstract.Never
	for i := range first {
		pairs = s.Or(pairs, s.And(first[i], second[i]))
	}
	t.Fatal("a formula without bound was built")
}
