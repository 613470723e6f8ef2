package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const workflowText = `on: push
env:
  IMAGE: img:1
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - name: one
        if: github.ref == 'main'
        env:
          NAME: n-${{ github.run_id }}
        run: |
          echo "docker run x"
          docker run --name "$NAME" \
            -e CONTAINER_ID=n-${{ github.run_id }} \
            "$IMAGE"
      - run: docker run ${{ inputs.opts }} x
        shell: sh
      - run: if then
      - run: f() { docker run y; }; f
`

func readWorkflow(text string) Result {
	return New(Options{}).File(File{Name: ".github/workflows/ci.yml", Text: []byte(text)})
}

func TestWorkflow(t *testing.T) {
	r := readWorkflow(workflowText)
	require.Len(t, r.Launches, 3)
	one, two, three := r.Launches[0], r.Launches[1], r.Launches[2]

	assert.Equal(t, LanguageWorkflow, one.Language)
	assert.Equal(t, "build.one", one.Function)
	assert.Equal(t, Span{Line: 14, Column: 11, EndLine: 16, EndColumn: 21}, one.Span)
	s := one.Scenarios[0]
	assert.Equal(t, "img:1", s.Image.Text)
	assert.Equal(t, []Condition{{Text: "github.ref == 'main'", Outcome: "true", File: ".github/workflows/ci.yml", Line: 9}}, s.When)
	require.Equal(t, "name", s.Flags[0].Name)
	assert.Equal(t, s.Flags[0].Value.Parts, s.Env["CONTAINER_ID"].Value.Parts, "one expression of a step is one string")

	assert.Equal(t, "build.2", two.Function)
	require.Len(t, two.Scenarios[0].Gaps, 1)
	assert.Equal(t, "${{ inputs.opts }}", two.Scenarios[0].Gaps[0].Source)

	assert.Equal(t, "f", three.Function)

	require.Len(t, r.Problems, 1, "one step that cannot be read leaves the others")
	assert.Equal(t, ProblemSyntax, r.Problems[0].Kind)
	assert.Equal(t, 19, r.Problems[0].Line)
}

func TestShellsOfStepsThatAreNotRead(t *testing.T) {
	for text, problems := range map[string]int{
		"Write-Host hello":         0,
		"docker run --rm x":        1,
		"podman create y":          1,
		"docker build .":           0,
		"eggbuild --spec x --exec": 1,
	} {
		r := readWorkflow("jobs:\n  a:\n    steps:\n      - shell: pwsh\n        run: |\n          $x = 1\n          " + text + "\n")
		assert.Empty(t, r.Launches, text)
		require.Len(t, r.Problems, problems, text)
		for _, p := range r.Problems {
			assert.Equal(t, ProblemUnsupported, p.Kind)
			assert.Equal(t, 7, p.Line)
			assert.Contains(t, p.Message, "pwsh")
		}
	}
}

func TestEnvironmentOfAStep(t *testing.T) {
	r := readWorkflow(`jobs:
  a:
    env: {A: outer, B: "${{ secrets.B }}"}
    steps:
      - env: {A: inner}
        run: docker run -e A=$A -e B="$B" -e C="$C" x
`)
	require.Len(t, r.Launches, 1)
	env := r.Launches[0].Scenarios[0].Env
	assert.Equal(t, "inner", env["A"].Value.Text)
	assert.Equal(t, "${{ secrets.B }}", env["B"].Value.Text)
	assert.False(t, env["C"].Value.Known)
}
