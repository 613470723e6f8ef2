package python

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// A function that starts a process may be handed to another, which calls it: a
// thread, an executor, a helper out of another package. It is taken to be called
// with what is handed over beside it.

// passing says where a function that is not followed has the arguments for what
// it is handed. The zero value: behind it, and all the keywords.
type passing struct {
	packed bool // in a list and a mapping of their own
	each   bool // one call for each element of the list behind it
	spread bool // of those elements, each is a list of arguments
}

// passers are functions known to call what they are handed, by the last part of
// their name. Of others it is counted that they may.
var passers = map[string]passing{
	"submit": {}, "to_thread": {}, "run_sync": {}, "run_in_executor": {}, "call_soon": {}, "call_soon_threadsafe": {},
	"call_later": {}, "call_at": {}, "start_soon": {}, "spawn": {}, "callback": {}, "register": {}, "addCleanup": {},
	"Thread": {packed: true}, "Process": {packed: true}, "Timer": {packed: true}, "start_new_thread": {packed: true},
	"apply": {packed: true}, "apply_async": {packed: true}, "retry_call": {packed: true},
	"map": {each: true}, "imap": {each: true}, "imap_unordered": {each: true}, "map_async": {each: true},
	"starmap": {each: true, spread: true}, "starmap_async": {each: true, spread: true},
}

// looksOnly tells whether a function only looks at what it is handed.
func looksOnly(callee string) bool {
	top, _, _ := strings.Cut(callee, ".")
	return top == "unittest" || top == "inspect" || top == "typing" || top == "mock" || top == "mocker" || top == "print" ||
		strings.HasPrefix(callee, "functools.") || strings.Contains(callee, "Mock") || strings.Contains(callee, "patch") ||
		slices.Contains([]string{"isinstance", "issubclass", "callable", "hasattr", "repr", "str", "id", "type"}, callee)
}

// handOn follows the starters among the arguments of a call that is not followed.
func (in *interp) handOn(st *state, f value, args arguments, n syntax.Node) {
	for i, p := range args.positional {
		in.handOnEach(st, f, p.value, args.behind(i), n)
	}
	for _, k := range args.named {
		in.handOnEach(st, f, k.value, args.without(k.name), n)
	}
}

// mention tells of a list that is handed to something outside the project, which
// may start it as a command. The standard library is known not to.
func (in *interp) mention(st *state, f, handed value, n syntax.Node) {
	if handed.isList() {
		in.tellHanded(st, f, st.contents(handed), n)
	}
}

// mentionTexts tells of the texts of several words that something outside the
// project is handed: each may be a command line.
func (in *interp) mentionTexts(st *state, f value, args arguments, n syntax.Node) {
	if _, read := in.feeds(f); read {
		return
	}
	for _, p := range args.positional {
		for _, c := range p.value {
			if isText(c.Value) {
				in.tellHanded(in.branch(st, c.When), f, sequence{in.one(just(c.Value), n)}, n)
			}
		}
	}
}

func (in *interp) tellHanded(st *state, f value, words sequence, n syntax.Node) {
	callee := in.calleeOf(f)
	if in.mute > 0 || in.importing > 0 || f.kind == method || f.kind == external && passive(f.name) || looksOnly(callee) {
		return
	}
	in.emit(abstract.Exec{
		Argv: in.argvOf(st, words, n), Reach: st.reach, Place: in.place(n), Frame: in.frame, Handed: callee,
	})
}

// isText tells whether a value is a text that may be a command line, or the name of
// a socket at which somebody takes commands.
func isText(v value) bool {
	if v.kind != str && v.kind != octets || len(v.text) == 0 {
		return false
	}
	return strings.ContainsAny(v.text[0].Literal, " \n") || strings.HasSuffix(v.text[0].Literal, ".sock")
}

// passive tells whether a function outside the project starts nothing that it is
// handed.
func passive(name string) bool {
	return calm(name) && name != "operator.methodcaller" && !strings.HasSuffix(name, ".connect")
}

func (in *interp) handOnEach(st *state, f value, handed cases, rest arguments, n syntax.Node) {
	for _, c := range handed.Within(in.space, st.reach) {
		callee := in.calleeOf(f)
		if !in.startable(c.Value) || looksOnly(callee) {
			continue
		}
		last := callee[strings.LastIndexByte(callee, '.')+1:]
		how, sure := passers[last]
		here := in.branch(st, c.When)
		for _, a := range in.passedOn(here, how, rest, n) {
			in.lend(here, c.Value, a, n)
		}
		if !sure {
			in.report(here, arguments{}, abstract.List{in.anyArgument(n)}, n)
		}
	}
}

func (in *interp) anyArgument(n syntax.Node) abstract.Element {
	e := in.gap(n, "what a function that is handed on is called with")
	return abstract.Element{When: abstract.Always, Gap: e.Gap, Origin: e.Origin}
}

// startable tells whether calling a value starts a process, or is a call that is
// to be told of.
func (in *interp) startable(v value) bool {
	if b, ok := in.partials[v.obj]; ok && v.obj != nil {
		return slices.ContainsFunc(b.f, func(c abstract.Case[value]) bool { return in.startable(c.Value) })
	}
	if v.kind != external && v.kind != unknown {
		return false
	}
	_, starts := starterNamed(in.calleeOf(v))
	return starts || in.aProgram(v) || in.prog.Wanted != nil && in.prog.Wanted(in.calleeOf(v))
}

