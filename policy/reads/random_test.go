package reads

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whatever a policy says, it answers alike where nothing is left of its input but what
// it reads.
func TestRandomRulesReadNothingElse(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 7))
	asked, answered, narrow := 0, 0, 0
	for range 600 {
		w := writer{random: random}
		body := w.policy()
		compiler, ok := tryCompile(body)
		if !ok {
			continue // not every program is one
		}
		paths := New(compiler).Of(ast.MustParseRef("data.x.checks"))
		for range 8 {
			input := ast.MustInterfaceToValue(w.object(3))
			want := answerOf(t, compiler, input)
			require.Equal(t, want, answerOf(t, compiler, only(input, paths)), "%s\nreads %s of %s", body, shown(paths), input)
			asked++
			answered += min(1, len(want))
		}
		narrow += min(1, strings.Count(shown(paths), "."))
	}
	assert.Greater(t, asked, 2000)
	assert.Greater(t, answered, 300, "answers that say something")
	assert.Greater(t, narrow, 100, "policies that read parts of parts")
}

func tryCompile(body string) (*ast.Compiler, bool) {
	module, err := ast.ParseModuleWithOpts("x.rego", "package x\n\n"+body, ast.ParserOptions{RegoVersion: ast.RegoV1})
	if err != nil {
		return nil, false
	}
	compiler := ast.NewCompiler()
	compiler.Compile(map[string]*ast.Module{"x.rego": module})
	return compiler, !compiler.Failed()
}

func answerOf(t *testing.T, compiler *ast.Compiler, input ast.Value) []any {
	t.Helper()
	found, err := rego.New(rego.Query("data.x.checks"), rego.Compiler(compiler), rego.ParsedInput(input)).Eval(context.Background())
	require.NoError(t, err)
	require.Len(t, found, 1)
	return found[0].Expressions[0].Value.([]any)
}

// only is an input of which these parts are left.
func only(input ast.Value, paths []Path) ast.Value {
	left := ast.Value(ast.NewObject())
	for _, p := range paths {
		if found := p.In(input); found != nil {
			left = put(left, p.terms, found)
		}
	}
	return left
}

func put(into ast.Value, keys []*ast.Term, part ast.Value) ast.Value {
	if len(keys) == 0 {
		return part
	}
	all, below := ast.NewObject(), ast.Value(ast.NewObject())
	into.(ast.Object).Foreach(func(key, value *ast.Term) {
		if all.Insert(key, value); key.Equal(keys[0]) {
			below = value.Value
		}
	})
	all.Insert(keys[0], ast.NewTerm(put(below, keys[1:], part)))
	return all
}

// writer writes policies, and inputs for them.
type writer struct {
	random *rand.Rand
	known  []string // variables in scope
	named  int
}

func (w *writer) one(of ...string) string { return of[w.random.IntN(len(of))] }
func (w *writer) key() string             { return w.one(`"a"`, `"b"`, `"c"`) }
func (w *writer) word() string            { return w.one(append(w.known[:len(w.known):len(w.known)], w.key())...) }

func (w *writer) path() string {
	path := "input"
	for range 1 + w.random.IntN(3) {
		path += "[" + w.one(w.key(), w.word(), w.word()) + "]"
	}
	return path
}

// declare makes a variable that is in scope from now on.
func (w *writer) declare() string {
	w.named++
	name := fmt.Sprintf("v%d", w.named)
	w.known = append(w.known[:len(w.known):len(w.known)], name)
	return name
}

// inner writes what has a scope of its own.
func (w *writer) inner(write func() string) string {
	known := w.known
	defer func() { w.known = known }()
	return write()
}

func (w *writer) policy() string {
	rule := "some " + w.declare() + " in " + w.list(0) + "; " + w.body(2, 3) + "; r := " + w.expr(1)
	w.known = []string{"p"}
	return strings.Join([]string{
		"import future.keywords.not\nimport future.keywords.or\n\nchecks contains r if { " + rule + " }",
		"keys := " + w.one(`["a", "b"]`, `["b", input.c]`, `[x | some x in ["a", "c"]; input[x]]`, `[x | some x in input.a]`),
		"name := \"a\" if input.a.b\n\nelse := \"b\" if input.c.a\n\nelse := " + w.one(`"c"`, "input.b.b"),
		`names contains "a"` + "\n\n" + `names contains input.b.c`,
		`parts[k] := input.c[k] if some k in ["a", "b"]`,
		"f(p) := " + w.one("input.a[p]", "p", "input[p].a", `[input.b[p] | p == "c"]`),
		`g("a", p) := input.c[p]` + "\n\n" + `g("b", p) := ` + w.one("p", "input.b[p]"),
	}, "\n\n") + "\n"
}

func (w *writer) body(depth, most int) string {
	var all []string
	for range 1 + w.random.IntN(most) {
		all = append(all, w.statement(depth))
	}
	return strings.Join(all, "; ")
}

func (w *writer) statement(depth int) string {
	switch w.random.IntN(9) {
	case 0:
		value := w.expr(depth)
		return w.declare() + " := " + value
	case 1, 2:
		list := w.list(depth)
		return "some " + w.declare() + " in " + list
	case 3:
		return w.equation(depth)
	case 4:
		return "(" + w.equation(depth) + " or " + w.equation(depth) + ")"
	case 5:
		return w.inner(func() string { return "not { " + w.equation(depth) + "; " + w.body(depth-1, 2) + " }" })
	case 6:
		list := w.list(depth - 1)
		return w.inner(func() string { return "every " + w.declare() + " in " + list + " { " + w.body(depth-1, 2) + " }" })
	case 7:
		value := w.expr(depth - 1)
		return "[" + w.declare() + ", 1] = [" + value + ", 1]"
	}
	return w.path()
}

func (w *writer) equation(depth int) string {
	return w.word() + " == " + w.one(w.key(), w.key(), w.expr(depth-1))
}

func (w *writer) list(depth int) string {
	return w.one("keys", "names", `["a", "b"]`, `{"b", "c"}`, `{"a": "b"}`, "array.concat(keys, [\"c\"])", w.path(), w.expr(depth))
}

func (w *writer) expr(depth int) string {
	if depth <= 0 {
		return w.one(w.path(), w.word(), "keys[0]", "name")
	}
	switch w.random.IntN(6) {
	case 0:
		return fmt.Sprintf("f(%s)", w.expr(depth-1))
	case 1:
		return fmt.Sprintf("g(%s, %s)", w.expr(depth-1), w.expr(depth-1))
	case 2:
		return w.inner(func() string { body := w.body(depth-1, 2); return "[" + w.expr(depth-1) + " | " + body + "]" })
	case 3:
		return fmt.Sprintf("object.get(%s, %s, 7)", w.path(), w.key())
	case 4:
		return w.one("parts", "names", "keys") + "[" + w.word() + "]"
	}
	return w.path()
}

func (w *writer) object(depth int) any {
	all := map[string]any{}
	for _, key := range []string{"a", "b", "c"} {
		if w.random.IntN(5) > 0 {
			all[key] = w.value(w.random.IntN(depth))
		}
	}
	return all
}

func (w *writer) value(depth int) any {
	if depth == 0 {
		return []any{"a", "b", "c", 1, []any{"a", "c"}, nil, true}[w.random.IntN(7)]
	}
	return w.object(depth)
}
