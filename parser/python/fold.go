package python

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// fold is a function of the library that only looks at its arguments, over
// arguments that are known wholly.
type fold struct {
	params string // the names of what it takes, in order; those that begin with = come by name alone
	run    func(*given) any
}

// folds are all there are.
var folds = []map[string]fold{textFolds, pathFolds, libraryFolds, patternFolds}

// foldNamed is the fold of a function by its dotted name, or of a method of a
// string or a path.
func foldNamed(name string) (fold, bool) {
	for _, table := range folds {
		if f, ok := table[name]; ok {
			return f, true
		}
	}
	return fold{}, false
}

// nothingGiven is None as the result of a fold.
type nothingGiven struct{}

// aPath is a text that is a path of pathlib.
type aPath string

// octetText is a text that is encoded.
type octetText string

// listOf and tupleOf are a list and a tuple of what a fold gives.
type (
	listOf  []any
	tupleOf []any
)

// given are the arguments of a fold. What is read of them in another type than
// they have makes them bad, and then nothing is told.
type given struct {
	values []value // those that are not there are unbound
	st     *state
	bad    bool
}

// has tells whether an argument is there.
func (g *given) has(i int) bool { return i < len(g.values) && g.values[i].kind != unbound }

func (g *given) isNone(i int) bool { return g.has(i) && g.values[i].kind == none }

// value is an argument; bad is set where it is not there.
func (g *given) value(i int) value {
	if !g.has(i) {
		g.bad = true
		return value{}
	}
	return g.values[i]
}

// anyText is a known string that is no path.
func (g *given) anyText(i int) string {
	v := g.value(i)
	s, ok := v.known()
	g.bad = g.bad || !ok || v.path
	return s
}

// text is a string of plain ASCII, whose characters are bytes and of which all
// versions of Python say the same.
func (g *given) text(i int) string {
	s := g.anyText(i)
	g.bad = g.bad || !ascii(s)
	return s
}

func (g *given) textOr(i int, absent string) string {
	if !g.has(i) {
		return absent
	}
	return g.text(i)
}

// pathText is a string, or a path as one.
func (g *given) pathText(i int) string {
	s, ok := g.value(i).known()
	g.bad = g.bad || !ok
	return s
}

func (g *given) number(i int) int {
	v := g.value(i)
	const small = 1 << 30
	g.bad = g.bad || !v.whole() || v.n != v.n%small
	return int(v.n)
}

func (g *given) numberOr(i, absent int) int {
	if !g.has(i) {
		return absent
	}
	return g.number(i)
}

func (g *given) truthOr(i int, absent bool) bool {
	if !g.has(i) {
		return absent
	}
	v := g.value(i)
	g.bad = g.bad || v.kind != boolean
	return v.n != 0
}

// items are the elements of a list or a tuple in which each is known.
func (g *given) items(i int) []value {
	v := g.value(i)
	if !v.isList() || v.unordered() {
		g.bad = true
		return nil
	}
	var out []value
	for _, e := range g.st.contents(v) {
		one, single := e.Word.One()
		g.bad = g.bad || !single || !plainEntry(e)
		out = append(out, one)
	}
	return out
}

// texts are the elements of a list of strings.
func (g *given) texts(i int) []string {
	inner := given{values: g.items(i), st: g.st, bad: g.bad}
	out := make([]string, len(inner.values))
	for i := range out {
		out[i] = inner.pathText(i)
	}
	g.bad = inner.bad
	return out
}

// refused is the result of a fold that does not tell anything.
func (g *given) refused() any {
	g.bad = true
	return nil
}

// folded is what a fold gives for arguments that are known. ok is false where they
// are not, or where it raises.
func (in *interp) folded(st *state, f fold, a arguments, n syntax.Node) (out cases, ok bool) {
	bound, ok := f.bind(a)
	if !ok {
		return nil, false
	}
	ok = true
	out = in.settledArguments(st, bound, byWord, func(st *state, a arguments) cases {
		g := given{st: st}
		for i := range a.positional {
			one, single := a.at(i).One()
			g.bad = g.bad || !single
			g.values = append(g.values, one)
		}
		if g.bad {
			ok = false
			return nothing()
		}
		made := f.run(&g)
		if g.bad {
			ok = false
			return nothing()
		}
		return just(in.foldResult(st, made, n))
	})
	return out, ok
}

