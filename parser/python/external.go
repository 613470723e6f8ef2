package python

import (
	"maps"
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// externalAttribute is a name of something outside the project.
func (in *interp) externalAttribute(st *state, v value, name string) cases {
	if name == "__call__" {
		return just(v)
	}
	if name == "__name__" && isException(v.name) {
		return just(literal(v.name[strings.LastIndex(v.name, ".")+1:]))
	}
	return in.standing(st, v, name, just(in.outside(v.name+"."+name)))
}

// model is what a call of something outside the project does and gives.
type model struct {
	run    func(*interp, *state, arguments, syntax.Node) cases
	spread bool // it minds arguments that are handed over in an unknown number
}

// callExternal calls something outside the project: what is known of it, or
// nothing.
func (in *interp) callExternal(st *state, f value, args arguments, n syntax.Node) cases {
	if fold, ok := foldNamed(f.name); ok {
		if out, ok := in.folded(st, fold, args, n); ok {
			return out
		}
	}
	if e, ok := in.newException(f.name, args, n); ok {
		return e
	}
	_, tells := telling[f.name]
	if !harmless[f.name] && !tells {
		in.doubt()
	}
	if !takesAll[f.name] {
		for _, v := range args.all() {
			in.early(st, v, n)
		}
	}
	if s, ok := starterNamed(f.name); ok {
		return in.start(st, s, args, n)
	}
	if words, ok := programWords(f.name); ok {
		return in.runProgram(st, f.name, words, args, n)
	}
	if strings.HasSuffix(f.name, "."+anyName) {
		args.open = true
		return in.start(st, starter{}, args, n)
	}
	if m, ok := in.models[f.name]; ok && (args.rest == nil || m.spread) {
		out := in.runModel(st, m, f.name, args, n)
		if tells && !told(st, f.name, args, out) {
			in.doubt()
		}
		return out
	}
	if _, ok := foldNamed(f.name); ok && args.rest == nil && !args.holdObjects() {
		return in.foldedLater(st, f.name, args, n)
	}
	if f.name == "sh.Command" {
		return just(in.withWords(value{kind: external, name: shProgram}, args.positional...))
	}
	if f.name == "dataclasses.field" {
		o := in.object("field()")
		in.specs[o] = args
		return just(value{kind: fieldSpec, obj: o})
	}
	return in.notFollowed(st, f, args, n)
}

// takesAll are the functions that take every element of what they are given before
// they give anything back.
var takesAll = map[string]bool{
	"list": true, "tuple": true, "set": true, "frozenset": true, "dict": true, "sorted": true, "sum": true, "min": true, "max": true,
	"functools.reduce": true, "collections.OrderedDict": true, "collections.Counter": true, "collections.deque": true, "shlex.join": true,
}

// runModel runs a model, for each of the lists that it gets where it cannot do
// with choices in them.
func (in *interp) runModel(st *state, m model, name string, args arguments, n syntax.Node) cases {
	d, settled := settling[name]
	if !settled {
		return m.run(in, st, args, n)
	}
	return in.settledArguments(st, args, d, func(st *state, a arguments) cases { return m.run(in, st, a, n) })
}

// settling are the models that mind which elements of a list are there.
var settling = map[string]detail{
	"shlex.join": byLength, "enumerate": byLength, "zip": byLength, "dict": byLength, "copy.deepcopy": byLength,
	"sorted": byWord, "set": byWord, "frozenset": byWord, "dict.fromkeys": byWord, "range": byLength, "json.dumps": byLength, "min": byWord, "max": byWord, "sum": byLength, "next": byLength, "functools.reduce": byLength, "itertools.islice": byLength,
}

// starred are the names of outside modules that `from m import *` may bring and
// that are followed.
var starred = map[string]bool{
	"subprocess.run": true, "subprocess.call": true, "subprocess.check_call": true,
	"subprocess.check_output": true, "subprocess.Popen": true, "os.system": true, "os.environ": true,
}

func (in *interp) partialOf(st *state, a arguments, n syntax.Node) cases {
	if len(a.positional) == 0 {
		return just(in.fresh(abstract.CallResult, n, "a function that is made"))
	}
	rest := a
	rest.positional = a.positional[1:]
	o := in.object("partial")
	in.partials[o] = bundle{f: a.at(0), args: rest}
	return just(value{kind: method, name: "partial", obj: o, self: &value{kind: none}})
}

// bundle is a function with arguments that it already has.
type bundle struct {
	f     cases
	args  arguments
	frame *abstract.Frame // where it was made
	node  syntax.Node     // atexit: what registered it
	file  *file
}

func (in *interp) callPartial(st *state, b bundle, args arguments, n syntax.Node) cases {
	all := b.args
	all.positional = append(append([]argument(nil), all.positional...), args.positional...)
	all.named = append(append([]named(nil), all.named...), args.named...)
	all.rest = append(all.rest[:len(all.rest):len(all.rest)], args.rest...)
	all.open = all.open || args.open
	return in.callCases(st, b.f, all, n)
}

// environHole is the string that the environment has under a name.
func (in *interp) environHole(name string, n syntax.Node) *abstract.Hole {
	h, ok := in.environ[name]
	if !ok {
		h = in.space.NewHole(abstract.Hole{
			Kind: abstract.Environment, Source: "$" + name, Name: name,
			Why: "comes from the environment", Place: in.place(n),
		})
		in.environ[name] = h
	}
	return h
}

// getenv is os.getenv.
func (in *interp) getenv(st *state, a arguments, n syntax.Node) cases {
	absent := nothing()
	if d, given := a.get(1, "default"); given {
		absent = d
	}
	name, _ := a.get(0, "key")
	return in.lookup(st, value{kind: dict, obj: in.environment}, name, absent, n)
}

// outside is a value outside the project, by its dotted name.
func (in *interp) outside(name string) value {
	if name == "os.environ" {
		return value{kind: dict, obj: in.environment}
	}
	return value{kind: external, name: name}
}

// outsideText is what str() gives of something outside the project: the same
// wherever it is asked for.
func (in *interp) outsideText(name string, n syntax.Node) abstract.Text {
	key := "str " + name
	v, ok := in.pure[key]
	if !ok {
		v = in.freshNamed(abstract.Expression, name, "what "+name+" is", in.place(n))
		in.pure[key] = v
	}
	return v.text
}

// inheritEnv sets what the process finds in its environment, as far as who starts
// it decides that.
func (in *interp) inheritEnv(st *state) {
	if len(in.prog.Env) == 0 {
		return
	}
	m := mapping{open: true}
	for _, name := range slices.Sorted(maps.Keys(in.prog.Env)) {
		there, val := abstract.Never, cases(nil)
		for _, c := range in.prog.Env[name] {
			if !c.Value.Unset {
				there = in.space.Or(there, c.When)
			}
			val = append(val, abstract.Case[value]{When: c.When, Value: text(c.Value.Text)})
		}
		m.entries = append(m.entries, pair{literal(name), there, in.sure(val)})
	}
	st.dicts.set(in.environment, m)
}
