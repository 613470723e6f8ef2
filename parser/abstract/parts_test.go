package abstract

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What weighs is told apart in the residual scenarios too: ten options that do
// not matter must not blur the one choice that does.
func TestResidualKeepsHeavyChoicesApart(t *testing.T) {
	s := NewSpace()
	private := s.Ask(Atom{Text: "private"})
	list := Words("docker", "run")
	list = append(list, Words("--dns").Under(s, private)...)
	list = append(list, Words("--public").Under(s, s.Not(private))...)
	for i := range 10 {
		list = append(list, Words(fmt.Sprint("-v", i)).Under(s, s.Ask(Atom{Text: fmt.Sprint("option ", i)}))...)
	}
	heavy := func(e Element) int {
		if v, _ := e.Word[0].Value.Known(); v == "--dns" {
			return 1
		}
		return 0
	}

	scenarios, complete := Unfold(s, list, Always, Limits{Weigh: heavy})

	require.False(t, complete)
	assert.LessOrEqual(t, len(scenarios), 64)
	residuals := map[string]int{}
	for _, sc := range scenarios {
		word, _ := sc.Argv[2].Word.Known()
		require.True(t, sc.Argv[2].IsWord())
		require.NotEmpty(t, sc.Decisions)
		assert.Equal(t, Decision{Text: "private", Outcome: word == "--dns", Choice: sc.Decisions[0].Choice}, sc.Decisions[0])
		if sc.Residual {
			residuals[word]++
			assert.Len(t, sc.Decisions, 1)
		}
	}
	assert.Equal(t, map[string]int{"--dns": 1, "--public": 1}, residuals)
}
