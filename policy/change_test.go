package policy

import (
	"maps"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOwnPoliciesChange(t *testing.T) {
	const helpers = "package own.helpers\n\nallowed contains \"a\"\n"
	was := map[string]string{
		"label-set.rego": ownText("TEAM1", "images", "label-set", tagged),
		"helpers.rego":   helpers,
		"data.json":      `{"own": {"a": {"b": [1]}}}`,
	}
	for name, test := range map[string]struct {
		change map[string]string
		want   []string
	}{
		"nothing":              {nil, nil},
		"another rule":         {map[string]string{"user-set.rego": ownText("TEAM2", "images", "user-set", tagged)}, nil},
		"a test":               {map[string]string{"helpers_test.rego": "package own.helpers_test\n"}, nil},
		"a file":               {map[string]string{"helpers.rego": helpers + "\nallowed contains \"b\"\n"}, []string{"policy/helpers.rego"}},
		"a file of no rule":    {map[string]string{"helpers.rego": ""}, []string{"policy/helpers.rego"}},
		"a file for a package": {map[string]string{"more.rego": helpers}, []string{"own.helpers, to which policy/more.rego adds,"}},
		"data":                 {map[string]string{"data.json": `{"own": {"a": {"b": [1, 2]}}}`}, []string{"data"}},
		"no data":              {map[string]string{"data.json": ""}, []string{"data"}},
	} {
		t.Run(name, func(t *testing.T) {
			is := maps.Clone(was)
			for file, text := range test.change {
				if is[file] = text; text == "" {
					delete(is, file)
				}
			}
			base, err := LoadPolicies(folder(was))
			require.NoError(t, err)
			changed, err := LoadPolicies(folder(is))
			require.NoError(t, err)
			assert.Equal(t, test.want, base.Changed(changed))
			assert.Empty(t, (*Policies)(nil).Changed(changed))
			assert.Len(t, base.Changed(nil), 3)
		})
	}
}
