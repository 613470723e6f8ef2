package workflow_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser/workflow"
)

// read returns the scripts of a file that has no problems.
func read(t *testing.T, text string) []workflow.Script {
	t.Helper()
	scripts, problems := readAll([]byte(text))
	require.Empty(t, problems)
	return scripts
}

// one returns the only script of a file that has no problems.
func one(t *testing.T, text string) workflow.Script {
	t.Helper()
	scripts := read(t, text)
	require.Len(t, scripts, 1)
	return scripts[0]
}

func TestScriptsOfAWorkflow(t *testing.T) {
	scripts := read(t, `
name: end to end
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: make
  test:
    if: github.ref == 'refs/heads/main'
    steps:
      - name: start the sandbox
        if: ${{ always() }}
        run: |
          docker run a
          docker run b
      - id: logs
        run: docker logs a
  call:
    uses: ./.github/workflows/other.yml
`)
	require.Len(t, scripts, 3)

	assert.Equal(t, "make", scripts[0].Text)
	assert.Equal(t, "build", scripts[0].Job)
	assert.Equal(t, "2", scripts[0].Step)
	assert.Empty(t, scripts[0].If)

	assert.Equal(t, "docker run a\ndocker run b\n", scripts[1].Text)
	assert.Equal(t, "start the sandbox", scripts[1].Step)
	assert.Equal(t, []workflow.Condition{
		{Text: "github.ref == 'refs/heads/main'", Line: 11, Column: 9},
		{Text: "always()", Line: 14, Column: 13},
	}, scripts[1].If)

	assert.Equal(t, "logs", scripts[2].Step)
	assert.Equal(t, "test", scripts[2].Job)
}

func TestScriptsOfACompositeAction(t *testing.T) {
	s := one(t, `
name: sandbox
inputs:
  image: {required: true}
runs:
  using: composite
  steps:
    - uses: actions/cache@v4
    - run: docker run "$IMAGE"
      shell: sh
      env:
        IMAGE: ${{ inputs.image }}
`)
	assert.Equal(t, "", s.Job)
	assert.Equal(t, "2", s.Step)
	assert.Equal(t, "sh", s.Shell)
	assert.Equal(t, "sh -e {0}", s.Command)
	require.Len(t, s.Env, 1)
	assert.Equal(t, "${{ inputs.image }}", s.Env[0].Exprs[0].Source)
}

// readAll is the scripts of a workflow, and what keeps it from being read.
func readAll(text []byte) ([]workflow.Script, []workflow.Problem) {
	file := workflow.Read("ci.yml", text)
	return file.Scripts, file.Problems
}

func TestFilesWithoutScripts(t *testing.T) {
	for name, text := range map[string]string{
		"empty":         "",
		"comment":       "# nothing\n",
		"null":          "~\n",
		"node action":   "runs: {using: node20, main: index.js}\n",
		"docker action": "runs: {using: docker, image: Dockerfile}\n",
		"other":         "a: 1\n",
		"no steps":      "jobs: {a: {steps: }}\n",
	} {
		t.Run(name, func(t *testing.T) { assert.Empty(t, read(t, text)) })
	}
}

func TestShell(t *testing.T) {
	for _, c := range []struct{ name, top, job, step, shell, command string }{
		{"default", "", "", "", "bash", "bash -e {0}"},
		{"bash", "", "", "shell: bash", "bash", "bash --noprofile --norc -eo pipefail {0}"},
		{"sh of the workflow", "defaults: {run: {shell: sh}}", "", "", "sh", "sh -e {0}"},
		{"job before workflow", "defaults: {run: {shell: sh}}", "defaults: {run: {shell: python}}", "", "python", "python"},
		{"step before job", "", "defaults: {run: {shell: sh}}", "shell: bash {0}", "bash {0}", "bash {0}"},
		{"directory only", "", "defaults: {run: {working-directory: x}}", "", "bash", "bash -e {0}"},
		{"windows", "", "runs-on: windows-2022", "", "pwsh", "pwsh"},
		{"windows list", "", "runs-on: [self-hosted, Windows]", "", "pwsh", "pwsh"},
		{"windows labels", "", "runs-on: {group: g, labels: windows-big}", "", "pwsh", "pwsh"},
		{"bash on windows", "", "runs-on: windows-2022", "shell: bash", "bash", "bash --noprofile --norc -eo pipefail {0}"},
		{"matrix of systems", "", "runs-on: '${{ matrix.os }}'", "", "bash", "bash -e {0}"},
		{"expression", "", "runs-on: windows-2022", "shell: '${{ matrix.shell }}'", "", ""},
		{"expression further out", "defaults: {run: {shell: '${{ inputs.shell }}'}}", "", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := one(t, c.top+"\njobs:\n  a:\n    "+c.job+"\n    steps:\n      - run: x\n        "+c.step+"\n")
			assert.Equal(t, c.shell, s.Shell)
			assert.Equal(t, c.command, s.Command)
		})
	}
}

func TestExpressions(t *testing.T) {
	for _, c := range []struct {
		name, run, text string
		sources         []string
	}{
		{"none", `a $b ${c} {{ d }}`, `a $b ${c} {{ d }}`, nil},
		{"one", `run ${{ a }} b`, `run xxxxxxxx b`, []string{"${{ a }}"}},
		{"adjoining", `${{a}}${{ b }}`, `xxxxxxxxxxxxxx`, []string{"${{a}}", "${{ b }}"}},
		{"braces in a string", `a ${{ '}}' }} b`, `a xxxxxxxxxxx b`, []string{"${{ '}}' }}"}},
		{"quote in a string", `${{ 'it''s }}' }}.`, `xxxxxxxxxxxxxxxxx.`, []string{"${{ 'it''s }}' }}"}},
		{"after a dollar", `$${{ a }}`, `$xxxxxxxx`, []string{"${{ a }}"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := one(t, "jobs: {a: {steps: [{run: \""+c.run+"\"}]}}")
			assert.Equal(t, c.text, s.Text)
			var sources []string
			for _, e := range s.Exprs {
				sources = append(sources, e.Source)
				assert.Len(t, e.Source, e.End-e.Start)
			}
			assert.Equal(t, c.sources, sources)
		})
	}
}

func TestAnExpressionOverTwoLinesKeepsItsLength(t *testing.T) {
	s := one(t, "jobs:\n  a:\n    steps:\n      - run: |\n          a ${{\n            b }} c\n          d\n")
	assert.Equal(t, "a xxxxxxxxxx c\nd\n", s.Text)
	line, column := s.Pos(len("a xxxxxxxxxx c\n"))
	assert.Equal(t, []int{7, 11}, []int{line, column})
}

func TestAnchorsAndMergeKeys(t *testing.T) {
	scripts := read(t, `
x-base: &base {shell: sh, env: {A: "1"}}
x-more: &more {shell: bash, id: more}
jobs:
  a:
    steps: &steps
      - <<: *base
        run: &text |
          one
          two
      - <<: [*base, *more]
        run: *text
        shell: dash {0}
  b:
    steps: *steps
`)
	require.Len(t, scripts, 4)
	assert.Equal(t, "sh", scripts[0].Shell)
	assert.Equal(t, "A", scripts[0].Env[0].Name)
	assert.Equal(t, "dash {0}", scripts[1].Shell, "its own key stands before a merged one")
	assert.Equal(t, "more", scripts[1].Step)
	assert.Equal(t, "b", scripts[3].Job)
	for _, s := range scripts {
		assert.Equal(t, "one\ntwo\n", s.Text)
		line, column := s.Pos(4)
		assert.Equal(t, []int{10, 11}, []int{line, column}, "where the text is written")
	}
}
