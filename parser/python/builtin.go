package python

import (
	"math"
	"regexp"
	"slices"
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

func (in *interp) lenOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		if s, known := v.known(); known {
			return just(integer(len([]rune(s))))
		}
		if s, known := v.text.Known(); known && v.kind == octets {
			return just(integer(len(s)))
		}
		if got, known := in.lengthOf(st, v, n); known {
			return got
		}
		if members, known := in.membersOf(st, v, n); known {
			return just(integer(len(members)))
		}
		items, known := st.contents(v), v.isList() && (v.kind == tuple || !v.obj.set || len(st.items(v.obj)) < 2 || allHashed(st.items(v.obj)))
		if v.kind == dict && !st.mapping(v.obj).open {
			items, known = in.keys(st.mapping(v.obj), n), true
		}
		if known && len(items) <= maxUnrolled {
			if length, ok := in.counted(items); ok {
				return length
			}
		}
		if known {
			return just(in.markAt(items, n, "a length that is not known"))
		}
		return just(in.fresh(abstract.Expression, n, "a length that is not known"))
	})
}

// counted is how many elements a list has.
func (in *interp) counted(items sequence) (cases, bool) {
	lengths := []abstract.Guard{abstract.Always} // by length
	for _, e := range items {
		if len(e.Word) == 0 {
			return nil, false
		}
		next := make([]abstract.Guard, len(lengths)+1)
		for i := range next {
			here, before := abstract.Never, abstract.Never
			if i < len(lengths) {
				here = lengths[i]
			}
			if i > 0 {
				before = lengths[i-1]
			}
			next[i] = in.space.Ite(e.When, before, here)
		}
		lengths = next
	}
	var out cases
	for i, when := range lengths {
		if when != abstract.Never {
			out = append(out, abstract.Case[value]{When: when, Value: integer(i)})
		}
	}
	return out, true
}

// iterationOf is what the first argument gives when it is iterated over.
func (in *interp) iterationOf(st *state, a arguments, n syntax.Node) sequence {
	if len(a.positional) == 0 {
		return nil
	}
	return in.spread(st, a.at(0), n)
}

func (in *interp) listOf(st *state, a arguments, n syntax.Node) cases {
	return just(in.newListAt(st, in.iterationOf(st, a, n), n))
}

func (in *interp) tupleOf(st *state, a arguments, n syntax.Node) cases {
	return just(in.newTuple(in.iterationOf(st, a, n)))
}

// lazily is an iterator over items, which come out of the arguments one by one.
func (in *interp) lazily(st *state, a arguments, items sequence, n syntax.Node) cases {
	v := in.newListAt(st, items, n)
	v.obj.lazy, v.obj.made = true, in.changes
	for _, p := range a.positional {
		if !fleeting(p.node) {
			in.giveOut(st, p.value, n) // an iterator that others have, too
		}
		for _, c := range p.value {
			if c.Value.kind == listKind {
				v.obj.draws = append(append(v.obj.draws, c.Value.obj), c.Value.obj.draws...)
			}
		}
	}
	return just(v)
}

func (in *interp) iterOf(st *state, a arguments, n syntax.Node) cases {
	one, _ := a.at(0).One()
	if one.kind == listKind && one.obj.lazy {
		return a.at(0)
	}
	tied := in.drawnFrom(st, a)
	out := in.goesAlong(st, a, in.iterationOf(st, a, n), tied, n)
	if made := out[0].Value; one.kind == listKind && one.obj.view == "" && !one.obj.set {
		made.obj.along = one.obj
		st.slots.set(slot{made.obj, takenSlot}, just(integer(0)))
	}
	return out
}

func (in *interp) sortedOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		if v.kind == listKind && v.obj.set {
			return just(in.newListAt(st, in.sortedSet(st, v, a, n), n))
		}
		return just(in.newListAt(st, in.inOrder(st, in.spread(st, just(v), n), a, n), n))
	})
}

func (in *interp) reversedOf(st *state, a arguments, n syntax.Node) cases {
	tied := in.drawnFrom(st, a)
	return in.goesAlong(st, a, backwards(in.iterationOf(st, a, n)), tied, n)
}

func (in *interp) chainOf(st *state, a arguments, n syntax.Node) cases {
	var items sequence
	tied := in.drawnFrom(st, a)
	for i := range a.positional {
		items = append(items, in.spread(st, a.at(i), n)...)
	}
	if a.rest != nil {
		in.loseItems(st, a.rest, n)
		items = append(items, in.gap(n, "lists that are not known"))
	}
	return in.goesAlong(st, a, items, tied, n)
}

// flattened is the lists in a list, one after the other.
func (in *interp) flattened(st *state, a arguments, n syntax.Node) cases {
	outer := in.iterationOf(st, a, n)
	var items sequence
	for _, e := range outer {
		if !plainEntry(e) {
			in.loseItems(st, outer, n)
			return just(in.newListAt(st, sequence{in.gap(n, "lists that are not known")}, n))
		}
		items = append(items, in.spread(st, e.Word, n)...)
	}
	return just(in.newListAt(st, items, n))
}