// behind is the arguments behind a positional one.
func (a arguments) behind(i int) arguments {
	a.positional = a.positional[i+1:]
	return a
}

// without is the arguments but for a keyword: those that a function handed over
// by keyword gets stand in keywords of their own.
func (a arguments) without(name string) arguments {
	a.positional = nil
	a.named = slices.DeleteFunc(slices.Clone(a.named), func(k named) bool { return k.name == name })
	return a
}

// Names of the keywords that hold the arguments for what is handed over.
var (
	listKeywords    = []string{"args", "fargs"}
	mappingKeywords = []string{"kwargs", "fkwargs", "kwds"}
)

// passedOn is the arguments of each call of what is handed over.
func (in *interp) passedOn(st *state, how passing, rest arguments, n syntax.Node) []arguments {
	packed := how.packed
	var list, mapping cases
	for _, k := range rest.named {
		packed = packed || slices.Contains(listKeywords, k.name)
		if slices.Contains(listKeywords, k.name) {
			list = k.value
		}
		if slices.Contains(mappingKeywords, k.name) {
			mapping = k.value
		}
	}
	switch {
	case how.each && len(rest.positional) > 0:
		return in.oneEach(st, in.spread(st, rest.at(0), n), how.spread, n)
	case how.each:
		return nil
	case !packed || len(rest.positional) == 0 && list == nil:
		return []arguments{rest}
	}
	if list == nil {
		list = rest.at(0)
		if mapping == nil && len(rest.positional) > 1 {
			mapping = rest.at(1)
		}
	}
	return []arguments{in.packedArguments(st, list, mapping, n)}
}

// packedArguments is the arguments that a list and a mapping hold.
func (in *interp) packedArguments(st *state, list, mapping cases, n syntax.Node) arguments {
	var a arguments
	in.spreadArgument(st, &a, list, n)
	if mapping != nil && !isNone(mapping) {
		in.spreadKeywords(st, &a, mapping, n)
	}
	return a
}

// oneEach is a call for each element of a list. Elements that are not known make
// one call of which nothing is.
func (in *interp) oneEach(st *state, items sequence, spread bool, n syntax.Node) []arguments {
	var out []arguments
	for _, e := range items {
		if len(e.Word) == 0 {
			return append(out, arguments{rest: sequence{in.gap(n, "an element that is not known")}})
		}
		a := arguments{positional: []argument{{e.Word, n}}}
		if spread {
			a = in.packedArguments(st, e.Word, nil, n)
		}
		out = append(out, a)
	}
	return out
}

// loan is a call that may come at any time from now on, with lists that may
// change until then.
type loan struct {
	f     value
	args  arguments
	node  syntax.Node
	frame *abstract.Frame
	file  *file
	times int // how often it was made
}

// maxLoans bounds the calls with one object, and how often each is made. Beyond
// that it is only counted that they are.
const maxLoans = 32

// lend calls what is handed over as it is now, and again whenever a list among
// its arguments has changed.
func (in *interp) lend(st *state, f value, args arguments, n syntax.Node) {
	l := &loan{f: f, args: args, node: n, frame: in.frame, file: in.file}
	in.repay(st, l)
	for _, v := range args.all() {
		for _, c := range v {
			if (c.Value.kind == listKind || c.Value.kind == dict) && !slices.Contains(in.loans[c.Value.obj], l) {
				in.loans[c.Value.obj] = append(in.loans[c.Value.obj], l)
			}
		}
	}
}

// repay makes the call. Where it ends the program, it ends that of somebody else.
func (in *interp) repay(st *state, l *loan) {
	frame, file := in.frame, in.file
	in.frame, in.file = l.frame, l.file
	if l.times++; l.times > maxLoans || in.crowded(l) {
		in.report(st, arguments{}, abstract.List{in.anyArgument(l.node)}, l.node)
	} else {
		in.inside(process, func() { in.callOne(st.clone(), l.f, l.args, l.node) })
	}
	in.frame, in.file = frame, file
}

// crowded tells whether too many calls hold an object that a call holds.
func (in *interp) crowded(l *loan) bool {
	return slices.ContainsFunc(l.args.all(), func(v cases) bool {
		return slices.ContainsFunc(v, func(c abstract.Case[value]) bool { return c.Value.obj != nil && len(in.loans[c.Value.obj]) > maxLoans })
	})
}

// repayAll makes the calls that hold an object which has changed.
func (in *interp) repayAll(st *state, o *object) {
	for _, l := range in.loans[o] {
		in.repay(st, l)
	}
}

// orStarter is a value that is not known; or, where it has a default that starts
// processes, that: most callers leave it.
func (in *interp) orStarter(unknown, absent cases, name string) cases {
	out := unknown
	for _, c := range absent {
		if in.startable(c.Value) {
			given := in.space.Ask(abstract.Atom{Text: name + " is given"})
			out = abstract.Join(in.space, given, out, just(c.Value))
		}
	}
	return out
}
