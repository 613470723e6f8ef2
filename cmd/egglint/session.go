package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/lint/discover"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

const configName = discover.ConfigName

// session is a project and its configuration, as one command sees them.
type session struct {
	sys      system
	dir      string // the working directory
	jobs     int
	progress bool
	project  discover.Project
	trust    *trust // nil: the working tree is trusted
	tree     *lint.Folder
	config   lint.Config
	strict   bool          // nothing is taken for granted
	dropped  []string      // rules whose severity the configuration has no say about
	texts    []parser.File // standard input, where it was asked for
}

// openSession finds the project of some paths. The caller closes it.
func openSession(sys system, source sourceFlags, paths []string) (*session, error) {
	if err := source.check(paths); err != nil {
		return nil, err
	}
	dir, err := sys.dir()
	if err != nil {
		return nil, fmt.Errorf("finding the working directory: %w", err)
	}
	files := slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return path == "-" })
	s := &session{sys: sys, dir: dir, jobs: source.jobs, progress: source.progress}
	if err := s.locate(dir, files, source.trust); err != nil {
		s.close()
		return nil, err
	}
	if s.tree, err = lint.OpenFolder(s.project.Root); err != nil {
		s.close()
		return nil, err
	}
	if len(files) == 0 && len(paths) > 0 {
		s.project.Targets = nil // standard input alone
	}
	if err := s.prepare(source, len(files) < len(paths)); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *session) close() {
	if s.tree != nil {
		s.tree.Close()
	}
	if s.trust != nil {
		s.trust.top.Close()
	}
}

// prepare reads the configuration, and standard input where it was asked for.
func (s *session) prepare(source sourceFlags, stdin bool) error {
	load, err := shelf{dir: s.dir}.loader(source.own)
	if err != nil {
		return err
	}
	config, err := s.readConfig(source.config, load(s.tree.FS()))
	if err != nil {
		return unlessUnusable(err)
	}
	if err := s.settleConfig(source, config); err != nil {
		return unlessUnusable(err)
	}
	if !stdin {
		return nil
	}
	text, err := s.readStdin(source.stdinName)
	s.texts = append(s.texts, text)
	return err
}

// settleConfig takes the configuration of the working tree, as far as it has a say;
// or that of the trusted revision.
func (s *session) settleConfig(source sourceFlags, config lint.Config) error {
	if s.trust == nil {
		s.config, s.dropped = config, config.Secure()
		return nil
	}
	load, err := shelf{s.dir, s.trust}.loader(source.own)
	if err != nil {
		return err
	}
	base, err := s.trust.config(s.dir, source.config, load)
	if err != nil {
		return err
	}
	s.config, s.trust.weakenings = base, lint.Weakenings(base, config)
	return nil
}

// unlessUnusable takes an error for a fault of the caller, unless policies cannot be
// used: then the run itself has failed.
func unlessUnusable(err error) error {
	if _, unusable := errors.AsType[*policy.LoadError](err); unusable {
		return err
	}
	return &usageError{err}
}

// readConfig reads the file that a flag names, or else the project's, or else
// gives the defaults; and the policies that go with it.
func (s *session) readConfig(file string, load lint.LoadPolicies) (lint.Config, error) {
	name, text, err := s.configText(file)
	if err != nil {
		return lint.Config{}, err
	}
	return lint.ParseConfig(name, text, load)
}

// configText is the text of the configuration, empty where there is none.
func (s *session) configText(file string) (name string, text []byte, err error) {
	switch {
	case file != "":
		if text, err = os.ReadFile(file); err != nil {
			return "", nil, fmt.Errorf("--config: %w", err)
		}
		return file, text, nil
	case s.project.Config != "":
		if text, err = s.tree.ReadFile(s.project.Config); err != nil {
			return "", nil, fmt.Errorf("reading the configuration: %w", err)
		}
		return s.project.Config, text, nil
	}
	return configName, nil, nil
}

// readStdin reads one byte more than is taken for a program, so that more is
// seen to be more.
func (s *session) readStdin(name string) (parser.File, error) {
	text, err := io.ReadAll(io.LimitReader(s.sys.stdin, lint.SizeLimit+1))
	if err != nil {
		return parser.File{}, fmt.Errorf("reading standard input: %w", err)
	}
	if name == "" {
		return parser.File{Name: "-", Text: text}, nil
	}
	if name, err = s.project.Name(name); err != nil {
		return parser.File{}, usagef("--stdin-name: %w", err)
	}
	return parser.File{Name: name, Text: text}, nil
}

// step says what the run does next, where that was asked for.
func (s *session) step(format string, args ...any) {
	if s.progress {
		fmt.Fprintf(s.sys.stderr, "egglint: "+format+"\n", args...)
	}
}

// given tells whether standard input stands for a file: what is on the disk is old then.
func (s *session) given(name string) bool {
	return slices.ContainsFunc(s.texts, func(text parser.File) bool { return text.Name == name })
}

// extract finds the launches of the session.
func (s *session) extract(ctx context.Context) (lint.Extraction, error) {
	files, unlisted, err := discover.Files(ctx, s.project, s.config.Excluded())
	if err != nil {
		return lint.Extraction{}, err
	}
	files = slices.DeleteFunc(files, func(f discover.File) bool { return s.given(f.Name) })
	s.step("files to read: %d", len(files)+len(s.texts))
	reader := s.parser()
	found, err := lint.Extract(ctx, lint.Scope{
		Tree:      s.tree,
		Files:     files,
		Unlisted:  unlisted,
		Texts:     s.texts,
		Recognise: recognise,
		Reader:    lint.ByParser(reader),
		Unread:    reader.Unread,
		Jobs:      s.jobs,
	})
	if _, ok := errors.AsType[*lint.UnrecognisedError](err); ok {
		return lint.Extraction{}, &usageError{err}
	}
	return found, err
}

func (s *session) parser() *parser.Parser { return s.parserOf(s.tree.FS()) }

// parserOf reads programs of a tree.
func (s *session) parserOf(tree fs.FS) *parser.Parser {
	return parser.New(parser.Options{Engines: s.config.Engines, Project: tree})
}

func recognise(name string, head []byte) bool {
	_, ok := parser.Detect(name, head)
	return ok
}
