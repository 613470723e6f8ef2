package shell_test

import (
	"context"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"github.com/egglint/egg/internal/oracletest"
)

// tracked are the variables that runs set, and that the engine writes down.
var tracked = []string{"A", "B", "C", "N", "T"}

// longestRun is how long a program may take. What it started until then counts.
const longestRun = 500 * time.Millisecond

// realShell runs programs.
type realShell struct {
	path   string
	engine *oracletest.Engine
}

func newRealShell(t testing.TB, name string) *realShell {
	t.Helper()
	return &realShell{oracletest.Interpreter(t, name), oracletest.NewEngine(t, tracked...)}
}

// starts runs a program and returns how it started the engine, each way once.
func (r *realShell) starts(t testing.TB, files oracletest.Files, c oracletest.Circumstances) []oracletest.Start {
	t.Helper()
	run := r.engine.Run(t, files, c)
	defer os.RemoveAll(run.Dir)
	r.run(run, c.Args)
	return run.Starts(t)
}

// run runs the program. How it ends does not matter: it may fail, and it may be
// stopped.
func (r *realShell) run(run oracletest.Run, args []string) {
	ctx, cancel := context.WithTimeout(context.Background(), longestRun)
	defer cancel()
	cmd := exec.CommandContext(ctx, r.path, append([]string{programFile}, args...)...)
	cmd.Dir = run.Dir
	cmd.Env = []string{}
	for name, value := range run.Env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = time.Second
	_ = cmd.Run()
}
