package main

import (
	"slices"

	"github.com/spf13/pflag"

	"github.com/egglint/egg/builder"
)

// options is a command line that is read, but not yet understood as a sandbox.
type options struct {
	flags   *pflag.FlagSet
	command []string // nil: none given
	spec    string
	output  string
	exec    bool
	noCheck bool
	help    bool
	version bool
}

// parseOptions reads the arguments by the table of the builder, which the linter
// reads eggbuild command lines by, too.
func parseOptions(args []string) (options, error) {
	fs := newFlags()
	if err := fs.Parse(args); err != nil {
		return options{}, &usageError{err}
	}
	if fs.NArg() > 0 && fs.ArgsLenAtDash() != 0 {
		return options{}, usagef("%q is no flag; the command of the container goes behind --", fs.Arg(0))
	}
	o := options{
		flags:   fs,
		spec:    text(fs, "spec"),
		output:  text(fs, "output"),
		exec:    is(fs, "exec"),
		noCheck: is(fs, "no-check"),
		help:    is(fs, "help"),
		version: is(fs, "version"),
	}
	if fs.ArgsLenAtDash() == 0 {
		o.command = fs.Args()
	}
	return o, o.check()
}

func (o *options) check() error {
	switch {
	case o.exec && o.flags.Changed("output"):
		return usagef("--exec prints nothing, so --output has no meaning")
	case !o.flags.Changed("output"):
		o.output = outputShell
	case !slices.Contains(outputs(), o.output):
		return usagef("--output is %q, which is none of %v", o.output, outputs())
	}
	if o.spec == "-" && text(o.flags, "session-token-file") == "-" {
		return usagef("--spec and --session-token-file cannot both be standard input")
	}
	return nil
}

// newFlags makes the flags of the table.
func newFlags() *pflag.FlagSet {
	fs := pflag.NewFlagSet("eggbuild", pflag.ContinueOnError)
	fs.SetInterspersed(false)
	fs.SortFlags = false
	fs.Usage = func() {}
	for _, f := range builder.CommandFlags() {
		switch f.Type {
		case "bool":
			fs.BoolP(f.Name, f.Shorthand, false, f.Usage)
		case "list":
			fs.StringArrayP(f.Name, f.Shorthand, nil, f.Usage)
		default:
			fs.StringP(f.Name, f.Shorthand, "", f.Usage)
		}
	}
	return fs
}

// text is the value of a flag that the table calls a string.
func text(fs *pflag.FlagSet, name string) string { return fs.Lookup(name).Value.String() }

// is tells whether a boolean flag is on.
func is(fs *pflag.FlagSet, name string) bool { return text(fs, name) == "true" }

// list is the values of a flag that the table calls a list.
func list(fs *pflag.FlagSet, name string) []string {
	value, ok := fs.Lookup(name).Value.(pflag.SliceValue)
	if !ok {
		return nil
	}
	return value.GetSlice()
}
