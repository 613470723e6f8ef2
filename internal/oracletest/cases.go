package oracletest

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write down what is told of the programs in testdata")

// Cases holds what is told of each program in testdata to what is written beside
// it, and to how it really runs. A program is a file that is followed by one of
// its name and .want; files between two programs belong to the second. of gives
// the oracle for the name of a program.
func Cases(t *testing.T, of func(t *testing.T, name string) Oracle) {
	paths, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		require.NoError(t, err)
		require.NotEmpty(t, archive.Comment, "%s does not say what it shows", path)
		files := Files{}
		for i, f := range archive.Files {
			name, isWant := strings.CutSuffix(f.Name, ".want")
			if !isWant {
				files[f.Name] = string(f.Data)
				continue
			}
			program := files
			files = Files{}
			t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar")+"/"+name, func(t *testing.T) {
				of(t, name).hold(t, program.as(t, name, of(t, name).Layout.Main), &archive.Files[i])
			})
		}
		require.Empty(t, files, "%s ends with a program of which nothing is wanted", path)
		if *update {
			require.NoError(t, os.WriteFile(path, txtar.Format(archive), 0o644))
		}
	}
}

// as is f with the file called name in the place of the program.
func (f Files) as(t *testing.T, name, main string) Files {
	t.Helper()
	require.NotEmpty(t, f[name], "%s is wanted, but nowhere", name)
	out := maps.Clone(f)
	delete(out, name)
	out[main] = f[name]
	return out
}

func (o Oracle) hold(t *testing.T, files Files, want *txtar.File) {
	t.Helper()
	a := o.Analyse(files)[0]
	if *update {
		want.Data = []byte(a.describe(o.Layout.Main))
	}
	assert.Equal(t, string(want.Data), a.describe(o.Layout.Main))
	started := 0
	for _, c := range o.Under {
		for _, s := range o.Starts(t, files, c) {
			started++
			require.Empty(t, a.broken(s, c), "%s", a.describe(o.Layout.Main))
		}
	}
	assert.Positive(t, started, "a program that shows nothing")
}

// section is a program as Cases reads it, without what is wanted.
func (l Layout) section(name string, files Files) string {
	var archive txtar.Archive
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if file != l.Main {
			archive.Files = append(archive.Files, txtar.File{Name: file, Data: []byte(files[file])})
		}
	}
	name += filepath.Ext(l.Main)
	archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(files[l.Main])}, txtar.File{Name: name + ".want"})
	return string(txtar.Format(&archive))
}
