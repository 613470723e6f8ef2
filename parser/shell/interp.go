package shell

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// Bounds of one run. Beyond them a program is told as too large.
const (
	maxSteps  = 150_000 // statements run, over all activations
	maxDepth  = 40      // activations inside each other
	maxNested = 1_000   // statements inside each other
	maxEvals  = 20      // texts of eval inside each other
)

// interp runs one program.
type interp struct {
	space *abstract.Space
	prog  Program
	emit  func(abstract.Exec)

	builtins    map[string]builtin
	frame       *abstract.Frame
	environment map[envKey]*variable
	epochs      int
	assigned    map[string][]value // every value that the program gives a name
	declared    []*declaration     // the functions whose definition is reached, in order
	references  map[string]bool    // names that may stand for any variable
	pointers    map[string]bool    // names that are references somewhere
	unsteady    map[string]bool    // names that a trap may give another value at any time
	traps       []trap             // handlers that may run at any time
	calls       *call              // the innermost call, loop and subshell being run
	condition   int                // inside a condition: set -e does not count
	mute        int                // trying out a loop: nothing is reported
	steps       int
	nested      int                              // statements around the one being run
	evals       int                              // texts of eval around the one being run
	hidden      []map[string]local               // the locals of the callers
	fixed       map[string]bool                  // names that are read-only somewhere
	shaped      map[string]bool                  // names whose strings are changed as they are assigned
	moved       bool                             // exec sends input or output somewhere else
	figure      *syntax.Word                     // the operand of arithmetic that is being computed, as it is written
	expressions int                              // expressions in strings around the one being computed
	missing     int                              // variables read that may not be set
	nounset     bool                             // set -u was seen
	shopted     [shoptionCount]bool              // options of shopt that the program changes
	splits      bool                             // zsh may split what it does not of itself
	adrift      bool                             // something that cannot be read came before
	problems    []Problem                        // what cannot be read in the program's own file
	piped       map[*syntax.Stmt][]abstract.Text // what others print that is piped to the statements
	fed         map[*syntax.Stmt][]abstract.Text // what here-documents feed to the statements being run

	everAliased aliases                 // what names stand for at any time
	rewordings  map[respelled]rewording // statements with aliases in them

	ready map[*syntax.Assign]expanded // what a declaration that is being run assigns

	main   string                    // the file of the program
	isFile bool                      // the program is all of it
	selves map[string]*abstract.Hole // what the program is called by, and its files are sourced by
	files  map[string]*sourceFile    // what was sourced, or tried
	trees  []tree                    // of the program and of what it sourced

	batsTests []batsTest // in the order of the file
}

// trap is a handler, and the state in which it is set.
type trap struct {
	prog   Program
	set    *state
	atExit bool // it is for the end of the program alone
}

// declaration is a function of the program.
type declaration struct {
	name    string
	prog    Program // what it stands in
	body    *syntax.Stmt
	entered bool            // a call of it was followed
	active  int             // calls of it that are being followed
	escapes bool            // a call of it was not followed
	calls   int             // of it, so far
	touched map[string]bool // variables that have a value at each call that was not followed; nil: none was
}

func run(space *abstract.Space, p Program, emit func(abstract.Exec)) (problems []Problem) {
	t := read(p)
	in := &interp{
		space: space, prog: t.prog, emit: emit,
		frame:       &abstract.Frame{Parent: p.Frame, Nested: p.Frame != nil},
		builtins:    builtins(),
		environment: map[envKey]*variable{},
		assigned:    map[string][]value{},
		references:  map[string]bool{},
		pointers:    map[string]bool{},
		unsteady:    map[string]bool{},
		fixed:       map[string]bool{},
		shaped:      map[string]bool{},
		fed:         map[*syntax.Stmt][]abstract.Text{},
		piped:       map[*syntax.Stmt][]abstract.Text{},
		ready:       map[*syntax.Assign]expanded{},
		rewordings:  map[respelled]rewording{},
		main:        p.File,
		isFile:      p.At == nil,
		selves:      map[string]*abstract.Hole{},
		files:       map[string]*sourceFile{},
		trees:       []tree{t},
	}
	in.splits = splitting.MatchString(p.Text)
	defer func() {
		var limit abstract.LimitError
		if r := recover(); r != nil {
			err, ok := r.(error)
			if !ok || !errors.As(err, &limit) {
				panic(r)
			}
			problems = append(in.problems, Problem{Pos: p.position(0), Limit: true, Message: limit.Error()})
		}
	}()
	if p.Dialect == Bats {
		in.learnBats()
	}
	in.program(t)
	in.loose()
	return in.problems
}

