package workflow_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser/workflow"
)

// values are the variables of a script; one that holds an expression is shown
// by the expression's source.
func values(s workflow.Script) map[string]string {
	out := map[string]string{}
	for _, v := range s.Env {
		out[v.Name] = v.Value
		if len(v.Exprs) > 0 {
			out[v.Name] = "?" + v.Exprs[0].Source
		}
	}
	return out
}

func TestEnvOfWorkflowJobAndStep(t *testing.T) {
	scripts := read(t, `
env: {A: workflow, B: workflow, C: workflow}
jobs:
  one:
    env: {B: job, C: job}
    steps:
      - run: x
        env:
          C: step
          D: ${{ secrets.TOKEN }}
      - run: y
  two:
    steps:
      - run: z
`)
	require.Len(t, scripts, 3)
	assert.Equal(t, map[string]string{"A": "workflow", "B": "job", "C": "step", "D": "?${{ secrets.TOKEN }}"}, values(scripts[0]))
	assert.Equal(t, map[string]string{"A": "workflow", "B": "job", "C": "job"}, values(scripts[1]))
	assert.Equal(t, map[string]string{"A": "workflow", "B": "workflow", "C": "workflow"}, values(scripts[2]))
	c := scripts[0].Env[2]
	assert.Equal(t, workflow.EnvVar{Name: "C", Value: "step", Line: 9, Column: 14}, c)
}

func TestEnvValuesAsTheRunnerWritesThem(t *testing.T) {
	for value, want := range map[string]string{
		"8080":       "8080",
		"-1":         "-1",
		"'1.10'":     "1.10",
		"True":       "true",
		"yes":        "yes",
		"~":          "",
		"":           "",
		"''":         "",
		"2020-01-02": "2020-01-02",
		"a b":        "a b",
		"1.10":       "?1.10",
		"0x1F":       "?0x1F",
		"010":        "?010",
		"1_000":      "?1_000",
		".inf":       "?.inf",
	} {
		t.Run(value, func(t *testing.T) {
			s := one(t, "jobs: {a: {steps: [{run: x, env: {V: "+value+"}}]}}")
			assert.Equal(t, want, values(s)["V"])
		})
	}
}

func TestEnvThatAnExpressionMakesIsNotKnown(t *testing.T) {
	s := one(t, `
env: {A: "1"}
jobs:
  a:
    env: ${{ fromJSON(inputs.env) }}
    steps: [{run: x, env: {B: "2"}}]
`)
	assert.Equal(t, map[string]string{"B": "2"}, values(s), "A may be another now")
}

func TestVariablesThatAnEarlierStepSetsAreNotKnown(t *testing.T) {
	for _, c := range []struct {
		name, script string
		want         map[string]string
	}{
		{"other file", `echo A=2 >> "$GITHUB_OUTPUT"`, map[string]string{"A": "1", "B": "1", "C": "own"}},
		{"one variable", `echo "A=$(date)" >> "$GITHUB_ENV"`, map[string]string{"B": "1", "C": "own"}},
		{"braces", `echo A=2 >> ${GITHUB_ENV}`, map[string]string{"B": "1", "C": "own"}},
		{"escape that ends the line", `echo "A=2\nB=3" >> "$GITHUB_ENV"`, map[string]string{"C": "own"}},
		{"group", "{\n  echo A=2\n} >> $GITHUB_ENV", map[string]string{"C": "own"}},
		{"file", `cat settings >> $GITHUB_ENV`, map[string]string{"C": "own"}},
		{"name not known", `echo "${{ inputs.name }}=2" >> $GITHUB_ENV`, map[string]string{"C": "own"}},
		{"old command", `echo "::set-env name=A::2"`, map[string]string{"C": "own"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := "env: {A: '1', B: '1', C: '1'}\njobs:\n  a:\n    steps:\n      - run: |\n"
			for line := range lines(c.script) {
				text += "          " + line + "\n"
			}
			text += "      - run: x\n        env: {C: own}\n"
			scripts := read(t, text)
			require.Len(t, scripts, 2)
			assert.Equal(t, map[string]string{"A": "1", "B": "1", "C": "1"}, values(scripts[0]))
			assert.Equal(t, c.want, values(scripts[1]))
		})
	}
}
