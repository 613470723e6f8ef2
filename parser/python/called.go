package python

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// Some libraries have programs that are called as functions: sh.NAME(…), and
// plumbum's local["NAME"](…). A program with arguments is a partial call of it.

// The names of programs whose first argument is the program itself.
const (
	shProgram      = "sh.Command()"
	plumbumProgram = "plumbum.local()"
)

// programWords are the program, and its first arguments, that a name of a library
// for calling programs as functions stands for. ok is false for other names.
func programWords(name string) (words []string, ok bool) {
	if name == shProgram || name == plumbumProgram {
		return nil, true
	}
	for _, prefix := range []string{"plumbum.cmd.", "plumbum.local.cmd."} {
		if program, found := strings.CutPrefix(name, prefix); found {
			program, _, _ = strings.Cut(program, ".")
			return []string{program}, true
		}
	}
	rest, ok := strings.CutPrefix(name, "sh.")
	if !ok || strings.HasPrefix(rest, "Command") || strings.HasPrefix(rest, "ErrorReturnCode") || strings.HasPrefix(rest, "contrib") {
		return nil, false
	}
	for _, word := range strings.Split(rest, ".") {
		words = append(words, strings.ReplaceAll(word, "_", "-"))
	}
	return words, true
}

// aProgram tells whether a value is a program to be called as a function.
func (in *interp) aProgram(v value) bool {
	if b, ok := in.partials[v.obj]; ok && v.obj != nil {
		one, single := b.f.One()
		return single && in.aProgram(one)
	}
	_, ok := programWords(v.name)
	return v.kind == external && ok
}

// withWords is a program with more arguments.
func (in *interp) withWords(v value, more ...argument) value {
	o := in.object("a program")
	in.partials[o] = bundle{f: just(v), args: arguments{positional: more}}
	return value{kind: method, name: "partial", obj: o, self: &value{kind: none}}
}

// runProgram runs a program that is called as a function.
func (in *interp) runProgram(st *state, name string, words []string, args arguments, n syntax.Node) cases {
	if strings.HasSuffix(name, ".bake") {
		v := in.withWords(value{kind: external, name: strings.TrimSuffix(name, ".bake")}, args.positional...)
		return just(v)
	}
	items := in.literals(words, n)
	for _, p := range args.positional {
		items = append(items, in.programArgument(st, p)...)
	}
	items = append(items, args.rest...)
	if strings.HasPrefix(name, "sh.") {
		items = append(items, in.optionsOf(args, n)...)
	}
	list := []argv{{abstract.Always, in.argvOf(st, items, n)}}
	in.report(st, args, list[0].list, n)
	return just(in.process(list, args, n))
}

// programArgument is what one argument becomes: a list its elements, a program its
// words, None nothing.
func (in *interp) programArgument(st *state, p argument) sequence {
	var out sequence
	for _, c := range p.value.Within(in.space, st.reach) {
		here := sequence{in.one(just(c.Value), p.node)}
		b, made := in.partials[c.Value.obj]
		words, program := programWords(c.Value.name)
		switch {
		case c.Value.kind == none:
			here = nil
		case c.Value.isList():
			here = in.spread(st, just(c.Value), p.node)
		case c.Value.obj != nil && made:
			here = nil
			for _, x := range append([]argument{{b.f, p.node}}, b.args.positional...) {
				here = append(here, in.programArgument(st, x)...)
			}
		case c.Value.kind == external && program:
			here = in.literals(words, p.node)
		}
		for _, e := range here {
			if e.When = in.space.And(c.When, e.When); e.When != abstract.Never {
				out = append(out, e)
			}
		}
	}
	return out
}

// optionsOf are the keywords of a program's call as its last arguments. Those with
// an underscore before are for the library.
func (in *interp) optionsOf(args arguments, n syntax.Node) sequence {
	var out sequence
	for _, k := range args.named {
		if strings.HasPrefix(k.name, "_") {
			continue
		}
		flag := "--" + strings.ReplaceAll(k.name, "_", "-")
		one, single := k.value.One()
		word := value{}
		switch {
		case single && one.kind == boolean && one.n == 0:
			continue
		case single && one.kind == boolean && len(k.name) > 1:
			word = literal(flag)
		case single && (one.kind == str || one.kind == number) && len(k.name) > 1:
			word = text(abstract.Concat(abstract.Literal(flag+"="), one.asText()))
		default:
			out = append(out, in.gap(n, "a keyword that becomes a flag"))
			continue
		}
		e := in.one(just(word), k.node)
		e.When = k.when
		out = append(out, e)
	}
	if args.open {
		out = append(out, in.gap(n, "keywords that are not known"))
	}
	return out
}

func (v value) asText() abstract.Text {
	if v.kind == number {
		return abstract.Literal(v.shown())
	}
	return v.text
}

// programItem is local["ls"] and program[arguments]. ok is false for other values.
func (in *interp) programItem(v value, at cases, n syntax.Node) (out cases, ok bool) {
	if v.kind == external && v.name == "plumbum.local" {
		return just(in.withWords(value{kind: external, name: plumbumProgram}, argument{at, n})), true
	}
	if !in.aProgram(v) {
		return nil, false
	}
	one, single := at.One()
	if !single || one.kind != tuple {
		return just(in.withWords(v, argument{at, n})), true
	}
	var more []argument
	for _, e := range one.obj.items {
		if !plainEntry(e) {
			return just(in.withWords(v, argument{at, n})), true
		}
		more = append(more, argument{e.Word, n})
	}
	return just(in.withWords(v, more...)), true
}

// programAttribute is an attribute of a program with arguments: a way to run it,
// or one argument more.
func (in *interp) programAttribute(v value, name string, n syntax.Node) (cases, bool) {
	if v.kind != method || !in.aProgram(v) {
		return nil, false
	}
	switch name {
	case "run", "popen", "run_fg", "run_bg", "run_tee", "run_retcode", "nohup", "__call__", "bake", "bound_command":
		if in.rootOf(v) != "sh" || name == "__call__" {
			return just(v), true
		}
	}
	return just(in.withWords(v, argument{just(literal(strings.ReplaceAll(name, "_", "-"))), n})), true
}

// rootOf is the library that a program comes out of.
func (in *interp) rootOf(v value) string {
	if b, ok := in.partials[v.obj]; ok && v.obj != nil {
		one, _ := b.f.One()
		return in.rootOf(one)
	}
	top, _, _ := strings.Cut(v.name, ".")
	return top
}
