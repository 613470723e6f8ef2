package lint_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/lint/discover"
	"github.com/egglint/egg/parser"
)

// memory is a tree that is not on disk. Names in broken cannot be opened.
type memory struct {
	files  fstest.MapFS
	broken map[string]error
}

func (m memory) Open(name string) (fs.File, error) {
	if err := m.broken[name]; err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return m.files.Open(name)
}

func (m memory) Stat(name string) (fs.FileInfo, error) {
	info, err := m.files.Lstat(name)
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: errors.New("path escapes from parent")}
	}
	return info, err
}

func (m memory) Lstat(name string) (fs.FileInfo, error) { return m.files.Lstat(name) }

// lines finds a launch in every line that says launch, and fails on some words.
func lines([]parser.File, int) func(parser.File) parser.Result { return launchLines }

func launchLines(file parser.File) parser.Result {
	var result parser.Result
	for i, line := range strings.Split(string(file.Text), "\n") {
		at := parser.Span{Line: i + 1, Column: 1, EndLine: i + 1, EndColumn: len(line) + 1}
		switch line {
		case "panic":
			panic("out of order")
		case "broken":
			result.Problems = append(result.Problems, parser.Problem{File: file.Name, Line: at.Line, Column: 1, Kind: parser.ProblemSyntax, Message: "broken"})
		case "unknown":
			result.Unknown = append(result.Unknown, parser.Doubt{Place: parser.Place{File: file.Name, Span: at}, Kind: parser.DoubtCommand})
		case "launch":
			gap := parser.GapRef{Source: "$X", Line: at.Line}
			result.Launches = append(result.Launches, parser.Launch{
				File: file.Name, Span: at,
				Scenarios: []parser.Scenario{{Gaps: []parser.GapRef{gap}}, {Gaps: []parser.GapRef{gap}}},
			})
		}
	}
	return result
}

func recognise(name string, head []byte) bool {
	return strings.HasSuffix(name, ".sh") || strings.HasPrefix(string(head), "#!")
}

func extract(t *testing.T, tree memory, files []discover.File, jobs int) (lint.Extraction, error) {
	t.Helper()
	return lint.Extract(context.Background(), lint.Scope{Tree: tree, Files: files, Recognise: recognise, Reader: lines, Jobs: jobs})
}

func found(names ...string) []discover.File {
	var all []discover.File
	for _, name := range names {
		all = append(all, discover.File{Name: name})
	}
	return all
}

func TestExtractCountsWhatItSaw(t *testing.T) {
	tree := memory{files: fstest.MapFS{
		"b.sh":   {Data: []byte("launch\nunknown\nlaunch\n")},
		"a":      {Data: []byte("#!/bin/sh\nlaunch\n")},
		"c.sh":   {Data: []byte("nothing\n")},
		"README": {Data: []byte("launch\n")},
	}}
	e, err := extract(t, tree, found("b.sh", "a", "c.sh", "README", "deleted.sh"), 2)
	require.NoError(t, err)
	assert.Equal(t, parser.Stats{Files: 3, Launches: 3, Scenarios: 6, Gaps: 3, Unknown: 1}, e.Document.Stats)
	assert.Equal(t, []string{"a:2", "b.sh:1", "b.sh:3"}, ids(e))
	assert.Len(t, e.Sources, 2, "sources that nothing points into are dropped")
	assert.Empty(t, e.Document.Problems)
}

func ids(e lint.Extraction) []string {
	var all []string
	for _, launch := range e.Document.Launches {
		all = append(all, fmt.Sprintf("%s:%d", launch.File, launch.Span.Line))
	}
	return all
}

func TestExtractDoesNotDependOnTheNumberOfJobs(t *testing.T) {
	tree := memory{files: fstest.MapFS{}}
	var names []string
	for i := range 100 {
		name := fmt.Sprintf("%03d.sh", (i*37)%100)
		tree.files[name] = &fstest.MapFile{Data: []byte(strings.Repeat("launch\nbroken\n", i%3))}
		names = append(names, name)
	}
	one, err := extract(t, tree, found(names...), 1)
	require.NoError(t, err)
	for _, jobs := range []int{0, 3, 200} {
		many, err := extract(t, tree, found(names...), jobs)
		require.NoError(t, err)
		assert.Equal(t, one, many)
	}
}

