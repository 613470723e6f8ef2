package abstract_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser/abstract"
)

func TestLeave(t *testing.T) {
	s := abstract.NewSpace()
	before := s.Ask(abstract.Atom{Text: "before"})
	begin := s.Atoms()
	fresh := s.Ask(abstract.Atom{Text: "fresh"})
	keyed := s.Ask(abstract.Atom{Key: "keyed", Text: "keyed"})

	tests := map[string]struct{ guard, want abstract.Guard }{
		"a constant":             {abstract.Never, abstract.Never},
		"an older question":      {before, before},
		"a question with a key":  {keyed, keyed},
		"a fresh question":       {fresh, abstract.Always},
		"its negation":           {s.Not(fresh), abstract.Always},
		"a conjunction":          {s.And(before, fresh, s.Not(keyed)), s.And(before, s.Not(keyed))},
		"either way of the same": {s.Ite(fresh, before, keyed), s.Or(before, keyed)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := s.Leave(tt.guard, begin)
			assert.Equal(t, tt.want, got)
			assert.True(t, s.Implies(tt.guard, got), "it holds wherever the guard does")
		})
	}
}
