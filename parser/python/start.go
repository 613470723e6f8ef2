package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// starter is a function of the standard library that starts a process.
type starter struct {
	form   form
	shell  bool // the text is for the shell, unless shell= says otherwise
	ends   bool // the program does not come back
	skip   int  // arguments before the command
	env    bool // the last argument is the environment
	text   bool // a string is a text for the shell, a list none
	afresh bool // nothing is known of the environment that it starts with
	words  bool // arguments may stand apart from the command, under args
}

// form says how a starter takes its command.
type form uint8

const (
	listOrText form = iota // subprocess: a list, or a string
	spread                 // each argument is one of the call's
	vector                 // a path, and a list that begins with the name
	spreadPath             // a path, then the arguments, the name first
)

// starts are the functions that start processes, by dotted name.
var starts = map[string]starter{
	"subprocess.run": {}, "subprocess.call": {}, "subprocess.check_call": {},
	"subprocess.check_output": {}, "subprocess.Popen": {},
	"subprocess.getoutput": {shell: true}, "subprocess.getstatusoutput": {shell: true},
	"os.system": {shell: true}, "os.popen": {shell: true},
	"asyncio.create_subprocess_exec":             {form: spread},
	"asyncio.create_subprocess_shell":            {shell: true},
	"asyncio.subprocess.create_subprocess_exec":  {form: spread},
	"asyncio.subprocess.create_subprocess_shell": {shell: true},
	"os.execv": {form: vector, ends: true}, "os.execve": {form: vector, ends: true},
	"os.execvp": {form: vector, ends: true}, "os.execvpe": {form: vector, ends: true},
	"os.execl": {form: spreadPath, ends: true}, "os.execlp": {form: spreadPath, ends: true},
	"os.execle": {form: spreadPath, ends: true, env: true}, "os.execlpe": {form: spreadPath, ends: true, env: true},
	"os.spawnv": {form: vector, skip: 1}, "os.spawnvp": {form: vector, skip: 1},
	"os.spawnve": {form: vector, skip: 1}, "os.spawnvpe": {form: vector, skip: 1},
	"os.spawnl": {form: spreadPath, skip: 1}, "os.spawnlp": {form: spreadPath, skip: 1},
	"os.spawnle": {form: spreadPath, skip: 1, env: true}, "os.spawnlpe": {form: spreadPath, skip: 1, env: true},
	"os.posix_spawn": {form: vector}, "os.posix_spawnp": {form: vector},
	"pty.spawn": {},
	"asyncio.get_event_loop().subprocess_exec": {form: spread, skip: 1}, "asyncio.get_running_loop().subprocess_exec": {form: spread, skip: 1},
	"asyncio.new_event_loop().subprocess_exec":  {form: spread, skip: 1},
	"asyncio.get_event_loop().subprocess_shell": {shell: true, skip: 1}, "asyncio.get_running_loop().subprocess_shell": {shell: true, skip: 1},
	"asyncio.new_event_loop().subprocess_shell": {shell: true, skip: 1},
}

// start reports the start of a process.
func (in *interp) start(st *state, s starter, args arguments, n syntax.Node) cases {
	if s.afresh {
		args.named = append(args.named[:len(args.named):len(args.named)], named{"env", abstract.Always, in.anew(st, args, n), n})
	}
	argvs := in.argvs(st, s, args, n)
	for _, argv := range argvs {
		here := in.branch(st, argv.when)
		if !here.dead() {
			in.report(here, args, argv.list, n)
		}
	}
	if s.ends {
		in.leave(st, exiting, nil)
	}
	return just(in.process(argvs, args, n))
}

// argv is the argument list of a process, under a guard.
type argv struct {
	when abstract.Guard
	list abstract.List
}

func (in *interp) argvs(st *state, s starter, args arguments, n syntax.Node) []argv {
	switch s.form {
	case spread:
		return []argv{{abstract.Always, in.argvOf(st, in.positionalItems(args, s.skip), n)}}
	case spreadPath:
		items := in.positionalItems(args, s.skip+1)
		if s.env && len(items) > 0 && args.rest == nil {
			items = items[:len(items)-1]
		}
		return in.withPath(st, args.at(s.skip), items, n)
	case vector:
		v, ok := args.get(s.skip+1, "args")
		if !ok {
			v = just(in.fresh(abstract.Expression, n, "arguments that are not known"))
		}
		return in.withPath(st, args.or(s.skip, in.anew(st, args, n)), in.spread(st, v, n), n)
	}
	return in.commands(st, s, args, n)
}

