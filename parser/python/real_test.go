package python_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// tracked are the variables that runs set.
var tracked = []string{"A", "B", "C", "N"}

// longestRun is how many seconds of computing a program may take. What it
// started until then counts.
const longestRun = 0.25

// realPython runs programs by the real interpreter, with a docker on their PATH
// that only writes down how it was started.
type realPython struct {
	dir     string
	drivers chan *driver
}

// driver is an interpreter that runs one program after the other.
type driver struct {
	in  io.Writer
	out *bufio.Reader
}

// newRealPython starts interpreters. Where there is no Python the test is
// skipped, except on a machine that must have it.
func newRealPython(t testing.TB) *realPython {
	t.Helper()
	path, err := exec.LookPath("python3")
	if err != nil && os.Getenv("CI") == "true" {
		require.NoError(t, err, "the oracle needs python3")
	}
	if err != nil {
		t.Skip("SKIPPED: no python3 here, so nothing holds the analysis to it")
	}
	r := &realPython{dir: t.TempDir(), drivers: make(chan *driver, runtime.GOMAXPROCS(0))}
	require.NoError(t, os.Mkdir(filepath.Join(r.dir, "bin"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(r.dir, "bin", "docker"), []byte(recorder), 0o755))
	for range cap(r.drivers) {
		r.drivers <- newDriver(t, path)
	}
	return r
}

// recorder is the program that stands for the engine. It appends one record to
// $RECORD: the number of words of its command line, and these.
const recorder = `#!/bin/sh
printf '%s\0' $(($# + 1)) docker "$@" >>"$RECORD"
case ${STATUS-0} in
odd) exit $(($# % 2)) ;;
*) exit "${STATUS-0}" ;;
esac
`

func newDriver(t testing.TB, path string) *driver {
	t.Helper()
	cmd := exec.Command(path, "-X", "utf8", filepath.Join("testdata", "driver.py"))
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	cmd.Stderr = os.Stderr
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Wait()
	})
	return &driver{in, bufio.NewReader(out)}
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

// sources are the files of a program, by path; the program itself is program.py.
type sources map[string]string

const programFile = "program.py"

// starts runs a program and returns the command lines of what it started, each
// once. ended is the exception that the program ended with, if any.
func (r *realPython) starts(t testing.TB, files sources, c circumstances) (out [][]string, ended string) {
	t.Helper()
	dir, err := os.MkdirTemp(r.dir, "run")
	require.NoError(t, err)
	defer os.RemoveAll(dir)
	for name, text := range files {
		require.NoError(t, os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	record := filepath.Join(dir, "record")
	r.run(t, dir, record, c)
	raw, err := os.ReadFile(record + ".error")
	if err == nil {
		ended = string(raw)
	}
	raw, err = os.ReadFile(record)
	if os.IsNotExist(err) {
		return nil, ended
	}
	require.NoError(t, err)
	return parseRecords(t, raw), ended
}

// job is what a driver is told.
type job struct {
	Dir     string            `json:"dir"`
	Env     map[string]string `json:"env"`
	Args    []string          `json:"args"`
	Seconds float64           `json:"seconds"`
}

func (r *realPython) run(t testing.TB, dir, record string, c circumstances) {
	t.Helper()
	env := map[string]string{"PATH": filepath.Join(r.dir, "bin") + ":/usr/bin:/bin", "RECORD": record, "STATUS": c.status}
	for name, value := range c.env {
		env[name] = value
	}
	line, err := json.Marshal(job{Dir: dir, Env: env, Args: slices.Concat([]string{}, c.args), Seconds: longestRun})
	require.NoError(t, err)
	d := <-r.drivers
	defer func() { r.drivers <- d }()
	_, err = d.in.Write(append(line, '\n'))
	require.NoError(t, err)
	_, err = d.out.ReadString('\n')
	require.NoError(t, err)
}

func parseRecords(t testing.TB, raw []byte) [][]string {
	t.Helper()
	fields := strings.Split(string(bytes.TrimSuffix(raw, []byte{0})), "\x00")
	seen := map[string]bool{}
	var out [][]string
	for len(fields) > 0 {
		n, err := strconv.Atoi(fields[0])
		require.NoError(t, err)
		if len(fields) < 1+n {
			break // it was stopped while it wrote
		}
		argv := fields[1 : 1+n]
		if key := strings.Join(argv, "\x00"); !seen[key] {
			seen[key] = true
			out = append(out, argv)
		}
		fields = fields[1+n:]
	}
	return out
}
