package strictyaml_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/egglint/egg/internal/lint/strictyaml"
)

type inner struct {
	Names []string `yaml:"names"`
	Count *int     `yaml:"count"`
}

type level string

func (l *level) UnmarshalYAML(node *yaml.Node) error {
	if node.Value != "high" && node.Value != "low" {
		return errors.New("neither high nor low")
	}
	*l = level(node.Value)
	return nil
}

type config struct {
	Title  string           `yaml:"title"`
	Strict bool             `yaml:"strict"`
	Inner  inner            `yaml:"inner"`
	Levels map[string]level `yaml:"levels"`
	hidden string
}

func TestDecode(t *testing.T) {
	var c config
	at, err := strictyaml.Decode([]byte("title: x\nstrict: true\ninner:\n  names: [a, b]\n  count: 0\nlevels: {p: high}\n"), &c)
	require.NoError(t, err)
	zero := 0
	assert.Equal(t, config{Title: "x", Strict: true, Inner: inner{Names: []string{"a", "b"}, Count: &zero}, Levels: map[string]level{"p": "high"}}, c)
	assert.Equal(t, strictyaml.Position{Line: 4, Column: 14}, at["inner.names[1]"])
	assert.Equal(t, strictyaml.Position{Line: 6, Column: 10}, at["levels.p"])
}

func TestEmptyTextsLeaveTheValue(t *testing.T) {
	for _, text := range []string{"", "# only a comment\n", "---\n", "inner:\n"} {
		c := config{Title: "kept", hidden: "kept"}
		_, err := strictyaml.Decode([]byte(text), &c)
		require.NoError(t, err, "%q", text)
		assert.Equal(t, config{Title: "kept", hidden: "kept"}, c, "%q", text)
	}
}

func TestFaultsCarryTheirPlace(t *testing.T) {
	tests := []struct {
		name, text, want string
	}{
		{"unknown key", "title: x\nsecret: 1\n", `2:1: unknown key "secret"`},
		{"unknown key inside, with the one meant", "inner:\n  name: [a]\n", `2:3: unknown key "inner.name" (did you mean "names"?)`},
		{"a field without a tag is no key", "hidden: x\n", `1:1: unknown key "hidden"`},
		{"key given twice", "title: x\ntitle: y\n", `2:1: key "title" is given twice`},
		{"wrong kind of scalar", "strict: perhaps\n", `1:9: strict: "perhaps", where true or false belongs`},
		{"number", "inner: {count: many}\n", `1:16: inner.count: "many", where a number belongs`},
		{"list for a text", "title: [x]\n", `1:8: title: a list, where a text belongs`},
		{"text for a list", "inner: {names: x}\n", `1:16: inner.names: "x", where a list belongs`},
		{"text for a mapping", "inner: x\n", `1:8: inner: "x", where a mapping belongs`},
		{"list at the top", "- x\n", `1:1: a list, where a mapping belongs`},
		{"no value", "title:\n", `1:7: title has no value`},
		{"value that its type refuses", "levels: {p: middling}\n", `1:13: levels.p: neither high nor low`},
		{"anchor", "title: &a x\n", `1:8: anchors and aliases are not supported here`},
		{"alias", "title: *a\n", `not YAML: unknown anchor 'a' referenced`},
		{"second document", "title: x\n---\ntitle: y\n", `a second document`},
		{"no YAML", "title: x\n  y: [\n", `2:1: not YAML: `},
		{"merge key", "<<: {title: x}\n", `1:1: unknown key "<<"`},
		{"key that is a list", "[a]: x\n", `1:1: a key must be a plain text`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var c config
			_, err := strictyaml.Decode([]byte(test.text), &c)
			require.Error(t, err)
			assert.Contains(t, err.Error(), test.want)
			fault, ok := errors.AsType[*strictyaml.Error](err)
			require.True(t, ok)
			assert.Positive(t, fault.Line)
		})
	}
}

func TestAllFaultsAreTold(t *testing.T) {
	var c config
	_, err := strictyaml.Decode([]byte("a: 1\nb: 2\n"), &c)
	assert.Len(t, strings.Split(err.Error(), "\n"), 2)
}

func TestDeepTextsAreRefused(t *testing.T) {
	var c config
	_, err := strictyaml.Decode([]byte("inner: "+strings.Repeat("[", 200_000)), &c)
	assert.ErrorContains(t, err, "not YAML: ")
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("title: x\ninner: {names: [a], count: 1}\nlevels: {p: high}\n"))
	f.Add([]byte("? [a]\n: &x *x\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		var c config
		_, err := strictyaml.Decode(text, &c)
		if err == nil {
			return
		}
		_, ok := errors.AsType[*strictyaml.Error](err)
		assert.True(t, ok, "an error without a place: %v", err)
	})
}
