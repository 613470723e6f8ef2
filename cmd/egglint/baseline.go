package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/report"
)

// baseline is what is known before the run: nothing where it is about to be written.
func (s *session) baseline(options ignoreFlags) (lint.Baseline, error) {
	switch {
	case options.write:
		return lint.Baseline{}, s.checkWrite(options)
	case options.baseline == "":
		return lint.Baseline{}, nil
	}
	read := readBaseline
	if s.trust != nil {
		read = func(file string) (lint.Baseline, error) { return s.trust.baseline(s.dir, file) }
	}
	b, err := read(options.baseline)
	if err != nil {
		return lint.Baseline{}, usagef("--baseline: %w", err)
	}
	return b, nil
}

// checkWrite refuses to write what would know too much, or forget something.
func (s *session) checkWrite(options ignoreFlags) error {
	switch {
	case options.baseline == "":
		return usagef("--write-baseline needs --baseline FILE, the file to write")
	case s.trust != nil:
		return usagef("--write-baseline and --trust do not go together: what is written would not count")
	case !s.project.Whole() || len(s.texts) > 0:
		return usagef("--write-baseline needs the whole project: what is not linted would be taken out")
	}
	return nil
}

func readBaseline(file string) (lint.Baseline, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return lint.Baseline{}, err
	}
	return lint.ParseBaseline(file, text)
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
