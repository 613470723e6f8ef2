package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/lint/discover"
	"github.com/egglint/egg/internal/lint/revision"
)

// trust is what a run takes from a revision, and not from the working tree.
type trust struct {
	repository string             // the folder that it lies in, absolute
	top        *revision.Revision // with names relative to the repository
	tree       *revision.Revision // with names relative to the root of the project
	weakenings []lint.Weakening   // what the working tree would make weaker
}

// locate finds the project: by the files of the trusted revision, where there is one.
func (s *session) locate(dir string, files []string, name string) error {
	if name == "" {
		project, err := discover.Locate(dir, files, nil)
		s.project = project
		return usage(err)
	}
	var opened trust
	var failure error
	project, err := discover.Locate(dir, files, func(repository, folder string) bool {
		if opened.top == nil && failure == nil {
			opened.repository = repository
			opened.top, failure = revision.Open(context.Background(), repository, name)
		}
		return failure == nil && opened.top.Has(below(repository, filepath.Join(folder, configName)))
	})
	if opened.top != nil {
		s.trust = &opened
	}
	if err = errors.Join(err, failure); err != nil {
		return usagef("--trust: %w", err)
	}
	s.project = project
	opened.tree = opened.top.Below(below(opened.repository, project.Root))
	return nil
}

// usage takes an error for a fault of the caller.
func usage(err error) error {
	if err == nil {
		return nil
	}
	return &usageError{err}
}

// below is a path as it reads in a repository; "" where it lies outside.
func below(repository, path string) string {
	rel, err := filepath.Rel(repository, path)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return ""
	}
	return filepath.ToSlash(rel)
}

// within is the name in the repository of a file that a flag names; "" where it lies
// outside, and the change at hand does not bring it. A link that leads out of the
// repository may be what the change brings.
func (t *trust) within(dir, file string) string {
	if !filepath.IsAbs(file) {
		file = filepath.Join(dir, file)
	}
	for folder := filepath.Dir(file); ; folder = filepath.Dir(folder) {
		rest, _ := filepath.Rel(folder, file)
		if real, err := filepath.EvalSymlinks(folder); err == nil {
			if name := below(t.repository, filepath.Join(real, rest)); name != "" {
				return name
			}
		}
		if folder == filepath.Dir(folder) {
			return below(t.repository, file)
		}
	}
}

// config is the configuration of the trusted revision: the file of a flag, or that
// of the project, or the defaults.
func (t *trust) config(dir, file string, load loader) (lint.Config, error) {
	from, name := t.tree, configName
	switch {
	case file == "" && !t.tree.Has(configName):
		return lint.ParseConfig(configName, nil, load(t.tree))
	case file != "":
		if name = t.within(dir, file); name == "" {
			return t.foreign(file, load)
		}
		from = t.top
	}
	text, err := from.ReadFile(name)
	if err != nil {
		return lint.Config{}, fmt.Errorf("the configuration at revision %s: %w", t.top.Name, err)
	}
	config, err := lint.ParseConfig(name, text, load(t.tree))
	if err != nil {
		return lint.Config{}, fmt.Errorf("at revision %s: %w", t.top.Name, err)
	}
	return config, nil
}

// foreign is a configuration from outside of the repository: the change at hand does
// not bring it, but might bring the policies that it names.
func (t *trust) foreign(file string, load loader) (lint.Config, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return lint.Config{}, fmt.Errorf("--config: %w", err)
	}
	return lint.ParseConfig(file, text, load(t.tree))
}

// baseline is that of the trusted revision; there it may be missing, and so it may
// here.
func (t *trust) baseline(dir, file string) (lint.Baseline, error) {
	name := t.within(dir, file)
	if name == "" {
		return readBaseline(file)
	}
	var base, changed lint.Baseline
	if t.top.Has(name) {
		text, err := t.top.ReadFile(name)
		if err != nil {
			return lint.Baseline{}, err
		}
		if base, err = lint.ParseBaseline(file, text); err != nil {
			return lint.Baseline{}, fmt.Errorf("at revision %s: %w", t.top.Name, err)
		}
	}
	changed, err := readBaseline(file)
	if errors.Is(err, os.ErrNotExist) && t.top.Has(name) {
		return base, nil
	}
	t.weakenings = append(t.weakenings, changed.Added(base)...)
	return base, err
}

// accepted finds the suppressions of the trusted revision, among the files that are
// linted.
func (s *session) accepted(ctx context.Context, judge lint.Judge, terms lint.Terms) (lint.Accepted, error) {
	tree := s.trust.tree
	exclude := s.config.Excluded()
	var files []discover.File
	for _, name := range tree.Names() {
		if s.asked(name) && !exclude.Excludes(name) {
			files = append(files, discover.File{Name: name})
		}
	}
	found, err := lint.Extract(ctx, lint.Scope{
		Tree: tree, Files: files, Recognise: recognise, Reader: lint.ByParser(s.parserOf(tree)), Jobs: s.jobs,
	})
	if err != nil {
		return nil, err
	}
	return lint.Accept(judge, terms.Today, found), nil
}

// asked tells whether a file is among those that are linted.
func (s *session) asked(name string) bool {
	for _, target := range s.project.Targets {
		if name == target.Name || target.Dir && (target.Name == "." || strings.HasPrefix(name, target.Name+"/")) {
			return true
		}
	}
	for _, text := range s.texts {
		if name == text.Name {
			return true
		}
	}
	return false
}
