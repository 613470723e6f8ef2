package parser

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"sync"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
	"github.com/egglint/egg/parser/python/syntax"
)

// Project is the files of one run: programs that import or source each other and
// call each other's functions. It is safe for concurrent use.
type Project struct {
	fileset  // the programs of the run, and the tree around them
	parser   *Parser
	modules  sync.Map        // of *sourceModule, by file name
	launches map[string]bool // the Python files that may start a container
	callers  *callers
	results  map[string]Result // of the programs that were read by who calls whom
}

// sourceModule is the tree of a file, read when it is first asked for.
type sourceModule struct {
	once     sync.Once
	tree     *syntax.Module
	problems []python.Problem

	starts  bool     // it may start a process
	speaks  bool     // it speaks of an engine
	imports []string // the files that it may import
}

// Project makes a project of files. Programs that call each other are read at
// once, so many at a time; a single one has nobody else to call it.
func (p *Parser) Project(files []File, jobs int) *Project {
	pr := &Project{parser: p, fileset: p.fileset(), callers: newCallers()}
	pr.texts = map[string][]byte{}
	for _, f := range files {
		if _, ok := kindOf(f); ok && refuse(f) == nil {
			pr.texts[f.Name] = f.Text
		}
	}
	names := slices.Sorted(maps.Keys(pr.texts))
	modules := slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		kind, _ := kindOf(File{Name: name, Text: pr.texts[name]})
		return kind != KindPython
	})
	pr.forEach(max(1, jobs), modules, func(_ int, f File) { pr.module(f.Name) })
	pr.launches = pr.launching(modules)
	if len(names) > 1 {
		pr.readTogether(max(1, jobs), names)
	}
	return pr
}

// File reads one file of the project. Its launches may stand in other files that
// it calls.
func (pr *Project) File(f File) Result {
	if r, ok := pr.results[f.Name]; ok && bytes.Equal(f.Text, pr.texts[f.Name]) {
		return r
	}
	r, _ := pr.read(f, nil)
	return r
}

// readTogether reads the programs: each by itself, to see which functions it calls
// and which nobody calls in it; then those again that can leave one of these to
// another program that calls it; and last, where no caller came to what was left to
// it, without leaving that.
func (pr *Project) readTogether(jobs int, names []string) {
	pr.results = map[string]Result{}
	pr.readEach(jobs, names, pr.callers.alone)
	pr.callers.settle()
	relieved := pr.callers.relieved()
	pr.readEach(jobs, slices.DeleteFunc(names, func(name string) bool { return !relieved[name] }), pr.callers.leave)
	lost := pr.callers.lost()
	pr.readEach(jobs, slices.Sorted(maps.Keys(lost)), func(program string, f abstract.Function) bool {
		return !lost[program][f] && pr.callers.leave(program, f)
	})
}

// readEach reads programs, told which functions each can leave to others.
func (pr *Project) readEach(jobs int, names []string, leave func(program string, f abstract.Function) bool) {
	results := make([]Result, len(names))
	pr.forEach(jobs, names, func(i int, f File) {
		r, entered := pr.read(f, func(fn abstract.Function) bool { return leave(f.Name, fn) })
		pr.callers.called(f.Name, entered)
		results[i] = r
	})
	for i, name := range names {
		pr.results[name] = results[i]
	}
}

// forEach does something with each program, with so many at a time.
func (pr *Project) forEach(jobs int, names []string, do func(int, File)) {
	var group sync.WaitGroup
	slots := make(chan struct{}, jobs)
	for i, name := range names {
		slots <- struct{}{}
		group.Go(func() {
			defer func() { <-slots }()
			do(i, File{Name: name, Text: pr.texts[name]})
		})
	}
	group.Wait()
}

// read reads a program: what it holds, and the functions that it calls. called tells
// which functions other programs call; nil: none.
func (pr *Project) read(f File, called func(abstract.Function) bool) (r Result, entered []abstract.Function) {
	around := surroundings{files: pr.fileset, called: called}
	around.entered = func(fn abstract.Function) { entered = append(entered, fn) }
	kind, _ := kindOf(f)
	problem := refuse(f)
	switch {
	case kind != KindPython:
		r = pr.parser.read(f, around)
	case problem != nil:
		r = Result{Problems: []Problem{*problem}}
	default:
		r = pr.python(f, around)
	}
	return r, entered
}

