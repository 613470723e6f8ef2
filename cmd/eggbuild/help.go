package main

import (
	"fmt"
	"io"
	"runtime/debug"
)

const about = `eggbuild makes the docker command line of one sandbox container, holds it
against the contract, and prints it or becomes it.

Usage:
  eggbuild [flags] [-- COMMAND...]

A launch that breaks the contract is not printed and not run. Flags count over
the file that --spec names: --env replaces variables of the same name and adds
the others, every other list replaces the whole list.

Flags:
%s
Exit status: 0 done, 1 the launch breaks the contract, 2 wrong usage or input,
3 the run itself failed.
`

func printHelp(w io.Writer) error {
	_, err := fmt.Fprintf(w, about, newFlags().FlagUsages())
	return err
}

func printVersion(w io.Writer) error {
	version := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
	}
	_, err := fmt.Fprintln(w, "eggbuild", version)
	return err
}
