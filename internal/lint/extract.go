package lint

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/egglint/egg/internal/lint/discover"
	"github.com/egglint/egg/parser"
)

// Reader reads the launches of one file; *parser.Parser is one. It is used by
// several goroutines at once.
type Reader interface {
	File(parser.File) parser.Result
}

// Scope is what a run looks at.
type Scope struct {
	Tree      Tree
	Files     []discover.File
	Unlisted  []discover.Problem // folders that could not be looked into
	Texts     []parser.File      // read already: standard input
	Recognise Recognise
	Reader    Reader
	Jobs      int // files read at once; less than one means one
}

// Extraction is what the files of a run hold.
type Extraction struct {
	Document parser.Document
	Sources  map[string][]byte // the texts that launches and problems point into
}

// UnrecognisedError names files that were asked for by name and that no front
// end reads: to pass over them would call them clean.
type UnrecognisedError struct{ Names []string }

func (e *UnrecognisedError) Error() string {
	return fmt.Sprintf("%s: no front end reads this kind of file (shell scripts and workflows are read; a script without an extension needs a #! line)", strings.Join(e.Names, ", "))
}

// Extract reads all files of a scope. Its result depends on their content alone,
// not on the number of jobs.
func Extract(ctx context.Context, scope Scope) (Extraction, error) {
	readings := make([]outcome, len(scope.Files))
	source := reader{tree: scope.Tree, recognise: scope.Recognise}
	each(scope.Jobs, len(readings), func(i int) {
		if ctx.Err() == nil {
			readings[i] = scope.file(source.read(scope.Files[i]), scope.Files[i].Name)
		}
	})
	for _, text := range scope.Texts {
		readings = append(readings, scope.text(text))
	}
	if err := ctx.Err(); err != nil {
		return Extraction{}, err
	}
	return gather(scope.Unlisted, readings)
}

// outcome is one file, read and searched.
type outcome struct {
	reading
	name   string
	result parser.Result
}

// file searches what was read of a file.
func (s Scope) file(r reading, name string) outcome {
	o := outcome{reading: r, name: name}
	switch {
	case r.problem != nil:
		o.result.Problems = []parser.Problem{*r.problem}
	case r.readable:
		o.result = s.search(parser.File{Name: name, Text: r.text})
	}
	return o
}

// text searches a text that did not come from the tree.
func (s Scope) text(file parser.File) outcome {
	if !s.Recognise(file.Name, file.Text[:min(len(file.Text), headSize)]) {
		return outcome{name: file.Name, reading: reading{unknown: true}}
	}
	return s.file(judge(file.Name, file.Text), file.Name)
}

// search keeps a fault of a front end to the file that brought it to light.
func (s Scope) search(file parser.File) (result parser.Result) {
	defer func() {
		if fault := recover(); fault != nil {
			r := unreadable(file.Name, parser.ProblemInternal, "egg failed on this file: %v", fault)
			result = parser.Result{Problems: []parser.Problem{*r.problem}}
		}
	}()
	return s.Reader.File(file)
}

// gather puts the outcomes together, in an order that does not depend on theirs.
func gather(unlisted []discover.Problem, outcomes []outcome) (Extraction, error) {
	e := Extraction{Sources: map[string][]byte{}}
	e.Document = parser.Document{Schema: parser.Schema, Launches: []parser.Launch{}, Problems: []parser.Problem{}}
	var unknown []string
	for _, p := range unlisted {
		e.Document.Problems = append(e.Document.Problems, *unreadable(p.Name, parser.ProblemRead, "%s", p.Message).problem)
	}
	for _, o := range outcomes {
		e.add(o)
		if o.unknown {
			unknown = append(unknown, o.name)
		}
	}
	if len(unknown) > 0 {
		return Extraction{}, &UnrecognisedError{Names: unknown}
	}
	slices.SortStableFunc(e.Document.Launches, byPlace)
	slices.SortStableFunc(e.Document.Problems, byProblem)
	e.count()
	e.prune()
	return e, nil
}

// add takes one outcome in.
func (e *Extraction) add(o outcome) {
	doc := &e.Document
	if o.readable || o.problem != nil {
		doc.Stats.Files++
	}
	if o.readable {
		e.Sources[o.name] = o.text
	}
	doc.Launches = append(doc.Launches, o.result.Launches...)
	doc.Problems = append(doc.Problems, o.result.Problems...)
	doc.Stats.Unreachable += o.result.Unreachable
	doc.Stats.Unknown += o.result.Unknown
}

func byPlace(a, b parser.Launch) int {
	return cmp.Or(cmp.Compare(a.File, b.File), bySpan(a.Span, b.Span))
}

func bySpan(a, b parser.Span) int {
	return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

func byProblem(a, b parser.Problem) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

// prune drops the sources that nothing points into.
func (e *Extraction) prune() {
	used := map[string]bool{}
	for _, launch := range e.Document.Launches {
		used[launch.File] = true
	}
	for _, problem := range e.Document.Problems {
		used[problem.File] = true
	}
	maps.DeleteFunc(e.Sources, func(name string, _ []byte) bool { return !used[name] })
}

// count fills in what follows from the launches and problems.
func (e *Extraction) count() {
	stats := &e.Document.Stats
	stats.Launches, stats.Problems = len(e.Document.Launches), len(e.Document.Problems)
	for _, launch := range e.Document.Launches {
		stats.Scenarios += len(launch.Scenarios)
		stats.Gaps += gaps(launch)
	}
}

// gaps counts the gaps of a launch as they stand in its source, each once.
func gaps(launch parser.Launch) int {
	type written struct {
		source string
		line   int
	}
	seen := map[written]bool{}
	for _, scenario := range launch.Scenarios {
		for _, gap := range scenario.Gaps {
			seen[written{gap.Source, gap.Line}] = true
		}
	}
	return len(seen)
}

// Single is the extraction of one command line that stands in no file.
func Single(launch parser.Launch, argv []string) Extraction {
	e := Extraction{
		Document: parser.Document{Schema: parser.Schema, Launches: []parser.Launch{launch}, Problems: []parser.Problem{}},
		Sources:  map[string][]byte{launch.File: []byte(strings.Join(argv, " "))},
	}
	e.count()
	return e
}
