package parser

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
	"github.com/egglint/egg/parser/python/syntax"
)

// Project is the files of one run: programs that import each other and call each
// other's functions. It is safe for concurrent use.
type Project struct {
	parser   *Parser
	modules  sync.Map // of *sourceModule, by file name
	texts    map[string][]byte
	launches map[string]bool // the files that may start a container
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
	pr := &Project{parser: p, texts: map[string][]byte{}, callers: newCallers()}
	for _, f := range files {
		if kind, _ := Detect(f.Name, f.Text[:min(len(f.Text), headBytes)]); kind == KindPython && refuse(f) == nil {
			pr.texts[f.Name] = f.Text
		}
	}
	names := slices.Sorted(maps.Keys(pr.texts))
	pr.forEach(max(1, jobs), names, func(_ int, f File) { pr.module(f.Name) })
	pr.launches = pr.launching(names)
	if len(names) > 1 {
		pr.readTogether(max(1, jobs), names)
	}
	return pr
}

// File reads one file of the project. Its launches may stand in other files that
// it calls.
func (pr *Project) File(f File) Result {
	kind, ok := Detect(f.Name, f.Text[:min(len(f.Text), headBytes)])
	if !ok || kind != KindPython {
		return pr.parser.File(f)
	}
	if problem := refuse(f); problem != nil {
		return Result{Problems: []Problem{*problem}}
	}
	if r, ok := pr.results[f.Name]; ok && bytes.Equal(f.Text, pr.texts[f.Name]) {
		return r
	}
	r, _ := pr.read(f, func(python.Function) bool { return false })
	return r
}

// readTogether reads the programs: once to see which functions each one calls,
// then leaving those to their callers that another program calls, and last,
// where no caller came to what was left to it, without leaving that.
func (pr *Project) readTogether(jobs int, names []string) {
	pr.forEach(jobs, names, func(_ int, f File) { pr.callers.calls(f.Name, pr.entered(f)) })
	pr.results = pr.readEach(jobs, names, func(f File, fn python.Function) bool { return pr.callers.leave(f.Name, fn) })
	lost := pr.callers.lost()
	again := pr.readEach(jobs, slices.Sorted(maps.Keys(lost)), func(f File, fn python.Function) bool {
		return !lost[f.Name][fn] && pr.callers.leave(f.Name, fn)
	})
	maps.Copy(pr.results, again)
}

// readEach reads programs, told which functions each can leave to others.
func (pr *Project) readEach(jobs int, names []string, leave func(File, python.Function) bool) map[string]Result {
	results := make([]Result, len(names))
	pr.forEach(jobs, names, func(i int, f File) {
		r, entered := pr.read(f, func(fn python.Function) bool { return leave(f, fn) })
		pr.callers.ran(entered)
		results[i] = r
	})
	out := make(map[string]Result, len(names))
	for i, name := range names {
		out[name] = results[i]
	}
	return out
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

// entered are the functions that a program calls. Of one that cannot be analysed
// nothing is known; what it calls is then run by itself.
func (pr *Project) entered(f File) (out []python.Function) {
	a := pr.parser.analysis(f.Name, LanguagePython, python.NewSpace())
	a.guarded(func() {
		if pr.mayLaunch(f) {
			out = python.Run(a.space, pr.program(f, nil), func(abstract.Exec) {}).Entered
		}
	})
	return out
}

func (pr *Project) program(f File, called func(python.Function) bool) python.Program {
	return python.Program{File: f.Name, Text: string(f.Text), Project: pr, Called: called}
}

// read reads a Python program: what it holds, and the functions that it calls.
func (pr *Project) read(f File, called func(python.Function) bool) (r Result, entered []python.Function) {
	a := pr.parser.analysis(f.Name, LanguagePython, python.NewSpace())
	a.guarded(func() {
		if !pr.mayLaunch(f) {
			a.pythonProblems(pr.module(f.Name).problems)
			return
		}
		program := pr.program(f, called)
		program.Wanted, program.Calls = sdkWanted, func(c python.Call) { a.sdk(context{}, c) }
		run := python.Run(a.space, program, func(e abstract.Exec) { a.exec(context{}, e) })
		a.pythonProblems(pr.own(a, f, run.Problems))
		entered = run.Entered
	})
	return a.result(), entered
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
			a.unknown[abstract.Place{File: f.Name}] = true
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
		if text, ok := pr.text(file); ok {
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
	m.starts, m.speaks = python.MayStart(m.tree), p.mentions(m.tree.Text)
	if sdkCall.Match(m.tree.Text) {
		m.starts, m.speaks = true, true
	}
	m.imports = importedFiles(file, python.Imports(m.tree))
}

func (pr *Project) text(file string) ([]byte, bool) {
	if text, ok := pr.texts[file]; ok {
		return text, true
	}
	if pr.parser.options.Project == nil || !fs.ValidPath(file) {
		return nil, false
	}
	text, err := fs.ReadFile(pr.parser.options.Project, file)
	return text, err == nil && len(text) <= maxBytes
}