// program runs the statements of the program itself.
func (in *interp) program(t tree) {
	st := in.start(in.prog.Reach)
	if in.prog.Params != nil {
		st.params = knownParams(*in.prog.Params)
	}
	in.enter(func() {
		in.run(st, t)
		in.tests(st)
	})
}

// start is the state of a process that begins.
func (in *interp) start(reach abstract.Guard) *state {
	return &state{
		reach:   reach,
		epoch:   abstract.Just(epoch(0)),
		vars:    map[string]*variable{},
		funcs:   map[string]abstract.Guarded[function]{},
		locals:  map[string]local{},
		params:  in.unknownParams(),
		errexit: abstract.Never,
		shopt:   in.optionsAtStart(),
		folders: abstract.Just[*stack](nil),
	}
}

// loose runs what may be called at any time: functions of the program's own file
// that nobody calls, and all whose name is handed on.
func (in *interp) loose() {
	for i := 0; i < len(in.traps); i++ {
		in.handler(in.traps[i].prog, in.traps[i].set)
	}
	in.filesAtAnyTime()
	called, handed := uses(in.trees)
	for _, named := range []bool{true, false} {
		for i := 0; i < len(in.declared); i++ {
			d := in.declared[i]
			escapes := handed[d.name] || d.escapes || in.adrift
			if escapes && named || !d.entered && in.answersFor(d) && (!called[d.name] || !named) {
				in.anyTime(d)
			}
		}
	}
}

// answersFor tells whether a function that the program does not call is run by it
// all the same: it stands in the program's file, and no other program calls it.
func (in *interp) answersFor(d *declaration) bool {
	return d.prog.File == in.main && (in.prog.Called == nil || !in.prog.Called(d.where()))
}

// handler runs the text of a trap as what may happen at any time.
func (in *interp) handler(p Program, set *state) {
	st := in.anywhere()
	for _, name := range slices.Sorted(maps.Keys(st.vars)) { // it may run before any later assignment
		v := st.vars[name]
		before := in.bound(set, name)
		if v.value.Same(before.value) {
			continue
		}
		later := in.space.Ask(abstract.Atom{Text: name + " is assigned before the trap runs"})
		st.vars[name] = in.joinVariables(later, v, &variable{before.value, v.exported})
	}
	for _, h := range p.Holes {
		st.note(h.Hole.Source + " holds no shell syntax")
	}
	in.enter(func() { in.run(st, read(p)) })
}

// upset makes unknown what a handler may assign: it runs between any two commands,
// whatever the variables are by then. One that ends the program upsets nothing.
func (in *interp) upset(p Program) {
	before := in.start(in.prog.Reach)
	in.nextEpoch(before)
	in.defineAll(before)
	after := before.clone()
	in.silently(func() {
		in.enter(func() { in.run(after, read(p)) })
	})
	if after.dead() {
		return
	}
	for name := range in.names(before, after) {
		in.unsteady[name] = true
	}
}

// anyTime runs a function as if it were called from outside.
func (in *interp) anyTime(d *declaration) {
	d.entered = true
	st := in.anywhere()
	for _, name := range slices.Sorted(maps.Keys(st.vars)) {
		if d.touched != nil && !d.touched[name] {
			found := in.space.Ask(abstract.Atom{Text: name + " is as it was found"})
			st.vars[name] = in.joinVariables(found, in.untouched(0, name), st.vars[name])
		}
	}
	in.enter(func() { in.activation(st, d, in.unknownParams(), abstract.Place{}) })
}

// anywhere is the state at any time after the program has begun.
func (in *interp) anywhere() *state {
	st := in.start(in.prog.Reach)
	for name := range in.assigned {
		st.vars[name] = in.everywhere(name)
	}
	in.defineAll(st)
	st.aliases = in.everAliased
	return st
}

