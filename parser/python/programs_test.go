package python_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write down what is told of the programs in testdata")

// TestPrograms holds what is told of each program in testdata to what is written
// beside it, and to how the real Python runs it. Files with a folder in their
// name belong to the program after them.
func TestPrograms(t *testing.T) {
	real := newRealPython(t)
	paths, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		require.NoError(t, err)
		require.NotEmpty(t, archive.Comment, "%s does not say what it shows", path)
		files := sources{}
		for i, f := range archive.Files {
			name, isWant := strings.CutSuffix(f.Name, ".want")
			if !isWant {
				files[f.Name] = string(f.Data)
				continue
			}
			program := sources{programFile: files[name]}
			for other, text := range files {
				if other != name {
					program[other] = text
				}
			}
			files = sources{}
			t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar")+"/"+name, func(t *testing.T) {
				holdProgram(t, real, program, &archive.Files[i])
			})
		}
		if *update {
			require.NoError(t, os.WriteFile(path, txtar.Format(archive), 0o644))
		}
	}
}

func holdProgram(t *testing.T, real *realPython, files sources, want *txtar.File) {
	t.Helper()
	require.NotEmpty(t, files[programFile])
	a := analyse(files)
	if *update {
		want.Data = []byte(a.String())
	}
	assert.Equal(t, string(want.Data), a.String())
	started := 0
	for _, c := range environments() {
		argvs, ended := real.starts(t, files, c)
		require.NotContains(t, ended, "SyntaxError")
		for _, argv := range argvs {
			started++
			require.Empty(t, a.broken(argv, c), "%s", a)
		}
	}
	assert.Positive(t, started, "a program that shows nothing")
}
