package parser

import (
	"fmt"
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
	"github.com/egglint/egg/parser/shell"
)

// interpreterHole is what a Python program calls the interpreter that runs it.
const interpreterHole = "sys.executable"

// isInterpreter tells whether a command word starts a Python interpreter.
func isInterpreter(t abstract.Text) bool {
	if len(t) == 1 && t[0].Hole != nil {
		return t[0].Hole.Source == interpreterHole
	}
	name, known := commandName(t)
	return known && isPythonProgram(name)
}

// isPythonProgram tells whether a program of that name runs Python.
func isPythonProgram(name string) bool {
	return name == "python" || strings.HasPrefix(name, "python2") || strings.HasPrefix(name, "python3") || strings.HasPrefix(name, "pypy")
}

// pythonCommand reads `python -c TEXT`, or what the interpreter reads from its
// standard input. A file or a module that it is to run is read where it stands.
func (st *start) pythonCommand() {
	for i := 1; i < len(st.nodes); i++ {
		word, known := st.nodes[i].known()
		flag := strings.HasPrefix(word, "-") && !strings.HasPrefix(word, "--")
		switch {
		case !known && !st.nodes[i].item.IsWord():
			st.count(DoubtProgram)
			return
		case !known, known && !flag && !strings.HasPrefix(word, "--"):
			return
		case word == "-":
			st.pythonInputs()
			return
		case flag && strings.ContainsAny(word, "m"):
			return
		case flag && strings.Contains(word, "c"):
			st.pythonText(i, word)
			return
		case word == "-W" || word == "-X" || word == "--check-hash-based-pycs":
			i++
		}
	}
	st.pythonInputs()
}

// pythonText reads the text behind -c, or in the same word.
func (st *start) pythonText(at int, word string) {
	if _, text, _ := strings.Cut(word, "c"); text != "" {
		st.nestedPython(abstract.Literal(text), nil)
		return
	}
	if at+1 == len(st.nodes) {
		return
	}
	t, single := st.nodes[at+1].single()
	if !single {
		st.count(DoubtProgram)
		return
	}
	st.nestedPython(t, st.nodes[at+1].item.Origin)
}

// pythonInputs reads what comes on the standard input of an interpreter.
func (st *start) pythonInputs() {
	texts := st.input()
	reader := *st
	reader.exec.Inputs, reader.ctx.inputs = nil, nil // it is being read
	for _, t := range texts {
		reader.nestedPython(t, nil)
	}
	if len(texts) == 0 {
		st.count(DoubtProgram)
	}
}

// nestedPython runs a Python program inside a word of this one. Of a text of which
// nothing is known nothing is read.
func (st *start) nestedPython(t abstract.Text, origin *abstract.Origin) {
	if firstKnown(t) == "" && len(t) > 0 {
		st.count(DoubtProgram)
		return
	}
	if !st.mayNest() {
		return
	}
	text, holes := filled(t)
	ctx := st.inner(holes, "Python")
	file := st.fileOf(origin)
	problems := st.a.python(ctx, python.Program{
		File: file, Text: text, Holes: stretches(holes),
		At:    st.positions(text, origin),
		Env:   st.env.apply(st.exec.Env),
		Frame: &abstract.Frame{Parent: st.exec.Frame, Call: st.exec.Place, Nested: true},
		Reach: st.guard,
	})
	st.tell(file, text, problems)
}

// python runs a Python program that stands in no file of its own.
func (a *analysis) python(ctx context, p python.Program) []shell.Problem {
	p.Wanted = sdkWanted
	p.Calls = func(c python.Call) { a.sdk(ctx, c) }
	var problems []shell.Problem
	for _, bad := range python.Run(a.space, p, func(e abstract.Exec) { a.exec(ctx, e) }).Problems {
		problems = append(problems, shell.Problem{Pos: bad.Pos, Limit: bad.Limit, Message: bad.Message})
	}
	return problems
}

func stretches(holes []shell.Stretch) []python.Stretch {
	var out []python.Stretch
	for _, h := range holes {
		out = append(out, python.Stretch{Start: h.Start, End: h.End, Hole: h.Hole})
	}
	return out
}

// firstKnown is the first known part of a text.
func firstKnown(t abstract.Text) string {
	i := slices.IndexFunc(t, func(p abstract.Part) bool { return p.Hole == nil })
	if i < 0 {
		return ""
	}
	return t[i].Literal
}

// mayNest tells whether another program inside this one may be read, and reports
// where there are too many.
func (st *start) mayNest() bool {
	if st.ctx.depth < maxPrograms {
		return true
	}
	st.a.reportIn(st.exec.Place, ProblemLimit, fmt.Sprintf("more than %d programs inside each other", maxPrograms))
	return false
}

// inner is how a program inside this one comes to be run.
func (st *start) inner(holes []shell.Stretch, language string) context {
	ctx := context{when: st.when, notes: slices.Clone(st.notes), inputs: st.input(), depth: st.ctx.depth + 1}
	for _, h := range holes {
		ctx.notes = append(ctx.notes, h.Hole.Source+" holds no "+language+" syntax")
	}
	return ctx
}
