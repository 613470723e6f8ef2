package main

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/egglint/egg/policy"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"eggbuild": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
	})
}

// outcome is what one run of the program left.
type outcome struct {
	status         int
	stdout, stderr string
	execs          [][]string // command lines that it wanted to become
}

// world is a system without a machine: files in memory, no engine, and policies
// that find what they are told to.
type world struct {
	stdin    string
	files    map[string]string
	engine   func(argv []string) ([]byte, error)
	findings []policy.Finding
	judged   func([]string) ([]policy.Finding, error) // instead of findings
}

func (w world) run(args ...string) outcome {
	var stdout, stderr bytes.Buffer
	var o outcome
	o.status = run(args, system{
		stdin:   strings.NewReader(w.stdin),
		stdout:  &stdout,
		stderr:  &stderr,
		open:    w.open,
		output:  w.engine,
		find:    func(program string) (string, error) { return "/bin/" + program, nil },
		replace: func(_ string, argv, _ []string) error { o.execs = append(o.execs, argv); return nil },
		env:     func() []string { return nil },
		judge:   w.judge,
	})
	o.stdout, o.stderr = stdout.String(), stderr.String()
	return o
}

func (w world) judge(argv []string) ([]policy.Finding, error) {
	if w.judged != nil {
		return w.judged(argv)
	}
	return w.findings, nil
}

func (w world) open(name string) (io.ReadCloser, error) {
	text, ok := w.files[name]
	if !ok {
		return nil, &os.PathError{Op: "open", Path: name, Err: errors.New("no such file")}
	}
	return io.NopCloser(strings.NewReader(text)), nil
}

// good is the flags of a sandbox with nothing wrong, and more flags.
func good(more ...string) []string {
	return append([]string{
		"--name=egg-1", "--image=egg-sandbox", "--network=egg-isolated", "--mode=private",
		"--gateway-host=egg-gateway", "--gateway-ip=172.32.0.2", "--gateway-port=9848",
	}, more...)
}
