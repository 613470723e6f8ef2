package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/egglint/egg/builder"
)

// run is the whole program: it returns the exit status.
func run(args []string, sys system) int {
	status, err := build(args, sys)
	if err == nil {
		return status
	}
	report(sys.stderr, err)
	return statusOf(err)
}

// build goes from the arguments to the engine's command line. On every way but
// the last it leaves standard output alone, so that nobody runs half a result.
func build(args []string, sys system) (int, error) {
	o, err := parseOptions(args)
	switch {
	case err != nil:
		return 0, err
	case o.help:
		return exitDone, printHelp(sys.stdout)
	case o.version:
		return exitDone, printVersion(sys.stdout)
	}
	sandbox, err := readSandbox(o, sys)
	if err != nil {
		return 0, err
	}
	argv, err := sandbox.Argv()
	if err != nil {
		return 0, &usageError{err}
	}
	if held, err := hold(sandbox, argv, o, sys); err != nil || !held {
		return exitRefused, err
	}
	return exitDone, emit(argv, o, sys)
}

// hold tells whether the launch may leave the program, and why not on stderr.
func hold(sandbox builder.Sandbox, argv []string, o options, sys system) (bool, error) {
	if o.noCheck {
		_, err := fmt.Fprintln(sys.stderr, "eggbuild: WARNING: --no-check: this launch was not held against the contract")
		return true, err
	}
	if err := checkSlots(sandbox, argv); err != nil {
		return false, err
	}
	findings, err := sys.judge(argv)
	if err != nil {
		return false, fmt.Errorf("holding the launch against the contract: %w", err)
	}
	return explain(sys.stderr, findings), nil
}

// emit becomes the engine, or prints its command line.
func emit(argv []string, o options, sys system) error {
	if o.exec {
		return become(argv, sys)
	}
	text, err := format(argv, o.output)
	if err != nil {
		return err
	}
	_, err = sys.stdout.Write(text)
	return err
}

// become replaces the process by the engine; it returns only on failure.
func become(argv []string, sys system) error {
	program, err := sys.find(argv[0])
	if err != nil {
		return usagef("engine %q: %w", argv[0], err)
	}
	if err := sys.replace(program, argv, sys.env()); err != nil {
		return fmt.Errorf("starting %s: %w", program, err)
	}
	return nil
}

// report prints an error, or each error of several on a line of its own.
func report(stderr io.Writer, err error) {
	if joined, ok := errors.AsType[interface {
		error
		Unwrap() []error
	}](err); ok {
		for _, err := range joined.Unwrap() {
			report(stderr, err)
		}
		return
	}
	_, _ = fmt.Fprintf(stderr, "eggbuild: %s\n", named(err))
}
