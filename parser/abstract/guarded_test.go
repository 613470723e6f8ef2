package abstract_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser/abstract"
)

// eachGuarded runs a check on many programs with two random strings and a
// condition.
func eachGuarded(t *testing.T, check func(p *program, c abstract.Guard, a, b abstract.String)) {
	t.Helper()
	for seed := range uint64(300) {
		p := newProgram(seed, 3, 1, 2)
		for range 5 {
			check(p, p.guard(2), p.string(), p.string())
		}
	}
}

// in is what g is in r, which must be exactly one case.
func in[T abstract.Valued[T]](t *testing.T, p *program, g abstract.Guarded[T], r run) T {
	t.Helper()
	v, n := pick(p, g, r)
	require.Equal(t, 1, n, "exactly one case holds in every run")
	return v
}

func TestJoin(t *testing.T) {
	eachGuarded(t, func(p *program, c abstract.Guard, a, b abstract.String) {
		s := p.Space
		joined := abstract.Join(s, c, a, b)
		for _, r := range p.runs() {
			want := in(t, p, b, r)
			if p.holds(c, r) {
				want = in(t, p, a, r)
			}
			require.True(t, want.Same(in(t, p, joined, r)))
		}
		require.True(t, abstract.Join(s, c, a, a).Same(a))
		require.True(t, abstract.Join(s, c, a, b).Same(abstract.Join(s, s.Not(c), b, a)))
		require.True(t, abstract.Join(s, abstract.Always, a, b).Same(a))
		require.True(t, abstract.Join(s, abstract.Never, a, b).Same(b))
	})
}

func TestUnknownDoesNotAbsorb(t *testing.T) {
	p := newProgram(1, 1, 1, 1)
	c := p.yes(p.plain[0])
	joined := abstract.Join(p.Space, c, abstract.Just(abstract.Unknown(p.vars[0])), abstract.Just(abstract.Literal("x")))
	assert.Len(t, joined, 2)
}

func TestValuesThatAreNothingAreUnknown(t *testing.T) {
	p := newProgram(1, 1, 1, 1)
	c, x := p.yes(p.plain[0]), abstract.Just(abstract.Literal("x"))
	var unknown abstract.String
	assert.False(t, unknown.Same(unknown))
	assert.Empty(t, abstract.Join(p.Space, c, x, unknown), "half known is not known")
	assert.Empty(t, abstract.Join(p.Space, c, unknown, x))
	assert.Empty(t, abstract.ConcatStrings(p.Space, x, unknown, x))

	either := abstract.Join(p.Space, c, x, abstract.Just(abstract.Literal("y")))
	assert.Empty(t, abstract.Bind(p.Space, either, func(v abstract.Text) abstract.String {
		if v.Same(abstract.Literal("x")) {
			return unknown
		}
		return abstract.Just(v)
	}), "a case that becomes unknown is not left out")
}

func TestBind(t *testing.T) {
	eachGuarded(t, func(p *program, c abstract.Guard, a, b abstract.String) {
		f := func(v abstract.Text) abstract.String {
			return abstract.Join(p.Space, c, abstract.Just(v), b)
		}
		bound := abstract.Bind(p.Space, a, f)
		mapped := abstract.Map(p.Space, a, func(v abstract.Text) abstract.Text { return abstract.Concat(v, v) })
		for _, r := range p.runs() {
			v := in(t, p, a, r)
			want := in(t, p, f(v), r)
			require.True(t, want.Same(in(t, p, bound, r)))
			require.True(t, abstract.Concat(v, v).Same(in(t, p, mapped, r)))
		}
	})
}

func TestWithin(t *testing.T) {
	eachGuarded(t, func(p *program, care abstract.Guard, a, _ abstract.String) {
		within := a.Within(p.Space, care)
		for _, r := range p.runs() {
			if p.holds(care, r) {
				require.True(t, in(t, p, a, r).Same(in(t, p, within, r)))
			}
		}
		for _, c := range within {
			require.NotEqual(t, abstract.Never, p.And(care, c.When))
		}
	})
}

func TestConcatStrings(t *testing.T) {
	eachGuarded(t, func(p *program, _ abstract.Guard, a, b abstract.String) {
		both := abstract.ConcatStrings(p.Space, a, b)
		for _, r := range p.runs() {
			want := abstract.Concat(in(t, p, a, r), in(t, p, b, r))
			require.True(t, want.Same(in(t, p, both, r)))
		}
	})
}

func TestConcatenationIsBounded(t *testing.T) {
	s := abstract.NewSpace()
	var parts []abstract.String
	for i := range 20 {
		c := s.Ask(abstract.Atom{})
		left, right := abstract.Literal(fmt.Sprint(i)), abstract.Literal(fmt.Sprint(-i-1))
		parts = append(parts, abstract.Join(s, c, abstract.Just(left), abstract.Just(right)))
	}
	parts = append(parts, abstract.Just(abstract.Literal("end")))
	whole := abstract.ConcatStrings(s, parts...)
	require.Len(t, whole, 64)
	for _, c := range whole {
		last := c.Value[len(c.Value)-1]
		assert.Equal(t, abstract.Part{Literal: "end"}, last, "what is known stays known")
		assert.Len(t, c.Value, 1+14+1)
		assert.True(t, c.Value[1:].Same(whole[0].Value[1:]), "an alternative that is left out is one hole")
	}
}

func TestOne(t *testing.T) {
	p := newProgram(1, 1, 0, 0)
	one := abstract.Just(abstract.Literal("x"))
	v, ok := one.One()
	assert.True(t, ok)
	assert.Equal(t, abstract.Literal("x"), v)
	_, ok = abstract.Join(p.Space, p.yes(0), one, abstract.Just(abstract.Literal("y"))).One()
	assert.False(t, ok)
	_, ok = abstract.String(nil).One()
	assert.False(t, ok)
}
