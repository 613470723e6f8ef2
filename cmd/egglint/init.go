package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/lint/propose"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

const hookName = ".pre-commit-config.yaml"

const initNotes = `It prints what it proposes, each line with the reason for it. --write writes the files
at the root of the project; a file that is there already is left as it is.
`

// proposal is a file that init would write.
type proposal struct {
	name string
	text []byte
}

// runInit proposes a configuration for the project that the caller stands in.
func runInit(c command, sys system, args []string) (int, error) {
	var view viewFlags
	var write bool
	flags := newFlags(c, sys)
	flags.BoolVar(&write, "write", false, "write the files that are not there yet")
	flags.BoolVarP(&view.quiet, "quiet", "q", false, "no notes")
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	if flags.NArg() > 0 {
		return 0, usagef("init takes no arguments: it looks at the project that you stand in")
	}
	s, err := openSession(sys, sourceFlags{jobs: runtime.GOMAXPROCS(0)}, nil)
	if err != nil {
		return 0, err
	}
	defer s.close()
	proposals, err := s.propose(context.Background())
	if err != nil {
		return 0, err
	}
	for _, p := range proposals {
		if err := s.offer(p, view, write); err != nil {
			return 0, err
		}
	}
	return exitClean, nil
}

// propose looks at the launches of the project. What it proposes has been read the way
// that a run reads it.
func (s *session) propose(ctx context.Context) ([]proposal, error) {
	found, err := s.extract(ctx)
	if err != nil {
		return nil, err
	}
	engine, err := policy.New(ctx, policy.Options{Config: s.config.Config})
	if err != nil {
		return nil, fmt.Errorf("loading the policies: %w", err)
	}
	unknown := 0
	for _, d := range found.Document.Unknown {
		if d.Kind == parser.DoubtCommand {
			unknown++
		}
	}
	survey := propose.Look(found.Document.Launches, func(l *parser.Launch) bool { return engine.Profile(l).Sandbox }, unknown)
	config := proposal{configName, survey.Config()}
	if _, err := lint.ParseConfig(config.name, config.text, nil); err != nil {
		return nil, fmt.Errorf("what is proposed cannot be used, which is a fault of egg: %w", err)
	}
	if s.project.Below != "" {
		return []proposal{config}, nil // pre-commit looks at the root of the repository alone
	}
	return []proposal{config, {hookName, propose.Hook(release())}}, nil
}

// offer prints a proposal, or writes it where there is no such file.
func (s *session) offer(p proposal, view viewFlags, write bool) error {
	path := filepath.Join(s.project.Root, p.name)
	if !write {
		_, err := fmt.Fprintf(s.sys.stdout, "# ---- %s ----\n%s\n", p.name, p.text)
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		s.note(view, "%s is there already and is left as it is", p.name)
		return nil
	}
	if err != nil {
		return err
	}
	if _, err = file.Write(p.text); err == nil {
		s.note(view, "%s is written", p.name)
	}
	return errors.Join(err, file.Close())
}

var tagged = regexp.MustCompile(`^v\d+\.\d+\.\d+$`)

// release is the tag that this program was built from, or else the branch.
func release() string {
	if version := buildVersion(); tagged.MatchString(version) {
		return version
	}
	return "main"
}