func TestWhatCannotBeReadIsAProblemAndTheRestIsRead(t *testing.T) {
	tree := memory{
		files: fstest.MapFS{
			"ok.sh":     {Data: []byte("launch\n")},
			"locked":    {Data: []byte("launch\n")},
			"nul.sh":    {Data: []byte("a\nbc\x00d")},
			"large.sh":  {Data: make([]byte, lint.SizeLimit+1)},
			"panic.sh":  {Data: []byte("panic")},
			"broken.sh": {Data: []byte("broken\nlaunch")},
			"away.sh":   {Mode: fs.ModeSymlink},
			"away":      {Mode: fs.ModeSymlink},
			"pipe.sh":   {Mode: fs.ModeNamedPipe},
			"pipe":      {Mode: fs.ModeNamedPipe},
			"folder.sh": {Mode: fs.ModeDir},
		},
		broken: map[string]error{"locked": fs.ErrPermission},
	}
	e, err := extract(t, tree, found("ok.sh", "locked", "nul.sh", "large.sh", "panic.sh", "broken.sh", "away.sh", "away", "pipe.sh", "pipe", "folder.sh"), 2)
	require.NoError(t, err)
	assert.Equal(t, []string{"broken.sh:2", "ok.sh:1"}, ids(e))
	var told []string
	for _, p := range e.Document.Problems {
		told = append(told, fmt.Sprintf("%s:%d:%d %s: %s", p.File, p.Line, p.Column, p.Kind, p.Message))
	}
	assert.Equal(t, []string{
		"away.sh:1:1 read: a link, not followed: path escapes from parent",
		"broken.sh:1:1 syntax: broken",
		"large.sh:1:1 limit: larger than 4 MiB",
		"locked:1:1 read: permission denied",
		"nul.sh:2:3 read: no text: it holds a NUL byte",
		"panic.sh:1:1 internal: egg failed on this file: out of order",
		"pipe.sh:1:1 read: no regular file",
	}, told)
}

func TestAFileOfExactlyTheLimitIsRead(t *testing.T) {
	text := strings.Repeat("x", lint.SizeLimit-7) + "\nlaunch"
	e, err := extract(t, memory{files: fstest.MapFS{"a.sh": {Data: []byte(text)}}}, found("a.sh"), 1)
	require.NoError(t, err)
	assert.Equal(t, []string{"a.sh:2"}, ids(e))
}

func TestFilesGivenByNameAreNeverPassedOver(t *testing.T) {
	tree := memory{files: fstest.MapFS{"notes.txt": {Data: []byte("launch")}, "away": {Mode: fs.ModeSymlink}}}
	_, err := extract(t, tree, []discover.File{{Name: "notes.txt", Given: true}}, 1)
	unrecognised, ok := errors.AsType[*lint.UnrecognisedError](err)
	require.True(t, ok)
	assert.Equal(t, []string{"notes.txt"}, unrecognised.Names)

	e, err := extract(t, tree, []discover.File{{Name: "away", Given: true}, {Name: "gone.sh", Given: true}}, 1)
	require.NoError(t, err)
	assert.Len(t, e.Document.Problems, 2)
}

func TestTextsAndUnlistedFoldersCountToo(t *testing.T) {
	scope := lint.Scope{
		Recognise: recognise,
		Reader:    lines,
		Texts:     []parser.File{{Name: "in.sh", Text: []byte("launch")}},
		Unlisted:  []discover.Problem{{Name: "locked", Message: "a folder, not opened"}},
	}
	e, err := lint.Extract(context.Background(), scope)
	require.NoError(t, err)
	assert.Equal(t, []string{"in.sh:1"}, ids(e))
	assert.Equal(t, []parser.Problem{{File: "locked", Line: 1, Column: 1, Kind: parser.ProblemRead, Message: "a folder, not opened"}}, e.Document.Problems)

	scope.Texts = []parser.File{{Name: "-", Text: []byte("plain text")}}
	_, err = lint.Extract(context.Background(), scope)
	assert.ErrorContains(t, err, "-: no front end reads this kind of file")
}

func TestACancelledExtractionHasNoResult(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := lint.Extract(ctx, lint.Scope{Files: found("a.sh"), Tree: memory{}, Recognise: recognise, Reader: lines})
	assert.ErrorIs(t, err, context.Canceled)
}