// defineAll defines each function of the program.
func (in *interp) defineAll(st *state) {
	for _, d := range in.declared {
		st.funcs[d.name] = in.oneOfFunctions(st.funcs[d.name], d)
	}
}

// oneOfFunctions is what a name stands for that several definitions give something.
func (in *interp) oneOfFunctions(before abstract.Guarded[function], d *declaration) abstract.Guarded[function] {
	if before == nil {
		return abstract.Just(function{d})
	}
	last := in.space.Ask(abstract.Atom{Text: "a later definition of " + d.name + " came first", Place: d.prog.place(d.body)})
	return abstract.Join(in.space, last, abstract.Just(function{d}), before)
}

// uses are the names that a program has in command position, and those that it
// hands to functions of its own, which may call them.
func uses(trees []tree) (called, handed map[string]bool) {
	called, handed = map[string]bool{}, map[string]bool{}
	own := map[string]bool{}
	var calls []*syntax.CallExpr
	visit := func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.FuncDecl:
			if n.Name != nil {
				own[n.Name.Value] = true
			}
		case *syntax.CallExpr:
			calls = append(calls, n)
		}
		return true
	}
	for _, t := range trees {
		for _, s := range t.statements() {
			syntax.Walk(s, visit)
		}
	}
	for _, c := range calls {
		for i, w := range c.Args {
			if i == 0 {
				called[w.Lit()] = true
			} else if own[c.Args[0].Lit()] {
				handed[literalText(w)] = true
			}
		}
	}
	return called, handed
}

// literalText is a word without its quotes, as far as it is literal.
func literalText(w *syntax.Word) string {
	var b strings.Builder
	syntax.Walk(w, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Lit:
			b.WriteString(n.Value)
		case *syntax.SglQuoted:
			b.WriteString(n.Value)
		case *syntax.CmdSubst, *syntax.ParamExp:
			return false
		}
		return true
	})
	return b.String()
}

func problemAt(p Program, offset int, message string) Problem {
	return Problem{Pos: p.position(offset), Message: message}
}

// position is the place in the file of a byte of the text.
func (p Program) position(offset int) abstract.Pos {
	offset = min(offset, len(p.Text))
	if p.At != nil {
		return p.At(offset)
	}
	before := p.Text[:offset]
	line := strings.Count(before, "\n")
	return abstract.Pos{Line: line + 1, Column: offset - strings.LastIndexByte(before, '\n')}
}

// at is the place in the file of what the parser tells of the text.
func (p Program) at(pos syntax.Pos) abstract.Pos {
	if p.At != nil {
		return p.At(int(pos.Offset()))
	}
	return abstract.Pos{Line: int(pos.Line()), Column: int(pos.Col())}
}

func (p Program) place(n syntax.Node) abstract.Place {
	return abstract.Place{File: p.File, Start: p.at(n.Pos()), End: p.at(n.End())}
}

func (in *interp) place(n syntax.Node) abstract.Place { return in.prog.place(n) }

// source is the text of a node, on one line.
func (in *interp) source(n syntax.Node) string {
	start, end := int(n.Pos().Offset()), int(n.End().Offset())
	if start >= end || end > len(in.prog.Text) {
		return ""
	}
	var b strings.Builder
	at := start
	for _, h := range in.within(n) {
		b.WriteString(in.prog.Text[at:max(at, h.Start)])
		b.WriteString(h.Hole.Source)
		at = h.End
	}
	b.WriteString(in.prog.Text[min(at, end):end])
	return strings.Join(strings.Fields(b.String()), " ")
}

func (in *interp) origin(w *syntax.Word) *abstract.Origin {
	o := &abstract.Origin{Place: in.place(w), Frame: in.frame}
	if len(w.Parts) == 1 && len(in.within(w)) == 0 {
		if q, ok := w.Parts[0].(*syntax.SglQuoted); ok && !q.Dollar {
			o.Verbatim = in.prog.position(int(q.Pos().Offset()) + len("'"))
		}
	}
	return o
}