// python reads a Python program.
func (pr *Project) python(f File, around surroundings) Result {
	a := pr.parser.analysis(f.Name, LanguagePython, python.NewSpace())
	a.around = around
	a.guarded(func() {
		if !pr.mayLaunch(f) {
			a.pythonProblems(pr.module(f.Name).problems)
			return
		}
		program := python.Program{
			File: f.Name, Text: string(f.Text), Project: pr, Called: around.called,
			Wanted: sdkWanted, Calls: func(c python.Call) { a.sdk(context{}, c) },
		}
		run := python.Run(a.space, program, func(e abstract.Exec) { a.exec(context{}, e) })
		a.pythonProblems(pr.own(a, f, run.Problems))
		for _, fn := range run.Entered {
			around.entered(fn)
		}
	})
	return a.result()
}

// own are the problems that a program answers for. One that is too much to follow
// and speaks of no engine itself is no fault of its file: it is counted among
// what is not known.
func (pr *Project) own(a *analysis, f File, problems []python.Problem) []python.Problem {
	if pr.parser.mentions(f.Text) {
		return problems
	}
	return slices.DeleteFunc(problems, func(p python.Problem) bool {
		if p.Limit {
			a.doubt(abstract.Place{File: f.Name}, DoubtLimit)
		}
		return p.Limit
	})
}

func (a *analysis) pythonProblems(problems []python.Problem) {
	for _, problem := range problems {
		kind := ProblemSyntax
		if problem.Limit {
			kind = ProblemLimit
		}
		a.report(problem.Pos, kind, problem.Message)
	}
}

// mayLaunch tells whether a program may start a container. A text that is none of
// the project's is not asked.
func (pr *Project) mayLaunch(f File) bool {
	return !bytes.Equal(f.Text, pr.texts[f.Name]) || pr.launches[f.Name]
}

// Module implements [python.Project]: a file of the run, or another one of the
// tree.
func (pr *Project) Module(file string) (*syntax.Module, bool) {
	m := pr.module(file)
	return m.tree, m.tree != nil
}

func (pr *Project) module(file string) *sourceModule {
	got, _ := pr.modules.LoadOrStore(file, &sourceModule{})
	m := got.(*sourceModule)
	m.once.Do(func() {
		if text, ok := pr.bytes(file); ok {
			m.read(pr.parser, file, text)
		}
	})
	return m
}

// read fills in what is known of a file. A fault of ours is a problem of the
// file, whoever asks for it first.
func (m *sourceModule) read(p *Parser, file string, text []byte) {
	defer func() {
		if fault := recover(); fault != nil {
			m.problems = append(m.problems, python.Problem{Message: fmt.Sprintf("egg failed on this file: %v", fault)})
		}
	}()
	if m.tree, m.problems = python.Parse(file, text); m.tree == nil {
		return
	}
	m.starts, m.speaks = python.MayStart(m.tree), p.mentions(m.tree.Text) || disguised(m.tree.Text)
	if sdkNeedle.in(m.tree.Text) || literalNeedle.in(m.tree.Text) && python.ImportsOthers(m.tree) {
		m.starts, m.speaks = true, true
	}
	m.imports = importedFiles(file, python.Imports(m.tree))
}

// engineLiteral is a string of a program that names an engine: whoever is handed
// it may start it.
var engineLiteral = regexp.MustCompile(`["'](?:[^"'\s]*/)?(?:docker|podman|nerdctl|finch)["'\s]`)

var (
	// launchFlag is a flag that engines have, and hardly any other program, or how
	// the images are called that matter most.
	launchFlag = regexp.MustCompile(`--(?:privileged|security-opt|cap-add|cap-drop|add-host|pids-limit|userns|volumes-from|dns)\b|sandbox`)
	// splicing is what stands between the pieces of a text.
	splicing = regexp.MustCompile(`["'+\s\\,]+`)
)

// disguised tells whether a program may speak of an engine without its name: it has
// flags that only engines have, or texts in pieces, or texts that it decodes.
func disguised(text []byte) bool {
	return flagNeedle.in(text) || decoding.in(text) || engineNeedle.in(unspliced(text))
}
