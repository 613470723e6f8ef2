package python

import (
	"path"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// externalAttribute is a name of something outside the project.
func (in *interp) externalAttribute(st *state, v value, name string) cases {
	if stand, ok := in.pure["stand "+v.name+v.text.Key()]; ok {
		if got, ok := st.slots[slot{stand.obj, name}]; ok {
			return got
		}
	}
	return just(value{kind: external, name: v.name + "." + name})
}

// model is what a call of something outside the project does and gives.
type model func(*interp, *state, arguments, syntax.Node) cases

// callExternal calls something outside the project: what is known of it, or
// nothing.
func (in *interp) callExternal(st *state, f value, args arguments, n syntax.Node) cases {
	if s, ok := starts[f.name]; ok {
		return in.start(st, s, args, n)
	}
	if m, ok := in.models[f.name]; ok {
		return m(in, st, args, n)
	}
	if v, ok := in.environMethod(st, f, args, n); ok {
		return v
	}
	if f.name == "dataclasses.field" {
		o := in.object("field()")
		in.specs[o] = args
		return just(value{kind: fieldSpec, obj: o})
	}
	return in.notFollowed(st, f, args, n)
}

func models() map[string]model {
	return map[string]model{
		"str":               (*interp).strOf,
		"os.fspath":         (*interp).strOf,
		"int":               (*interp).intOf,
		"bool":              (*interp).boolOf,
		"len":               (*interp).lenOf,
		"list":              (*interp).listOf,
		"tuple":             (*interp).tupleOf,
		"set":               (*interp).listOf,
		"iter":              (*interp).listOf,
		"sorted":            (*interp).sortedOf,
		"reversed":          (*interp).reversedOf,
		"enumerate":         (*interp).enumerateOf,
		"zip":               (*interp).zipOf,
		"dict":              (*interp).dictOf,
		"isinstance":        (*interp).isInstance,
		"print":             (*interp).nothingOf,
		"getattr":           (*interp).getattrOf,
		"setattr":           (*interp).setattrOf,
		"sys.exit":          (*interp).exitOf,
		"exit":              (*interp).exitOf,
		"quit":              (*interp).exitOf,
		"os._exit":          (*interp).exitOf,
		"os.abort":          (*interp).exitOf,
		"shlex.split":       (*interp).shlexSplit,
		"shlex.join":        (*interp).shlexJoin,
		"shlex.quote":       (*interp).shlexQuote,
		"pipes.quote":       (*interp).shlexQuote,
		"os.path.join":      (*interp).pathJoin,
		"os.path.basename":  (*interp).baseName,
		"pathlib.Path":      (*interp).pathOf,
		"pathlib.PurePath":  (*interp).pathOf,
		"os.getenv":         func(in *interp, st *state, a arguments, n syntax.Node) cases { return in.getenv(st, a, nothing(), n) },
		"os.environ.get":    func(in *interp, st *state, a arguments, n syntax.Node) cases { return in.getenv(st, a, nothing(), n) },
		"itertools.chain":   (*interp).chainOf,
		"copy.copy":         (*interp).copyOf,
		"copy.deepcopy":     (*interp).copyOf,
		"typing.cast":       func(_ *interp, _ *state, a arguments, _ syntax.Node) cases { return a.at(1) },
		"functools.partial": (*interp).partialOf,
		"asyncio.run":       func(_ *interp, _ *state, a arguments, _ syntax.Node) cases { return a.at(0) },
		"os.getcwd":         (*interp).getcwd,
	}
}

// starred are the names of outside modules that `from m import *` may bring and
// that are followed.
var starred = map[string]bool{
	"subprocess.run": true, "subprocess.call": true, "subprocess.check_call": true,
	"subprocess.check_output": true, "subprocess.Popen": true, "os.system": true, "os.environ": true,
}

func (in *interp) nothingOf(*state, arguments, syntax.Node) cases { return nothing() }

func (in *interp) exitOf(st *state, _ arguments, _ syntax.Node) cases {
	in.leave(st, exiting, nil)
	return nothing()
}

func (in *interp) strOf(st *state, a arguments, n syntax.Node) cases {
	return in.texts(in.shownAll(st, a.or(0, just(literal(""))), n))
}

func (in *interp) intOf(st *state, a arguments, n syntax.Node) cases {
	one, ok := a.at(0).One()
	if ok && (one.kind == number || one.kind == boolean) {
		return just(value{kind: number, n: one.n})
	}
	return just(in.derived("int "+one.key()+in.source(n), n, "a number that is computed"))
}

func (in *interp) boolOf(st *state, a arguments, n syntax.Node) cases {
	return in.truths(in.isTrue(st, a.at(0), n))
}

func (in *interp) lenOf(st *state, a arguments, n syntax.Node) cases {
	one, ok := a.at(0).One()
	if ok {
		if items, followed := in.elements(st, one, n); followed && one.kind != str && allPlain(items) {
			return just(integer(len(items)))
		}
		if s, known := one.known(); known {
			return just(integer(len([]rune(s))))
		}
	}
	return just(in.fresh(abstract.Expression, n, "a length that is not known"))
}

func (in *interp) listOf(st *state, a arguments, n syntax.Node) cases {
	var items sequence
	if len(a.positional) > 0 {
		items = in.spread(st, a.at(0), n)
	}
	return just(in.newListAt(st, items, n))
}

func (in *interp) tupleOf(st *state, a arguments, n syntax.Node) cases {
	var items sequence
	if len(a.positional) > 0 {
		items = in.spread(st, a.at(0), n)
	}
	return just(in.newTuple(items))
}

func (in *interp) sortedOf(st *state, a arguments, n syntax.Node) cases {
	items := in.spread(st, a.at(0), n)
	if len(a.named) > 0 && len(items) > 1 {
		return just(in.newListAt(st, sequence{in.gap(n, "a list in an order that is not known")}, n))
	}
	return just(in.newListAt(st, in.sorted(items, n), n))
}

func (in *interp) reversedOf(st *state, a arguments, n syntax.Node) cases {
	return just(in.newListAt(st, reversed(in.spread(st, a.at(0), n)), n))
}

func (in *interp) chainOf(st *state, a arguments, n syntax.Node) cases {
	var items sequence
	for i := range a.positional {
		items = append(items, in.spread(st, a.at(i), n)...)
	}
	return just(in.newListAt(st, append(items, a.rest...), n))
}

// enumerateOf counts while the elements are certain.
func (in *interp) enumerateOf(st *state, a arguments, n syntax.Node) cases {
	items := in.spread(st, a.at(0), n)
	if !allPlain(items) || len(a.positional) > 1 || len(a.named) > 0 {
		return just(in.newListAt(st, sequence{in.gap(n, "elements that are counted")}, n))
	}
	out := make(sequence, len(items))
	for i, e := range items {
		pair := in.newTuple(sequence{in.one(just(integer(i)), n), e})
		out[i] = in.one(just(pair), n)
	}
	return just(in.newListAt(st, out, n))
}

func (in *interp) zipOf(st *state, a arguments, n syntax.Node) cases {
	var out sequence
	for i := 0; len(a.positional) > 0 && a.rest == nil; i++ {
		var row sequence
		for j := range a.positional {
			items := in.spread(st, a.at(j), n)
			if !allPlain(items) {
				return just(in.newListAt(st, sequence{in.gap(n, "elements side by side")}, n))
			}
			if i >= len(items) {
				return just(in.newListAt(st, out, n))
			}
			row = append(row, items[i])
		}
		out = append(out, in.one(just(in.newTuple(row)), n))
	}
	return just(in.newListAt(st, sequence{in.gap(n, "elements side by side")}, n))
}

func (in *interp) dictOf(st *state, a arguments, n syntax.Node) cases {
	d := in.newDict(st, mapping{open: a.open})
	if len(a.positional) > 0 {
		in.updateDict(st, d, a.at(0), n)
	}
	for _, k := range a.named {
		st.dicts[d.obj] = in.withKey(st.dicts[d.obj], literal(k.name), k.when, k.value)
	}
	return just(d)
}

func (in *interp) copyOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		switch v.kind {
		case listKind:
			return just(in.newListAt(st, st.lists[v.obj], n))
		case dict:
			return just(in.newDict(st, st.dicts[v.obj]))
		case instance:
			return just(in.fresh(abstract.CallResult, n, "a copy that is not followed"))
		}
		return just(v)
	})
}

