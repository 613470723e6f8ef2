package parser

import (
	"fmt"
	"path"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
	"github.com/egglint/egg/parser/shell"
	"github.com/egglint/egg/parser/workflow"
)

// workflow reads the programs of a workflow or an action. They are apart from
// each other: what one cannot be read for does not touch the others.
func (p *Parser) workflow(f File, around surroundings) Result {
	all := p.analysis(f.Name, LanguageWorkflow, abstract.NewSpace())
	var steps []Result
	all.guarded(func() {
		file := workflow.Read(f.Name, f.Text)
		for _, problem := range file.Problems {
			kind := problemKind(shell.Problem{Limit: problem.Limit})
			all.report(abstract.Pos{Line: problem.Line, Column: problem.Column}, kind, problem.Message)
		}
		for _, v := range file.Values {
			all.value(v)
		}
		for _, script := range file.Scripts {
			steps = append(steps, p.analyse(f.Name, LanguageWorkflow, around, func(a *analysis) { a.script(script) }))
		}
	})
	return merged(all.result(), steps)
}

// value counts what the runner starts a container by, beside scripts, and what it
// hands a command line to that does.
func (a *analysis) value(v workflow.Value) {
	kind := DoubtHanded
	switch {
	case isImage(v):
		kind = DoubtRunner
	case !mention.MatchString(v.Text):
		return
	}
	first, _, _ := strings.Cut(v.Text, "\n")
	start := abstract.Pos{Line: v.Line, Column: v.Column}
	end := abstract.Pos{Line: v.Line, Column: v.Column + max(len(first), 1)}
	a.doubt(abstract.Place{File: a.file, Start: start, End: end}, kind)
}

// isImage tells whether a text is the image of a container that the runner starts.
func isImage(v workflow.Value) bool {
	switch path := strings.Join(v.Path, "."); path {
	case "container", "container.image", "image":
		return true
	case "uses":
		return strings.HasPrefix(v.Text, "docker://")
	default:
		return len(v.Path) <= 3 && v.Path[0] == "services" && v.Path[len(v.Path)-1] == "image"
	}
}

// merged is one result for parts of one file.
func merged(r Result, parts []Result) Result {
	for _, part := range parts {
		r.Launches = append(r.Launches, part.Launches...)
		r.Connections = append(r.Connections, part.Connections...)
		r.Problems = append(r.Problems, part.Problems...)
		r.Unreachable = append(r.Unreachable, part.Unreachable...)
		r.Unknown = append(r.Unknown, part.Unknown...)
	}
	r.Unreachable, r.Unknown = once(r.Unreachable), onceEach(r.Unknown)
	r.inOrder()
	return r
}

// script reads the program of one step.
func (a *analysis) script(s workflow.Script) {
	dialect, ok := scriptDialect(s)
	if !ok && !inPython(s) {
		a.unsupported(s)
		return
	}
	first := scriptPos(s)(0)
	a.scope = fmt.Sprintf("%s:%d:%d", a.file, first.Line, first.Column)
	e := expressions{space: a.space, shared: map[string]*abstract.Hole{}}
	ctx := context{}
	for _, c := range s.If {
		at := abstract.Place{File: a.file, Start: abstract.Pos{Line: c.Line, Column: c.Column}}
		ctx.when = append(ctx.when, abstract.Decision{Text: c.Text, Outcome: true, Place: at})
	}
	p := shell.Program{
		File: a.file, Text: s.Text, Dialect: dialect,
		At:    scriptPos(s),
		Holes: e.stretches(s.Exprs),
		Env:   e.started(s),
		Frame: &abstract.Frame{Function: stepName(s)},
	}
	if ok {
		a.program(ctx, p)
		return
	}
	a.pythonStep(ctx, p)
}

