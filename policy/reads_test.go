package policy

import (
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// readings are rules, each with what it reads of its input.
var readings = []struct{ name, body, want string }{
	{"nothing", `checks := []`, ""},
	{"a part", `checks := [input.mode]`, "mode"},
	{"a part of a part", `checks := [input.a.b, input.a.c]`, "a.b a.c"},
	{"a part and a part of it", `checks := [input.a.b, input.a]`, "a"},
	{"all", `checks := [count(input)]`, "*"},
	{"by another name", `checks := [x.b] if x := input.a`, "a"},
	{"items", `checks := [x.b | some x in input.a]`, "a"},
	{"a key that is computed", `checks := [input.a[input.b].c]`, "a b"},
	{"a key out of a list", `checks := [input.a[x] | some x in ["b", "c"]]`, "a.b a.c"},
	{"a key out of a set", `checks := [input.a[x] | some x in {"b", "c"}]`, "a.b a.c"},
	{"a key out of a rule", "checks := [input.a[x] | some x in keys]\n\nkeys := [\"b\", \"c\"]", "a.b a.c"},
	{"a key out of several rules", "checks := [input.a[x] | some x in keys]\n\nkeys := array.concat(some_keys, [\"c\"])\n\nsome_keys := [x | some x in [\"b\"]; input.d]", "a.b a.c d"},
	{"one of several keys", "checks := [input.a[key]]\n\ndefault key := \"b\"\n\nkey := \"c\" if input.d\n\nelse := \"e\" if input.f", "a.b a.c a.e d f"},
	{"a key that could be any", "checks := [input.a[key]]\n\ndefault key := \"b\"\n\nkey := input.d", "a d"},
	{"numbers", `checks := [input.a[0].b]`, "a"},
	{"a function", "checks := [f(\"b\")]\n\nf(key) := input.a[key].c", "a.b.c"},
	{"a function of two minds", "checks := [f(\"b\")]\n\nf(\"b\") := input.a\n\nf(\"c\") := input.d", "a"},
	{"a function of anything", "checks := [f(x) | some x in input.e]\n\nf(\"b\") := input.a\n\nf(\"c\") := input.d", "a d e"},
	{"a function in a function", "checks := [g(\"b\")]\n\ng(x) := f(x)\n\nf(key) := input.a[key]", "a.b"},
	{"a function of a part", "checks := [f(input.a)]\n\nf(x) := x.b", "a"},
	{"another input", "checks := [x] if x := lib.given(\"dns\") with input as {\"scenario\": {\"flags\": {\"dns\": {\"words\": [input.a]}}}}", "*"},
	{"what is not so", `checks := [] if not input.a.b`, "a.b"},
	{"everything is so", `checks := [] if every x in input.a { x == input.b }`, "a b"},
	// What an equation says within a scope of its own, it says of nothing outside.
	{"an equation in a comprehension", `checks := [input.a[x] | some x in input.b; count([y | y := 1; x == "c"]) == 0]`, "a b"},
	{"an equation that is not so", `checks := [input.a[x] | some x in input.b; not x == "c"]`, "a b"},
	{"an equation in every", `checks := [input.a[x] | some x in input.b; every y in input.d { x == "c"; y }]`, "a b d"},
	{"an equation", `checks := [input.a[x] | some x in input.b; x == "c"]`, "a.c b"},
	{"all of a package", `checks := [x | some x in data.egg.contract.x_y.lists]` + "\n\nlists[x] := input.a if x := \"b\"\n\nlists[x] := input.c if x := \"d\"", "a c"},
}

func TestReadings(t *testing.T) {
	for _, test := range readings {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, shown(newSurvey(readingCompiler(t, test.body)).reads(referenceTo("egg", "contract", "x_y", "checks"))))
		})
	}
}

