package shell_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// tracked are the variables that runs set, and that the recorder writes down.
var tracked = []string{"A", "B", "C", "N", "T"}

// longestRun is how long a program may take. What it started until then counts.
const longestRun = 2 * time.Second

// realShell runs programs with a docker on their PATH that only writes down how
// it was started.
type realShell struct{ path, dir string }

// newRealShell finds a shell. Where it is missing the test is skipped, except on
// a machine that must have it.
func newRealShell(t testing.TB, name string) *realShell {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil && os.Getenv("CI") == "true" {
		require.NoError(t, err, "the oracle needs %s", name)
	}
	if err != nil {
		t.Skipf("SKIPPED: no %s here, so nothing holds the analysis to it", name)
	}
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, "bin"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "bin", "docker"), []byte(recorder()), 0o755))
	return &realShell{path: path, dir: dir}
}

// recorder is the program that stands for the engine. It appends one record to
// $RECORD: the number of its arguments, these, and for each tracked variable
// whether it is set and to what.
func recorder() string {
	var vars strings.Builder
	for _, name := range tracked {
		fmt.Fprintf(&vars, ` "${%s+set}" "${%s-}"`, name, name)
	}
	return `#!/bin/sh
printf '%s\0' "$#" "$@"` + vars.String() + ` >>"$RECORD"
case $STATUS in
odd) exit $(($# % 2)) ;;
*) exit "$STATUS" ;;
esac
`
}

// circumstances are what a program is run under.
type circumstances struct {
	env    map[string]string
	args   []string
	status string // of the engine: 0, 1, or odd: whether it has an odd number of arguments
}

func (c circumstances) String() string {
	var b strings.Builder
	for _, name := range tracked {
		if v, ok := c.env[name]; ok {
			fmt.Fprintf(&b, "%s=%q ", name, v)
		}
	}
	fmt.Fprintf(&b, "STATUS=%s args=%q", c.status, c.args)
	return b.String()
}

// start is how the engine was started once.
type start struct {
	argv []string
	env  map[string]string // the tracked variables that are set
}

// starts runs a program and returns how it started the engine, each way once.
func (r *realShell) starts(t testing.TB, text string, c circumstances) []start {
	t.Helper()
	dir, err := os.MkdirTemp(r.dir, "run")
	require.NoError(t, err)
	defer os.RemoveAll(dir)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "program"), []byte(text), 0o644))
	record := filepath.Join(dir, "record")
	r.run(dir, record, c)
	raw, err := os.ReadFile(record)
	if os.IsNotExist(err) {
		return nil
	}
	require.NoError(t, err)
	return parseRecords(t, raw)
}

// run runs the program in dir. How it ends does not matter: it may fail, and it
// may be stopped.
func (r *realShell) run(dir, record string, c circumstances) {
	ctx, cancel := context.WithTimeout(context.Background(), longestRun)
	defer cancel()
	cmd := exec.CommandContext(ctx, r.path, append([]string{"program"}, c.args...)...)
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + filepath.Join(r.dir, "bin") + ":/usr/bin:/bin", "RECORD=" + record, "STATUS=" + c.status}
	for name, value := range c.env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = time.Second
	_ = cmd.Run()
}

func parseRecords(t testing.TB, raw []byte) []start {
	t.Helper()
	fields := strings.Split(string(bytes.TrimSuffix(raw, []byte{0})), "\x00")
	seen := map[string]bool{}
	var out []start
	for len(fields) > 0 {
		n, err := strconv.Atoi(fields[0])
		require.NoError(t, err)
		size := 1 + n + 2*len(tracked)
		if len(fields) < size {
			break // it was stopped while it wrote
		}
		if key := strings.Join(fields[:size], "\x00"); !seen[key] {
			seen[key] = true
			out = append(out, start{argv: append([]string{"docker"}, fields[1:1+n]...), env: trackedSettings(fields[1+n : size])})
		}
		fields = fields[size:]
	}
	return out
}

func trackedSettings(fields []string) map[string]string {
	env := map[string]string{}
	for i, name := range tracked {
		if fields[2*i] == "set" {
			env[name] = fields[2*i+1]
		}
	}
	return env
}
