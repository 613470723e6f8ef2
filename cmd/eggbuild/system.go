package main

import (
	"context"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"

	"github.com/egglint/egg/policy"
)

// system is all that the command touches outside itself.
type system struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	open           func(name string) (io.ReadCloser, error)
	output         func(argv []string) ([]byte, error) // runs a program, gives what it printed
	find           func(program string) (string, error)
	replace        func(program string, argv, env []string) error // replaces the process
	env            func() []string
	judge          func(argv []string) ([]policy.Finding, error)
}

// process is the system that the program really runs in.
func process() system {
	return system{
		stdin:   os.Stdin,
		stdout:  os.Stdout,
		stderr:  os.Stderr,
		open:    func(name string) (io.ReadCloser, error) { return os.Open(name) },
		output:  runProgram,
		find:    exec.LookPath,
		replace: syscall.Exec,
		env:     os.Environ,
		judge:   judge,
	}
}

// engineTimeout is how long the engine may take to tell about a network.
const engineTimeout = 20 * time.Second

func runProgram(argv []string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), engineTimeout)
	defer cancel()
	return exec.CommandContext(ctx, argv[0], argv[1:]...).Output()
}