// pythonStep reads the program of a step in Python. What keeps it from being read
// is a problem where it speaks of containers.
func (a *analysis) pythonStep(ctx context, p shell.Program) {
	problems := a.python(ctx, python.Program{
		File: p.File, Text: p.Text, At: p.At, Holes: stretches(p.Holes), Env: p.Env, Frame: p.Frame, Reach: abstract.Always,
	})
	for _, problem := range problems {
		if problem.Limit || mention.MatchString(p.Text) {
			a.report(problem.Pos, problemKind(problem), problem.Message)
		}
	}
}

// inPython tells whether a step is in Python.
func inPython(s workflow.Script) bool {
	program, _, _ := strings.Cut(s.Shell, " ")
	return isPythonProgram(programName(program))
}

func scriptPos(s workflow.Script) func(int) abstract.Pos {
	return func(offset int) abstract.Pos {
		line, column := s.Pos(offset)
		return abstract.Pos{Line: line, Column: column}
	}
}

// stepName is job.step; in an action there is no job.
func stepName(s workflow.Script) string {
	if s.Job == "" {
		return s.Step
	}
	return s.Job + "." + s.Step
}

// scriptDialect is the language of a step whose shell is one that can be read.
func scriptDialect(s workflow.Script) (shell.Dialect, bool) {
	program, _, _ := strings.Cut(s.Shell, " ")
	return dialectNamed(programName(program))
}

// unsupported reports a program that speaks of containers in a language that
// cannot be read.
func (a *analysis) unsupported(s workflow.Script) {
	at := mention.FindStringIndex(s.Text)
	switch {
	case at != nil:
	case mention.MatchString(s.Shell) || mention.MatchString(splicing.ReplaceAllString(s.Text, "")):
		at = []int{0, 0}
	default:
		return
	}
	language := s.Shell
	if language == "" {
		language = "not known"
	}
	line, column := s.Pos(at[0])
	a.report(abstract.Pos{Line: line, Column: column}, ProblemUnsupported,
		"the shell of this step is "+language+", which cannot be read, and the step speaks of starting a container")
}

// expressions makes the holes of one step. An expression that only looks
// something up is one string wherever the step holds it.
type expressions struct {
	space  *abstract.Space
	shared map[string]*abstract.Hole
}

func (e expressions) stretches(all []workflow.Expr) []shell.Stretch {
	var out []shell.Stretch
	for _, x := range all {
		out = append(out, shell.Stretch{Start: x.Start, End: x.End, Hole: e.hole(x.Source)})
	}
	return out
}

func (e expressions) hole(source string) *abstract.Hole {
	if h, ok := e.shared[source]; ok && !strings.Contains(source, "(") {
		return h
	}
	h := e.space.NewHole(abstract.Hole{Kind: abstract.Expression, Source: source, Why: "the runner puts it in"})
	e.shared[source] = h
	return h
}

func (e expressions) env(vars []workflow.EnvVar) abstract.Env {
	env := abstract.Env{}
	for _, v := range vars {
		env[v.Name] = abstract.Just(abstract.Setting{Text: e.text(v.Value, v.Exprs)})
	}
	return env
}

// started is the environment of a step. The folder that it starts in is one of the
// project, where it is written plainly: the default is the root.
func (e expressions) started(s workflow.Script) abstract.Env {
	env := e.env(s.Env)
	folder := abstract.Hole{
		Kind: abstract.Environment, Source: "$PWD", Name: "PWD", Why: "never assigned here: comes from the environment",
	}
	if !strings.Contains(s.Folder, "${{") && !path.IsAbs(s.Folder) {
		folder.Leads = []string{path.Clean(s.Folder)}
	}
	env["PWD"] = abstract.Just(abstract.Setting{Text: abstract.Unknown(e.space.NewHole(folder))})
	return env
}

// text is a value with the holes of its expressions.
func (e expressions) text(value string, exprs []workflow.Expr) abstract.Text {
	var parts []abstract.Text
	at := 0
	for _, x := range exprs {
		parts = append(parts, abstract.Literal(value[at:x.Start]), abstract.Unknown(e.hole(x.Source)))
		at = x.End
	}
	return abstract.Concat(append(parts, abstract.Literal(value[at:]))...)
}