func (in *interp) sumOf(st *state, a arguments, n syntax.Node) cases {
	if start, ok := a.at(1).One(); ok && start.isList() {
		rest, _ := in.flattened(st, a, n).One()
		return just(in.added(st, start, rest, n))
	}
	return in.sumOfNumbers(st, a, n)
}

// sumOfNumbers adds up known numbers.
func (in *interp) sumOfNumbers(st *state, a arguments, n syntax.Node) cases {
	sum := a.or(1, just(integer(0)))
	for _, e := range in.iterationOf(st, a, n) {
		if !plainEntry(e) {
			return in.anew(st, a, n)
		}
		sum = in.binary(st, syntax.Add, sum, e.Word, n)
	}
	return sum
}

// enumerateOf counts while the elements are certain.
func (in *interp) enumerateOf(st *state, a arguments, n syntax.Node) cases {
	tied := in.drawnFrom(st, a)
	items := in.iterationOf(st, a, n)
	start, _ := a.get(1, "start")
	from, fromEnd, known := 0, false, true
	if start != nil {
		from, fromEnd, known = position(start)
	}
	if !allPlain(items) || !known || fromEnd || a.open {
		in.loseItems(st, items, n)
		return in.lazily(st, a, sequence{in.gap(n, "elements that are counted")}, n)
	}
	out := make(sequence, len(items))
	for i, e := range items {
		pair := in.newTuple(sequence{in.one(just(integer(from+i)), n), e})
		out[i] = in.one(just(pair), n)
	}
	made := in.goesAlong(st, a, out, tied, n)
	if made[0].Value.obj.from = from; len(a.positional) == 0 {
		return made
	}
	return in.along(made, arguments{positional: a.positional[:1]}, true)
}

// along notes what an iterator goes along, for loops that change that: zip does
// side by side, enumerate along one list, counting.
func (in *interp) along(made cases, a arguments, counted bool) cases {
	o := made[0].Value.obj
	for i := range a.positional {
		one, ok := a.at(i).One()
		inner := goesByRows(one, a.node(i, in.current)) && one.obj.made == in.changes
		if !ok || !one.isList() || one.kind == listKind && (one.obj.lazy && !inner || one.obj.set) {
			o.rows = nil
			return made
		}
		o.rows = append(o.rows, one)
	}
	o.count = counted
	return made
}

func (in *interp) zipOf(st *state, a arguments, n syntax.Node) cases {
	rows := make([]sequence, len(a.positional))
	shortest := maxUnrolled
	certain := len(rows) > 0 && !in.sharesGenerator(a)
	tied := in.drawnFrom(st, a)
	for i := range rows {
		if endlessly(a.at(i)) != nil {
			continue
		}
		rows[i] = in.spread(st, a.at(i), n)
		in.giveOut(st, a.at(i), n)
		shortest = min(shortest, len(rows[i]))
		certain = certain && allPlain(rows[i])
	}
	if !certain || shortest == maxUnrolled || len(a.named) > 0 {
		in.loseItems(st, slices.Concat(rows...), n)
		return in.lazily(st, a, sequence{in.gap(n, "elements side by side")}, n)
	}
	out := make(sequence, shortest)
	for i := range out {
		var side sequence
		for j, row := range rows {
			if same := endlessly(a.at(j)); same != nil {
				side = append(side, in.one(same, n))
			} else {
				side = append(side, row[i])
			}
		}
		out[i] = in.one(just(in.newTuple(side)), n)
	}
	return in.along(in.goesAlong(st, a, out, tied, n), a, false)
}

// sharesGenerator tells whether two arguments can be one generator: then each
// takes elements from the other.
func (in *interp) sharesGenerator(a arguments) bool {
	seen := map[*object]int{}
	for i, p := range a.positional {
		for _, v := range generators(p.value) {
			if at, ok := seen[v.obj]; ok && at != i {
				return true
			}
			seen[v.obj] = i
		}
	}
	return false
}

func (in *interp) rangeOf(st *state, a arguments, n syntax.Node) cases {
	bounds := []int64{0, 0, 1}
	known := len(a.positional) > 0 && len(a.positional) <= 3
	for i := range a.positional {
		one, ok := a.at(i).One()
		known = known && ok && (one.kind == number || one.kind == boolean)
		if known && len(a.positional) == 1 {
			bounds[1] = one.n
		} else if known {
			bounds[i] = one.n
		}
	}
	from, to, step := bounds[0], bounds[1], bounds[2]
	if !known || step == 0 || (to-from)/step > maxUnrolled {
		return just(in.newListAt(st, sequence{in.gap(n, "numbers that are counted")}, n))
	}
	var out sequence
	for i := from; step > 0 && i < to || step < 0 && i > to; i += step {
		out = append(out, in.one(just(value{kind: number, n: i}), n))
	}
	return just(in.newListAt(st, out, n))
}

