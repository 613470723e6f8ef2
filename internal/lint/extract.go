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

// Reader reads the launches of the files of one run: it takes them all, on so
// many at a time, and reads each when it is asked to. What it gives is used by
// several goroutines at once.
type Reader func(files []parser.File, jobs int) func(parser.File) parser.Result

// ByParser reads with a parser.
func ByParser(p *parser.Parser) Reader {
	return func(files []parser.File, jobs int) func(parser.File) parser.Result {
		return p.Project(files, jobs).File
	}
}

// Scope is what a run looks at.
type Scope struct {
	Tree      Tree
	Files     []discover.File
	Unlisted  []discover.Problem // folders that could not be looked into
	Texts     []parser.File      // read already: standard input
	Recognise Recognise
	Reader    Reader
	Unread    func(parser.File) []parser.Place // what reads like a launch in a file that no front end takes; nil: nobody looks
	Jobs      int                              // files read at once; less than one means one
}

// Extraction is what the files of a run hold.
type Extraction struct {
	Document parser.Document
	Sources  map[string][]byte // the texts that launches and problems point into
	Comments []parser.Comment  // those that suppress something, by file and line
}

// UnrecognisedError names files that were asked for by name and that no front
// end reads: to pass over them would call them clean.
type UnrecognisedError struct{ Names []string }

func (e *UnrecognisedError) Error() string {
	return fmt.Sprintf("%s: no front end reads this kind of file (shell scripts, Python programs and workflows are read; a script without an extension needs a #! line)", strings.Join(e.Names, ", "))
}

// Extract reads all files of a scope. Its result depends on their content alone,
// not on the number of jobs.
func Extract(ctx context.Context, scope Scope) (Extraction, error) {
	outcomes := make([]outcome, len(scope.Files))
	source := reader{tree: scope.Tree, recognise: scope.Recognise}
	each(scope.Jobs, len(outcomes), func(i int) {
		if ctx.Err() == nil {
			outcomes[i] = outcome{name: scope.Files[i].Name, reading: source.read(scope.Files[i])}
		}
	})
	for _, text := range scope.Texts {
		outcomes = append(outcomes, scope.text(text))
	}
	search := scope.Reader(texts(outcomes), scope.Jobs)
	each(scope.Jobs, len(outcomes), func(i int) {
		if ctx.Err() == nil {
			outcomes[i].result = outcomes[i].searched(search)
			outcomes[i].comments = outcomes[i].directives()
			outcomes[i].mentions = scope.unread(outcomes[i])
		}
	})
	if err := ctx.Err(); err != nil {
		return Extraction{}, err
	}
	e, err := gather(scope.Unlisted, outcomes)
	if err == nil {
		e.lookAround(source)
	}
	return e, err
}

// texts are the files that could be read.
func texts(outcomes []outcome) []parser.File {
	var out []parser.File
	for _, o := range outcomes {
		if o.readable {
			out = append(out, parser.File{Name: o.name, Text: o.text})
		}
	}
	return out
}

// outcome is one file, read and searched.
type outcome struct {
	reading
	name     string
	result   parser.Result
	comments []parser.Comment
	mentions []parser.Place
}

// unread looks for launches in a file that no front end takes.
func (s Scope) unread(o outcome) []parser.Place {
	if !o.foreign || s.Unread == nil {
		return nil
	}
	return s.Unread(parser.File{Name: o.name, Text: o.text})
}

// text is a text that did not come from the tree.
func (s Scope) text(file parser.File) outcome {
	if !s.Recognise(file.Name, file.Text[:min(len(file.Text), headSize)]) {
		return outcome{name: file.Name, reading: reading{unknown: true}}
	}
	return outcome{name: file.Name, reading: judge(file.Name, file.Text)}
}

