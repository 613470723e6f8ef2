package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/pflag"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/report"
	"github.com/egglint/egg/policy"
)

// lintFlags are the flags of commands that judge.
type lintFlags struct {
	source sourceFlags
	policy policyFlags
	view   viewFlags
}

func (l *lintFlags) register(flags *pflag.FlagSet) {
	l.source.register(flags)
	l.policy.register(flags)
	l.view.register(flags)
}

// runLint finds the launches of a project and holds them against the policies.
func runLint(c command, sys system, args []string) (int, error) {
	started := sys.now()
	var options lintFlags
	flags := newFlags(c, sys)
	options.register(flags)
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	files, err := options.view.files()
	if err != nil {
		return 0, err
	}
	s, err := openSession(sys, options.source, flags.Args())
	if err != nil {
		return 0, err
	}
	defer s.close()
	if err := options.policy.apply(&s.config); err != nil {
		return 0, err
	}
	ctx := context.Background()
	found, err := s.extract(ctx, options.source.jobs)
	if err != nil {
		return 0, err
	}
	s.limitExpectations(options.view.quiet)
	result, err := s.judge(ctx, found)
	if err != nil {
		return 0, err
	}
	if result.Stats.Files == 0 && !options.view.quiet {
		fmt.Fprintln(sys.stderr, "egglint: nothing was linted: no shell, Python or workflow file is here that git does not ignore and the configuration does not exclude")
	}
	view := findingsView{result: result, view: &options.view, elapsed: sys.now().Sub(started)}
	return status(s.config.FailOn, result), options.view.show(sys, files, view.render)
}

// limitExpectations drops what a run over a part of the project cannot hold, and
// says so.
func (s *session) limitExpectations(quiet bool) {
	if s.project.Whole() || s.config.Expect.Sandboxes == 0 {
		return
	}
	s.config.Expect = lint.Expect{}
	if !quiet {
		fmt.Fprintln(s.sys.stderr, "egglint: expect.sandboxes is not checked: only a part of the project is linted")
	}
}

// judge holds an extraction against the policies of the session.
func (s *session) judge(ctx context.Context, found lint.Extraction) (lint.Result, error) {
	engine, err := policy.New(ctx, policy.Options{Config: s.config.Config})
	if err != nil {
		return lint.Result{}, fmt.Errorf("loading the policies: %w", err)
	}
	return lint.Decide(ctx, engine, s.config.Expect, found)
}

// findingsView shows the result of a run.
type findingsView struct {
	result  lint.Result
	view    *viewFlags
	elapsed time.Duration
}

// render implements renderer.
func (v findingsView) render(format string, coloured bool, to io.Writer) error {
	findings := report.Findings{
		Findings:  v.result.Findings,
		Problems:  v.result.Problems,
		Sources:   v.result.Sources,
		Summary:   summary(v.result.Stats, v.elapsed),
		Unsettled: v.result.Unsettled,
	}
	if format == "json" {
		return findings.JSON(to, v.result.Stats)
	}
	return findings.Text(to, v.view.text(coloured))
}

func summary(stats lint.Stats, elapsed time.Duration) report.Summary {
	return report.Summary{
		Files:         stats.Files,
		Launches:      stats.Launches,
		Sandboxes:     stats.Sandboxes,
		Unclassified:  stats.Unclassified,
		UnprovenOther: stats.UnprovenOther,
		Unreachable:   stats.Unreachable,
		Unknown:       stats.Unknown,
		Elapsed:       elapsed,
	}
}

// status is the exit status that a result deserves.
func status(failOn lint.FailOn, result lint.Result) int {
	if failOn.Fails(result.Findings) {
		return exitFindings
	}
	return exitClean
}
