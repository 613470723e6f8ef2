package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// runVersion prints what the program was built from.
func runVersion(c command, sys system, args []string) (int, error) {
	flags := newFlags(c, sys)
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	if flags.NArg() > 0 {
		return 0, usagef("version takes no arguments")
	}
	fmt.Fprintf(sys.stdout, "egglint %s (%s, %s/%s)\n", buildVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return exitClean, nil
}

// buildVersion is the version of the module, and the revision where there is one.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	version := info.Main.Version
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			version += " " + setting.Value
		}
	}
	return version
}
