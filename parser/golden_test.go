package parser

import (
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the expected documents anew")

// The document is a promise to those who read it by machine.
func TestDocument(t *testing.T) {
	text, err := os.ReadFile("testdata/launch.sh")
	require.NoError(t, err)
	r := New(Options{}).File(File{Name: "launch.sh", Text: text})
	require.Empty(t, r.Problems)
	isDocument(t, "testdata/launch.json", r.Launches)
}

// isDocument holds launches to what they are expected to be.
func isDocument(t *testing.T, golden string, launches []Launch) {
	t.Helper()
	got, err := json.MarshalIndent(launches, "", "  ")
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.WriteFile(golden, append(got, '\n'), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.JSONEq(t, string(want), string(got))
}

// The same text gives the same document, whatever order maps have.
func TestReadingIsDeterministic(t *testing.T) {
	text, err := os.ReadFile("testdata/launch.sh")
	require.NoError(t, err)
	file := File{Name: "launch.sh", Text: text}
	first := New(Options{}).File(file)
	for range 20 {
		require.Equal(t, first, New(Options{}).File(file))
	}
}
