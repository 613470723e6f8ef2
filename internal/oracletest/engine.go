package oracletest

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Circumstances are what a program is run under.
type Circumstances struct {
	Env    map[string]string
	Args   []string
	Status string // of the engine: 0, 1, or odd: whether it has an odd number of arguments
}

func (c Circumstances) String() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(c.Env)) {
		fmt.Fprintf(&b, "%s=%q ", name, c.Env[name])
	}
	fmt.Fprintf(&b, "STATUS=%s args=%q", c.Status, c.Args)
	return b.String()
}

// Start is how a process was started once.
type Start struct {
	Argv []string
	Path string           // what may stand in place of the first word; "": nothing
	Env  map[string]Found // the tracked variables; nil: none are
	// Folder is where it was started, from the folder of the run; "": outside.
	Folder string
}

// Found is what a process found of a variable.
type Found struct {
	Set   bool
	Value string
}

// environment is what is written down beside the argv, for people.
func (s Start) environment() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(s.Env)) {
		if f := s.Env[name]; f.Set {
			fmt.Fprintf(&b, " %s=%q", name, f.Value)
		}
	}
	fmt.Fprintf(&b, " in %q", s.Folder)
	return b.String()
}

// Interpreter finds the program that runs a language, or another that a test needs.
// Where it is missing the test is skipped, except on a machine that must have it.
func Interpreter(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil && os.Getenv("CI") == "true" {
		require.NoError(t, err, "the oracle needs %s", name)
	}
	if err != nil {
		t.Skipf("SKIPPED: no %s here, so nothing holds the analysis to it", name)
	}
	return path
}

// Engine stands for the container engine: a docker that only writes down how it
// was started.
type Engine struct {
	dir     string
	tracked []string
}

// NewEngine makes an engine that also writes down what it finds under the
// tracked names in its environment.
func NewEngine(t testing.TB, tracked ...string) *Engine {
	t.Helper()
	e := &Engine{dir: t.TempDir(), tracked: tracked}
	require.NoError(t, os.WriteFile(filepath.Join(e.dir, "docker"), []byte(e.script()), 0o755))
	return e
}

// script appends one record for each start: the number of arguments, these, for
// each tracked variable whether it is set and to what, and the working directory,
// which a shell finds out itself whatever the environment says. It goes by where
// it lies and not by its environment, which programs change.
func (e *Engine) script() string {
	var vars strings.Builder
	for _, name := range e.tracked {
		fmt.Fprintf(&vars, ` "${%s+set}" "${%s-}"`, name, name)
	}
	return `#!/bin/sh
run=${0%/bin/*}
printf '%s\0' "$#" "$@"` + vars.String() + ` "$PWD" >>"$run/record"
read -r status <"$run/status"
case $status in
odd) exit $(($# % 2)) ;;
*) exit "$status" ;;
esac
`
}

// Run is a folder in which one program runs once.
type Run struct {
	Dir    string
	Env    map[string]string // what the program is to find: its PATH leads to the engine
	engine *Engine
}

// Run makes the folder, with the files of the program in it. It is for the
// caller to remove.
func (e *Engine) Run(t testing.TB, files Files, c Circumstances) Run {
	t.Helper()
	dir, err := os.MkdirTemp(e.dir, "run")
	require.NoError(t, err)
	bin := filepath.Join(dir, "bin")
	require.NoError(t, os.Mkdir(bin, 0o755))
	require.NoError(t, os.Link(filepath.Join(e.dir, "docker"), filepath.Join(bin, "docker")))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "status"), []byte(c.Status+"\n"), 0o644))
	for name, text := range files {
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	env := maps.Clone(c.Env)
	if env == nil {
		env = map[string]string{}
	}
	env["PATH"] = bin + ":/usr/bin:/bin"
	return Run{Dir: dir, Env: env, engine: e}
}

// command is the path of the engine.
func (r Run) command() string { return filepath.Join(r.Dir, "bin", "docker") }

// Starts returns how the engine was started, each way once.
func (r Run) Starts(t testing.TB) []Start {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(r.Dir, "record"))
	if os.IsNotExist(err) {
		return nil
	}
	require.NoError(t, err)
	return r.parse(t, raw)
}

func (r Run) parse(t testing.TB, raw []byte) []Start {
	t.Helper()
	e := r.engine
	fields := strings.Split(string(bytes.TrimSuffix(raw, []byte{0})), "\x00")
	seen := map[string]bool{}
	var out []Start
	for len(fields) > 1 { // of one that was stopped early not even a count is told
		n, err := strconv.Atoi(fields[0])
		require.NoError(t, err, "%q", raw)
		size := 1 + n + 2*len(e.tracked) + 1
		if len(fields) < size {
			break // it was stopped while it wrote
		}
		if key := strings.Join(fields[:size], "\x00"); !seen[key] {
			seen[key] = true
			out = append(out, Start{
				Argv: slices.Concat([]string{"docker"}, fields[1:1+n]), Path: r.command(),
				Env: e.settings(fields[1+n : size-1]), Folder: r.within(fields[size-1]),
			})
		}
		fields = fields[size:]
	}
	return out
}

// within is a folder as seen from the one of the run; "": it is outside.
func (r Run) within(folder string) string {
	rel, err := filepath.Rel(r.Dir, folder)
	if err != nil || !filepath.IsLocal(rel) {
		return ""
	}
	return filepath.ToSlash(rel)
}

func (e *Engine) settings(fields []string) map[string]Found {
	if len(e.tracked) == 0 {
		return nil
	}
	env := map[string]Found{}
	for i, name := range e.tracked {
		env[name] = Found{fields[2*i] == "set", fields[2*i+1]}
	}
	return env
}
