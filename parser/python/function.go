package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// funcDef is a function of the project, as its source has it.
type funcDef struct {
	name    string
	params  *syntax.Parameters
	body    []syntax.Stmt
	expr    syntax.Expr // a lambda's result
	file    *file
	node    syntax.Node
	locals  map[string]bool
	yields  bool
	entered bool
	active  int
	object  *object // the function as it was last defined
	class   *object // the class that it is a method of
}

func allParams(p *syntax.Parameters) []*syntax.Param {
	out := slices.Concat(p.PosOnly, p.Args, p.KwOnly)
	if p.Vararg != nil {
		out = append(out, p.Vararg)
	}
	if p.Kwarg != nil {
		out = append(out, p.Kwarg)
	}
	return out
}

// definition is the one definition for a piece of source.
func (in *interp) definition(name string, n syntax.Node, params *syntax.Parameters, body []syntax.Stmt, x syntax.Expr) *funcDef {
	for _, d := range in.defs {
		if d.node == n {
			return d
		}
	}
	d := &funcDef{name: name, params: params, body: body, expr: x, file: in.file, node: n, locals: assignedNames(params, body)}
	for _, s := range body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			switch n.(type) {
			case *syntax.Yield, *syntax.YieldFrom:
				d.yields = true
			case *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef:
				return false
			}
			return true
		})
	}
	in.defs = append(in.defs, d)
	return d
}

// makeFunction makes a function value: its defaults are evaluated now.
func (in *interp) makeFunction(st *state, sc *scope, d *funcDef) value {
	o := in.object(d.name)
	o.fn, o.scope = d, sc
	d.object = o
	for _, p := range allParams(d.params) {
		if p.Default != nil {
			st.slots[slot{o, "default " + p.Name}] = in.eval(st, sc, p.Default)
		}
	}
	return value{kind: function, obj: o}
}

func (in *interp) lambda(st *state, sc *scope, x *syntax.Lambda) value {
	return in.makeFunction(st, sc, in.definition("", x, x.Params, nil, x.Body))
}

// defineFunction binds a name to a function, as its decorators leave it.
func (in *interp) defineFunction(st *state, sc *scope, s *syntax.FunctionDef) {
	d := in.definition(s.Name, s, s.Params, s.Body, nil)
	v := just(in.makeFunction(st, sc, d))
	for _, dec := range slices.Backward(s.Decorators) {
		v = in.decorated(st, sc, v, dec)
	}
	in.bind(st, sc, s.Name, v)
}

// decorated is what a decorator makes of a function. One from outside the
// project is taken to call it: click's commands, pytest's fixtures.
func (in *interp) decorated(st *state, sc *scope, f cases, dec syntax.Expr) cases {
	d := in.eval(st, sc, dec)
	return in.each(st, d, func(st *state, x value) cases {
		switch {
		case x.kind == external && keepsFunction[x.name]:
			return abstract.Map(in.space, f, func(v value) value { v.name = x.name; return v })
		case x.kind == function || x.kind == class:
			return in.callOne(st, x, arguments{positional: []argument{{f, dec}}}, dec)
		}
		for _, c := range f {
			in.escape(c.Value)
		}
		return f
	})
}

// keepsFunction are decorators that change how a function is reached, not what
// it does. A function keeps the name of the one it has.
var keepsFunction = map[string]bool{
	"staticmethod": true, "classmethod": true, "property": true,
	"functools.cached_property": true, "functools.lru_cache": true, "functools.cache": true,
	"functools.wraps": true, "abc.abstractmethod": true, "contextlib.contextmanager": true,
}

// callFunction follows a call. A call that goes too deep, or comes back to
// itself, is not followed: the function is run for itself, and what it gets may
// be changed.
func (in *interp) callFunction(st *state, f value, args arguments, n syntax.Node) cases {
	d := f.obj.fn
	if f.self != nil {
		args.positional = append([]argument{{just(*f.self), n}}, args.positional...)
	}
	if d.active > 0 || in.frame.Depth() >= maxDepth {
		in.escaped[d] = true
		for _, v := range args.all() {
			for _, c := range v {
				in.spoil(st, c.Value, n)
			}
		}
		return just(in.fresh(abstract.CallResult, n, "the result of a call that is not followed"))
	}
	if in.mute == 0 && !d.entered {
		d.entered = true
		in.entered = append(in.entered, d.where())
	}
	return in.activation(st, f.obj, in.place(n), func(st *state, sc *scope) { in.bindParams(st, sc, f.obj, args, n) })
}

