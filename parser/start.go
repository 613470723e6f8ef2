package parser

import (
	"fmt"
	"slices"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser/abstract"
)

// start is one scenario of a process start, on its way to being read.
type start struct {
	a        *analysis
	ctx      context
	exec     abstract.Exec
	guard    abstract.Guard // when the scenario holds
	complete bool           // the other scenarios of the start are all told
	when     []abstract.Decision
	notes    []string
	nodes    []*node // from the command word on
	env      envChange
}

func (st *start) assume(notes ...string) {
	for _, n := range notes {
		if !slices.Contains(st.notes, n) {
			st.notes = append(st.notes, n)
		}
	}
}

// maxWrappers bounds the wrappers around one command.
const maxWrappers = 16

// read takes off what is wrapped around the command and reads what is inside.
func (st *start) read() {
	for range maxWrappers {
		if !st.peel() {
			return
		}
	}
	st.a.reportIn(st.exec.Place, ProblemLimit, fmt.Sprintf("more than %d wrappers around a command", maxWrappers))
}

// peel looks at the command word. It is true where it was a wrapper, and the
// command inside is next.
func (st *start) peel() bool {
	if len(st.nodes) == 0 {
		return false
	}
	head, single := st.nodes[0].single()
	if !single || st.nodes[0].namesFiles() {
		st.unknownCommand()
		return false
	}
	if engine, ok := st.a.parser.engineOf(head); ok {
		return st.engine(engine)
	}
	name, known := commandName(head)
	switch {
	case isInterpreter(head):
		st.pythonCommand()
		return false
	case !known:
		st.unknownCommand()
		return false
	case name == builderName:
		st.builder()
		return false
	case name == "find":
		st.find()
		return false
	case name == "tee":
		st.tee()
		return false
	case takesText(name):
		st.textCommand(name)
		return false
	}
	if dialect, ok := dialectNamed(name); ok {
		st.shellCommand(dialect)
		return false
	}
	if w, ok := st.a.parser.wrappers[name]; ok {
		return st.unwrap(w)
	}
	st.unknownProgram(name)
	return false
}

// engine reads the command line of an engine. It is true where that starts a
// program in a container that is there already.
func (st *start) engine(engine string) bool {
	sub := readSubcommand(engine, st.nodes, st.a.mint)
	switch {
	case sub.unknown:
		st.unknownSubcommand(engine, sub)
		return false
	case sub.name == "exec" && engine != engineUnknown:
		st.nodes = append([]*node{st.nodes[0]}, st.nodes[sub.next:]...)
		return st.unwrap(st.a.parser.inside)
	case !isRead(sub.name):
		st.severalWords(engine, sub)
		return false
	}
	st.takeHead()
	st.broken()
	st.command(engine, sub)
	return false
}

// command tells of a start whose subcommand is read, in every way in which it can be. It
// is false where it can be in none.
func (st *start) command(engine string, sub subcommand) bool {
	st.assume(sub.scan.assumptions...)
	all := variants(sub.name, dockerflag.FlagsOf(engine, sub.name), st.nodes, sub.next, st.a.mint)
	for _, v := range all {
		v.reading.steps = slices.Concat(sub.scan.steps, v.reading.steps)
		if !v.reading.helps && !asksHelp(sub.scan.steps) {
			st.a.launch(st, found{engine: engine, subcommand: sub.name, nodes: v.nodes, reading: v.reading, when: v.when(st.exec.Place)})
		}
	}
	return len(all) > 0
}

// severalWords counts a command line whose unquoted first word stands for an engine
// by its name, where what follows is nothing that engines do: it may hold run too.
func (st *start) severalWords(engine string, sub subcommand) {
	if engine == engineUnknown && st.nodes[0].item.Gap != nil && (len(st.nodes) == 1 || !isEngineCommand(sub.name)) {
		st.count(DoubtCommand)
	}
}

// broken reports a launch that ends before it is meant to.
func (st *start) broken() {
	if b := st.exec.Break; b != nil {
		st.a.reportIn(abstract.Place{File: st.exec.Place.File, Start: b.Pos}, ProblemContinuation, b.Why)
	}
}

// unknownSubcommand counts a command line whose subcommand is not known. Where
// flags of the contract follow, it is a launch with a gap in that place. What is done
// to a network may be that a container is connected.
func (st *start) unknownSubcommand(engine string, sub subcommand) {
	at := sub.scan.at - 1
	if sub.object == "network" {
		st.unknownVerb(engine, sub, at)
		return
	}
	if !slices.ContainsFunc(st.nodes[at+1:], speaksOfSandbox) {
		st.count(DoubtSubcommand)
		return
	}
	st.takeHead()
	r := read(dockerflag.FlagsOf(engine, "run"), st.nodes, at+1, st.a.mint)
	r.steps = slices.Concat(sub.scan.steps, []step{{arg: at, presence: PresenceAlways}}, r.steps)
	st.assume(sub.scan.assumptions...)
	st.assume(st.nodes[at].source() + " is run or create, and holds whole options")
	st.a.launch(st, found{engine: engine, subcommand: "run", nodes: st.nodes, reading: r})
}

// speaksOfSandbox tells whether a word is a flag or a variable of the contract.
func speaksOfSandbox(n *node) bool {
	t, single := n.single()
	return single && ofContract(firstLiteral(t))
}

// takeHead takes an unquoted command word for one word.
func (st *start) takeHead() {
	if n := st.nodes[0]; n.item.Gap != nil {
		n.asWord = true
		st.assume(n.item.Gap.Source + " is exactly one word")
	}
}

// unknownCommand counts a command whose name is not known and that could be an
// engine: by the words behind it, or since these are not known either.
func (st *start) unknownCommand() {
	if !st.nodes[0].item.IsWord() {
		st.count(DoubtCommand)
		return
	}
	for _, n := range st.nodes[1:] {
		word, known := n.known()
		if !known && !n.item.IsWord() || word == "container" || word == "network" || startsNew(word) || speaksOfSandbox(n) {
			st.count(DoubtCommand)
			return
		}
	}
}

func (st *start) count(kind DoubtKind) { st.a.doubt(st.exec.Place, kind) }