// withPath is an argument list whose program is named apart: what a process is
// is its path, whatever stands for it in the list.
func (in *interp) withPath(st *state, path cases, items sequence, n syntax.Node) []argv {
	cuts := in.cuts(st.reach, items, 1, false)
	if cuts == nil {
		cuts = []cut{{when: st.reach, right: sequence{in.gap(n, "arguments that are not known")}}}
	}
	var out []argv
	for _, c := range cuts {
		list := append(sequence{in.one(path, n)}, c.right...)
		if len(c.left) > 0 {
			list[0].Origin = c.left[0].Origin
		}
		out = append(out, argv{c.when, in.argvOf(st, list, n)})
	}
	return out
}

func (in *interp) positionalItems(args arguments, from int) sequence {
	var out sequence
	for _, p := range args.positional[min(from, len(args.positional)):] {
		out = append(out, in.one(p.value, p.node))
	}
	return append(out, args.rest...)
}

// commands are the command lines of a call that takes a list or a text.
func (in *interp) commands(st *state, s starter, args arguments, n syntax.Node) []argv {
	args.positional = args.positional[min(s.skip, len(args.positional)):]
	v, ok := args.get(0, "args")
	if !ok {
		if v, ok = args.keyword("command"); !ok {
			v, ok = args.keyword("cmd")
		}
		if !ok {
			v = just(in.fresh(abstract.Expression, n, "arguments that are not known"))
		}
	}
	if more, ok := args.get(1, "args"); ok && s.words {
		items := append(sequence{in.one(v, n)}, in.spread(st, more, n)...)
		return []argv{{abstract.Always, in.argvOf(st, items, n)}}
	}
	var out []argv
	for _, c := range v.Within(in.space, st.reach) {
		out = append(out, in.command(st, c, in.inShell(st, s, c.Value, args, n), args, n)...)
	}
	return in.executed(st, out, args, n)
}

// inShell is the condition under which a command is a text for a shell. Where
// keywords are not known, a list is taken for none.
func (in *interp) inShell(st *state, s starter, v value, args arguments, n syntax.Node) abstract.Guard {
	shell := certain(s.shell || s.text && !v.isList())
	if args.open && !v.isList() {
		shell = in.space.Ask(abstract.Atom{Text: "shell", Place: in.place(n)})
	}
	for _, k := range args.named {
		if k.name == "shell" {
			shell = in.space.Ite(k.when, in.isTrue(st, k.value, n), shell)
		}
	}
	return shell
}

// executed are argument lists with the program that executable= names.
func (in *interp) executed(st *state, list []argv, args arguments, n syntax.Node) []argv {
	path, ok := args.keyword("executable")
	if !ok || isNone(path) {
		return list
	}
	program := in.argvOf(st, sequence{in.one(path, n)}, n)
	for i, a := range list {
		if len(a.list) > 0 && len(a.list[0].Word) > 0 && a.list[0].When == abstract.Always {
			list[i].list = append(program[:1:1], a.list[1:]...)
		}
	}
	return list
}

// command is one value as a command line: with a shell and without.
func (in *interp) command(st *state, c abstract.Case[value], shell abstract.Guard, args arguments, n syntax.Node) []argv {
	node := args.node(0, n)
	var out []argv
	if with := in.space.And(c.When, shell); with != abstract.Never {
		text := in.shellText(in.branch(st, with), c.Value, node)
		list := append(abstract.Words("sh", "-c"), abstract.Element{Word: text, Origin: in.origin(node)})
		list[0].Origin = in.origin(node)
		out = append(out, argv{with, list})
	}
	if without := in.space.And(c.When, in.space.Not(shell)); without != abstract.Never {
		out = append(out, argv{without, in.plainCommand(st, c.Value, node)})
	}
	return out
}

