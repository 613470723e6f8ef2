package parser

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/shell"
)

// analysis is the reading of one program, with the programs inside it.
type analysis struct {
	parser   *Parser
	space    *abstract.Space
	file     string
	scope    string // what tells the program from all others of the run: the file, or a part of it
	language Language
	around   surroundings

	drafts      []*draft
	byKey       map[draftKey]*draft
	problems    []Problem
	anchors     anchors
	unreachable map[abstract.Place]bool
	unknown     map[abstract.Place]DoubtKind
	written     []writtenFile   // in the order of writing
	ran         map[string]bool // the files that are run or made executable, as they are written
}

// surroundings is what other programs are to the one that is read.
type surroundings struct {
	files fileset // what it can source
	// called tells of its functions whether another program calls them; nil: none
	// is called.
	called  func(abstract.Function) bool
	entered func(abstract.Function) // is told which functions it calls; nil: nobody is
}

func (p *Parser) analysis(file string, language Language, space *abstract.Space) *analysis {
	return &analysis{
		parser: p, space: space, file: file, scope: file, language: language,
		byKey:       map[draftKey]*draft{},
		unreachable: map[abstract.Place]bool{},
		unknown:     map[abstract.Place]DoubtKind{},
		ran:         map[string]bool{},
	}
}

// analyse reads a program: exactly, and where that is too much, coarsely. What is
// too much for both is a problem.
func (p *Parser) analyse(file string, language Language, around surroundings, read func(*analysis)) Result {
	a := p.analysis(file, language, abstract.NewSpace())
	a.around = around
	a.guarded(func() { read(a) })
	if a.limited() {
		a = p.analysis(file, language, abstract.NewCoarseSpace())
		a.around = around
		a.guarded(func() { read(a) })
	}
	return a.result()
}

// limited tells whether the program was too much to read.
func (a *analysis) limited() bool {
	return slices.ContainsFunc(a.problems, func(p Problem) bool { return p.Kind == ProblemLimit })
}

// context is how a program inside another came to be run.
type context struct {
	when   []abstract.Decision // what was decided on the way
	notes  []string            // what was assumed on the way
	inputs []abstract.Text     // what comes on its standard input
	depth  int                 // programs around this one
}

// shell reads a shell script.
func (p *Parser) shell(f File, around surroundings) Result {
	dialect, _ := dialectOf(f.Name, f.Text[:min(len(f.Text), headBytes)])
	return p.analyse(f.Name, LanguageShell, around, func(a *analysis) {
		a.program(context{}, shell.Program{File: f.Name, Text: string(f.Text), Dialect: dialect, Called: around.called})
	})
}

// program runs a shell program, and reports what keeps it from being read.
func (a *analysis) program(ctx context, p shell.Program) {
	for _, problem := range a.run(ctx, p) {
		a.report(problem.Pos, problemKind(problem), problem.Message)
	}
	a.runWritten()
}

// run runs a shell program.
func (a *analysis) run(ctx context, p shell.Program) []shell.Problem {
	p.Project, p.Entered = a.around.files, a.around.entered
	return shell.Run(a.space, p, func(e abstract.Exec) { a.exec(ctx, e) })
}

func problemKind(p shell.Problem) ProblemKind {
	if p.Limit {
		return ProblemLimit
	}
	return ProblemSyntax
}

func (a *analysis) report(at abstract.Pos, kind ProblemKind, message string) {
	a.reportIn(abstract.Place{Start: at}, kind, message)
}

// reportIn reports a problem that may stand in another file: that of a program
// inside one which is called.
func (a *analysis) reportIn(at abstract.Place, kind ProblemKind, message string) {
	at = a.anchors.place(at)
	p := Problem{
		File: cmp.Or(at.File, a.file), Line: max(at.Start.Line, 1), Column: max(at.Start.Column, 1),
		Kind: kind, Message: message,
	}
	if !slices.Contains(a.problems, p) {
		a.problems = append(a.problems, p)
	}
}

// guarded keeps what goes wrong in do to the file at hand: too much work, or a
// fault of ours.
func (a *analysis) guarded(do func()) {
	defer func() {
		fault := recover()
		if fault == nil {
			return
		}
		var limit abstract.LimitError
		if err, ok := fault.(error); ok && errors.As(err, &limit) {
			a.report(abstract.Pos{}, ProblemLimit, limit.Error())
			return
		}
		a.report(abstract.Pos{}, ProblemInternal, fmt.Sprintf("egg failed on this file: %v", fault))
	}()
	do()
}

// mint makes a string that is not known.
func (a *analysis) mint(source, why string) abstract.Text {
	return abstract.Unknown(a.space.NewHole(abstract.Hole{Kind: abstract.Expression, Source: source, Why: why}))
}

// exec reads one start of a process.
func (a *analysis) exec(ctx context, e abstract.Exec) {
	if e.Handed != "" {
		a.handed(e)
		return
	}
	if len(e.Into) > 0 {
		a.write(ctx, e)
		return
	}
	a.noteRun(e.Argv)
	a.countHidden(e)
	if !a.worthReading(e.Argv) {
		return
	}
	scenarios, complete := abstract.Unfold(a.space, e.Argv, e.Reach, abstract.Limits{
		Scenarios: a.parser.options.Cap, Weigh: weigh,
	})
	if len(scenarios) == 0 && a.plainLaunch(e.Argv) {
		a.unreachable[e.Place] = true
	}
	for _, s := range scenarios {
		st := &start{
			a: a, ctx: ctx, exec: e, guard: s.Guard, complete: complete,
			when:  append(ctx.when[:len(ctx.when):len(ctx.when)], s.Decisions...),
			nodes: nodes(s.Argv),
		}
		st.assume(ctx.notes...)
		st.assume(e.Notes...)
		st.read()
	}
}

// worthReading tells whether the command could start a container, so that all
// others cost nothing.
func (a *analysis) worthReading(argv abstract.List) bool {
	heads, open := argv.Heads(a.space)
	if open != abstract.Never {
		return true
	}
	for _, head := range heads {
		name, known := commandName(head.Value)
		if !known || a.parser.leads(name) || !talks(name) && (a.plainLaunch(argv) || holdsCommandLine(argv)) {
			return true
		}
	}
	return false
}

// leads tells whether a program of that name can start a container.
func (p *Parser) leads(name string) bool {
	if _, ok := p.wrappers[name]; ok {
		return true
	}
	if _, ok := dialectNamed(name); ok {
		return true
	}
	return isPythonProgram(name) || isEngine(name) || name == builderName || name == "find" || name == "tee" || takesText(name)
}

// plainLaunch tells whether the argv names an engine and one of the commands
// that start a container, or that connect one.
func (a *analysis) plainLaunch(argv abstract.List) bool {
	engine, network := false, false
	for _, e := range argv {
		for _, c := range e.Word {
			word, _ := c.Value.Known()
			engine = engine || isEngine(programName(word))
			network = network || engine && word == "network"
			if engine && startsNew(word) || network && word == "connect" {
				return true
			}
		}
	}
	return false
}
