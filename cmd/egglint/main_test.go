package main

import (
	"flag"
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"egglint":         func() { os.Exit(run(os.Args[1:], timeless())) },
		"egglint-hurried": func() { os.Exit(run(os.Args[1:], hurried())) },
		"test-keys":       testKeys,
		"test-pack":       testPack,
		"test-layout":     testLayout,
	})
}

// timeless is the real system with a clock that stands still.
func timeless() system {
	sys := process()
	sys.now = func() time.Time { return time.Time{} }
	return sys
}

// hurried is one that waits a second for a policy, so that a test need not wait for
// long.
func hurried() system {
	sys := timeless()
	sys.deadline = time.Second
	return sys
}

var update = flag.Bool("update", false, "write what the commands print into the scripts")

// TestScripts runs every promise of the command line as a script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
			return nil
		},
		Condition: func(condition string) (bool, error) {
			return condition == "root" && os.Geteuid() == 0, nil
		},
	})
}
