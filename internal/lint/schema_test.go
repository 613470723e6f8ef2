package lint_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
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
	Items       *schema            `json:"items"`
	Ref         string             `json:"$ref"`
	Enum        []any              `json:"enum"`
	Defs        map[string]*schema `json:"$defs"`
}

func published(t *testing.T) *schema {
	t.Helper()
	text, err := os.ReadFile("../../docs/schema/egglint.schema.json")
	require.NoError(t, err)
	var s schema
	require.NoError(t, json.Unmarshal(text, &s))
	return &s
}

// TestSchemaHasTheKeysThatAreAccepted holds the published schema to the program.
func TestSchemaHasTheKeysThatAreAccepted(t *testing.T) {
	compareKeys(t, "", published(t), reflect.TypeFor[lint.Config]())
}

// TestValuesOfTheSchemaAreAccepted tries each value that the schema lists.
func TestValuesOfTheSchemaAreAccepted(t *testing.T) {
	s := published(t)
	values := map[string][]any{
		"failOn: %v":                               s.Properties["failOn"].Enum,
		"contract: {session: %v}":                  s.Properties["contract"].Properties["session"].Enum,
		"rules: {EGG010: %v}":                      s.Defs["severity"].Enum,
		"packs: {contract: %v}":                    s.Defs["severity"].Enum,
		"unproven: {sandbox: %[1]v, other: %[1]v}": s.Defs["severity"].Enum,
		"sandbox: {unknown: %v}":                   s.Defs["severity"].Enum,
	}
	for pattern, enum := range values {
		require.NotEmpty(t, enum, pattern)
		for _, value := range enum {
			text := fmt.Sprintf(pattern, value)
			_, err := lint.ParseConfig("x", []byte(text), nil)
			assert.NoError(t, err, text)
		}
	}
}

// resolved follows a reference to a definition.
func resolved(t *testing.T, s *schema) *schema {
	t.Helper()
	if s.Ref == "" {
		return s
	}
	definition := published(t).Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
	require.NotNil(t, definition, s.Ref)
	return definition
}

// compareKeys looks into structs, also into those that are items of a list or that a
// pointer leads to.
func compareKeys(t *testing.T, path string, published *schema, accepted reflect.Type) {
	t.Helper()
	assert.NotEmpty(t, published.Description, "%q has no description", path)
	published = resolved(t, published)
	if accepted.Kind() == reflect.Pointer {
		accepted = accepted.Elem()
	}
	if accepted.Kind() == reflect.Slice && accepted.Elem().Kind() == reflect.Struct {
		compareKeys(t, path+"[]", published.Items, accepted.Elem())
		return
	}
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