// searched is what a file holds. A fault of a front end stays with the file that
// brought it to light.
func (o outcome) searched(search func(parser.File) parser.Result) (result parser.Result) {
	defer func() {
		if fault := recover(); fault != nil {
			r := notRead(o.name, parser.ProblemInternal, "egg failed on this file: %v", fault)
			result = parser.Result{Problems: []parser.Problem{*r.problem}}
		}
	}()
	switch {
	case o.problem != nil:
		return parser.Result{Problems: []parser.Problem{*o.problem}}
	case o.readable:
		return search(parser.File{Name: o.name, Text: o.text})
	}
	return parser.Result{}
}

// gather puts the outcomes together, in an order that does not depend on theirs.
func gather(unlisted []discover.Problem, outcomes []outcome) (Extraction, error) {
	e := Extraction{Sources: map[string][]byte{}}
	e.Document = document()
	var unknown []string
	for _, p := range unlisted {
		e.Document.Problems = append(e.Document.Problems, *notRead(p.Name, parser.ProblemRead, "%s", p.Message).problem)
	}
	var results []parser.Result
	for _, o := range outcomes {
		e.add(o)
		results = append(results, o.result)
		if o.unknown {
			unknown = append(unknown, o.name)
		}
	}
	if len(unknown) > 0 {
		return Extraction{}, &UnrecognisedError{Names: unknown}
	}
	e.merge(parser.Merge(results...))
	slices.SortStableFunc(e.Document.Launches, byPlace)
	slices.SortStableFunc(e.Document.Connections, byPlace)
	slices.SortStableFunc(e.Document.Problems, byProblem)
	e.count()
	e.prune()
	return e, nil
}

// merge takes in what all files hold together.
func (e *Extraction) merge(r parser.Result) {
	doc := &e.Document
	doc.Launches = append(doc.Launches, r.Launches...)
	doc.Connections = append(doc.Connections, r.Connections...)
	doc.Problems = append(doc.Problems, r.Problems...)
	doc.Unreachable = append(doc.Unreachable, r.Unreachable...)
	doc.Unknown = append(doc.Unknown, r.Unknown...)
}

// add takes in what is known of a file before it is searched.
func (e *Extraction) add(o outcome) {
	doc := &e.Document
	if o.readable || o.problem != nil {
		doc.Stats.Files++
	}
	if o.readable || len(o.mentions) > 0 {
		e.Sources[o.name] = o.text
	}
	doc.Unread = append(doc.Unread, o.mentions...)
	e.Comments = append(e.Comments, o.comments...)
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
	for _, start := range e.Document.Starts() {
		used[start.File] = true
	}
	for _, problem := range e.Document.Problems {
		used[problem.File] = true
	}
	for _, doubt := range e.Document.Unknown {
		used[doubt.File] = true
	}
	for _, place := range slices.Concat(e.Document.Unreachable, e.Document.Unread) {
		used[place.File] = true
	}
	maps.DeleteFunc(e.Sources, func(name string, _ []byte) bool { return !used[name] })
}

// count fills in what follows from the launches and problems.
func (e *Extraction) count() {
	stats := &e.Document.Stats
	stats.Launches, stats.Problems = len(e.Document.Launches), len(e.Document.Problems)
	stats.Connections = len(e.Document.Connections)
	stats.Unreachable, stats.Unknown = len(e.Document.Unreachable), len(e.Document.Unknown)
	stats.Unread = len(e.Document.Unread)
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
		Document: document(launch),
		Sources:  map[string][]byte{launch.File: []byte(strings.Join(argv, " "))},
	}
	e.count()
	return e
}

// document is one with these launches. Its lists are empty rather than absent, so
// that programs which read it can go through them.
func document(launches ...parser.Launch) parser.Document {
	return parser.Document{
		Schema: parser.Schema, Launches: append([]parser.Launch{}, launches...), Connections: []parser.Launch{}, Problems: []parser.Problem{},
		Unsettled: parser.Unsettled{Unreachable: []parser.Place{}, Unknown: []parser.Doubt{}, Unread: []parser.Place{}},
	}
}
