package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"github.com/egglint/egg/internal/lint/mend"
	"github.com/egglint/egg/policy"
)

// fixFlags are the flags of the fix command.
type fixFlags struct {
	lint        lintFlags
	diff, write bool
}

func (f *fixFlags) register(flags *pflag.FlagSet) {
	f.lint.source.register(flags)
	f.lint.policy.register(flags)
	flags.BoolVar(&f.diff, "diff", false, "print what would be changed, as a unified diff (the default)")
	flags.BoolVar(&f.write, "write", false, "change the files")
	flags.BoolVarP(&f.lint.view.quiet, "quiet", "q", false, "no summary and no notes")
}

// runFix puts words that launches lack into scripts and workflows.
func runFix(c command, sys system, args []string) (int, error) {
	var options fixFlags
	flags := newFlags(c, sys)
	options.register(flags)
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	if options.diff && options.write {
		return 0, usagef("fix prints with --diff or changes files with --write, not both")
	}
	s, err := openSession(sys, options.lint.source, flags.Args())
	if err != nil {
		return 0, err
	}
	defer s.close()
	if len(s.texts) > 0 {
		return 0, usagef("fix changes files, and standard input is none")
	}
	changes, refused, err := s.mend(context.Background(), options.lint)
	if err != nil {
		return 0, err
	}
	for _, change := range changes {
		if err := s.apply(change, options.write); err != nil {
			return 0, err
		}
	}
	s.noteMended(options, changes, refused)
	return exitClean, nil
}

// mend finds out what can be mended.
func (s *session) mend(ctx context.Context, options lintFlags) ([]mend.Change, []mend.Refusal, error) {
	if err := options.policy.apply(s); err != nil {
		return nil, nil, err
	}
	found, err := s.extract(ctx)
	if err != nil {
		return nil, nil, err
	}
	result, err := s.judge(ctx, s.terms(options), found)
	if err != nil {
		return nil, nil, err
	}
	engine, err := policy.New(ctx, policy.Options{Config: s.config.Config, Strict: s.strict})
	if err != nil {
		return nil, nil, fmt.Errorf("loading the policies: %w", err)
	}
	planner := mend.Planner{Parser: s.parser(), Engine: engine}
	return planner.Plan(ctx, result.Findings, found.Document.Launches, found.Sources)
}

// apply writes a change, or prints it. A file that changed meanwhile is left alone.
func (s *session) apply(change mend.Change, write bool) error {
	if !write {
		_, err := fmt.Fprint(s.sys.stdout, change.Diff())
		return err
	}
	path := filepath.Join(s.project.Root, filepath.FromSlash(change.File))
	now, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("reading %s again: %w", change.File, err)
	}
	if string(now) != string(change.Before) {
		return fmt.Errorf("%s was changed meanwhile: nothing is written to it", change.File)
	}
	return writeWhole(path, change.After)
}

// noteMended says what was done, and what was not.
func (s *session) noteMended(options fixFlags, changes []mend.Change, refused []mend.Refusal) {
	for _, r := range refused {
		s.note(options.lint.view, "%s:%d: %s is left as it is: %s", r.Finding.File, r.Finding.Span.Line, r.Finding.Rule, r.Why)
	}
	mended := 0
	for _, change := range changes {
		mended += change.Mended
	}
	done := "would be mended (--write does it)"
	if options.write {
		done = "mended"
	}
	s.note(options.lint.view, "%d %s, %d left as they are", mended, done, len(refused))
}
