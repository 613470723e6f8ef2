package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/pflag"

	"github.com/egglint/egg/internal/lint/nearest"
	"github.com/egglint/egg/internal/report"
)

// command is one subcommand. Its run returns the exit status, or an error that
// decides it.
type command struct {
	name, synopsis, about string
	notes                 string // more to say on --help, in whole lines
	run                   func(command, system, []string) (int, error)
}

const pathNotes = `PATH is a file or folder; without one, the project that you stand in is read as
a whole: the folder of the nearest .egglint.yaml upwards, or else the
repository. - is standard input.
`

// commands lists the subcommands in the order in which they are explained. The
// first one is meant where none is named.
func commands() []command {
	return []command{
		{"lint", "[flags] [--] [PATH...]", "hold every launch against the policies (the default)", pathNotes + "\n" + formNotes(), runLint},
		{"extract", "[flags] [PATH...]", "print the launches as found, no policy", pathNotes, runExtract},
		{"argv", "[flags] -- docker run ...", "lint one concrete command line", formNotes(), runArgv},
		{"matrix", "[flags] [PATH...]", "show launches side by side, and what each passes", pathNotes, runMatrix},
		{"fix", "[--diff|--write] [flags] [PATH...]", "put what launches lack into scripts and workflows, where that is safe", pathNotes, runFix},
		{"init", "[--write]", "propose a configuration for the project", initNotes, runInit},
		{"rules", "[flags]", "list the rules", "", runRules},
		{"explain", "ID", "explain one rule", "", runExplain},
		{"test", "[flags] [PATH...]", "run the Rego tests of your own policies", testNotes, runTest},
		{"completion", "bash|zsh|fish", "print a script that completes command lines", completionNotes, runCompletion},
		{"version", "", "print the version", "", runVersion},
	}
}

// run is the whole program: it returns the exit status.
func run(args []string, sys system) int {
	status, err := dispatch(args, sys)
	if err == nil {
		return status
	}
	fmt.Fprintf(sys.stderr, "egglint: %s\n", report.Printable(err.Error()))
	return statusOf(err)
}

func dispatch(args []string, sys system) (int, error) {
	if len(args) > 0 {
		switch args[0] {
		case "help", "-h", "--help":
			fmt.Fprint(sys.stdout, overview())
			return exitClean, nil
		case "--version":
			args = append([]string{"version"}, args[1:]...)
		}
	}
	chosen, rest, err := pick(args)
	if err != nil {
		return 0, err
	}
	status, err := chosen.run(chosen, sys, rest)
	switch {
	case errors.Is(err, pflag.ErrHelp):
		return exitClean, nil
	case errors.Is(err, fs.ErrNotExist) && len(args) > 0 && len(rest) == len(args): // no command was named
		return 0, hinted(err, rest[0])
	}
	return status, err
}

// hinted adds the command that a missing path was probably meant to be.
func hinted(err error, path string) error {
	near, ok := nearest.Word(path, commandNames())
	if !ok {
		return err
	}
	return usagef("%w (the command is called %s)", err, near)
}

// pick finds the subcommand that the first argument names.
func pick(args []string) (command, []string, error) {
	all := commands()
	if len(args) == 0 {
		return all[0], nil, nil
	}
	for _, c := range all {
		if c.name == args[0] {
			return c, args[1:], nil
		}
	}
	return all[0], args, nil
}
