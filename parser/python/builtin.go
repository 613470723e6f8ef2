package python

import (
	"math"
	"regexp"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// models are the functions of Python and its library whose results are followed,
// by dotted name.
func models() map[string]model {
	plain := map[string]func(*interp, *state, arguments, syntax.Node) cases{
		"str": (*interp).strOf, "int": (*interp).intOf, "bool": (*interp).boolOf, "len": (*interp).lenOf,
		"list": (*interp).listOf, "tuple": (*interp).tupleOf, "set": (*interp).setOf, "frozenset": (*interp).frozenSetOf, "iter": (*interp).iterOf,
		"sorted": (*interp).sortedOf, "reversed": (*interp).reversedOf, "enumerate": (*interp).enumerateOf,
		"map": (*interp).mapOf, "filter": (*interp).filterOf, "range": (*interp).rangeOf, "next": (*interp).nextOf,
		"any": (*interp).anyTrue, "all": (*interp).allTrue, "sum": (*interp).sumOf, "zip": (*interp).zipOf,
		"dict": (*interp).dictOf, "dict.fromkeys": (*interp).fromKeys,
		"isinstance": (*interp).isInstance, "hasattr": (*interp).hasAttribute, "callable": (*interp).isCallable,
		"property": (*interp).propertyOf, "staticmethod": keeping("staticmethod"), "classmethod": keeping("classmethod"),
		"importlib.import_module": (*interp).importOf, "__import__": (*interp).importTopOf, "getattr": (*interp).getattrOf, "setattr": (*interp).setattrOf,
		"atexit.register": (*interp).registerOf, "atexit.unregister": (*interp).unregisterOf,
		"min": (*interp).minOf, "max": (*interp).maxOf, "abs": (*interp).absOf, "repr": (*interp).reprOf, "format": (*interp).formatFunction,
		"itertools.repeat": (*interp).repeatOf, "itertools.islice": (*interp).isliceOf, "itertools.product": (*interp).productOf,
		"json.dumps":         (*interp).jsonOf,
		"dataclasses.asdict": (*interp).asDict, "dataclasses.astuple": (*interp).asTuple, "dataclasses.replace": (*interp).replaceOf,
		"object.__new__": (*interp).bareOf, "object.__setattr__": (*interp).setFieldOf,
		"enum.auto": (*interp).autoOf,
		"print":     (*interp).nothingOf, "sys.exit": (*interp).quitOf, "exit": (*interp).quitOf, "quit": (*interp).quitOf,
		"os._exit": (*interp).exitOf, "os.abort": (*interp).exitOf,
		"shlex.split": (*interp).shlexSplit, "shlex.join": (*interp).shlexJoin, "shlex.quote": (*interp).shlexQuote,
		"pipes.quote": (*interp).shlexQuote,
		"os.fspath":   (*interp).strOf, "os.getenv": (*interp).getenv, "os.getcwd": (*interp).anew, "shutil.which": (*interp).whichOf,
		"os.path.basename": (*interp).baseName, "os.path.dirname": (*interp).dirName,
		"copy.copy": (*interp).copyOf, "copy.deepcopy": (*interp).deepCopyOf,
		"asyncio.run": (*interp).firstOf, "compile": (*interp).firstOf, "typing.cast": (*interp).secondOf, "contextlib.nullcontext": (*interp).contextOf, "functools.partial": (*interp).partialOf,
		"functools.reduce": (*interp).reduceOf, "type": (*interp).typeOf, "string.Template": (*interp).templateOf,
	}
	out := map[string]model{
		"contextlib.suppress": {(*interp).suppressOf, true}, "contextlib.ExitStack": {(*interp).stackOf, true}, "contextlib.AsyncExitStack": {(*interp).stackOf, true},
		"pytest.raises":   {(*interp).suppressOf, true},
		"itertools.chain": {(*interp).chainOf, true}, "os.path.join": {(*interp).pathJoin, true},
		"pathlib.Path": {(*interp).pathOf, true}, "pathlib.PurePath": {(*interp).pathOf, true},
		"itertools.chain.from_iterable": {(*interp).flattened, false},
		"functools.cache":               {(*interp).cacheOf, false}, "functools.lru_cache": {(*interp).cacheOf, false},
	}
	for name, run := range plain {
		out[name] = model{run: run}
	}
	return out
}

func (in *interp) nothingOf(*state, arguments, syntax.Node) cases { return nothing() }

func (in *interp) firstOf(_ *state, a arguments, _ syntax.Node) cases { return a.at(0) }

// whichOf is where a program is found, or None.
func (in *interp) whichOf(_ *state, a arguments, n syntax.Node) cases {
	one, _ := a.at(0).One()
	name, ok := one.known()
	if !ok || strings.Contains(name, "/") || name == "" {
		return just(in.fresh(abstract.CallResult, n, "where a program is found"))
	}
	dir := in.fresh(abstract.CallResult, n, "where a program is found")
	there := in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
	path := text(abstract.Concat(dir.text, abstract.Literal("/"+name)))
	return abstract.Join(in.space, there, just(path), nothing())
}

// swallows is the name of the context managers that end exceptions.
const swallows = "contextlib.suppress()"

func (in *interp) suppressOf(_ *state, a arguments, n syntax.Node) cases {
	o := in.object(swallows)
	for i := range a.positional {
		o.items = append(o.items, in.one(a.at(i), a.node(i, n)))
	}
	o.items = append(o.items, a.rest...)
	if len(a.named) > 0 || a.open {
		o.items = append(o.items, in.gap(n, "exceptions that are not known"))
	}
	return just(value{kind: external, name: swallows, obj: o})
}

// contextOf is a context manager that gives its argument, which a with statement
// does by itself for all but what has an __enter__ of its own.
func (in *interp) contextOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.or(0, nothing()), func(st *state, v value) cases {
		if v.kind == instance || v.kind == external {
			return in.notFollowed(st, value{kind: external, name: "contextlib.nullcontext"}, a, n)
		}
		return just(v)
	})
}

