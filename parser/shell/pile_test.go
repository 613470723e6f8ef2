package shell_test

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/oracletest"
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/shell"
)

// script tells a bash script by its first line.
var script = regexp.MustCompile(`^#! ?(/usr)?/bin/(env )?bash\b`)

// maxScripts is how many real scripts are read.
const maxScripts = 200

// pile are the real bash scripts of the machine: paths and texts.
func pile(tb testing.TB) (paths, texts []string) {
	tb.Helper()
	for _, root := range []string{"/usr/bin", "/usr/lib", "/usr/local", "/usr/share"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil || !d.Type().IsRegular(): // what may not be read is no script of ours
				return nil
			case len(paths) == maxScripts:
				return fs.SkipAll
			}
			if text := scriptAt(path); text != "" {
				paths, texts = append(paths, path), append(texts, text)
			}
			return nil
		})
		require.NoError(tb, err)
	}
	require.NotEmpty(tb, paths, "a machine without scripts")
	return paths, texts
}

// scriptAt is the text of a file, where that is a bash script; "": it is none.
func scriptAt(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	head := make([]byte, 32)
	n, _ := f.Read(head)
	if !script.Match(head[:n]) {
		return ""
	}
	text, err := os.ReadFile(path)
	if err != nil || bytes.IndexByte(text, 0) >= 0 {
		return ""
	}
	return string(text)
}

// BenchmarkRealScripts goes over the same scripts as bash -n, which only parses
// them, and is started once for each.
func BenchmarkRealScripts(b *testing.B) {
	bash := oracletest.Interpreter(b, "bash")
	paths, texts := pile(b)
	size := int64(len(strings.Join(texts, "")))
	b.Run("egg", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			for i, text := range texts {
				shell.Run(abstract.NewSpace(), shell.Program{File: paths[i], Text: text}, func(abstract.Exec) {})
			}
		}
	})
	b.Run("bash -n", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			for _, path := range paths {
				_ = exec.Command(bash, "-n", path).Run() // some are of a newer bash
			}
		}
	})
}
