package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/lint/directive"
	"github.com/egglint/egg/internal/lint/mend"
	"github.com/egglint/egg/internal/report"
	"github.com/egglint/egg/policy"
)

// lintFlags are the flags of commands that judge.
type lintFlags struct {
	source sourceFlags
	policy policyFlags
	ignore ignoreFlags
	view   viewFlags
}

func (l *lintFlags) register(flags *pflag.FlagSet) {
	l.source.register(flags)
	l.policy.register(flags)
	l.ignore.register(flags)
	flags.StringVar(&l.source.trust, "trust", "", "take configuration, suppressions and baseline from a `REVISION` of git, and tell what the working tree weakens (for pull requests)")
	l.source.own.register(flags)
	l.view.registerForms(flags)
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
	result, err := s.lint(context.Background(), options)
	if err != nil {
		return 0, err
	}
	if result.Stats.Files == 0 {
		s.note(options.view, "nothing was linted: no shell, Python or workflow file is here that git does not ignore and the configuration does not exclude")
	}
	view := findingsView{result: result, baseline: options.ignore.baseline, view: &options.view, elapsed: sys.now().Sub(started)}
	if err := s.enrich(context.Background(), &view, files); err != nil {
		return 0, err
	}
	return status(s.config.FailOn, result), options.view.show(sys, files, view.render)
}

// lint is the run itself.
func (s *session) lint(ctx context.Context, options lintFlags) (lint.Result, error) {
	known, err := s.baseline(options.ignore)
	if err != nil {
		return lint.Result{}, err
	}
	if err := options.policy.apply(s); err != nil {
		return lint.Result{}, err
	}
	found, err := s.extract(ctx)
	if err != nil {
		return lint.Result{}, err
	}
	s.step("launches to judge: %d", len(found.Document.Launches))
	if len(found.Document.Connections) > 0 && !s.project.Whole() {
		s.note(options.view, "connections are held against the sandboxes of these files alone: only a part of the project is linted")
	}
	result, err := s.judge(ctx, s.terms(options), found)
	if err != nil {
		return lint.Result{}, err
	}
	if options.ignore.write {
		known = result.Baseline(options.ignore.baseline)
		if err := writeBaseline(options.ignore.baseline, known.Text()); err != nil {
			return lint.Result{}, err
		}
	}
	return result.Without(known, s.project.Whole()), nil
}

// terms are what the run is held to besides the policies. What a run over a part of
// the project cannot hold is dropped, and that is said.
func (s *session) terms(options lintFlags) lint.Terms {
	terms := lint.Terms{
		Whole:    s.project.Whole(),
		Expect:   s.config.Expect,
		Ignore:   s.config.Ignore,
		NoIgnore: options.ignore.none,
		Today:    cmp.Or(options.ignore.now, directive.DayOf(s.sys.now())),
	}
	if s.trust != nil {
		terms.Trust = &lint.Trust{Revision: options.source.trust, Weakenings: s.trust.weakenings}
	}
	if !terms.Whole && terms.Expect.Sandboxes > 0 {
		terms.Expect = lint.Expect{}
		s.note(options.view, "expect.sandboxes is not checked: only a part of the project is linted")
	}
	if len(s.dropped) > 0 {
		s.note(options.view, "the configuration does not set the severity of %s: that is done on the command line, or in the revision of --trust", strings.Join(s.dropped, ", "))
	}
	return terms
}

// note says something about the run that is no result of it.
func (s *session) note(view viewFlags, format string, args ...any) {
	if !view.quiet {
		fmt.Fprintf(s.sys.stderr, "egglint: %s\n", report.Printable(fmt.Sprintf(format, args...)))
	}
}

// judge holds an extraction against the policies of the session.
func (s *session) judge(ctx context.Context, terms lint.Terms, found lint.Extraction) (lint.Result, error) {
	engine, err := policy.New(ctx, policy.Options{Config: s.config.Config, Strict: s.strict, Deadline: s.sys.deadline})
	if err != nil {
		return lint.Result{}, fmt.Errorf("loading the policies: %w", err)
	}
	if terms.Trust != nil {
		terms.Trust.Accepted = func() (lint.Accepted, error) { return s.accepted(ctx, engine, terms) }
	}
	return lint.Decide(ctx, engine, terms, found)
}

// findingsView shows the result of a run.
type findingsView struct {
	result   lint.Result
	baseline string // the file
	view     *viewFlags
	elapsed  time.Duration
	rules    report.Rules
	loose    string                 // what the file is called of a command line that stands in none
	prefix   string                 // the path from the repository to the project
	edits    map[string]report.Edit // what mends a finding, by its fingerprint
	failOn   lint.FailOn
}

// enrich finds out what some forms tell beside the result, where one of these is asked
// for: to look for what mends a finding, each change is tried and judged again.
func (s *session) enrich(ctx context.Context, view *findingsView, files []output) error {
	view.prefix, view.failOn = s.project.Below, s.config.FailOn
	var err error
	if view.view.shows(files, "sarif", "html") {
		if view.rules, err = catalogue(s.config.Config); err != nil {
			return err
		}
	}
	if !view.view.shows(files, "sarif", "rdjson") || len(view.result.Findings) == 0 {
		return nil
	}
	engine, err := policy.New(ctx, policy.Options{Config: s.config.Config, Strict: s.strict})
	if err != nil {
		return fmt.Errorf("loading the policies: %w", err)
	}
	edits, err := mend.Planner{Parser: s.parser(), Engine: engine}.Edits(ctx, view.result.Findings, view.result.Launches(), view.result.Sources)
	view.edits = map[string]report.Edit{}
	for id, edit := range edits {
		view.edits[id] = report.Edit(edit)
	}
	return err
}

// render implements renderer.
func (v findingsView) render(format string, coloured bool, to io.Writer) error {
	findings := report.Findings{
		Findings:   v.result.Findings,
		Suppressed: v.result.Suppressed,
		Assumed:    v.result.Assumed,
		Fixed:      fixed(v.baseline, v.result.Fixed),
		Problems:   v.result.Problems,
		Sources:    v.result.Sources,
		Summary:    summary(v.result, v.elapsed),
		Unsettled:  v.result.Unsettled,
		Stats:      v.result.Stats,
		Rules:      v.rules,
		Version:    buildVersion(),
		Prefix:     v.prefix,
		Loose:      v.loose,
		Edits:      v.edits,
		Fails:      func(f policy.Finding) bool { return v.failOn.Fails([]policy.Finding{f}) },
	}
	return findings.Write(to, format, v.view.text(coloured))
}

func summary(result lint.Result, elapsed time.Duration) report.Summary {
	stats := result.Stats
	return report.Summary{
		Files:         stats.Files,
		Launches:      stats.Launches,
		Sandboxes:     stats.Sandboxes,
		Connections:   stats.Connections,
		Scenarios:     stats.Scenarios,
		Gaps:          stats.Gaps,
		Unclassified:  stats.Unclassified,
		UnprovenOther: stats.UnprovenOther,
		Suppressed:    stats.Suppressed,
		Known:         stats.Known,
		Fixed:         len(result.Fixed),
		Assumed:       len(result.Assumed),
		Unreachable:   stats.Unreachable,
		Unknown:       report.ByKind(result.Unknown),
		Unread:        stats.Unread,
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
