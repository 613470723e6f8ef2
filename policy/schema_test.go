package policy

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// schema is a part of a JSON Schema.
type schema struct {
	Ref         string             `json:"$ref"`
	Type        any                `json:"type"` // a name, or several
	Properties  map[string]*schema `json:"properties"`
	Items       *schema            `json:"items"`
	AnyOf       []*schema          `json:"anyOf"`
	Additional  json.RawMessage    `json:"additionalProperties"` // false, or a schema
	Definitions map[string]*schema `json:"definitions"`
}

// schemaDocument is a published schema as a whole.
type schemaDocument struct{ root *schema }

func publishedSchema(t *testing.T, name string) schemaDocument {
	t.Helper()
	text, err := schemaFiles.ReadFile("schema/" + name + ".json")
	require.NoError(t, err)
	d := schemaDocument{new(schema)}
	require.NoError(t, json.Unmarshal(text, d.root))
	return d
}

// follow is the part that a reference names.
func (d schemaDocument) follow(s *schema) *schema {
	for s != nil && s.Ref != "" {
		s = d.root.Definitions[strings.TrimPrefix(s.Ref, "#/definitions/")]
	}
	return s
}

// choices are the schemas that a value may have.
func (d schemaDocument) choices(s *schema) []*schema {
	s = d.follow(s)
	if s == nil || s.AnyOf == nil {
		return []*schema{s}
	}
	var all []*schema
	for _, choice := range s.AnyOf {
		all = append(all, d.choices(choice)...)
	}
	return all
}

// of is the choice for a value of this kind.
func (d schemaDocument) of(s *schema, kind string) *schema {
	for _, choice := range d.choices(s) {
		if choice == nil {
			continue
		}
		if kinds, several := choice.Type.([]any); choice.Type == kind || several && slices.Contains(kinds, any(kind)) {
			return choice
		}
	}
	return nil
}

// below is the schema of a key of an object.
func (s *schema) below(key string) *schema {
	if at := s.Properties[key]; at != nil {
		return at
	}
	other := new(schema)
	if json.Unmarshal(s.Additional, other) != nil {
		return nil
	}
	return other
}

// unknown are the places of a value that its schema does not have. It takes down
// which arrays have something in them.
func (d schemaDocument) unknown(value any, s *schema, at string, filled map[string]bool) []string {
	var all []string
	switch value := value.(type) {
	case map[string]any:
		object := d.of(s, "object")
		if object == nil {
			return []string{at}
		}
		for _, key := range slices.Sorted(maps.Keys(value)) {
			place := at + "." + key
			if below := object.below(key); below != nil {
				all = append(all, d.unknown(value[key], below, place, filled)...)
			} else {
				all = append(all, place)
			}
		}
	case []any:
		array := d.of(s, "array")
		if array == nil || array.Items == nil {
			return []string{at}
		}
		filled[at] = filled[at] || len(value) > 0
		for _, item := range value {
			all = append(all, d.unknown(item, array.Items, at+"[]", filled)...)
		}
	case string:
		if d.of(s, "string") == nil {
			all = append(all, at)
		}
	case bool:
		if d.of(s, "boolean") == nil {
			all = append(all, at)
		}
	case nil:
		if d.of(s, "null") == nil {
			all = append(all, at)
		}
	}
	return all
}

// arrays are the arrays of a schema that stand at one place, by their place. OPA takes
// what can be null for anything, so that rules may ask whether it is.
func (d schemaDocument) arrays(s *schema, at string) map[string]*schema {
	all := map[string]*schema{}
	if d.of(s, "null") != nil {
		return all
	}
	for _, choice := range d.choices(s) {
		if choice == nil {
			continue
		}
		for key, below := range choice.Properties {
			maps.Copy(all, d.arrays(below, at+"."+key))
		}
		if choice.Items != nil {
			all[at] = d.follow(choice.Items)
			maps.Copy(all, d.arrays(choice.Items, at+"[]"))
		}
	}
	return all
}