// isInstance is decided for the kinds of values that are known.
func (in *interp) isInstance(st *state, a arguments, n syntax.Node) cases {
	one, _ := a.at(1).One()
	return in.truths(in.over(a.at(0), func(v value) abstract.Guard {
		switch {
		case v.kind == unknown:
			return in.space.Ask(abstract.Atom{Key: "isinstance " + v.key() + " " + one.name + itoa(one.objectID()), Text: in.source(n), Place: in.place(n)})
		case one.kind == external && one.name == "str":
			return certain(v.kind == str && !v.path)
		case one.kind == external && one.name == "list":
			return certain(v.kind == listKind)
		case one.kind == external && one.name == "dict":
			return certain(v.kind == dict)
		}
		return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
	}))
}

func (in *interp) getattrOf(st *state, a arguments, n syntax.Node) cases {
	one, _ := a.at(1).One()
	name, ok := one.known()
	if !ok {
		return just(in.fresh(abstract.Expression, n, "an attribute whose name is not known"))
	}
	return in.each(st, a.at(0), func(st *state, v value) cases {
		if got := in.attribute(st, v, name, n); got != nil {
			return got
		}
		return a.or(2, just(in.fresh(abstract.Expression, n, "an attribute that is not known")))
	})
}

func (in *interp) setattrOf(st *state, a arguments, n syntax.Node) cases {
	one, _ := a.at(1).One()
	name, ok := one.known()
	in.eachObject(st, a.at(0), func(st *state, v value) {
		switch {
		case v.obj == nil:
		case ok:
			in.set(st, v.obj, name, a.at(2))
		default:
			for k := range st.slots {
				if k.owner == v.obj {
					in.set(st, v.obj, k.name, just(in.fresh(abstract.Expression, n, "an attribute whose name is not known")))
				}
			}
		}
	})
	return nothing()
}

