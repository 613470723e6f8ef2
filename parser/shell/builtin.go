package shell

import (
	"regexp"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// commandCall is a command with a known name. args are what follows the name.
type commandCall struct {
	stmt *syntax.Stmt
	call *syntax.CallExpr
	name string
	args abstract.List
	all  abstract.List
}

// literals are the arguments, if each is one known string.
func (c commandCall) literals() ([]string, bool) {
	out := make([]string, len(c.args))
	for i, e := range c.args {
		one, ok := e.Word.One()
		if !ok || e.When != abstract.Always {
			return nil, false
		}
		if out[i], ok = one.Known(); !ok {
			return nil, false
		}
	}
	return out, true
}

// builtin runs a command of the shell itself.
type builtin func(*interp, *state, commandCall) status

// builtins are the commands of the shell itself that matter to what is known:
// those that change variables or control. All others count as processes that
// cannot change anything.
func builtins() map[string]builtin {
	return map[string]builtin{
		":": nothing, "true": nothing,
		"false":    func(*interp, *state, commandCall) status { return known(abstract.Never) },
		"[":        (*interp).bracketBuiltin,
		"test":     (*interp).bracketBuiltin,
		"break":    func(in *interp, st *state, c commandCall) status { return in.leaveLoops(st, c.args, false) },
		"continue": func(in *interp, st *state, c commandCall) status { return in.leaveLoops(st, c.args, true) },
		"exit":     (*interp).exitBuiltin,
		"return":   (*interp).returnBuiltin,
		"set":      (*interp).setBuiltin,
		"shift":    (*interp).shiftBuiltin,
		"unset":    (*interp).unsetBuiltin,
		"read":     (*interp).readBuiltin,
		"mapfile":  (*interp).mapfileBuiltin, "readarray": (*interp).mapfileBuiltin,
		"getopts": (*interp).getoptsBuiltin,
		"cd":      (*interp).moveBuiltin, "pushd": (*interp).moveBuiltin, "popd": (*interp).moveBuiltin,
		"printf": (*interp).printfBuiltin,
		"echo":   (*interp).echoBuiltin,
		"eval":   (*interp).evalBuiltin,
		"source": (*interp).sourceBuiltin, ".": (*interp).sourceBuiltin,
		"exec":    (*interp).execBuiltin,
		"trap":    (*interp).trapBuiltin,
		"builtin": (*interp).builtinBuiltin,
		"command": (*interp).commandBuiltin,
		"export":  (*interp).declareBuiltin, "declare": (*interp).declareBuiltin, "local": (*interp).declareBuiltin,
		"typeset": (*interp).declareBuiltin, "readonly": (*interp).declareBuiltin,
		"let":   (*interp).letBuiltin,
		"shopt": (*interp).shoptBuiltin,
		"alias": (*interp).aliasBuiltin, "unalias": (*interp).unaliasBuiltin,
	}
}

func nothing(*interp, *state, commandCall) status { return success() }

func (in *interp) here(c commandCall) abstract.Place { return in.place(c.call) }

func (in *interp) bracketBuiltin(st *state, c commandCall) status {
	args := c.args
	if c.name == "[" {
		if len(args) == 0 {
			return known(abstract.Never)
		}
		args = args[:len(args)-1]
	}
	return in.bracket(st, args, in.test(c.call))
}

// statusOf is the status that exit and return name. Without a number it is that
// of the last command, which is not followed.
func (in *interp) statusOf(c commandCall) status {
	words, ok := c.literals()
	switch {
	case !ok || len(words) == 0:
		return in.pending(c.call, "")
	case words[0] == "0":
		return success()
	}
	return known(abstract.Never)
}

func (in *interp) exitBuiltin(st *state, c commandCall) status {
	in.exit(st, in.statusOf(c))
	return success()
}

func (in *interp) returnBuiltin(st *state, c commandCall) status {
	in.returns(st, in.statusOf(c))
	return in.pending(c.call, "")
}

// setBuiltin runs set: options, and the positional parameters after them.
func (in *interp) setBuiltin(st *state, c commandCall) status {
	for i, e := range c.args {
		one, ok := e.Word.One()
		word, known := one.Known()
		if !ok || !known || e.When != abstract.Always {
			if len(c.args[i:]) > 0 {
				st.params = knownParams(abstract.List{{Gap: &abstract.Gap{Source: `"$@"`, Why: "set from words that are not known", Place: in.here(c)}}})
			}
			return success()
		}
		switch {
		case word == "--":
			st.params = knownParams(c.args[i+1:])
			return success()
		case word == "-": // without any after it, it leaves them as they are
			if rest := c.args[i+1:]; len(rest) > 0 && certain(rest[:1]) {
				st.params = knownParams(rest)
			} else if len(rest) > 0 {
				st.params = in.unknownParams()
			}
			return success()
		case word == "" || word[0] != '-' && word[0] != '+':
			if i > 0 && in.optionName(c.args[i-1]) {
				in.longOption(st, c.args[i-1], word)
				continue
			}
			st.params = knownParams(c.args[i:])
			return success()
		default:
			in.shortOptions(st, word)
		}
	}
	return success()
}

// optionName tells whether an argument of set asks for a name after it.
func (in *interp) optionName(e abstract.Element) bool {
	one, _ := e.Word.One()
	v, _ := one.Known()
	return len(v) > 1 && (v[0] == '-' || v[0] == '+') && strings.HasSuffix(v, "o")
}

func (in *interp) longOption(st *state, e abstract.Element, name string) {
	one, _ := e.Word.One()
	v, _ := one.Known()
	on := onOff(v[0] == '-')
	switch name {
	case "nounset":
		in.nounset = true
	case "errexit":
		st.errexit = on
	case "posix":
		in.shopted[expandAliases], st.shopt[expandAliases] = true, in.space.Or(on, st.shopt[expandAliases])
	}
}

func (in *interp) shortOptions(st *state, word string) {
	in.nounset = in.nounset || strings.Contains(word, "u")
	if strings.Contains(word, "e") {
		st.errexit = onOff(word[0] == '-')
	}
}

func onOff(on bool) abstract.Guard {
	if on {
		return abstract.Always
	}
	return abstract.Never
}

func (in *interp) shiftBuiltin(st *state, c commandCall) status {
	n := 1
	if len(c.args) > 0 {
		words, ok := c.literals()
		if n = in.numeral(c.args); !ok || n == 0 && words[0] != "0" {
			st.params = in.unknownParams()
			return in.pending(c.call, "")
		}
	}
	shifted, ok := in.shift(st.params, n)
	st.params = shifted
	if !ok {
		return in.fatal(st, known(abstract.Never), c)
	}
	return in.fatal(st, in.pending(c.call, ""), c)
}

// fatal is the status of a builtin with which some POSIX shells end where it
// fails.
func (in *interp) fatal(st *state, s status, c commandCall) status {
	if in.prog.Dialect != POSIX {
		return s
	}
	s = in.settle(s)
	ends := in.space.Ask(abstract.Atom{Text: "the shell ends where " + c.name + " fails", Place: in.here(c)})
	in.leave(st, in.space.And(ends, in.space.Not(s.ok)), known(abstract.Never))
	return s
}

func (in *interp) unsetBuiltin(st *state, c commandCall) status {
	words, ok := c.literals()
	if !ok {
		in.wipeAll(st, "may be unset by a name that is not known", in.here(c))
		return in.pending(c.call, "")
	}
	functions, references := false, false
	for _, w := range words {
		switch {
		case strings.HasPrefix(w, "-"):
			functions, references = strings.Contains(w, "f"), strings.Contains(w, "n")
		case references && in.pointers[w] && !in.references[w] && len(in.hidden) == 0:
			st.vars[w] = &variable{value: abstract.Just(binding{kind: unset}), exported: abstract.Never}
		case references:
			in.wipeAll(st, "a reference is unset", in.here(c))
		case functions:
			st.funcs[w] = abstract.Just(function{})
		case strings.Contains(w, "["):
			in.unsetElement(st, w, c)
		default:
			in.unset(st, w)
		}
	}
	return success()
}

// unsetElement takes away the element that a word names.
func (in *interp) unsetElement(st *state, word string, c commandCall) {
	name, index, _ := strings.Cut(strings.TrimSuffix(word, "]"), "[")
	old := in.lookup(st, name).value
	n, err := strconv.Atoi(index)
	switch {
	case index == "@" || index == "*" || strings.ContainsAny(index, "$`\\"):
	case isTable(old) && !isSparse(old):
		in.changeTable(st, name, func(t *table) *table { return t.without(index) })
		return
	case err == nil && in.unsetAt(st, name, n):
		return
	}
	in.assign(st, name, in.gapValue("${"+name+"[@]}", "an element is unset", in.here(c)))
}

// unset takes a variable away. Where it is a local, children find what it hid.
func (in *interp) unset(st *state, name string) {
	if in.bare(st, name) {
		return
	}
	hidden := st.locals[name].saved
	in.assign(st, name, abstract.Just(binding{kind: unset, behind: hidden}))
	if hidden == nil {
		st.vars[name].exported = abstract.Never
	}
}

// inputNames are the names that a reading builtin sets: those of its arguments
// that are no options and no option's value.
func (in *interp) inputNames(st *state, c commandCall, valued string) (names []string, options string, ok bool) {
	words, ok := c.literals()
	if !ok {
		in.wipeAll(st, "may be read into a name that is not known", in.here(c))
		return nil, "", false
	}
	for i := 0; i < len(words); i++ {
		w := words[i]
		if len(w) < 2 || w[0] != '-' {
			return append(names, words[i:]...), options, true
		}
		options += w[1:]
		if strings.ContainsRune(valued, rune(w[len(w)-1])) {
			i++
			if w[len(w)-1] == 'a' && i < len(words) {
				names = append(names, words[i])
			}
		}
	}
	return names, options, true
}

// evalBuiltin runs a text in place. What is not known in it is taken to hold no
// shell syntax, which is said with each launch after it; and since it may hold
// some, every variable is unknown from there on. A text that is not known at all,
// or does not parse for what is not known in it, may be any command.
func (in *interp) evalBuiltin(st *state, c commandCall) status {
	p, ok := in.textOf(c.args, in.here(c).Start)
	if !ok || in.evals >= maxEvals {
		return in.evalUnknown(st, c)
	}
	in.evals++
	defer func() { in.evals-- }()
	t := read(p)
	if t.problem != nil && len(p.Holes) > 0 {
		return in.evalUnknown(st, c)
	}
	for _, h := range p.Holes {
		st.note(h.Hole.Source + " holds no shell syntax")
	}
	out := in.run(st, t)
	if len(p.Holes) > 0 && !st.dead() {
		in.wipeAll(st, "may be set by eval", in.here(c))
		return in.pending(c.call, "")
	}
	return out
}

// filler stands in a text for what is not known of it: plain word characters.
const filler = "unknown"

// textOf is a list of words as the text of a program that stands at a place;
// ok is false where the words are not certain, or nothing is known of them.
func (in *interp) textOf(words abstract.List, at abstract.Pos) (p Program, ok bool) {
	p = in.prog
	p.Holes, p.At = nil, func(int) abstract.Pos { return at }
	var b strings.Builder
	for i, e := range words {
		one, single := e.Word.One()
		if !single || e.When != abstract.Always {
			return p, false
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		for _, part := range one {
			ok = ok || part.Literal != ""
			if part.Hole == nil {
				b.WriteString(part.Literal)
				continue
			}
			start := b.Len()
			b.WriteString(filler)
			p.Holes = append(p.Holes, Stretch{Start: start, End: b.Len(), Hole: part.Hole})
		}
	}
	p.Text = b.String()
	return p, ok || len(p.Holes) == 0
}

// evalUnknown runs a text that may be any command.
func (in *interp) evalUnknown(st *state, c commandCall) status {
	in.anyCommand(st, c)
	for _, name := range assignedIn(c.args) {
		in.forget(st, name, abstract.Expression, "may be set by eval", in.here(c))
	}
	in.wipeAll(st, "may be set by eval", in.here(c))
	return in.pending(c.call, "")
}

var assignsTo = regexp.MustCompile(`\b([A-Za-z_]\w*)\+?=`)

// assignedIn are the names that a text seems to assign, as far as it is known.
func assignedIn(words abstract.List) []string {
	var out []string
	for _, e := range words {
		for _, c := range e.Word {
			for _, p := range c.Value {
				for _, m := range assignsTo.FindAllStringSubmatch(p.Literal, -1) {
					out = append(out, m[1])
				}
			}
		}
	}
	return out
}

// anyCommand reports that some process may start of which nothing is known.
func (in *interp) anyCommand(st *state, c commandCall) { in.anyStart(st, c.call, in.place(c.stmt)) }

// anyStart reports that running the text of a node may start any process.
func (in *interp) anyStart(st *state, n syntax.Node, at abstract.Place) {
	gap := &abstract.Gap{Source: in.source(n), Why: "a text that is not known is run", Place: in.place(n)}
	in.report(st, abstract.Exec{Place: at, Argv: abstract.List{{Gap: gap, Origin: in.nodeOrigin(n)}}})
}

// execBuiltin starts a process in place of the shell. Without a command it only
// redirects.
func (in *interp) execBuiltin(st *state, c commandCall) status {
	if len(c.args) == 0 {
		in.moved = in.moved || len(c.stmt.Redirs) > 0
		return success()
	}
	in.process(st, c.stmt, c.call, c.all)
	ended := in.space.Not(st.shopt[execfail])
	if ended != abstract.Always {
		fails := in.space.Ask(abstract.Atom{Text: "exec fails", Place: in.here(c)})
		ended = in.space.Not(in.space.And(st.shopt[execfail], fails))
	}
	in.leave(st, ended, in.settle(in.pending(c.call, "")))
	return known(abstract.Never)
}

// trapBuiltin runs a handler as what may happen at any time after.
func (in *interp) trapBuiltin(st *state, c commandCall) status {
	if len(c.args) < 2 || in.mute > 0 {
		return success()
	}
	p, ok := in.textOf(c.args[:1], in.here(c).Start)
	if !ok || len(p.Holes) > 0 && read(p).problem != nil {
		in.anyCommand(st, c)
		return success()
	}
	if p.Text != "" && p.Text != "-" {
		t := trap{p, st.clone(), in.atExit(c)}
		in.traps = append(in.traps, t)
		if !t.atExit {
			in.upset(p)
		}
	}
	return success()
}

// atExit tells whether a trap is for the end of the program alone.
func (in *interp) atExit(c commandCall) bool {
	for _, e := range c.args[1:] {
		one, _ := e.Word.One()
		if signal, known := one.Known(); !known || signal != "EXIT" && signal != "0" {
			return false
		}
	}
	return true
}

// builtinBuiltin runs the command after it, past any function of its name.
func (in *interp) builtinBuiltin(st *state, c commandCall) status {
	if len(c.args) == 0 {
		return success()
	}
	one, ok := c.args[0].Word.One()
	name, known := one.Known()
	if !ok || !known {
		in.wipeAll(st, "may be changed by a builtin that is not known", in.here(c))
		return in.pending(c.call, "")
	}
	return in.plainCommand(st, c.stmt, c.call, name, c.args)
}

// commandBuiltin runs the command after it, past any function of its name.
func (in *interp) commandBuiltin(st *state, c commandCall) status {
	args := c.args
	if len(args) > 0 && knownWord(args[0].Word) == "-p" {
		args = args[1:]
	}
	if args = operandsOf(args); len(args) > 0 && args[0].When == abstract.Always {
		name := knownWord(args[0].Word)
		if _, own := in.builtins[name]; own && name != "" {
			return in.plainCommand(st, c.stmt, c.call, name, args)
		}
	}
	return in.process(st, c.stmt, c.call, c.all)
}

// declareBuiltin is a declaration whose name is not written plainly, so that
// the parser took it for any command.
func (in *interp) declareBuiltin(st *state, c commandCall) status {
	in.wipeAll(st, "may be set by "+c.name, in.here(c))
	return success()
}

func (in *interp) letBuiltin(st *state, c commandCall) status {
	in.wipeAll(st, "may be set by let", in.here(c))
	return in.pending(c.call, "")
}
