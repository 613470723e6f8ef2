package evasiontest

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/lint/discover"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// The outcomes of a run, from the best on. Each launch here is that of a sandbox
// which breaks out, or each connection one that lets it out; found means that a rule says
// so.
const (
	found      = "found"
	unproven   = "unproven"   // a gap may hold what is bad
	unreadable = "unreadable" // EGG902 names the file
	counted    = "counted"    // the summary counts a command, or a launch, of which too little is known
	silent     = "silent"     // what must never be
)

var outcomes = []string{found, unproven, unreadable, counted}

var archives = []string{"shell.txtar", "python.txtar", "yaml.txtar", "connect.txtar"}

// fewest is how many programs there are at least.
const fewest = 400

// What is told of a program is what it says of itself, or better.
func TestNothingIsPassedOverInSilence(t *testing.T) {
	engine, err := policy.New(t.Context(), policy.Options{Config: policy.DefaultConfig()})
	require.NoError(t, err)
	count := 0
	for _, archive := range archives {
		for _, p := range programs(t, archive) {
			count++
			t.Run(archive+"/"+p.name, func(t *testing.T) {
				result := run(t, engine, write(t, p))
				got := outcomeOf(result)
				assert.Contains(t, outcomes[:slices.Index(outcomes, p.want)+1], got, "%s is said to be %s: %+v", p.name, p.want, result.Stats)
			})
		}
	}
	assert.GreaterOrEqual(t, count, fewest)
}

// write puts the files of a program into a folder of their own.
func write(t *testing.T, p program) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range p.files {
		file := filepath.Join(folder, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o755))
	}
	return folder
}

// run lints a folder as the command does.
func run(t *testing.T, engine *policy.Engine, folder string) lint.Result {
	t.Helper()
	project, err := discover.Locate(folder, nil, nil)
	require.NoError(t, err)
	files, unlisted, err := discover.Files(t.Context(), project, lint.DefaultConfig().Excluded())
	require.NoError(t, err)
	tree, err := lint.OpenFolder(folder)
	require.NoError(t, err)
	defer tree.Close()
	extraction, err := lint.Extract(context.Background(), lint.Scope{
		Tree: tree, Files: files, Unlisted: unlisted, Jobs: 1,
		Recognise: func(name string, head []byte) bool { _, ok := parser.Detect(name, head); return ok },
		Reader:    lint.ByParser(parser.New(parser.Options{Project: tree.FS()})),
	})
	require.NoError(t, err)
	result, err := lint.Decide(t.Context(), engine, lint.Terms{}, extraction)
	require.NoError(t, err)
	return result
}

// outcomeOf is the best that can be said of a run.
func outcomeOf(r lint.Result) string {
	told := func(rules ...string) bool {
		return slices.ContainsFunc(r.Findings, func(f policy.Finding) bool { return slices.Contains(rules, f.Rule) })
	}
	switch {
	case told("EGG017", "EGG305", "EGG019"):
		return found
	case told("EGG901"):
		return unproven
	case told("EGG902"):
		return unreadable
	case r.Stats.Unknown+r.Stats.Unclassified > 0:
		return counted
	}
	return silent
}
