package specfile

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/builder"
)

// objectSchema is the part of the published schema that names keys.
type objectSchema struct {
	Properties map[string]json.RawMessage `json:"properties"`
	Closed     *bool                      `json:"additionalProperties"`
}

// The published schema and the reader know the same keys.
func TestSchemaHasTheKeysThatAreRead(t *testing.T) {
	data, err := os.ReadFile("../../docs/schema/eggbuild.schema.json")
	require.NoError(t, err)
	var root, network objectSchema
	require.NoError(t, json.Unmarshal(data, &root))
	require.NoError(t, json.Unmarshal(root.Properties["network"], &network))

	var d specDecoder
	assert.ElementsMatch(t, keys(d.specMembers(new(builder.Spec))), slices.Collect(maps.Keys(root.Properties)))
	assert.ElementsMatch(t, keys(d.networkMembers(new(builder.NetworkSpec))), slices.Collect(maps.Keys(network.Properties)))
	for _, schema := range []objectSchema{root, network} {
		require.NotNil(t, schema.Closed)
		assert.False(t, *schema.Closed, "an unknown key is an error to both")
	}
}

func keys(members []member) []string {
	var all []string
	for _, m := range members {
		all = append(all, m.key)
	}
	return all
}