// scenarioDocument is all that a rule can see of a scenario, and one item.
func scenarioDocument(t *testing.T, random *rand.Rand) any {
	t.Helper()
	s := oddScenario(t, random)
	if random.IntN(2) == 0 {
		s = scenario(t, "docker", "run", "-p", "$a:80:8080/tcp", "--cap-drop", "ALL", "--ulimit", "nofile=1:2", "--security-opt", "a=$b",
			"--device", "/dev/x:/y:rw", "-v", "/a:/b:ro,$O", "--memory", "1g", "--memory", "2g", "--rm", "--restart", "always",
			"--link", "a:b", "--cap-add", "$c", "--add-host", "h:1.1.1.1", "--dns", "nope", "-e", "A=1", "-e", "A=2", "-e", "API_KEY=s3cret", "img:$tag", "--privileged")
	}
	l := launch(s)
	config := DefaultConfig()
	config.Sandbox.Networks = map[string]Mode{"egg-isolated": ModePrivate}
	config.Contract.RequireEnv, config.Contract.NoProxy = []string{"TEAM"}, []string{"registry"}
	contract := Contract{
		Name: "web", Match: Match{Images: []string{"web"}},
		When:       When{Flag: &Condition{Name: "dns", Value: Patterns{"x"}}, Env: &Condition{Name: "A", Value: Patterns{"1"}}},
		RequireEnv: []RequiredEnv{{Name: "ID", SameAs: "--name"}}, Forbid: []ForbiddenItem{{Flag: "volume", Value: Patterns{"a"}, Except: Patterns{"b"}}},
	}
	e := engine(t, config)
	fields := scenarioFields(&l, &s, e.contract, true, object(field{"EGG001", boolean(true)}), nil)
	items := contract.items("contracts[0]")
	fields = append(fields, field{"mode", text(ModePrivate)}, field{"item", items[random.IntN(len(items))].term(contract)})
	doc, err := ast.JSON(object(fields...).Value)
	require.NoError(t, err)
	return doc
}

// The published schema of a rule's input has all that a rule is given, and the kind of
// every item of a list.
func TestSchemaHasWhatRulesAreGiven(t *testing.T) {
	d, random, filled := publishedSchema(t, "scenario"), rand.New(rand.NewPCG(9848, 3129)), map[string]bool{}
	for range 400 {
		assert.Empty(t, d.unknown(scenarioDocument(t, random), d.root, "input", filled))
	}
	for at := range d.arrays(d.root, "input") {
		if strings.HasSuffix(at, ".parts") {
			continue // of a word, wherever it stands
		}
		assert.True(t, filled[at], "%s has been empty all the time", at)
	}
}

// A field that is misspelt within a list is no field: a rule that reads it does not
// compile.
func TestMisspeltFieldsDoNotCompile(t *testing.T) {
	for _, name := range []string{"scenario", "comparison", "gate"} {
		d := publishedSchema(t, name)
		arrays := d.arrays(d.root, "input")
		require.NotEmpty(t, arrays)
		for at, item := range arrays {
			assert.NoError(t, compiledRead(t, name, at, ""), "%s of %s", at, name)
			assert.ErrorContains(t, compiledRead(t, name, at, ".misspelt"), "undefined ref", "%s of %s", at, name)
			if object := d.of(item, "object"); object != nil {
				for field := range object.Properties {
					assert.NoError(t, compiledRead(t, name, at, "."+field), "%s of %s", at, name)
				}
			}
		}
	}
}

// compiledRead compiles a rule that reads a field of each item of an array, through
// the arrays around it.
func compiledRead(t *testing.T, name, at, field string) error {
	t.Helper()
	body, from := "", ""
	for i, part := range strings.Split(at, "[]") {
		body += fmt.Sprintf("\tsome x%d in %s%s\n", i, from, part)
		from = fmt.Sprintf("x%d", i)
	}
	return compiledRule(t, name, "checks := [y |\n"+body+"\ty := "+from+field+"\n]")
}

func compiledRule(t *testing.T, schema, rule string) error {
	t.Helper()
	text := "# METADATA\n# schemas: [{input: schema." + schema + "}]\npackage own.a.b\n\n" + rule + "\n"
	module, err := parseModule("b.rego", text, capabilities())
	require.NoError(t, err)
	compiler, err := newCompiler(nil)
	require.NoError(t, err)
	if compiler.Compile(map[string]*ast.Module{"b.rego": module}); compiler.Failed() {
		return compiler.Errors
	}
	return nil
}

// What rules may ask of the fields that have more than one kind of value.
func TestQuestionsThatCompile(t *testing.T) {
	for _, body := range []string{
		"input.scenario.normal.image == null", "input.scenario.normal.image.tag == \"latest\"",
		"some v in input.scenario.variables; v.value == null", "some v in input.scenario.variables; v.value != null; is_string(v.value)",
		"some v in input.scenario.variables; lower(v.name) == \"x\"", "some v in input.scenario.variables; v.name == \"x\"",
		"some n in input.scenario.networks; n.name.lead == \"egg-\"", "some w in input.scenario.flags.dns.words; w == \"1.1.1.1\"",
		"some m in input.scenario.normal.mounts; some s in m.sources; startswith(s, \"/\")",
	} {
		assert.NoError(t, compiledRule(t, "scenario", "checks := [] if {\n\t"+body+"\n}"), body)
	}
}
