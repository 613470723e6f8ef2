package abstract_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser/abstract"
)

func TestConcatIsNormal(t *testing.T) {
	p := newProgram(5, 0, 2, 1)
	for range 2000 {
		a, b, c := p.text(), p.text(), p.text()
		whole := abstract.Concat(a, b, c)
		require.True(t, whole.Same(abstract.Concat(abstract.Concat(a, b), c)))
		require.True(t, whole.Same(abstract.Concat(a, abstract.Concat(b, c))))
		for i, part := range whole {
			require.True(t, part.Hole != nil || part.Literal != "")
			require.False(t, i > 0 && part.Hole == nil && whole[i-1].Hole == nil, "two literals side by side")
		}
		for _, r := range p.runs()[:10] {
			require.Equal(t, r.say(a, nil)+r.say(b, nil)+r.say(c, nil), r.say(whole, nil))
		}
	}
}

func TestConcatLeavesItsPartsAlone(t *testing.T) {
	a := abstract.Literal("a")
	abstract.Concat(a, abstract.Literal("b"))
	assert.Equal(t, abstract.Literal("a"), a)
}

func TestKnown(t *testing.T) {
	s := abstract.NewSpace()
	hole := abstract.Unknown(s.NewHole(abstract.Hole{Source: "$x"}))
	for _, v := range []string{"", "a"} {
		got, known := abstract.Literal(v).Known()
		assert.True(t, known)
		assert.Equal(t, v, got)
	}
	for _, text := range []abstract.Text{hole, abstract.Concat(abstract.Literal("a"), hole)} {
		_, known := text.Known()
		assert.False(t, known)
	}
	assert.Equal(t, "a$x/y", abstract.Concat(abstract.Literal("a"), hole, abstract.Literal("/y")).Source())
}

func TestSameTextIsSameHole(t *testing.T) {
	s := abstract.NewSpace()
	x, y := abstract.Unknown(s.NewHole(abstract.Hole{Source: "$(date)"})), abstract.Unknown(s.NewHole(abstract.Hole{Source: "$(date)"}))
	assert.True(t, x.Same(x))
	assert.False(t, x.Same(y))
	assert.NotEqual(t, x.Key(), y.Key())
}

func TestReplace(t *testing.T) {
	p := newProgram(9, 0, 2, 1)
	for range 500 {
		text := p.text()
		for _, r := range p.runs() {
			got := text.Replace(func(h *abstract.Hole) (string, bool) { return r.vars[h].text, true })
			require.True(t, abstract.Literal(r.say(text, nil)).Same(got))
		}
		require.True(t, text.Same(text.Replace(func(*abstract.Hole) (string, bool) { return "", false })))
	}
}