func (d *funcDef) where() Function {
	return Function{File: d.file.name, Line: int(d.node.Pos().Line)}
}

// activation runs the body of a function, its parameters bound by bind.
func (in *interp) activation(st *state, o *object, at abstract.Place, bind func(*state, *scope)) cases {
	d := o.fn
	d.active++
	outer, outerFile := in.frame, in.file
	sc := &scope{owner: in.object("locals of " + d.name), outer: o.scope, locals: d.locals}
	bind(st, sc)
	in.frame = &abstract.Frame{Parent: outer, Call: at, Function: d.name}
	in.file = d.file
	sc.owner.fn = d
	v := in.body(st, sc, d)
	in.frame, in.file = outer, outerFile
	d.active--
	return v
}

// body is what the body of a function returns.
func (in *interp) body(st *state, sc *scope, d *funcDef) cases {
	if d.expr != nil {
		return in.eval(st, sc, d.expr)
	}
	var yielded value
	if d.yields {
		yielded = in.newList(st, nil)
		st.slots[slot{sc.owner, yieldedSlot}] = just(yielded)
	}
	c := in.inside(activation, func() { in.block(st, sc, d.body) })
	out := in.returned(st, c.jumps)
	if d.yields {
		return just(yielded)
	}
	return out
}

// yieldedSlot holds what a generator gave so far; no variable has its name.
const yieldedSlot = "\x00yielded"

// returned joins the ends of a function: where it returns, and where its body
// ends.
func (in *interp) returned(st *state, jumps []jump) cases {
	out, done := nothing(), st
	live := !st.dead()
	for _, j := range jumps {
		if j.state.dead() {
			continue
		}
		if !live {
			out, done, live = j.value, j.state, true
			continue
		}
		c := in.space.Restrict(j.state.reach, in.space.Or(j.state.reach, done.reach))
		out = abstract.Join(in.space, c, j.value, out)
		done = in.join(j.state, done)
	}
	*st = *done
	return out
}

// bindParams gives the parameters of a function what a call hands over.
func (in *interp) bindParams(st *state, sc *scope, o *object, args arguments, n syntax.Node) {
	p := o.fn.params
	positional := slices.Concat(p.PosOnly, p.Args)
	for i, param := range positional {
		in.bindParam(st, sc, o, param, i, args, n)
	}
	for _, param := range p.KwOnly {
		in.bindParam(st, sc, o, param, -1, args, n)
	}
	if p.Vararg != nil {
		var items sequence
		for _, a := range args.positional[min(len(positional), len(args.positional)):] {
			items = append(items, in.one(a.value, a.node))
		}
		items = append(items, args.rest...)
		in.set(st, sc.owner, p.Vararg.Name, just(in.newTuple(items)))
	}
	if p.Kwarg != nil {
		in.bindKwargs(st, sc, p, args)
	}
}

func (in *interp) bindParam(st *state, sc *scope, o *object, p *syntax.Param, i int, args arguments, n syntax.Node) {
	absent, has := st.slots[slot{o, "default " + p.Name}]
	if !has {
		absent = just(in.freshNamed(abstract.Parameter, p.Name, "a parameter that the caller decides", in.place(n)))
	}
	v := absent
	switch {
	case i >= 0 && i < len(args.positional):
		v = args.positional[i].value
	case i >= 0 && args.rest != nil, args.open:
		v = just(in.freshNamed(abstract.Parameter, p.Name, "handed over in a list or mapping that is not known", in.place(n)))
	}
	for _, k := range args.named {
		if k.name == p.Name {
			v = abstract.Join(in.space, k.when, k.value, v)
		}
	}
	in.set(st, sc.owner, p.Name, v)
}

