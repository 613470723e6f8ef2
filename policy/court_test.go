package policy

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A rule that names its options has nothing to say of a launch without them: so it
// need not be asked.
func TestRulesHoldWithoutTheirOptions(t *testing.T) {
	m, err := compiled()
	require.NoError(t, err)
	c := newCourt(engine(t, strictConfig()), m)
	random := rand.New(rand.NewPCG(201, 264))
	spared := 0
	for range 150 {
		s := oddScenario(t, random)
		if isOpen(&s) || s.EnvOpen {
			continue
		}
		l, topics := launch(s), topicsOf(&s)
		var rules []Rule
		for _, r := range c.rules {
			if !r.concerns(topics) {
				rules = append(rules, r)
			}
		}
		spared += len(rules)
		said, err := m.ask(context.Background(), rules, field{"launch", launchTerm(&l)}, field{"scenario", scenarioTerm(&s)},
			field{"argv", argvTerm(&l, &s)}, field{"config", c.engine.contract}, field{"mode", text(ModePrivate)},
			field{"sandbox", boolean(false)}, field{"contract", noRules})
		require.NoError(t, err)
		for i, r := range rules {
			assert.Empty(t, verdictOf(said[i]), "%s of %+v", r.ID, s.Argv)
		}
	}
	assert.Greater(t, spared, 500)
}
