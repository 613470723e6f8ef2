package trie_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser/abstract/trie"
)

// randomKey is one of few keys, so that maps meet, with bits at either end.
func randomKey(r *rand.Rand) uint64 {
	return r.Uint64N(6)<<62 | r.Uint64N(4)<<32 | r.Uint64N(8)
}

// grow changes a map and its model in the same way.
func grow(r *rand.Rand, m trie.Map[int], model map[uint64]int, steps int) trie.Map[int] {
	for range steps {
		k := randomKey(r)
		if r.IntN(3) == 0 {
			m = m.Without(k)
			delete(model, k)
			continue
		}
		v := r.IntN(4)
		m = m.With(k, v)
		model[k] = v
	}
	return m
}

func requireModel(t *testing.T, model map[uint64]int, m trie.Map[int]) {
	t.Helper()
	var keys []uint64
	for k, v := range m.All() {
		keys = append(keys, k)
		require.Equal(t, model[k], v)
	}
	require.Equal(t, slices.Sorted(maps.Keys(model)), keys, "in order, each once")
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		k := randomKey(r)
		want, there := model[k]
		got, ok := m.Get(k)
		require.Equal(t, there, ok)
		require.Equal(t, want, got)
	}
}

func TestMapIsAMap(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		model := map[uint64]int{}
		m := grow(r, trie.Map[int]{}, model, r.IntN(60))
		later := maps.Clone(model)
		requireModel(t, later, grow(r, m, later, r.IntN(20)))
		requireModel(t, model, m) // a copy is a snapshot
	}
}

func TestBetweenIsThePartOfAll(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 3))
	for range 500 {
		m := grow(r, trie.Map[int]{}, map[uint64]int{}, 40)
		first, last := randomKey(r), randomKey(r)
		var want, got []uint64
		for k := range m.All() {
			if k >= first && k <= last {
				want = append(want, k)
			}
		}
		for k := range m.Between(first, last) {
			got = append(got, k)
		}
		require.Equal(t, want, got)
	}
}

func TestAllStops(t *testing.T) {
	m := trie.Map[int]{}.With(1, 1).With(2, 2).With(1<<63, 3)
	seen := 0
	for range m.All() {
		seen++
		break
	}
	assert.Equal(t, 1, seen)
}

// two are maps that come out of one, and their models.
func two(r *rand.Rand) (a, b trie.Map[int], x, y map[uint64]int) {
	x = map[uint64]int{}
	base := grow(r, trie.Map[int]{}, x, r.IntN(60))
	y = maps.Clone(x)
	return grow(r, base, x, r.IntN(12)), grow(r, base, y, r.IntN(12)), x, y
}

func TestMergeDecidesKeyByKey(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4))
	for range 1000 {
		a, b, x, y := two(r)
		got := trie.Merge(a, b, func(_ uint64, p, q *int) *int {
			sum := *p + *q
			switch {
			case *p == *q:
				return p
			case sum == 3:
				return nil
			case sum == 4:
				return q
			}
			return &sum
		}, func(_ uint64, p *int, left bool) *int {
			v := 10 + *p
			switch {
			case *p == 0:
				return nil
			case left:
				return p
			}
			return &v
		})
		requireModel(t, mergedModel(x, y), got)
	}
}

func mergedModel(x, y map[uint64]int) map[uint64]int {
	out := map[uint64]int{}
	for k, p := range x {
		q, ok := y[k]
		switch {
		case !ok && p == 0 || ok && p != q && p+q == 3:
		case !ok || p == q:
			out[k] = p
		case p+q == 4:
			out[k] = q
		default:
			out[k] = p + q
		}
	}
	for k, q := range y {
		if _, ok := x[k]; !ok && q != 0 {
			out[k] = 10 + q
		}
	}
	return out
}

// The values that neither side changed since they were one are not looked at, and
// a key of which only one is told is kept where nobody asks about it.
func TestMergeLooksAtWhatDiffers(t *testing.T) {
	base := trie.Map[int]{}
	for k := range uint64(1000) {
		base = base.With(k, 0)
	}
	a, b := base.With(7, 1).With(2000, 1), base.With(7, 2).With(900, 3).Without(8)
	var asked []uint64
	m := trie.Merge(a, b, func(k uint64, _, y *int) *int {
		asked = append(asked, k)
		return y
	}, nil)
	assert.Equal(t, []uint64{7, 900}, asked)
	assert.Equal(t, b.At(7), m.At(7))
	assert.Equal(t, a.At(2000), m.At(2000))
	assert.Equal(t, base.At(8), m.At(8))
	c, d := base.With(7, 1), base.With(7, 2)
	assert.True(t, d == trie.Merge(c, d, func(_ uint64, _, y *int) *int { return y }, nil), "the very map that comes out")
}

func TestDifferTellsEachDifference(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 5))
	for range 1000 {
		a, b, x, y := two(r)
		told := map[uint64]bool{}
		next := uint64(0)
		trie.Differ(a, b, func(k uint64, p, q *int) bool {
			require.GreaterOrEqual(t, k, next, "in order")
			next, told[k] = k+1, true
			require.Equal(t, a.At(k), p)
			require.Equal(t, b.At(k), q)
			return true
		})
		for k := range maps.Keys(x) {
			if v, ok := y[k]; !ok || v != x[k] {
				require.True(t, told[k])
			}
		}
		for k := range maps.Keys(y) {
			if _, ok := x[k]; !ok {
				require.True(t, told[k])
			}
		}
	}
}

func TestDifferStops(t *testing.T) {
	asked := 0
	trie.Differ(trie.Map[int]{}.With(1, 1).With(2, 1), trie.Map[int]{}, func(uint64, *int, *int) bool {
		asked++
		return false
	})
	assert.Equal(t, 1, asked)
}
