// Package python runs Python programs abstractly: it reports every process that
// they can start, with what is known of its arguments and the condition under
// which the program gets there. It knows the language, and of the standard
// library what starts processes and what puts argument lists together; it knows
// no program by name.
package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// Program is a Python program and the circumstances in which it runs. Only File
// and Text are needed.
type Program struct {
	File string
	Text string

	// At gives the place in File of a byte of Text. nil: Text is all of File.
	At func(offset int) abstract.Pos
	// Holes are the parts of Text that are not known, in order.
	Holes []Stretch
	// Project opens other files of the project, by slash path from its root. nil:
	// there are none.
	Project Project
	// Called tells of a function of File whether some other program of the
	// project calls it, so that it need not be run by itself. nil: none is.
	Called func(abstract.Function) bool

	// Wanted tells by its name whether a call of something outside the project is
	// to be told of; see [Call]. nil: none is.
	Wanted func(callee string) bool
	// Calls is told of these calls, in the order in which the program gets there.
	Calls func(Call)

	Env   abstract.Env    // what the process finds in its environment, as far as the caller knows
	Frame *abstract.Frame // the activation in which the program stands; nil: none
	Reach abstract.Guard  // the condition under which it runs
}

// Project is the Python files that a program can import.
type Project interface {
	// Module returns the tree of a file, by slash path from the root.
	Module(file string) (*syntax.Module, bool)
}

// Problem is a part of a program that could not be read.
type Problem struct {
	Pos     abstract.Pos
	Limit   bool // too much, rather than wrong
	Message string
}

// Result is what a run tells beside the processes.
type Result struct {
	Problems []Problem
	Entered  []abstract.Function // the functions whose calls were followed
}
