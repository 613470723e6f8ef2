package python

import (
	"slices"
	"strconv"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

func itoa(n int) string { return strconv.Itoa(n) }

// argument is a positional argument, and where it is written.
type argument struct {
	value cases
	node  syntax.Node
}

// named is a keyword argument; there under a guard, where it comes out of a
// mapping.
type named struct {
	name  string
	when  abstract.Guard
	value cases
	node  syntax.Node
}

// arguments is what a call hands over. Where rest is set, unknown positional
// arguments follow the known ones; where open is, unknown keywords may come.
type arguments struct {
	positional []argument
	named      []named
	rest       sequence
	open       bool
}

// at is a positional argument; one that is not there is None.
func (a arguments) at(i int) cases { return a.or(i, nothing()) }

// or is a positional argument, or else what is given.
func (a arguments) or(i int, absent cases) cases {
	if i < len(a.positional) {
		return a.positional[i].value
	}
	return absent
}

func (a arguments) node(i int, absent syntax.Node) syntax.Node {
	if i < len(a.positional) {
		return a.positional[i].node
	}
	return absent
}

// keyword is a keyword argument that is there in every run.
func (a arguments) keyword(name string) (cases, bool) {
	for _, k := range a.named {
		if k.name == name && k.when == abstract.Always {
			return k.value, true
		}
	}
	return nil, false
}

// mayHave tells whether a keyword argument may be there.
func (a arguments) mayHave(name string) bool {
	return a.open || slices.ContainsFunc(a.named, func(k named) bool { return k.name == name })
}

// get is an argument by position or by name.
func (a arguments) get(i int, name string) (cases, bool) {
	if i >= 0 && i < len(a.positional) {
		return a.positional[i].value, true
	}
	return a.keyword(name)
}

// all are the values handed over.
func (a arguments) all() []cases {
	var out []cases
	for _, p := range a.positional {
		out = append(out, p.value)
	}
	for _, k := range a.named {
		out = append(out, k.value)
	}
	for _, e := range a.rest {
		if len(e.Word) > 0 {
			out = append(out, e.Word)
		}
	}
	return out
}

// arguments evaluates what a call hands over.
func (in *interp) arguments(st *state, sc *scope, c *syntax.Call) arguments {
	var a arguments
	for _, x := range c.Args {
		star, ok := x.(*syntax.Starred)
		if !ok {
			v := in.eval(st, sc, x)
			if a.rest != nil {
				a.rest = append(a.rest, in.one(v, x))
			} else {
				a.positional = append(a.positional, argument{v, x})
			}
			continue
		}
		in.spreadArgument(st, &a, in.eval(st, sc, star.Value), star.Value)
	}
	for _, k := range c.Keywords {
		v := in.eval(st, sc, k.Value)
		if k.Name != "" {
			a.named = append(a.named, named{k.Name, abstract.Always, v, k.Value})
		} else {
			in.spreadKeywords(st, &a, v, k.Value)
		}
	}
	return a
}

func (in *interp) spreadArgument(st *state, a *arguments, v cases, n syntax.Node) {
	for _, e := range in.spread(st, v, n) {
		if a.rest == nil && plainEntry(e) {
			a.positional = append(a.positional, argument{e.Word, n})
		} else {
			a.rest = append(a.rest, e)
		}
	}
}

func (in *interp) spreadKeywords(st *state, a *arguments, v cases, n syntax.Node) {
	for _, c := range v.Within(in.space, st.reach) {
		if c.Value.kind != dict {
			a.open = true
			continue
		}
		m := st.mapping(c.Value.obj)
		for _, p := range m.entries {
			if name, ok := p.key.known(); ok {
				a.named = append(a.named, named{name, in.space.And(c.When, p.when), p.val, n})
			}
		}
		a.open = a.open || m.open
	}
}

// call evaluates a call.
func (in *interp) call(st *state, sc *scope, c *syntax.Call) cases {
	if s, ok := in.superCall(st, sc, c); ok {
		return s
	}
	f := in.eval(st, sc, c.Func)
	args := in.arguments(st, sc, c)
	if st.dead() {
		return nothing()
	}
	return in.each(st, f, func(st *state, v value) cases {
		if got, ok := in.namesCall(st, sc, v, args); ok {
			return got
		}
		if got, ok := in.textCall(st, sc, v, args, c); ok {
			return got
		}
		return in.callOne(st, v, args, c)
	})
}

// callCases calls each value that f can be.
func (in *interp) callCases(st *state, f cases, args arguments, n syntax.Node) cases {
	return in.each(st, f, func(st *state, v value) cases { return in.callOne(st, v, args, n) })
}

func (in *interp) callOne(st *state, f value, args arguments, n syntax.Node) (out cases) {
	in.watched(st, func() { out = in.called(st, f, args, n) })
	return out
}

func (in *interp) called(st *state, f value, args arguments, n syntax.Node) cases {
	switch f.kind {
	case function:
		return in.callFunction(st, f, args, n)
	case class:
		return in.instantiate(st, f, args, n)
	case external:
		return in.callExternal(st, f, args, n)
	case instance:
		if m := in.attribute(st, f, "__call__", n); m != nil {
			return in.callCases(st, m, args, n)
		}
	case method:
		return in.callMethod(st, f, args, n)
	case unknown:
		if s, ok := starterNamed(in.calleeOf(f)); ok {
			return in.start(st, s, args, n)
		}
	}
	return in.notFollowed(st, f, args, n)
}

// languageMethods are the functions that call a method of their argument.
var languageMethods = map[string]string{"__str__": "str", "__repr__": "repr", "__len__": "len", "__bool__": "bool", "__iter__": "iter"}

// callMethod calls a method of a builtin value: f.self is the receiver.
func (in *interp) callMethod(st *state, f value, args arguments, n syntax.Node) cases {
	if b, ok := in.partials[f.obj]; ok {
		return in.callPartial(st, b, args, n)
	}
	v := *f.self
	if out, ok := in.classMethod(st, v, f.name, args, n); ok {
		return out
	}
	if args.rest != nil {
		in.spoil(st, v, n)
		return in.notFollowed(st, f, args, n)
	}
	if m, ok := in.models[languageMethods[f.name]]; ok && v.kind != namespace && len(args.all()) == 0 {
		return in.runModel(st, m, languageMethods[f.name], arguments{positional: []argument{{just(v), n}}}, n)
	}
	var out cases
	ok := false
	switch v.kind {
	case listKind:
		out, ok = in.listMethodSettled(st, v, f.name, args, n)
	case tuple:
		out, ok = in.tupleMethod(st, v, f.name, args, n)
	case namespace:
		out, ok = in.namesMethod(st, v, f.name, args, n)
	case dict:
		out, ok = in.dictMethod(st, v, f.name, args, n)
	case function:
		out, ok = in.forget(st, v, f.name)
	case exitStack:
		out, ok = in.stackMethod(st, v, f.name, args, n)
	case octets:
		out, ok = in.octetMethod(st, v, f.name, args, n)
	case str:
		if v.path {
			out, ok = in.pathMethod(st, v, f.name, args, n)
		} else {
			ok = true
			out = in.settledArguments(st, args, byLength, func(st *state, args arguments) cases {
				got, followed := in.textMethod(st, v, f.name, args, n)
				ok = ok && followed
				return got
			})
		}
	}
	if ok {
		return out
	}
	in.spoil(st, v, n)
	return in.notFollowed(st, f, args, n)
}

// unpacking are functions that run what they find in a file, or in the bytes that
// they are given.
var unpacking = map[string]bool{"pickle.load": true, "pickle.loads": true, "runpy.run_path": true}

// notFollowed is a call of something outside the project. It is taken to leave
// the lists that it gets as they are, which is said with each launch after it;
// functions that it gets may be called at any time.
func (in *interp) notFollowed(st *state, f value, args arguments, n syntax.Node) cases {
	in.unfollowed++
	if f.kind == external && unpacking[f.name] {
		in.report(st, arguments{}, abstract.List{in.anyArgument(n)}, n)
	}
	watched := in.watch(st, f, args, n)
	in.handOn(st, f, args, n)
	in.mentionTexts(st, f, args, n)
	in.feed(st, f, args)
	in.calleeMayChange(st, f, args, n)
	if f.kind == external && !calm(f.name) {
		in.spoil(st, value{kind: dict, obj: in.environment}, n)
	}
	for _, v := range args.all() {
		in.giveOut(st, v, n)
		for _, c := range v {
			in.escapeAll(st, c.Value, 3)
			in.mention(st, f, c.Value, n)
			if c.Value.kind == method {
				in.spoil(st, c.Value, n) // whoever has the method may call it
			}
			in.afterwards(st, f, c.Value, n)
		}
	}
	if f.kind == method && f.self != nil {
		if key, ok := pureKey(*f.self, f.name, args); ok {
			return just(in.derived(key, n, "a string that is computed"))
		}
	}
	return just(in.resultValue(f, watched, n))
}

// calleeMayChange notes that a method may change what it belongs to, and any
// function what is not known of its arguments.
func (in *interp) calleeMayChange(st *state, f value, args arguments, n syntax.Node) {
	in.ask(f)
	if s, ok := in.cameBy[f.hole()]; ok && strings.HasPrefix(s.how, ".") {
		in.mayChange(st, s.of, n)
		in.mutate(s.of, s.how[1:])
	}
	if i := strings.LastIndex(f.name, "."); f.kind == external && i >= 0 {
		in.mayChange(st, value{kind: external, name: f.name[:i]}, n)
	}
	if f.name == "print" {
		return
	}
	for _, v := range args.all() {
		for _, c := range v {
			in.mayChange(st, c.Value, n)
		}
	}
}

// escapeAll notes it of a function and of those in a list, so deep.
func (in *interp) escapeAll(st *state, v value, deep int) {
	in.escape(v)
	if deep == 0 {
		return
	}
	switch v.kind {
	case listKind, exitStack:
		eachValue(st.items(v.obj), func(v value) { in.escapeAll(st, v, deep-1) })
	case tuple:
		eachValue(v.obj.items, func(v value) { in.escapeAll(st, v, deep-1) })
	case dict:
		for _, p := range st.mapping(v.obj).entries {
			for _, c := range p.val {
				in.escapeAll(st, c.Value, deep-1)
			}
		}
	}
}

// calleeName is how a call names what it calls.
func (in *interp) calleeName(f value, n syntax.Node) string {
	if c, ok := n.(*syntax.Call); ok {
		return in.source(c.Func)
	}
	return f.Source()
}

// pureKey identifies a method call on a string: the same for the same strings.
func pureKey(self value, name string, args arguments) (string, bool) {
	if self.kind != str || len(args.named) > 0 || args.rest != nil || args.open {
		return "", false
	}
	key := "method " + name + " " + self.key()
	for _, p := range args.positional {
		one, ok := p.value.One()
		if !ok || !one.plain() && one.kind != unknown {
			return "", false
		}
		key += " " + one.key()
	}
	return key, true
}

// mutate notes that an unknown value is no longer what it was: it has other
// elements. What was asked about it is asked anew.
func (in *interp) mutate(v value, method string) {
	if v.kind == unknown && mutators[method] {
		in.mutated[v.key()]++
	}
}

// mutators are the methods by which lists, dicts and sets change.
var mutators = map[string]bool{
	"add": true, "append": true, "appendleft": true, "clear": true, "discard": true, "extend": true, "insert": true,
	"pop": true, "popitem": true, "popleft": true, "remove": true, "setdefault": true, "update": true,
	"__delitem__": true, "__setitem__": true,
}
