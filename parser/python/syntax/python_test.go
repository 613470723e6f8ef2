package syntax

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// python is an interpreter that was found.
type python struct {
	path    string
	version int // of 3.version
	library string
}

// pythonPlaces are the patterns under which interpreters are looked for, beside
// PATH.
var pythonPlaces = []string{
	"/usr/bin/python3*", "/usr/local/bin/python3*", "/opt/*/bin/python3*", "/opt/hostedtoolcache/Python/*/*/bin/python3",
	"$HOME/.pyenv/versions/*/bin/python3", "$HOME/.local/share/uv/python/*/bin/python3", "/opt/homebrew/bin/python3*",
}

// oldest is the version of Python, 3.n, from which on trees are compared.
const oldest = 8

// pythons finds each interpreter of a version that is read here, once. Without
// any, the test is skipped, but for continuous integration, where it fails.
func pythons(t testing.TB) []python {
	t.Helper()
	found := findPythons()
	if len(found) == 0 {
		require.NotEqual(t, "true", os.Getenv("CI"), "no python3 to compare with")
		t.Skip("no python3 to compare with")
	}
	return found
}

// newestPython is the interpreter of the highest version.
func newestPython(t testing.TB) python {
	t.Helper()
	return slices.MaxFunc(pythons(t), func(a, b python) int { return a.version - b.version })
}

var findPythons = sync.OnceValue(func() (found []python) {
	seen := map[string]bool{}
	for _, path := range pythonCandidates() {
		p, ok := askPython(path)
		if ok && oldest <= p.version && p.version <= newest && !seen[p.library] {
			seen[p.library] = true
			found = append(found, p)
		}
	}
	return found
})

func pythonCandidates() []string {
	var paths []string
	if path, err := exec.LookPath("python3"); err == nil {
		paths = append(paths, path)
	}
	for version := 8; version <= 20; version++ {
		if path, err := exec.LookPath(fmt.Sprintf("python3.%d", version)); err == nil {
			paths = append(paths, path)
		}
	}
	for _, pattern := range pythonPlaces {
		matches, _ := filepath.Glob(os.ExpandEnv(pattern))
		paths = append(paths, matches...)
	}
	return paths
}

// askPython asks an interpreter what it is; false: it is none.
func askPython(path string) (python, bool) {
	const question = "import os, sys; print(sys.executable, sys.version_info[1], os.path.realpath(os.path.dirname(os.__file__)), sep='\\n')"
	out, err := exec.Command(path, "-c", question).Output()
	if err != nil {
		return python{}, false
	}
	p := python{}
	_, err = fmt.Sscanf(string(out), "%s\n%d\n%s", &p.path, &p.version, &p.library)
	return p, err == nil
}

// name is how a test calls the interpreter.
func (p python) name() string { return fmt.Sprintf("3.%d %s", p.version, p.path) }

// files are the files of the standard library.
func (p python) files(t testing.TB) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(p.library, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasSuffix(d.Name(), "-packages"):
			return fs.SkipDir
		case d.Type().IsRegular() && strings.HasSuffix(path, ".py"):
			files = append(files, path)
		}
		return nil
	})
	require.NoError(t, err)
	return files
}

// oracle is a running testdata/oracle.py.
type oracle struct {
	in  io.WriteCloser
	out *bufio.Reader
}

// oracle starts the program that answers for CPython.
func (p python) oracle(t testing.TB) *oracle {
	t.Helper()
	cmd := exec.Command(p.path, "-I", filepath.Join("testdata", "oracle.py"))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		in.Close()
		require.NoError(t, cmd.Wait())
	})
	return &oracle{in, bufio.NewReaderSize(out, 1<<20)}
}

func (o *oracle) ask(t testing.TB, command, file string) string {
	t.Helper()
	_, err := fmt.Fprintln(o.in, command, file)
	require.NoError(t, err)
	return o.answer(t)
}

func (o *oracle) answer(t testing.TB) string {
	t.Helper()
	line, err := o.out.ReadString('\n')
	require.NoError(t, err)
	return strings.TrimSuffix(line, "\n")
}