// mapped is what f gives for each element, and when it is kept.
func (in *interp) mapped(st *state, items sequence, n syntax.Node, f func(*state, cases) (cases, abstract.Guard)) sequence {
	if !unrollable(items) && !segmented(items) {
		in.loseItems(st, items, n)
		items = sequence{in.gap(n, "made of elements that are not known")}
	}
	out := in.newListAt(st, nil, n)
	in.overItems(st, items, n, in.source(n), func(st *state, e entry) {
		made, kept := f(st, e.Word)
		if kept != abstract.Never {
			made := entry{When: kept, Word: made, Origin: e.Origin}
			in.change(st, out, append(slices.Clip(st.items(out.obj)), made))
		}
	})
	return st.items(out.obj)
}

// nextOf is the first of what an iterator has still to give.
func (in *interp) nextOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		if v.kind != listKind || !v.obj.lazy {
			return in.anew(st, a, n)
		}
		first := just(integer(0))
		in.early(st, just(v), n)
		items := in.pending(st, v, n)
		there := in.hasElements(items, n)
		if there == abstract.Never {
			in.useUp(st, v)
		} else {
			st.lists.set(v.obj, in.deleteAt(st.reach, items, first, n))
			in.countTaken(st, v, there)
		}
		if len(a.positional) == 1 {
			if unrollable(items) {
				in.raiseUnless(st, there, "StopIteration", n)
			}
			return in.item(st, items, first, n)
		}
		return in.choose(st, there,
			func(st *state) cases { return in.item(st, items, first, n) },
			func(*state) cases { return a.at(1) })
	})
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

// reduceOf calls a function on what it gave so far and each element.
func (in *interp) reduceOf(st *state, a arguments, n syntax.Node) cases {
	items := in.spread(st, a.at(1), n)
	if slices.ContainsFunc(items, func(e entry) bool { return !plainEntry(e) }) || len(items) > maxUnrolled || len(items)+len(a.positional) < 3 {
		in.loseItems(st, items, n)
		return in.notFollowed(st, value{kind: external, name: "functools.reduce"}, a, n)
	}
	out := a.at(2)
	if len(a.positional) < 3 {
		out, items = items[0].Word, items[1:]
	}
	for _, e := range items {
		if st.dead() {
			break
		}
		out = in.callCases(st, a.at(0), arguments{positional: []argument{{out, n}, {e.Word, n}}}, n)
	}
	return out
}

func (in *interp) anyTrue(st *state, a arguments, n syntax.Node) cases {
	return in.truths(in.someTrue(st, in.iterationOf(st, a, n), n, func(g abstract.Guard) abstract.Guard { return g }))
}

func (in *interp) allTrue(st *state, a arguments, n syntax.Node) cases {
	return in.truths(in.space.Not(in.someTrue(st, in.iterationOf(st, a, n), n, in.space.Not)))
}

// someTrue is the condition under which some element passes a test of its truth.
func (in *interp) someTrue(st *state, items sequence, n syntax.Node, test func(abstract.Guard) abstract.Guard) abstract.Guard {
	out := abstract.Never
	for _, e := range items {
		if len(e.Word) == 0 {
			return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
		}
		out = in.space.Or(out, in.space.And(e.When, test(in.isTrue(st, e.Word, n))))
	}
	return out
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

func (in *interp) copyOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases {
		switch v.kind {
		case listKind:
			return just(in.copyList(st, v, st.items(v.obj), n))
		case dict:
			return just(in.newDict(st, st.mapping(v.obj)))
		case instance:
			in.spoil(st, v, n)
			return just(in.fresh(abstract.CallResult, n, "a copy that is not followed"))
		}
		return just(v)
	})
}

func (in *interp) copyList(st *state, v value, items sequence, n syntax.Node) value {
	out := in.newListAt(st, items, n)
	out.obj.set = v.obj.set
	return out
}

// deepCopyOf copies lists of plain values and of such lists.
func (in *interp) deepCopyOf(st *state, a arguments, n syntax.Node) cases {
	return in.each(st, a.at(0), func(st *state, v value) cases { return just(in.deepCopy(st, v, n, 4)) })
}

func (in *interp) deepCopy(st *state, v value, n syntax.Node, deep int) value {
	switch {
	case v.plain() || v.kind == function || v.kind == class || v.kind == module || v.kind == external:
		return v
	case !v.isList() || deep == 0 || !allPlain(st.contents(v)):
		return in.fresh(abstract.CallResult, n, "a copy that is not followed")
	}
	items := slices.Clone(st.contents(v))
	for i := range items {
		items[i].Word = abstract.Map(in.space, items[i].Word, func(x value) value { return in.deepCopy(st, x, n, deep-1) })
	}
	if v.kind == tuple {
		return in.newTuple(items)
	}
	return in.copyList(st, v, items, n)
}
