package shell_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser/shell"
)

var update = flag.Bool("update", false, "write down what is told of the programs in testdata")

// how is a language, and the shell that runs it.
type how struct {
	dialect shell.Dialect
	shell   string
}

// dialectOf is the language of a program in testdata, by its extension.
func dialectOf(name string) how {
	if filepath.Ext(name) == ".sh" {
		return how{shell.POSIX, "dash"}
	}
	return how{shell.Bash, "bash"}
}

// TestPrograms holds what is told of each program in testdata to what is written
// beside it, and to how a real shell runs it.
func TestPrograms(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		require.NoError(t, err)
		require.NotEmpty(t, archive.Comment, "%s does not say what it shows", path)
		for i := 0; i+1 < len(archive.Files); i += 2 {
			program, want := archive.Files[i], &archive.Files[i+1]
			t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar")+"/"+program.Name, func(t *testing.T) {
				require.Equal(t, program.Name+".want", want.Name)
				holdProgram(t, program, want)
			})
		}
		if *update {
			require.NoError(t, os.WriteFile(path, txtar.Format(archive), 0o644))
		}
	}
}

func holdProgram(t *testing.T, program txtar.File, want *txtar.File) {
	t.Helper()
	h := dialectOf(program.Name)
	text := string(program.Data)
	a := analyse(text, h.dialect)
	if *update {
		want.Data = []byte(a.String())
	}
	assert.Equal(t, string(want.Data), a.String())
	real := newRealShell(t, h.shell)
	started := 0
	for _, c := range environments() {
		for _, s := range real.starts(t, text, c) {
			started++
			require.Empty(t, a.broken(s, c), "%s", a)
		}
	}
	assert.Positive(t, started, "a program that shows nothing")
}
