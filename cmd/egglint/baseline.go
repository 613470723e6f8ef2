package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/report"
)

// checkBaseline refuses flags that do not go together.
func (s *session) checkBaseline(options ignoreFlags) error {
	switch {
	case !options.write:
		return nil
	case options.baseline == "":
		return usagef("--write-baseline needs --baseline FILE, the file to write")
	case !s.project.Whole() || len(s.texts) > 0:
		return usagef("--write-baseline needs the whole project: what is not linted would be taken out")
	}
	return nil
}

// readBaseline reads the file of a flag; none is an empty baseline.
func (s *session) readBaseline(file string) (lint.Baseline, error) {
	if file == "" {
		return lint.Baseline{}, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return lint.Baseline{}, usagef("--baseline: %w", err)
	}
	b, err := lint.ParseBaseline(file, text)
	if err != nil {
		return lint.Baseline{}, usagef("--baseline: %w", err)
	}
	return b, nil
}

// applyBaseline takes what is known out of a result. With --write-baseline, all that
// can be known is, from here on.
func (s *session) applyBaseline(options ignoreFlags, result lint.Result) (lint.Result, error) {
	if !options.write {
		b, err := s.readBaseline(options.baseline)
		if err != nil {
			return lint.Result{}, err
		}
		return result.Without(b, s.project.Whole()), nil
	}
	b := result.Baseline(options.baseline)
	if err := writeBaseline(options.baseline, b.Text()); err != nil {
		return lint.Result{}, err
	}
	return result.Without(b, true), nil
}

// writeBaseline leaves a file alone that is no baseline: its name was a mistake.
func writeBaseline(file string, text []byte) error {
	old, err := os.ReadFile(file)
	switch {
	case err == nil:
		if _, err := lint.ParseBaseline(file, old); err != nil {
			return usagef("--write-baseline does not overwrite what is no baseline: %w", err)
		}
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("--write-baseline: %w", err)
	}
	return writeWhole(file, text)
}

// fixed is what the report says of entries that are gone.
func fixed(baseline string, all []lint.Fixed) []report.Fixed {
	var out []report.Fixed
	for _, f := range all {
		out = append(out, report.Fixed{Baseline: baseline, Rule: f.Rule, File: f.File, Function: f.Function, Count: f.Count})
	}
	return out
}