func (in *interp) secondOf(_ *state, a arguments, _ syntax.Node) cases { return a.at(1) }

// anew is a value that may be another each time.
func (in *interp) anew(_ *state, _ arguments, n syntax.Node) cases {
	return just(in.fresh(abstract.CallResult, n, "known when the program runs"))
}

// exitOf ends the process at once.
func (in *interp) exitOf(st *state, _ arguments, _ syntax.Node) cases {
	in.leave(st, exiting, nil)
	return nothing()
}

// quitOf ends the program by an exception, which it may catch.
func (in *interp) quitOf(st *state, _ arguments, n syntax.Node) cases {
	in.leave(st, raising, in.raised("SystemExit", n))
	return nothing()
}

func (in *interp) strOf(st *state, a arguments, n syntax.Node) cases {
	if len(a.positional) > 1 || len(a.named) > 0 {
		return in.anew(st, a, n)
	}
	return in.texts(in.shownAll(st, a.or(0, just(literal(""))), n))
}

func (in *interp) intOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.or(0, just(integer(0))), func(st *state, v value) cases {
		alone := len(a.positional) == 1 && len(a.named) == 0 && !a.open
		if v.kind == number || v.kind == boolean {
			return just(value{kind: number, n: v.n})
		}
		if f, ok := v.float(); ok && math.Abs(f) < 1<<53 && alone {
			return just(value{kind: number, n: int64(f)})
		}
		if whole, ok := wholeText(v); ok && alone {
			return just(whole)
		}
		if s, ok := v.known(); ok && alone && !v.path && ascii(s) && !wholeNumber.MatchString(s) {
			in.leave(st, raising, in.raised("ValueError", n))
			return nothing()
		}
		return just(in.computed("int", n, "a number that is computed", v))
	})
}

// wholeNumber is what int() reads in ASCII. It passes over the separators of a
// file, a group, a record and a unit, too.
var wholeNumber = regexp.MustCompile(`^[\s\x0b\x1c-\x1f]*[+-]?[0-9](_?[0-9])*[\s\x0b\x1c-\x1f]*$`)

func (in *interp) boolOf(st *state, a arguments, n syntax.Node) cases {
	return in.truths(in.isTrue(st, a.at(0), n))
}

// typeOf is the class of an object of the project.
func (in *interp) typeOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		switch {
		case v.kind == instance && len(a.positional) == 1 && len(v.obj.of) > 0:
			return v.obj.of
		case v.kind == exception && len(a.positional) == 1:
			return just(value{kind: external, name: v.name})
		}
		return in.notFollowed(st, value{kind: external, name: "type"}, a, n)
	})
}

func (in *interp) fromKeys(st *state, a arguments, n syntax.Node) cases {
	d := in.newDict(st, mapping{})
	items := in.iterationOf(st, a, n)
	if !allPlain(items) {
		in.spoil(st, d, n)
		return just(d)
	}
	for _, e := range items {
		in.setKey(st, d, e.Word, a.at(1))
	}
	return just(d)
}
