// Package shell runs shell programs abstractly: it reports every process that
// they can start, with what is known of its arguments and the condition under
// which the program gets there. It knows the language and no program by name.
package shell

import (
	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// Dialect is a shell language.
type Dialect string

// The dialects.
const (
	Bash  Dialect = "bash"
	POSIX Dialect = "sh"
	Korn  Dialect = "ksh"
	Zsh   Dialect = "zsh"
	Bats  Dialect = "bats"
)

func (d Dialect) variant() syntax.LangVariant {
	switch d {
	case POSIX:
		return syntax.LangPOSIX
	case Korn:
		return syntax.LangMirBSDKorn
	case Zsh:
		return syntax.LangZsh
	case Bats:
		return syntax.LangBats
	}
	return syntax.LangBash
}

// Program is a shell program and the circumstances in which it runs. Only File
// and Text are needed.
type Program struct {
	File    string
	Text    string
	Dialect Dialect // the zero value is bash

	// At gives the place in File of a byte of Text. nil: Text is all of File.
	At func(offset int) abstract.Pos
	// Holes are the stretches of Text, in ascending order, that stand for
	// strings that are not known. They are plain word characters in Text.
	Holes []Stretch

	// Project is the files that the program can source. nil: there are none.
	Project Project
	// Called tells of a function of File whether some other program calls it, so
	// that it need not be run by itself. nil: none is.
	Called func(abstract.Function) bool
	// Entered is told of each function whose calls are followed. nil: nobody is.
	Entered func(abstract.Function)

	Env    abstract.Env    // what the process finds in its environment, as far as the caller knows
	Params *abstract.List  // the positional parameters; nil: unknown
	Frame  *abstract.Frame // the activation in which the program stands; nil: none
	Reach  abstract.Guard  // the condition under which it runs
}

// Project is the files of a project, by slash path from its root.
type Project interface {
	// Text returns a file that is a program, or part of one.
	Text(file string) (text string, ok bool)
	// Files returns the files that a pattern of [path.Match] names, in order.
	Files(pattern string) []string
}

// Stretch is a part of a text, by byte offsets, that stands for a hole.
type Stretch struct {
	Start, End int
	Hole       *abstract.Hole
}

// Problem is a part of a program that could not be read.
type Problem struct {
	Pos     abstract.Pos
	Limit   bool // too much, rather than wrong
	Message string
}

// Run reports the processes that p can start, in the order of their places in
// each activation. What it cannot read is returned as problems; what could be
// read is reported all the same.
func Run(space *abstract.Space, p Program, emit func(abstract.Exec)) []Problem {
	return run(space, p, emit)
}
