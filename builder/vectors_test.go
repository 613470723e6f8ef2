package builder_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/builder"
)

// vector is one recorded launch: its input and the exact argv.
type vector struct {
	Name  string       `json:"name"`
	Input builder.Spec `json:"input"`
	Argv  []string     `json:"argv"`
}

func vectors(t *testing.T) []vector {
	t.Helper()
	data, err := os.ReadFile("testdata/vectors.json")
	require.NoError(t, err)
	var all []vector
	require.NoError(t, json.Unmarshal(data, &all))
	require.Len(t, all, 22)
	return all
}

func TestVectors(t *testing.T) {
	for _, v := range vectors(t) {
		t.Run(v.Name, func(t *testing.T) {
			sandbox, err := v.Input.Sandbox()
			require.NoError(t, err)
			argv, err := sandbox.Argv()
			require.NoError(t, err)
			assert.Equal(t, v.Argv, argv)
		})
	}
}

// What a Spec is written as reads back as the same Spec, variables in order.
func TestSpecSurvivesJSON(t *testing.T) {
	for _, v := range vectors(t) {
		data, err := json.Marshal(v.Input)
		require.NoError(t, err)
		var again builder.Spec
		require.NoError(t, json.Unmarshal(data, &again))
		sandbox, err := again.Sandbox()
		require.NoError(t, err)
		argv, err := sandbox.Argv()
		require.NoError(t, err)
		assert.Equal(t, v.Argv, argv, v.Name)
	}
}

// Callers who splice by the old conventions get the argv that the slots give.
func TestSplicingGivesTheSameArgv(t *testing.T) {
	for _, v := range vectors(t) {
		bare := v.Input
		bare.Lifecycle, bare.Mounts, bare.Command = nil, nil, nil
		sandbox, err := bare.Sandbox()
		require.NoError(t, err)
		argv, err := sandbox.Argv()
		require.NoError(t, err)

		argv = slices.Insert(argv, len(argv)-1, v.Input.Mounts...)
		argv = slices.Insert(argv, builder.LifecycleFlagsIndex, v.Input.Lifecycle...)
		argv = append(argv, v.Input.Command...)
		assert.Equal(t, v.Argv, argv, v.Name)
	}
}