// readingCompiler knows a rule of this body, whose input has no schema.
func readingCompiler(t *testing.T, body string) *ast.Compiler {
	t.Helper()
	sources, err := loadSources()
	require.NoError(t, err)
	sources = slices.DeleteFunc(sources, func(s source) bool { return s.kind() != kindLib })
	text := "package egg.contract.x_y\n\nimport data.egg.lib\n\n" + body + "\n\nused := lib.met\n"
	module, err := parseModule("x-y.rego", text, capabilities())
	require.NoError(t, err)
	compiler := ast.NewCompiler().WithCapabilities(capabilities())
	compiler.Compile(modulesOf(append(sources, source{path: "x-y.rego", module: module})))
	require.False(t, compiler.Failed(), "%v", compiler.Errors)
	return compiler
}

func shown(paths []inputPath) string {
	var all []string
	for _, p := range paths {
		all = append(all, strings.Join(p.keys, "."))
		if len(p.keys) == 0 {
			return "*"
		}
	}
	return strings.Join(all, " ")
}

// A rule answers alike where nothing is left of its input but what it reads.
func TestRulesReadNothingElse(t *testing.T) {
	m, err := compiled()
	require.NoError(t, err)
	c := newCourt(engine(t, strictConfig()), m)
	random := rand.New(rand.NewPCG(201, 264))
	taken := 0
	for range 60 {
		s := oddScenario(t, random)
		l := launch(s)
		fields := scenarioFields(&l, &s, c.engine.contract, random.IntN(2) == 0, c.contract(random.IntN(2) == 0), nil)
		whole := object(append(fields, field{"mode", text(ModePrivate)})...)
		for _, r := range c.rules {
			q := m.inquiry(r)
			part := only(whole.Value, q.reads)
			taken += len(whole.String()) - len(part.String())
			want, err := m.evaluate(context.Background(), []*inquiry{q}, whole)
			require.NoError(t, err)
			got, err := m.evaluate(context.Background(), []*inquiry{q}, part)
			require.NoError(t, err)
			require.Equal(t, want, got, "%s reads %s of %v", r.ID, shown(q.reads), s.Argv)
		}
	}
	assert.Greater(t, taken, 1_000_000, "what no rule reads, in bytes")
}

// only is an input of which these parts are left.
func only(input ast.Value, parts []inputPath) *ast.Term {
	left := ast.NewTerm(ast.NewObject())
	for _, p := range parts {
		if found := p.in(input); found != nil {
			left = ast.NewTerm(joinTerms(left.Value, p.keys, ast.NewTerm(found)))
		}
	}
	return left
}

func joinTerms(into ast.Value, keys []string, leaf *ast.Term) ast.Value {
	if len(keys) == 0 {
		return leaf.Value
	}
	fields := map[string]*ast.Term{}
	into.(ast.Object).Foreach(func(key, value *ast.Term) { fields[string(key.Value.(ast.String))] = value })
	below := ast.Value(ast.NewObject())
	if known := fields[keys[0]]; known != nil {
		below = known.Value
	}
	fields[keys[0]] = ast.NewTerm(joinTerms(below, keys[1:], leaf))
	var all []field
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		all = append(all, field{key, fields[key]})
	}
	return object(all...).Value
}

// What is recalled is what would be answered, however often it is asked for.
func TestRecalledAnswersAreThose(t *testing.T) {
	r := newRecall()
	assert.Zero(t, r.number(nil))
	one := r.number(ast.String("a"))
	assert.NotZero(t, one)
	assert.Equal(t, one, r.number(ast.String("a")))
	assert.NotEqual(t, one, r.number(ast.String("b")))
	assert.NotEqual(t, one, r.number(ast.NewArray(ast.StringTerm("a"))))
	for i := range mostRecalled {
		r.keep([]byte{byte(i), byte(i >> 8), byte(i >> 16)}, nil)
	}
	assert.LessOrEqual(t, len(r.answers), mostRecalled)
	assert.NotEqual(t, one, r.number(ast.String("a")), "forgotten, and its number not given again")
}