func (in *interp) bindKwargs(st *state, sc *scope, p *syntax.Parameters, args arguments) {
	m := mapping{open: args.open}
	for _, k := range args.named {
		if !slices.ContainsFunc(slices.Concat(p.Args, p.KwOnly), func(q *syntax.Param) bool { return q.Name == k.name }) {
			m = in.withKey(m, literal(k.name), k.when, k.value)
		}
	}
	in.set(st, sc.owner, p.Kwarg.Name, just(in.newDict(st, m)))
}

// yield adds to what the generator gives. What is sent to it is not known.
func (in *interp) yield(st *state, sc *scope, x *syntax.Yield) cases {
	v := nothing()
	if x.Value != nil {
		v = in.eval(st, sc, x.Value)
	}
	in.give(st, sc, sequence{in.one(v, x)})
	return just(in.fresh(abstract.Expression, x, "sent to a generator"))
}

func (in *interp) yieldFrom(st *state, sc *scope, x *syntax.YieldFrom) cases {
	in.give(st, sc, in.spread(st, in.eval(st, sc, x.Value), x.Value))
	return just(in.fresh(abstract.Expression, x, "the result of a generator"))
}

func (in *interp) give(st *state, sc *scope, items sequence) {
	if one, ok := st.slots[slot{sc.owner, yieldedSlot}].One(); ok {
		in.change(st, one, append(slices.Clip(st.lists[one.obj]), items...))
	}
}

// loose runs what may be called from outside: functions of the program's own
// file that nobody calls, and those whose name was handed on.
func (in *interp) loose(f *file) {
	for i := 0; i < len(in.defs); i++ {
		d := in.defs[i]
		called := d.entered || in.prog.Called != nil && in.prog.Called(d.where())
		if d.file == f && d.object != nil && d.expr == nil && (!called || in.escaped[d]) {
			in.anyTime(d)
		}
	}
}

// anyTime runs a function as if it were called from outside.
func (in *interp) anyTime(d *funcDef) {
	d.entered = true
	st := in.anywhere()
	in.inside(process, func() {
		in.activation(st, d.object, abstract.Place{}, func(st *state, sc *scope) {
			for _, p := range allParams(d.params) {
				in.set(st, sc.owner, p.Name, in.outsideParam(st, d, p))
			}
		})
	})
}

// outsideParam is a parameter that a caller outside decides.
func (in *interp) outsideParam(st *state, d *funcDef, p *syntax.Param) cases {
	at := abstract.Place{File: d.file.name, Start: d.file.position(p.Pos()), End: d.file.position(p.End())}
	gap := entry{Gap: &abstract.Gap{Source: "*" + p.Name, Why: "arguments that the caller decides", Place: at}}
	switch {
	case p == d.params.Vararg:
		return just(in.newTuple(sequence{gap}))
	case p == d.params.Kwarg:
		return just(in.newDict(st, mapping{open: true}))
	case d.class != nil && len(d.params.Args) > 0 && p == d.params.Args[0]:
		return just(in.someInstance(st, d.class))
	}
	return just(in.freshNamed(abstract.Parameter, p.Name, "a parameter that the caller decides", at))
}

// anywhere is the state at any time: each name may have any value that it is
// ever given, and a list that functions change may hold anything.
func (in *interp) anywhere() *state {
	st := newState(in.prog.Reach)
	for k, values := range in.given {
		st.slots[k] = in.anyValue(k, values)
	}
	for o, items := range in.final.lists {
		if in.touched[o] {
			items = sequence{{Gap: &abstract.Gap{Source: o.what, Why: "changed by functions"}}}
		}
		st.lists[o] = items
	}
	for o, m := range in.final.dicts {
		st.dicts[o] = mapping{entries: m.entries, open: m.open || in.touched[o]}
	}
	return st
}

// anyValue is one of the values that a name is given.
func (in *interp) anyValue(k slot, values []cases) cases {
	if len(values) > 8 {
		return just(in.freshNamed(abstract.Expression, k.name, "assigned in many places", abstract.Place{}))
	}
	out := values[0]
	for _, v := range values[1:] {
		if !sameCases(v, out) {
			later := in.space.Ask(abstract.Atom{Text: k.name + " was assigned again"})
			out = abstract.Join(in.space, later, v, out)
		}
	}
	return out
}
