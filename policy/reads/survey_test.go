package reads

import (
	"fmt"
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
	{"another input", "checks := [x] if x := whole with input as {\"b\": input.a}\n\nwhole := input", "*"},
	{"what is not so", `checks := [] if not input.a.b`, "a.b"},
	{"everything is so", `checks := [] if every x in input.a { x == input.b }`, "a b"},
	// What an equation says within a scope of its own, it says of nothing outside.
	{"an equation in a comprehension", `checks := [input.a[x] | some x in input.b; count([y | y := 1; x == "c"]) == 0]`, "a b"},
	{"an equation that is not so", `checks := [input.a[x] | some x in input.b; not x == "c"]`, "a b"},
	{"an equation in every", `checks := [input.a[x] | some x in input.b; every y in input.d { x == "c"; y }]`, "a b d"},
	{"an equation", `checks := [input.a[x] | some x in input.b; x == "c"]`, "a.c b"},
	{"all of a package", `checks := [x | some x in data.x.lists]` + "\n\nlists[x] := input.a if x := \"b\"\n\nlists[x] := input.c if x := \"d\"", "a c"},
}

func TestReadings(t *testing.T) {
	for _, test := range readings {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, shown(New(compiled(t, test.body)).Of(ast.MustParseRef("data.x.checks"))))
		})
	}
}

// compiled knows one package of this body.
func compiled(t *testing.T, body string) *ast.Compiler {
	t.Helper()
	module, err := ast.ParseModuleWithOpts("x.rego", "package x\n\n"+body, ast.ParserOptions{RegoVersion: ast.RegoV1})
	require.NoError(t, err)
	compiler := ast.NewCompiler()
	compiler.Compile(map[string]*ast.Module{"x.rego": module})
	require.False(t, compiler.Failed(), "%v", compiler.Errors)
	return compiler
}

func shown(paths []Path) string {
	all := make([]string, len(paths))
	for i, p := range paths {
		all[i] = p.String()
	}
	return strings.Join(all, " ")
}

func TestWhatStandsAtAPath(t *testing.T) {
	input := ast.MustParseTerm(`{"a": {"b": [1]}, "c": "d"}`).Value
	for keys, want := range map[string]string{"a b": "[1]", "c": `"d"`, "a c": "<nil>", "c d": "<nil>", "e": "<nil>"} {
		assert.Equal(t, want, fmt.Sprint(pathOf(strings.Fields(keys)).In(input)), keys)
	}
	assert.Equal(t, input, pathOf(nil).In(input))
}
