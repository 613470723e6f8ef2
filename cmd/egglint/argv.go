package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"

	"github.com/spf13/pflag"

	"github.com/egglint/egg/internal/lint"
)

// argvFlags are the flags of the argv command.
type argvFlags struct {
	config string
	own    ownFlags
	policy policyFlags
	view   viewFlags
	exec   bool
}

func (a *argvFlags) register(flags *pflag.FlagSet) {
	configFlag(flags, &a.config)
	a.policy.register(flags)
	a.own.register(flags)
	a.view.registerForms(flags)
	flags.BoolVar(&a.exec, "exec", false, "run the command line when it passes; the report goes to standard error")
	flags.SetInterspersed(false)
}

// runArgv judges one concrete command line.
func runArgv(c command, sys system, args []string) (int, error) {
	started := sys.now()
	var options argvFlags
	flags := newFlags(c, sys)
	options.register(flags)
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	if flags.NArg() == 0 {
		return 0, usagef("argv needs a command line: egglint argv -- docker run ...")
	}
	files, err := options.view.files()
	if err != nil {
		return 0, err
	}
	if options.exec {
		sys.stdout = sys.stderr // the command line's own output is not to be mixed up
	}
	view, err := judgeArgv(sys, options, files, flags.Args())
	if err != nil {
		return 0, err
	}
	view.elapsed = sys.now().Sub(started)
	if err := options.view.show(sys, files, view.render); err != nil {
		return 0, err
	}
	if decided := status(view.failOn, view.result); !options.exec || decided != exitClean {
		return decided, nil
	}
	return 0, replace(sys, flags.Args())
}

// judgeArgv reads a command line and holds it against the policies of the
// project that the caller stands in.
func judgeArgv(sys system, options argvFlags, files []output, argv []string) (findingsView, error) {
	s, err := openSession(sys, sourceFlags{config: options.config, own: options.own, jobs: runtime.GOMAXPROCS(0)}, nil)
	if err != nil {
		return findingsView{}, err
	}
	defer s.close()
	if err := options.policy.apply(s); err != nil {
		return findingsView{}, err
	}
	launch, err := s.parser().Argv(argv)
	if err != nil {
		return findingsView{}, usagef("argv: %w", err)
	}
	// One command line is not a project, and has no comments.
	result, err := s.judge(context.Background(), lint.Terms{NoIgnore: true}, lint.Single(launch, argv))
	if err != nil {
		return findingsView{}, err
	}
	view := findingsView{result: result, view: &options.view, loose: launch.File}
	return view, s.enrich(context.Background(), &view, files)
}

// replace runs a command line in place of this process. It returns only where
// that fails.
func replace(sys system, argv []string) error {
	program, err := exec.LookPath(argv[0])
	if err != nil {
		return fmt.Errorf("running the command line: %w", err)
	}
	if err := sys.replace(program, argv, os.Environ()); err != nil {
		return fmt.Errorf("running %s: %w", program, err)
	}
	return nil
}
