package main

import (
	"io"
	"os"
	"syscall"
	"time"

	"github.com/spf13/pflag"
)

// system is all that a command touches outside itself.
type system struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	dir            func() (string, error) // the working directory
	env            func(name string) string
	now            func() time.Time
	deadline       time.Duration                                  // of one evaluation of the policies; 0: policy's own
	explain        func(*pflag.FlagSet)                           // is told the flags of a command that is to explain itself; nil: it prints them
	replace        func(program string, argv, env []string) error // replaces the process
}

// process is the system that the program really runs in.
func process() system {
	return system{
		stdin:   os.Stdin,
		stdout:  os.Stdout,
		stderr:  os.Stderr,
		dir:     os.Getwd,
		env:     os.Getenv,
		now:     time.Now,
		replace: syscall.Exec,
	}
}

// terminal tells whether a stream is shown to somebody.
func terminal(stream any) bool {
	file, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
