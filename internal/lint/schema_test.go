package lint_test

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/lint/strictyaml"
)

// schema is the part of a JSON Schema that says which keys there are. Properties
// is nil where the keys are the user's choice, or where there are none.
type schema struct {
	Description string             `json:"description"`
	Properties  map[string]*schema `json:"properties"`
}

// TestSchemaHasTheKeysThatAreAccepted holds the published schema to the program.
func TestSchemaHasTheKeysThatAreAccepted(t *testing.T) {
	text, err := os.ReadFile("../../docs/schema/egglint.schema.json")
	require.NoError(t, err)
	var published schema
	require.NoError(t, json.Unmarshal(text, &published))
	compareKeys(t, "", &published, reflect.TypeFor[lint.Config]())
}

func compareKeys(t *testing.T, path string, published *schema, accepted reflect.Type) {
	t.Helper()
	assert.NotEmpty(t, published.Description, "%q has no description", path)
	if accepted.Kind() != reflect.Struct {
		assert.Empty(t, published.Properties, path)
		return
	}
	var keys []string
	for _, field := range strictyaml.Fields(accepted) {
		keys = append(keys, field.Key)
		if inner := published.Properties[field.Key]; inner != nil {
			compareKeys(t, path+"."+field.Key, inner, field.Type)
		}
	}
	assert.ElementsMatch(t, keys, slices.Collect(maps.Keys(published.Properties)), "keys of %q", path)
}
