package main

import (
	"errors"
	"fmt"
)

// The exit statuses.
const (
	exitDone    = 0
	exitRefused = 1 // the launch breaks the contract
	exitUsage   = 2 // wrong usage or input
	exitFailure = 3 // the run itself failed
)

// usageError is a fault of whoever called the program, not of the program.
type usageError struct{ cause error }

func (e *usageError) Error() string { return e.cause.Error() }
func (e *usageError) Unwrap() error { return e.cause }

func usagef(format string, args ...any) error {
	return &usageError{fmt.Errorf(format, args...)}
}

// statusOf is the exit status that an error deserves.
func statusOf(err error) int {
	if _, ok := errors.AsType[*usageError](err); ok {
		return exitUsage
	}
	return exitFailure
}