func (f fold) names() []string {
	if f.params == "" {
		return nil
	}
	return strings.Split(f.params, " ")
}

// bind puts arguments into the order of the parameters. What is not given is
// unbound.
func (f fold) bind(a arguments) (arguments, bool) {
	names := f.names()
	if a.open || a.rest != nil || len(a.positional) > len(names) {
		return arguments{}, false
	}
	out := arguments{positional: append([]argument(nil), a.positional...)}
	for range names[len(a.positional):] {
		out.positional = append(out.positional, argument{value: just(value{kind: unbound})})
	}
	for _, k := range a.named {
		i := f.parameter(k.name)
		if i < len(a.positional) || k.when != abstract.Always {
			return arguments{}, false
		}
		out.positional[i] = argument{k.value, k.node}
	}
	byName := func(name string) bool { return strings.HasPrefix(name, "=") }
	return out, !slices.ContainsFunc(names[:len(a.positional)], byName)
}

// holdObjects tells whether an argument is something that may have methods of the
// project, or that gives its elements once.
func (a arguments) holdObjects() bool {
	return slices.ContainsFunc(a.all(), func(v cases) bool {
		return slices.ContainsFunc(v, func(c abstract.Case[value]) bool {
			return !c.Value.plain() && c.Value.kind != unknown && c.Value.kind != octets
		})
	})
}

// foldedLater is what a fold gives for arguments that are not known: the same for
// the same ones.
func (in *interp) foldedLater(st *state, name string, a arguments, n syntax.Node) cases {
	if len(a.named) > 0 || a.open {
		return in.anew(st, a, n)
	}
	return in.settledArguments(st, a, byLength, func(st *state, a arguments) cases {
		var from []value
		for i := range a.positional {
			one, _ := a.at(i).One()
			from = append(from, one)
		}
		return just(in.computed(name, n, "a value that is computed", from...))
	})
}

// foldedMethod runs a method of a known value by its fold.
func (in *interp) foldedMethod(st *state, kind string, v value, name string, a arguments, n syntax.Node) (cases, bool) {
	f, ok := foldNamed(kind + name)
	if !ok {
		return nil, false
	}
	a.positional = append([]argument{{just(v), n}}, a.positional...)
	return in.folded(st, f, a, n)
}

// parameter is where a parameter stands that can be given by name, or -1.
func (f fold) parameter(name string) int {
	for i, p := range f.names() {
		if strings.TrimPrefix(p, "=") == name {
			return i
		}
	}
	return -1
}

// foldResult is what a fold gives, as a value of Python.
func (in *interp) foldResult(st *state, v any, n syntax.Node) value {
	switch v := v.(type) {
	case value:
		return v
	case nothingGiven:
		return value{kind: none}
	case bool:
		return truth(v)
	case int:
		return integer(v)
	case float64:
		return floatOf(v)
	case aPath:
		return value{kind: str, path: true, text: abstract.Literal(string(v))}
	case octetText:
		return value{kind: octets, text: abstract.Literal(string(v))}
	case dictOf:
		return in.newDict(st, mapping{entries: v})
	case listOf:
		return in.newListAt(st, in.foldResults(st, v, n), n)
	case tupleOf:
		return in.newTuple(in.foldResults(st, v, n))
	case []string:
		return in.newListAt(st, in.literals(v, n), n)
	case tupleOfTexts:
		return in.newTuple(in.literals(v, n))
	}
	return literal(v.(string))
}

func (in *interp) foldResults(st *state, all []any, n syntax.Node) sequence {
	out := make(sequence, len(all))
	for i, v := range all {
		out[i] = in.one(just(in.foldResult(st, v, n)), n)
	}
	return out
}
