package python

import (
	"errors"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// Bounds of one run. Beyond them a program is told as too large.
const (
	maxSteps = 200_000   // statements run, over all activations
	maxDepth = 40        // activations inside each other
	maxWork  = 4_000_000 // names, lists and elements looked at where states part, meet and change
)

// interp runs one program.
type interp struct {
	space *abstract.Space
	prog  Program
	emit  func(abstract.Exec)

	frame       *abstract.Frame
	names       numbering
	file        *file // the module whose code is being run
	modules     map[string]*object
	calls       *call
	objects     int
	attrs       map[attrKey]value // what attributes of unknown values are
	pure        map[string]value  // what computations on unknown values give
	environ     map[string]*abstract.Hole
	members     map[slot]value        // the members of enums
	specs       map[*object]arguments // what field(…) was called with
	defs        []*funcDef            // the functions whose definition is reached, in order
	escaped     map[*object]bool      // functions that were handed to something that is not followed
	escapes     []*object             // the same, in order
	running     []int                 // the turns of loops that are being run, by number; the first is the program
	allTurns    int                   // how many there were
	abroad      map[*object]bool      // classes with an instance that was handed to something that is not followed
	asked       map[string]bool       // methods that are called on values that are not known
	given       map[slot][]cases      // every value that a name is given
	touched     map[*object]bool      // lists and dicts that functions change
	final       *state                // where the program ends
	entered     []abstract.Function
	exits       *object              // the list of what is called when the program ends
	partials    map[*object]bundle   // what functools.partial made
	stars       map[*object][]string // the outside modules that a module imports all of
	models      map[string]model
	modelled    map[string]bool // the outside modules that models and starts are of
	importing   int             // inside the body of an imported module
	environment *object         // the dict of what the program sets in os.environ
	mute        int
	nested      int // inside texts that are run
	steps       int
	worked      int
	recursions  int                       // how often a function was entered inside itself
	current     syntax.Node               // the statement that is run
	comparing   int                       // comparisons inside each other
	doubts      int                       // how often something was run that may raise
	changes     int                       // how often anything was changed
	views       map[*object][]*object     // what shows a dict
	reports     int                       // how many starts were come to, told or not
	unfollowed  int                       // how many calls were not followed
	contexts    map[*object]bundle        // what calls of context managers made
	forms       []forming                 // the classes that are being made, the innermost last
	onYield     map[*object]yieldHandler  // what is run where an activation yields
	properties  map[*object]property      // what assigns to a property, by the function that gives it
	mutated     map[string]int            // how often unknown lists and the like were changed by methods of theirs, by key
	versions    map[string]int            // how often unknown values may have changed, by key
	cameBy      map[*abstract.Hole]step   // what an unknown value came out of
	results     map[*abstract.Hole]result // what watched calls gave
	begun       map[*abstract.Hole]begun  // the processes that were started
	loans       map[*object][]*loan       // the calls that may come later with an object
	uses        map[*file]fieldUses       // what the code of a file does with attributes
	openNames   map[*object]bool          // objects that may have attributes which nobody has seen set
	rebound     map[string]bool           // names that functions declare to be another scope's
	handling    []cases                   // what the handlers that are being run are for
	provides    map[string]bool           // see provided; nil: not asked for yet
}

type attrKey struct {
	of   string
	name string
}

// file is a module of the project and its text.
type file struct {
	name    string
	text    []byte
	at      func(offset int) abstract.Pos
	holes   []Stretch
	seat    *abstract.Place // where all of it is told to stand; nil: where it does
	tree    *syntax.Module
	running bool // its body is being run as that of an imported module
}

// Run reports the processes that p can start, in the order in which it gets to
// them. What it cannot read is returned as problems; what could be read is
// reported all the same.
func Run(space *abstract.Space, p Program, emit func(abstract.Exec)) (r Result) {
	tree, bad := syntax.Parse(p.File, []byte(p.Text))
	f := &file{name: p.File, at: p.At, holes: p.Holes}
	if tree != nil {
		f.tree, f.text = tree, tree.Text
	}
	for _, b := range bad {
		r.Problems = append(r.Problems, Problem{Pos: f.position(b.Pos), Limit: b.Limit, Message: b.Message})
	}
	if tree == nil {
		return r
	}
	if !f.readable() {
		r.Problems = append(r.Problems, Problem{Pos: f.position(syntax.Pos{Line: 1, Column: 1}), Message: "what is not known stands in the program's own code"})
		return r
	}
	in := newInterp(space, p, f, emit)
	defer func() {
		r.Entered = in.entered
		var limit abstract.LimitError
		if e := recover(); e != nil {
			if err, ok := e.(error); !ok || !errors.As(err, &limit) {
				panic(e)
			}
			r.Problems = append(r.Problems, Problem{Pos: abstract.Pos{Line: 1, Column: 1}, Limit: true, Message: limit.Error()})
		}
	}()
	in.program(f)
	return r
}

func newInterp(space *abstract.Space, p Program, f *file, emit func(abstract.Exec)) *interp {
	known := models()
	return &interp{
		space: space, prog: p, emit: emit, file: f,
		frame:       &abstract.Frame{Parent: p.Frame, Nested: p.Frame != nil},
		names:       numbering{map[string]uint64{}},
		modules:     map[string]*object{},
		attrs:       map[attrKey]value{},
		pure:        map[string]value{},
		environ:     map[string]*abstract.Hole{},
		members:     map[slot]value{},
		specs:       map[*object]arguments{},
		escaped:     map[*object]bool{},
		running:     []int{0},
		abroad:      map[*object]bool{},
		asked:       map[string]bool{},
		views:       map[*object][]*object{},
		contexts:    map[*object]bundle{},
		onYield:     map[*object]yieldHandler{},
		properties:  map[*object]property{},
		mutated:     map[string]int{},
		versions:    map[string]int{},
		cameBy:      map[*abstract.Hole]step{},
		results:     map[*abstract.Hole]result{},
		begun:       map[*abstract.Hole]begun{},
		loans:       map[*object][]*loan{},
		rebound:     map[string]bool{},
		openNames:   map[*object]bool{},
		uses:        map[*file]fieldUses{},
		given:       map[slot][]cases{},
		touched:     map[*object]bool{},
		partials:    map[*object]bundle{},
		stars:       map[*object][]string{},
		models:      known,
		modelled:    modelled(known),
		environment: &object{what: "os.environ"},
	}
}

// program runs the module as a script, and then what may be called from outside.
func (in *interp) program(f *file) {
	st := in.newState(in.prog.Reach)
	in.inheritEnv(st)
	main := in.object("module " + f.name)
	main.file = f
	in.modules[f.name] = main
	in.exits = in.object("atexit")
	st.lists.set(in.exits, nil)
	name := in.space.NewHole(abstract.Hole{Kind: abstract.Environment, Source: "__name__", Why: "imported, or run"})
	in.set(st, main, "__name__", just(value{kind: unknown, text: abstract.Unknown(name)}))
	in.set(st, main, "__file__", just(in.anyPath(f)))
	f.running = true
	c := in.inside(process, func() { in.block(st, &scope{owner: main}, f.tree.Body) })
	for _, j := range c.jumps {
		st = in.join(st, j.state)
	}
	in.current = f.tree
	in.ending(st)
	in.final = st
	in.loose(f)
}

func (in *interp) object(what string) *object {
	in.objects++
	return &object{id: in.objects, what: what}
}

func (f *file) position(p syntax.Pos) abstract.Pos {
	if f.at != nil {
		return f.at(int(p.Offset))
	}
	return abstract.Pos{Line: int(p.Line), Column: int(p.Column)}
}

func (in *interp) place(n syntax.Node) abstract.Place {
	if in.file.seat != nil {
		return *in.file.seat
	}
	return abstract.Place{File: in.file.name, Start: in.file.position(n.Pos()), End: in.file.position(n.End())}
}

// source is the text of a node, on one line.
func (in *interp) source(n syntax.Node) string {
	start, end := int(n.Pos().Offset), int(n.End().Offset)
	if start < 0 || start >= end || end > len(in.file.text) {
		return ""
	}
	return strings.Join(strings.Fields(string(in.file.text[start:end])), " ")
}

func (in *interp) origin(n syntax.Node) *abstract.Origin {
	o := &abstract.Origin{Place: in.place(n), Frame: in.frame}
	if c, ok := n.(*syntax.Constant); ok && c.Kind == syntax.Str {
		o.Verbatim = in.verbatim(c)
	}
	return o
}

// verbatim is where the characters of a string begin, where they stand in the
// file as they are.
func (in *interp) verbatim(c *syntax.Constant) abstract.Pos {
	if in.file.seat != nil {
		return abstract.Pos{}
	}
	raw := string(in.file.text[c.Pos().Offset:c.End().Offset])
	at := strings.Index(raw, c.Value)
	if at < 0 || len(raw) > len(c.Value)+8 || c.Value == "" {
		return abstract.Pos{}
	}
	pos := c.Pos()
	pos.Offset += int32(at)
	pos.Column += int32(at)
	return in.file.position(pos)
}

// fresh is a value of which nothing is known.
func (in *interp) fresh(kind abstract.Kind, n syntax.Node, why string) value {
	return in.freshNamed(kind, in.source(n), why, in.place(n))
}

// freshNamed is fresh under another name. What gives such a value may raise.
func (in *interp) freshNamed(kind abstract.Kind, source, why string, at abstract.Place) value {
	in.doubt()
	return in.some(kind, source, why, at)
}

// some is a value of which nothing is known, where nothing raises.
func (in *interp) some(kind abstract.Kind, source, why string, at abstract.Place) value {
	h := in.space.NewHole(abstract.Hole{Kind: kind, Source: source, Why: why, Place: at})
	return value{kind: unknown, text: abstract.Unknown(h)}
}

// derived is a value that only depends on others: the same for the same ones.
func (in *interp) derived(key string, n syntax.Node, why string) value {
	return in.derivedNamed(in.source(n), key, n, why)
}

func (in *interp) derivedNamed(name, key string, n syntax.Node, why string) value {
	in.doubt()
	v, ok := in.pure[key]
	if !ok {
		v = in.freshNamed(abstract.Expression, name, why, in.place(n))
		in.pure[key] = v
	}
	return v
}

// computed is a value that depends on others alone: the same for the same ones,
// where these do not change.
func (in *interp) computed(what string, n syntax.Node, why string, from ...value) value {
	return in.computedNamed(in.source(n), what, n, why, from...)
}

// computedNamed is computed with a name for people.
func (in *interp) computedNamed(name, what string, n syntax.Node, why string, from ...value) value {
	for _, v := range from {
		if !v.plain() && v.kind != unknown && v.kind != external {
			return in.freshNamed(abstract.Expression, name, why, in.place(n))
		}
		what += " " + v.key() + v.name + itoa(in.versions[v.key()+v.name])
		if v.path {
			what += " path"
		}
	}
	return in.derivedNamed(name, what, n, why)
}

// mayChange notes that an unknown value may have changed: what is read of it
// from now on is not what was read before.
func (in *interp) mayChange(st *state, v value, n syntax.Node) {
	if v.kind != unknown && v.kind != external {
		return
	}
	in.versions[v.key()+v.name]++
	if stand, ok := in.pure[standKey(v)]; ok {
		in.spoil(st, value{kind: instance, obj: stand.obj}, n)
	}
}

// work counts what a step costs. A program that costs too much is told as too
// large.
func (in *interp) work(n int) {
	if in.worked += n; in.worked > maxWork {
		panic(abstract.LimitError{What: "the program takes too many steps"})
	}
}

// sure is v; where nothing is said of a value, it is unknown.
func (in *interp) sure(v cases) cases {
	if len(v) > 0 {
		return v
	}
	return just(in.fresh(abstract.Expression, in.current, "not known here"))
}

// set gives a name of an owner a value.
func (in *interp) set(st *state, owner *object, name string, v cases) {
	k := slot{owner, name}
	v = in.sure(v)
	st.slots.set(k, v)
	in.changes++
	if in.mute == 0 {
		in.given[k] = append(in.given[k], v)
	}
}
