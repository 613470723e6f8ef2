package main

import (
	"context"
	"errors"
	"io"

	"github.com/egglint/egg/internal/report"
	"github.com/egglint/egg/policy"
)

const testNotes = `PATH is a folder of policies; without one, those are tested that the
configuration and the flags name. Tests see what egg's own are made with:
data.egg.lib, data.egg.fixture and data.egg.reading.
`

// runTest runs the Rego tests of policies.
func runTest(c command, sys system, args []string) (int, error) {
	var source sourceFlags
	var view viewFlags
	flags := newFlags(c, sys)
	source.registerConfig(flags)
	view.register(flags, "text", "json")
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	files, err := view.files()
	if err != nil {
		return 0, err
	}
	policies, err := policiesUnderTest(sys, source, flags.Args())
	if err != nil {
		return 0, err
	}
	tests, err := policies.Test(context.Background(), sys.deadline)
	if err != nil {
		return 0, err
	}
	shown := report.Tests{Tests: tests}
	render := func(format string, coloured bool, to io.Writer) error {
		if format == "json" {
			return shown.JSON(to)
		}
		return shown.Text(to, view.text(coloured))
	}
	if err := view.show(sys, files, render); err != nil {
		return 0, err
	}
	if !tests.Passed() {
		return exitFindings, nil
	}
	return exitClean, nil
}

// policiesUnderTest are those of the paths, or else those of a run.
func policiesUnderTest(sys system, source sourceFlags, paths []string) (*policy.Policies, error) {
	if len(paths) > 0 {
		return policiesAt(paths)
	}
	source.jobs = 1
	s, err := openSession(sys, source, nil)
	if err != nil {
		return nil, err
	}
	defer s.close()
	if s.config.Policies == nil {
		return nil, &usageError{errors.New("there are no policies to test: egglint test FOLDER, or name their folders under policies in " + configName)}
	}
	return s.config.Policies, nil
}

func policiesAt(paths []string) (*policy.Policies, error) {
	s := &session{} // of no project
	var origins []policy.Origin
	for _, path := range paths {
		origin, err := shelf{dir: s.dir}.policyFolder(path)
		if err != nil {
			return nil, usagef("%s: %w", path, reasonOf(err))
		}
		origins = append(origins, origin)
	}
	return policy.LoadPolicies(origins...)
}
