package python_test

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/oracletest"
)

// longestRun is how many seconds of computing a program may take. What it
// started until then counts.
const longestRun = 0.25

// realPython runs programs by the real interpreter.
type realPython struct {
	engine  *oracletest.Engine
	drivers chan *driver
}

// driver is an interpreter that runs one program after the other.
type driver struct {
	in  io.Writer
	out *bufio.Reader
}

func newRealPython(t testing.TB) *realPython {
	t.Helper()
	path := oracletest.Interpreter(t, "python3")
	r := &realPython{oracletest.NewEngine(t), make(chan *driver, runtime.GOMAXPROCS(0))}
	for range cap(r.drivers) {
		r.drivers <- newDriver(t, path)
	}
	return r
}

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

// job is what a driver is told.
type job struct {
	Dir     string            `json:"dir"`
	Env     map[string]string `json:"env"`
	Args    []string          `json:"args"`
	Seconds float64           `json:"seconds"`
}

// starts runs a program and returns what it started, each way once. The texts
// that it hands to a shell are held to the analysis in place of what the shell
// starts.
func (r *realPython) starts(t testing.TB, files oracletest.Files, c oracletest.Circumstances) []oracletest.Start {
	t.Helper()
	out, _ := r.run(t, files, c)
	return out
}

// run is starts, and how the program ended: the exception, if any.
func (r *realPython) run(t testing.TB, files oracletest.Files, c oracletest.Circumstances) (out []oracletest.Start, ended string) {
	t.Helper()
	run := r.engine.Run(t, files, c)
	defer os.RemoveAll(run.Dir)
	r.do(t, job{Dir: run.Dir, Env: run.Env, Args: append([]string{}, c.Args...), Seconds: longestRun})
	for _, text := range strings.Split(said(t, run, "texts"), "\x00") {
		if text != "" {
			out = append(out, oracletest.Start{Argv: []string{"sh", "-c", text}})
		}
	}
	for _, s := range run.Starts(t) {
		if len(s.Argv) < 3 || !strings.HasPrefix(s.Argv[2], "shell") {
			out = append(out, s)
		}
	}
	return out, said(t, run, "ended")
}

// said is what a driver wrote into a file; "" where it did not.
func said(t testing.TB, run oracletest.Run, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(run.Dir, name))
	if !os.IsNotExist(err) {
		require.NoError(t, err)
	}
	return string(raw)
}

// do has a driver do a job.
func (r *realPython) do(t testing.TB, j job) {
	t.Helper()
	line, err := json.Marshal(j)
	require.NoError(t, err)
	d := <-r.drivers
	defer func() { r.drivers <- d }()
	_, err = d.in.Write(append(line, '\n'))
	require.NoError(t, err)
	said, err := d.out.ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "done\n", said, "the program was not run")
}