func (in *interp) partialOf(st *state, a arguments, n syntax.Node) cases {
	if len(a.positional) == 0 {
		return just(in.fresh(abstract.CallResult, n, "a function that is made"))
	}
	rest := a
	rest.positional = a.positional[1:]
	o := in.object("partial")
	in.partials[o] = bundle{a.at(0), rest}
	return just(value{kind: method, name: "partial", obj: o, self: &value{kind: none}})
}

// bundle is a function with arguments that it already has.
type bundle struct {
	f    cases
	args arguments
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

// getenv is os.environ.get and os.getenv.
func (in *interp) getenv(st *state, a arguments, absent cases, n syntax.Node) cases {
	one, ok := a.at(0).One()
	name, known := one.known()
	if d, given := a.get(1, "default"); given {
		absent = d
	}
	if !ok || !known {
		return just(in.fresh(abstract.Environment, n, "a variable whose name is not known"))
	}
	if set, ok := st.dicts[in.environment].find(literal(name)); ok && set.when == abstract.Always {
		return set.val
	}
	h := in.environHole(name, n)
	there := just(value{kind: unknown, text: abstract.Unknown(h)})
	if set, ok := st.dicts[in.environment].find(literal(name)); ok {
		there = abstract.Join(in.space, set.when, set.val, there)
	}
	return abstract.Join(in.space, in.space.IsUnset(h, in.place(n)), absent, there)
}

// externalItem is x[…] of something outside: os.environ["NAME"] is there, or the
// path ends.
func (in *interp) externalItem(st *state, v value, at cases, n syntax.Node) cases {
	one, _ := at.One()
	name, known := one.known()
	if v.name != "os.environ" || !known {
		return just(in.derived("item "+v.name+" "+one.key(), n, "an element of a value that is not known"))
	}
	if set, ok := st.dicts[in.environment].find(literal(name)); ok && set.when == abstract.Always {
		return set.val
	}
	h := in.environHole(name, n)
	in.narrow(st, in.space.Not(in.space.IsUnset(h, in.place(n))))
	return just(value{kind: unknown, text: abstract.Unknown(h)})
}

// setExternalItem is os.environ["NAME"] = v.
func (in *interp) setExternalItem(st *state, v value, at, to cases, n syntax.Node) {
	if v.name == "os.environ" {
		in.setKey(st, value{kind: dict, obj: in.environment}, at, to)
	}
}

// environMethod runs the methods of os.environ that matter.
func (in *interp) environMethod(st *state, f value, args arguments, n syntax.Node) (cases, bool) {
	name, ok := strings.CutPrefix(f.name, "os.environ.")
	if !ok {
		return nil, false
	}
	switch name {
	case "copy":
		m := st.dicts[in.environment]
		return just(in.newDict(st, mapping{entries: m.entries, open: true})), true
	case "setdefault":
		v := in.getenv(st, args, args.at(1), n)
		in.setKey(st, value{kind: dict, obj: in.environment}, args.at(0), v)
		return v, true
	case "update":
		in.updateDict(st, value{kind: dict, obj: in.environment}, args.at(0), n)
		return nothing(), true
	}
	return nil, false
}

func (in *interp) getcwd(_ *state, _ arguments, n syntax.Node) cases {
	h := in.environHole("PWD", n)
	return just(value{kind: unknown, text: abstract.Unknown(h)})
}

// Paths.

func (in *interp) pathOf(st *state, a arguments, n syntax.Node) cases {
	out := just(value{kind: str, path: true, text: abstract.Literal(".")})
	for i := range a.positional {
		part := a.at(i)
		if i == 0 {
			out = abstract.Map(in.space, part, func(v value) value { return value{kind: str, path: true, text: in.shown(st, v, n)} })
			continue
		}
		out = in.joined2(st, out, part, n)
	}
	return out
}

func (in *interp) joined2(st *state, a, b cases, n syntax.Node) cases {
	return in.each(st, a, func(st *state, x value) cases {
		return abstract.Map(in.space, b, func(y value) value { return in.joinPath(in.shown(st, x, n), in.shown(st, y, n)) })
	})
}

func (in *interp) pathJoin(st *state, a arguments, n syntax.Node) cases {
	if len(a.positional) == 0 || a.rest != nil {
		return just(in.fresh(abstract.Expression, n, "a path that is computed"))
	}
	out := a.at(0)
	for i := range a.positional[1:] {
		out = in.joined2(st, out, a.at(i+1), n)
	}
	return abstract.Map(in.space, out, func(v value) value { v.path = false; return v })
}

func (in *interp) baseName(st *state, a arguments, n syntax.Node) cases {
	return abstract.Map(in.space, a.at(0), func(v value) value {
		if s, ok := v.known(); ok {
			return literal(path.Base(s))
		}
		return in.derived("basename "+v.key(), n, "a part of a path")
	})
}

// pathAttribute is .name, .parent of a known path, else a path that depends on
// it.
func (in *interp) pathAttribute(v value, name string) cases {
	s, ok := v.known()
	switch {
	case ok && name == "name":
		return just(literal(path.Base(s)))
	case ok && name == "parent":
		return just(value{kind: str, path: true, text: abstract.Literal(path.Dir(s))})
	case name == "parent" || name == "name" || name == "stem" || name == "suffix":
		key := "path " + name + v.key()
		got, found := in.pure[key]
		if !found {
			h := in.space.NewHole(abstract.Hole{Kind: abstract.Expression, Source: v.Source() + "." + name, Why: "a part of a path"})
			got = value{kind: str, path: name == "parent", text: abstract.Unknown(h)}
			in.pure[key] = got
		}
		return just(got)
	}
	return nil
}

func (in *interp) pathMethod(st *state, v value, name string, args arguments, n syntax.Node) (cases, bool) {
	switch name {
	case "joinpath":
		out := just(v)
		for i := range args.positional {
			out = in.joined2(st, out, args.at(i), n)
		}
		return out, true
	case "as_posix", "__str__", "__fspath__":
		return just(text(v.text)), true
	case "resolve", "absolute", "expanduser":
		got := in.derived("path "+name+v.key(), n, "a path that is computed")
		return just(value{kind: str, path: true, text: got.text}), true
	}
	return nil, false
}
