package e2e

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The commands are built from sources that these tests do not import, so `go
// test` would take an old result for this code. It runs them anew where a file
// has changed that they looked at: here, at all of them.
func TestDependsOnEverySource(t *testing.T) {
	seen := 0
	require.NoError(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == ".git":
			return fs.SkipDir
		case entry.Type().IsRegular():
			seen++
			_, err = os.Stat(path)
		}
		return err
	}))
	assert.Greater(t, seen, 100)
}
