package workflow_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestProblems(t *testing.T) {
	for _, c := range []struct {
		name, text   string
		line, column int
		message      string
	}{
		{"no YAML", "jobs:\n  a: [\n", 3, 1, "invalid YAML"},
		{"dedent", "jobs:\n  a:\n    b: 1\n   c: 2\n", 2, 1, "invalid YAML"},
		{"unclosed quote", "jobs:\n  a: 1\n  b: 'x\n", 3, 1, "invalid YAML"},
		{"tab", "jobs:\n\ta: 1\n", 2, 1, "invalid YAML"},
		{"control characters", "jobs: \x00\n", 1, 1, "invalid YAML"},
		{"no UTF-8", "jobs: \xff\n", 1, 1, "invalid YAML"},
		{"two documents", "jobs: {}\n---\njobs: {}\n", 2, 1, "more than one YAML document"},
		{"broken after the document", "jobs: {}\n---\n}\n", 3, 1, "invalid YAML"},
		{"a text", "hello\n", 1, 1, "ci.yml is not a mapping"},
		{"jobs", "jobs: [a]\n", 1, 7, "jobs is not a mapping"},
		{"job", "jobs: {a: 1}\n", 1, 11, "jobs.a is not a mapping"},
		{"steps", "jobs: {a: {steps: {run: x}}}\n", 1, 19, "jobs.a.steps is not a list"},
		{"step", "jobs: {a: {steps: [x]}}\n", 1, 20, "jobs.a.steps[1] is not a mapping"},
		{"run", "jobs: {a: {steps: [{run: [x]}]}}\n", 1, 26, "jobs.a.steps[1].run is not a text"},
		{"env", "jobs: {a: {env: x}}\n", 1, 17, "jobs.a.env is not a mapping"},
		{"value", "jobs: {a: {env: {A: [1]}}}\n", 1, 21, "jobs.a.env.A is not a text"},
		{"if", "jobs: {a: {if: [1]}}\n", 1, 16, "jobs.a.if is not a text"},
		{"shell", "jobs: {a: {steps: [{run: x, shell: [a]}]}}\n", 1, 36, "shell is not a text"},
		{"key", "jobs: {[a]: 1}\n", 1, 8, "a key of jobs is not a text"},
		{"twice", "jobs:\n  a: {steps: [{run: x,\n    run: y}]}\n", 3, 5, `jobs.a.steps[1] has the key "run" twice`},
		{"open expression", "jobs:\n  a:\n    steps:\n      - run: |\n          a\n          b ${{ c }\n", 6, 13, "an expression of jobs.a.steps[1].run does not end"},
		{"merge of a text", "jobs: {<<: x}\n", 1, 12, "jobs is not a mapping"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := readAll([]byte(c.text))
			require.Len(t, problems, 1)
			p := problems[0]
			assert.Contains(t, p.Message, c.message)
			assert.Equal(t, []int{c.line, c.column}, []int{p.Line, p.Column}, p.Message)
			assert.False(t, p.Limit)
		})
	}
}

func TestAProblemHidesNothingElse(t *testing.T) {
	scripts, problems := readAll([]byte("jobs: {a: {steps: [{run: [x]}, {run: y}]}, b: 1, c: {steps: [{run: z}]}}"))
	assert.Len(t, problems, 2)
	require.Len(t, scripts, 2)
	assert.Equal(t, "y", scripts[0].Text)
	assert.Equal(t, "z", scripts[1].Text)
}

// bomb makes levels of nine aliases each.
func bomb(levels int) string {
	var b strings.Builder
	b.WriteString("x0: &x0 {steps: [{run: a}]}\n")
	for i := 1; i <= levels; i++ {
		alias := fmt.Sprintf("*x%d", i-1)
		fmt.Fprintf(&b, "x%d: &x%d {<<: [%s]}\n", i, i, strings.Join([]string{alias, alias, alias, alias, alias, alias, alias, alias, alias}, ", "))
	}
	fmt.Fprintf(&b, "jobs: {<<: *x%d}\n", levels)
	return b.String()
}

func TestHostileFilesEndSoon(t *testing.T) {
	const n = 200_000
	long := strings.Repeat("a", n)
	manyJobs := "x: &s [" + strings.Repeat("{run: "+strings.Repeat("b", 100)+"},", 1000) + "]\njobs:\n"
	for i := range 10_000 {
		manyJobs += fmt.Sprintf("  j%d: {steps: *s}\n", i)
	}
	indented := "jobs:\n a:\n  steps:\n" + strings.Repeat("  - run: |1\n       x\n", n/10)
	oneLine := "jobs: {a: {steps: [" + strings.Repeat("{run: x, env: {é: 1}},", n/10) + "]}}"
	for _, c := range []struct {
		name, text string
		problem    string // "" where the file is read
		limit      bool
	}{
		{"brackets", strings.Repeat("[", n), "exceeded max depth", false},
		{"braces", strings.Repeat("{a: ", n), "exceeded max depth", false},
		{"dashes", strings.Repeat("- ", n), "exceeded max depth", false},
		{"deep, but allowed", strings.Repeat("[", 9000) + strings.Repeat("]", 9000), "not a mapping", false},
		{"deep merges", strings.Repeat("{<<: ", 9000) + strings.Repeat("}", 9000), "", false},
		{"merges itself", "jobs: &a {<<: *a}", "", false},
		{"alias bomb", bomb(9), "not a mapping", false},
		{"many jobs with the same steps", manyJobs, "too many entries", true},
		{"too large", strings.Repeat(" ", 8<<20+1), "larger than 8 MiB", true},
		{"indentation to be guessed", indented, "", false},
		{"one long line", oneLine, "", false},
		{"long key", "jobs: {? " + long + " : {steps: [{run: x}]}}", "", false},
		{"control characters", strings.Repeat("\x00", n), "invalid YAML", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			_, problems := readAll([]byte(c.text))
			assert.Less(t, time.Since(start), 20*time.Second)
			if c.problem == "" {
				assert.Empty(t, problems)
				return
			}
			require.NotEmpty(t, problems)
			assert.Contains(t, fmt.Sprint(problems), c.problem)
			assert.Equal(t, c.limit, problems[0].Limit)
		})
	}
}
