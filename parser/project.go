package parser

import (
	"io/fs"
	"sync"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
	"github.com/egglint/egg/parser/python/syntax"
)

// Project is the files of one run: programs that import each other and call each
// other's functions. It is safe for concurrent use.
type Project struct {
	parser  *Parser
	modules sync.Map // of *sourceModule, by file name
	texts   map[string][]byte
	callers map[python.Function]map[string]bool // the programs that a function is called from
	starts  sync.Map                            // file name: may the program start a process?
}

// sourceModule is the tree of a file, read when it is first asked for.
type sourceModule struct {
	once     sync.Once
	tree     *syntax.Module
	problems []python.Problem
}

// Project makes a project of files. What calls what in it is found out at once,
// on so many files at a time; a single program has nobody else to call it.
func (p *Parser) Project(files []File, jobs int) *Project {
	pr := &Project{parser: p, texts: map[string][]byte{}, callers: map[python.Function]map[string]bool{}}
	for _, f := range files {
		if kind, _ := Detect(f.Name, f.Text[:min(len(f.Text), headBytes)]); kind == KindPython && refuse(f) == nil {
			pr.texts[f.Name] = f.Text
		}
	}
	if len(pr.texts) > 1 {
		pr.findCallers(max(1, jobs))
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
	return pr.python(f)
}

// findCallers runs every program once, to see which functions it calls.
func (pr *Project) findCallers(jobs int) {
	var mutex sync.Mutex
	var group sync.WaitGroup
	slots := make(chan struct{}, jobs)
	for name, text := range pr.texts {
		if !pr.mayStart(name) {
			continue
		}
		group.Add(1)
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; group.Done() }()
			entered := pr.entered(File{Name: name, Text: text})
			mutex.Lock()
			defer mutex.Unlock()
			for _, f := range entered {
				if pr.callers[f] == nil {
					pr.callers[f] = map[string]bool{}
				}
				pr.callers[f][name] = true
			}
		}()
	}
	group.Wait()
}

// entered are the functions that a program calls. Of one that cannot be analysed
// nothing is known; what it calls is then run by itself.
func (pr *Project) entered(f File) (out []python.Function) {
	a := pr.parser.analysis(f.Name, LanguagePython, abstract.NewSpace())
	a.guarded(func() {
		out = python.Run(a.space, pr.program(f, nil), func(abstract.Exec) {}).Entered
	})
	return out
}

func (pr *Project) program(f File, called func(python.Function) bool) python.Program {
	return python.Program{File: f.Name, Text: string(f.Text), Project: pr, Called: called}
}

// python reads a Python program.
func (pr *Project) python(f File) Result {
	called := func(fn python.Function) bool {
		for name := range pr.callers[fn] {
			if name != f.Name {
				return true
			}
		}
		return false
	}
	return pr.parser.analyse(f.Name, LanguagePython, func(a *analysis) {
		problems := pr.module(f.Name).problems
		if pr.mayStart(f.Name) {
			problems = python.Run(a.space, pr.program(f, called), func(e abstract.Exec) { a.exec(context{}, e) }).Problems
		}
		for _, problem := range problems {
			kind := ProblemSyntax
			if problem.Limit {
				kind = ProblemLimit
			}
			a.report(problem.Pos, kind, problem.Message)
		}
	})
}

// mayStart tells whether a program can start a process, by what it and the files
// that it imports say.
func (pr *Project) mayStart(file string) bool {
	return pr.reaches(file, map[string]bool{})
}

func (pr *Project) reaches(file string, seen map[string]bool) bool {
	if known, ok := pr.starts.Load(file); ok {
		return known.(bool)
	}
	if seen[file] {
		return false
	}
	seen[file] = true
	tree, ok := pr.Module(file)
	if !ok {
		return false
	}
	yes := python.MayStart(tree) || pr.importReaches(file, tree, seen)
	if yes || len(seen) == 1 {
		pr.starts.Store(file, yes)
	}
	return yes
}

func (pr *Project) importReaches(file string, tree *syntax.Module, seen map[string]bool) bool {
	for _, i := range python.Imports(tree) {
		for _, candidate := range python.Files(file, i) {
			if pr.reaches(candidate, seen) {
				return true
			}
		}
	}
	return false
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
			m.tree, m.problems = python.Parse(file, text)
		}
	})
	return m
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