// shellText is what a shell is given to run.
func (in *interp) shellText(st *state, v value, n syntax.Node) abstract.String {
	text := just(v)
	if items, ok := in.elements(st, v, n); ok && v.isList() {
		text = in.covering(in.head(st, items, n).Within(in.space, st.reach), st.reach)
	}
	return abstract.Map(in.space, text, func(v value) abstract.Text { return in.shown(st, v.asArgument(), n) })
}

// plainCommand is a command without a shell: a list, or a string that is the
// program alone.
func (in *interp) plainCommand(st *state, v value, n syntax.Node) abstract.List {
	if v.isList() || v.kind == unknown {
		return in.argvOf(st, in.spread(st, just(v), n), n)
	}
	return in.argvOf(st, sequence{in.one(just(v), n)}, n)
}

// argvOf is a list of values as a process gets it.
func (in *interp) argvOf(st *state, items sequence, n syntax.Node) abstract.List {
	var out abstract.List
	for _, e := range items {
		if in.space.And(st.reach, e.When) == abstract.Never {
			continue
		}
		e.When = in.space.Restrict(e.When, st.reach)
		el := abstract.Element{When: e.When, Gap: e.Gap, Origin: e.Origin}
		if len(e.Word) > 0 {
			here := in.space.And(st.reach, e.When)
			word := in.covering(e.Word.Within(in.space, here), here)
			el.Word = in.shownAll(st, abstract.Map(in.space, word, value.asArgument), n)
		}
		for _, round := range e.Repeat {
			el.Repeat = append(el.Repeat, in.argvOf(st, round, n))
		}
		out = append(out, el)
	}
	return out
}

// covering is v, and an unknown value where world holds and v says nothing.
func (in *interp) covering(v cases, world abstract.Guard) cases {
	rest := world
	for _, c := range v {
		rest = in.space.And(rest, in.space.Not(c.When))
	}
	if rest == abstract.Never {
		return v
	}
	unknown := in.fresh(abstract.Expression, in.current, "not known here")
	return append(slices.Clip(v), abstract.Case[value]{When: rest, Value: unknown})
}

func (in *interp) report(st *state, args arguments, list abstract.List, n syntax.Node) {
	in.reports++
	if in.mute > 0 || in.importing > 0 || len(list) == 0 {
		return
	}
	env := in.childEnv(st, args)
	in.emit(abstract.Exec{
		Argv:   list,
		Reach:  st.reach,
		Place:  in.place(n),
		Frame:  in.frame,
		Env:    func() abstract.Env { return env },
		Inputs: in.inputs(st, args),
		Notes:  slices.Clone(st.notes),
	})
}

// childEnv is what the program sets in the environment of a process.
func (in *interp) childEnv(st *state, args arguments) abstract.Env {
	m := st.mapping(in.environment)
	if v, ok := args.keyword("env"); ok {
		one, single := v.One()
		if !single || one.kind != dict {
			return abstract.Env{}
		}
		m = st.mapping(one.obj)
	} else if args.mayHave("env") {
		return abstract.Env{}
	}
	env := abstract.Env{}
	for _, p := range m.entries {
		if name, ok := p.key.known(); ok && !in.inherited(p, name) {
			env[name] = in.setting(st, m, p.key, name)
		}
	}
	return env
}

// inherited tells whether an entry is what the program itself found.
func (in *interp) inherited(p pair, name string) bool {
	one, ok := p.val.One()
	return ok && one.hole() != nil && one.hole() == in.environ[name] && p.when == in.space.Not(in.space.IsUnset(one.hole(), one.hole().Place))
}

// setting is what a process finds under a name.
func (in *interp) setting(st *state, m mapping, key value, name string) abstract.Guarded[abstract.Setting] {
	p, _ := in.find(m, key)
	set := abstract.Map(in.space, in.covering(p.val, st.reach), func(v value) abstract.Setting {
		if v = v.asArgument(); v.kind == str || v.kind == unknown {
			return abstract.Setting{Text: v.text}
		}
		return abstract.Setting{Text: abstract.Unknown(in.space.NewHole(abstract.Hole{Kind: abstract.Environment, Source: "$" + name, Name: name}))}
	})
	return abstract.Join(in.space, p.when, set, abstract.Just(abstract.Setting{Unset: true}))
}
