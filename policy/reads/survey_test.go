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
	{"everything of a list is so", `checks := [] if every x in ["b", "c"] { input.a[x] }`, "a.b a.c"},
	{"everything of a rule is so", "checks := [] if every x in keys { input.a[x] }\n\nkeys := [x | some x in [\"b\"]; input.d]", "a.b d"},
	{"every key of a list", `checks := [] if every k, x in ["b"] { input.a[k] == x }`, "a"},
	{"everything is so", `checks := [] if every x in input.a { x == input.b }`, "a b"},
	// What an equation says within a scope of its own, it says of nothing outside.
	{"an equation in a comprehension", `checks := [input.a[x] | some x in input.b; count([y | y := 1; x == "c"]) == 0]`, "a b"},
	{"an equation that is not so", `checks := [input.a[x] | some x in input.b; not x == "c"]`, "a b"},
	{"an equation in every", `checks := [input.a[x] | some x in input.b; every y in input.d { x == "c"; y }]`, "a b d"},
	{"an equation on one side of or", "import future.keywords.or\n\nchecks := [input.a[x] | some x in input.b; (x == \"c\" or x == \"d\")]", "a b"},
	{"an equation in a body beside or", "import future.keywords.or\n\nchecks := [input.a[x] | some x in input.b; {x == \"c\"} or {x == \"d\"}]", "a b"},
	{"an equation beside and", "import future.keywords.and\n\nchecks := [input.a[x] | some x in input.b; {x == \"c\"} and {input.d}]", "a b d"},
	{"an equation in the body of not", "import future.keywords.not\n\nchecks := [input.a[x] | some x in input.b; not {x == \"c\"; input.d}]", "a b d"},
	{"an equation", `checks := [input.a[x] | some x in input.b; x == "c"]`, "a.c b"},
	{"lists put together for nothing", `checks := [input.a[x] | some y in input.b; array.concat(["c"], y); some x in y]`, "a b"},
	{"items of an object", `checks := [input.a[x] | some x in {"b": "c"}]`, "a"},
	{"an item by its number", "checks := [input.a[keys[i]] | some i in [0]]\n\nkeys := [\"b\", \"c\"]", "a.b a.c"},
	{"a key that is written", `checks := [input.a[$"{input.b}"]]`, "a b"},
	{"numbers that are none of a list", `checks := [input.a[-1], input.b[1.5]]`, "a b"},
	{"keys of what is made", `checks := [{x: input.b | some x in input.a}]`, "a b"},
	{"lists that are equal", `checks := [input.a[x] | [x, "b"] = input.c]`, "a c"},
	{"objects that are equal", `checks := [input.a[x] | {"b": x} = input.c]`, "a c"},
	{"all that can be walked to", `checks := [x | walk(input, [x, _])]`, "*"},
	{"what else answers", "checks := f(input.a)\n\nf(x) := input.b if x\n\nelse := input.c if input.d\n\nelse := input.e", "a b c d e"},
	{"rules of names that are read", "checks := [names.b]\n\nnames[input.a] := input.c", "a c"},
	{"rules of names with parts", "checks := [names.b.c]\n\nnames[x].c := input.a if some x in input.d\n\nnames[x].e := input.f if some x in input.g", "a d"},
	{"a function that another stands in for", "checks := [x | x := f(1) with f as g]\n\nf(_) := 1\n\ng(_) := input.a", "*"},
	{"keys that another list stands in for", "checks := [x | x := input.a[keys[0]] with data.x.keys as [\"c\"]]\n\nkeys := [\"b\"]", "*"},
	// Whatever strings hold, no two are taken for each other.
	{"a separator in a text", "checks := array.concat([f(x) | some x in [\"b\", \"c\"]], [f(\"b\\u0001c\")])\n\nf(x) := input.a[x]", "a.b a.b\x01c a.c"},
	{"a text that looks like any", "checks := array.concat([f(\"\\u0002\")], [f(x) | some x in input.b])\n\nf(x) := input.a[x]", "a b"},
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

func TestPathsHaveNamesOfTheirOwn(t *testing.T) {
	assert.NotEqual(t, pathOf([]string{"a", "b"}).Name, pathOf([]string{"a\x00b"}).Name)
	assert.NotEqual(t, pathOf([]string{"a", "b"}).Name, pathOf([]string{`a" "b`}).Name)
	assert.NotEqual(t, pathOf(nil).Name, pathOf([]string{""}).Name)
}

// What would be too much to follow is taken for anything.
func TestReadingsComeToAnEnd(t *testing.T) {
	var equal, keys []string
	for i := range 12 {
		for j := range 12 {
			if i != j {
				equal = append(equal, fmt.Sprintf("v%d = v%d", i, j))
			}
		}
	}
	for i := range mostTexts {
		keys = append(keys, fmt.Sprintf(`"k%d"`, i))
	}
	for name, body := range map[string]string{
		"variables equal to each other": "checks := [1 | v0 = input.a[v1]; " + strings.Join(equal, "; ") + "; v0 = input.b]",
		"many keys of many":             "checks := [1 | some x in [" + strings.Join(keys, ", ") + "]; input.a[x][x][x][x][x]; input.b]",
	} {
		paths := New(compiled(t, body)).Of(ast.MustParseRef("data.x.checks"))
		assert.LessOrEqual(t, len(paths), 1+mostTexts, name)
		assert.Contains(t, shown(paths), " b", name)
	}
}

// A function that is called in two ways by one that is called in two ways is called in
// four.
func TestCallsToldApartAreBounded(t *testing.T) {
	const levels = 15
	body, values := "checks := f0(0)", "v"
	for i := range levels {
		body += fmt.Sprintf("\n\nf%d(%s) := array.concat(f%d(%[2]s, \"b\"), f%[3]d(%[2]s, \"c\"))", i, values, i+1)
		values += fmt.Sprintf(", v%d", i)
	}
	survey := New(compiled(t, body+fmt.Sprintf("\n\nf%d(%s) := [input.a]", levels, values)))
	assert.Equal(t, "a", shown(survey.Of(ast.MustParseRef("data.x.checks"))))
	assert.Less(t, len(survey.told), 2*mostTold)
}

func TestWhatStandsAtAPath(t *testing.T) {
	input := ast.MustParseTerm(`{"a": {"b": [1]}, "c": "d"}`).Value
	for keys, want := range map[string]string{"a b": "[1]", "c": `"d"`, "a c": "<nil>", "c d": "<nil>", "e": "<nil>"} {
		assert.Equal(t, want, fmt.Sprint(pathOf(strings.Fields(keys)).In(input)), keys)
	}
	assert.Equal(t, input, pathOf(nil).In(input))
}
