package abstract

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What is forgotten is how values hang together: every value stays possible, and
// a list keeps what is always there.
func TestForgetKeepsEveryCase(t *testing.T) {
	s := NewCoarseSpace()
	tangled := Always
	for range 2 * maxTangle {
		tangled = s.And(tangled, s.Ask(Atom{Text: "c"}))
	}
	v := Join(s, tangled, Just(Literal("a")), Just(Literal("b")))
	f := NewForgetter(s)

	got := v.Forget(f)

	assert.Len(t, got, 2)
	assert.Equal(t, Always, s.Or(got[0].When, got[1].When))
	assert.Equal(t, Never, s.And(got[0].When, got[1].When))
	assert.False(t, s.Tangled(got[0].When))

	list := append(Words("x"), Words("y", "z").Under(s, tangled)...).Forget(f)
	assert.Equal(t, Always, list[0].When)
	assert.False(t, s.Tangled(list[1].When))
	assert.Equal(t, list[1].When, list[2].When, "what came together stays together")
	assert.NotContains(t, []Guard{Always, Never}, list[1].When)
}
