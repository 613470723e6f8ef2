package policy

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

// rests is what a run over a shell program owes to assumptions.
func rests(t *testing.T, assume map[string][]string, program string) []Rest {
	t.Helper()
	r := parser.New(parser.Options{}).File(parser.File{Name: "a.sh", Text: []byte(program)})
	require.Len(t, r.Launches, 1)
	result, err := engine(t, Config{Assume: assume}).Evaluate(context.Background(), r.Launches)
	require.NoError(t, err)
	return result.Assumed
}

func TestWhatPassesByAssumptionIsTold(t *testing.T) {
	sandbox := `docker run --name "$N" -e CONTAINER_ID=egg-1 egg-sandbox`
	got := rests(t, map[string][]string{"$N": {"egg-1"}, "$OTHER": {"x"}}, sandbox)
	require.Len(t, got, 1)
	assert.Equal(t, []string{"EGG005"}, got[0].Rules)
	assert.Equal(t, []string{"$N is one of egg-1 (assume)"}, got[0].Assumptions)
	assert.False(t, got[0].Unbound)
	assert.Equal(t, "a.sh", got[0].File)

	// A rule that fails with it rests on nothing, nor does one that passes anyway.
	assert.Empty(t, rests(t, map[string][]string{"$N": {"egg-1", "egg-2"}}, sandbox))
	assert.Empty(t, rests(t, map[string][]string{"$N": {"egg-1"}}, `docker run --name "$N" -e CONTAINER_ID="$N" egg-sandbox`))
	assert.Empty(t, rests(t, nil, sandbox))
}

func TestThatALaunchIsBoundByNoContractRestsOnItsImage(t *testing.T) {
	got := rests(t, map[string][]string{"$I": {"postgres"}}, `docker run "$I"`)
	require.Len(t, got, 1)
	assert.True(t, got[0].Unbound)
	assert.Empty(t, rests(t, map[string][]string{"$I": {"x"}}, `docker run --name "$I" postgres`))
}
