package parser

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A program that is too much to follow is a problem of its file where it speaks
// of an engine itself; where only what it imports does, it is counted.
func TestTooMuchToFollow(t *testing.T) {
	large := "import lib, subprocess\ndef f():\n" + strings.Repeat("    x = 1\n", 5000) + strings.Repeat("f()\n", 60)
	files := []File{
		{Name: "lib.py", Text: []byte(`RUN = ["docker", "run"]`)},
		{Name: "silent.py", Text: []byte(large)},
		{Name: "speaking.py", Text: []byte("# docker\n" + large)},
	}
	pr := New(Options{}).Project(files, 1)

	silent := pr.File(files[1])
	assert.Empty(t, silent.Problems)
	assert.Len(t, silent.Unknown, 1)

	speaking := pr.File(files[2])
	require.Len(t, speaking.Problems, 1)
	assert.Equal(t, ProblemLimit, speaking.Problems[0].Kind)
}
