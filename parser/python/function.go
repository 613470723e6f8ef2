package python

import (
	"maps"
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
	entries int
	object  *object // the function as it was last defined
	class   *object // the class that it is a method of
	context string  // the class of its first parameter, where a decorator says so
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
	d := &funcDef{name: name, params: params, body: body, expr: x, file: in.file, node: n}
	var others map[string]bool
	d.locals, others = assignedNames(params, body)
	maps.Copy(in.rebound, others)
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
			in.set(st, o, "default "+p.Name, in.eval(st, sc, p.Default))
		}
	}
	return value{kind: function, obj: o}
}

func (in *interp) lambda(st *state, sc *scope, x *syntax.Lambda) value {
	return in.makeFunction(st, sc, in.definition("<lambda>", x, x.Params, nil, x.Body))
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
	if c, ok := dec.(*syntax.Call); ok {
		made, one := in.eval(st, sc, c.Func).One()
		switch {
		case one && made.kind == external && rememberers[made.name]:
			return in.remembering(st, f, in.arguments(st, sc, c), dec)
		case one && made.kind == external && keepsFunction[made.name]:
			return f
		}
	}
	d := in.eval(st, sc, dec)
	in.doubt()
	return in.each(st, d, func(st *state, x value) cases {
		switch {
		case x.kind == external && rememberers[x.name]:
			return in.remembering(st, f, arguments{}, dec)
		case x.kind == external && replacesFunction[x.name]:
			return in.notFollowed(st, x, arguments{positional: []argument{{f, dec}}}, dec)
		case x.kind == external && keepsFunction[x.name]:
			return abstract.Map(in.space, f, func(v value) value { v.name = x.name; return v })
		case x.kind == method && x.self.kind == function && x.self.name == "property":
			return in.extendProperty(*x.self, x.name, f)
		case x.kind == function || x.kind == class || x.name == "atexit.register":
			return in.callOne(st, x, arguments{positional: []argument{{f, dec}}}, dec)
		}
		in.noteTask(f, x)
		for _, c := range f {
			in.escape(c.Value)
		}
		return f
	})
}

// replacesFunction are decorators that call one function of several.
var replacesFunction = map[string]bool{"functools.singledispatch": true, "functools.singledispatchmethod": true}

// keepsFunction are decorators that change how a function is reached, not what
// it does. A function keeps the name of the one it has.
var keepsFunction = map[string]bool{
	"staticmethod": true, "classmethod": true, "property": true,
	"functools.cached_property": true, "functools.wraps": true, "abc.abstractmethod": true, "contextlib.contextmanager": true,
}

// callFunction follows a call.
func (in *interp) callFunction(st *state, f value, args arguments, n syntax.Node) cases {
	if f.obj.kept != nil {
		return in.recall(st, f, args, n)
	}
	return in.runFunction(st, f, args, n)
}

// runFunction follows a call that runs the body. A call that goes too deep is not
// followed: the function is run for itself, and what it can reach may be changed.
// The call of a context manager waits for the with statement.
func (in *interp) runFunction(st *state, f value, args arguments, n syntax.Node) cases {
	if f.name == "contextlib.contextmanager" || f.name == "contextlib.asynccontextmanager" {
		o := in.object("a context manager")
		in.contexts[o] = bundle{f: just(f), args: args, frame: in.frame, file: in.file}
		return just(value{kind: method, name: "a context manager", obj: o, self: &value{kind: none}})
	}
	if f.obj.fn.yields {
		in.doubt()
		return in.suspend(st, f, args, n)
	}
	return in.enterFunction(st, f, args, n, nil)
}

// Bounds of what is called: how often one function is entered, how often it may
// be inside itself, and how often that may happen in all.
const (
	maxEntries    = 200
	maxActive     = 6
	maxRecursions = 64
)

// enterFunction runs the body of a function for a call. Where it yields, handle
// is run, if there is one.
func (in *interp) enterFunction(st *state, f value, args arguments, n syntax.Node, handle yieldHandler) cases {
	d := f.obj.fn
	if f.self != nil {
		args.positional = append([]argument{{just(*f.self), n}}, args.positional...)
	}
	if d.active > 0 {
		in.recursions++
	}
	d.entries++
	recurs := d.active >= maxActive || d.active > 0 && in.recursions > maxRecursions
	if recurs || d.entries > maxEntries || in.frame.Depth() >= maxDepth {
		return in.cutOff(st, f, args, n, handle)
	}
	if in.mute == 0 && !d.entered {
		d.entered = true
		in.entered = append(in.entered, d.where())
	}
	return in.activation(st, f.obj, in.place(n), func(st *state, sc *scope) {
		in.bindParams(st, sc, f.obj, args, n)
		if handle != nil {
			in.onYield[sc.owner] = handle
		}
	})
}

// cutOff is a call that is not followed.
func (in *interp) cutOff(st *state, f value, args arguments, n syntax.Node, handle yieldHandler) cases {
	f.self = nil
	in.escape(f)
	for _, v := range args.all() {
		for _, c := range v {
			in.spoil(st, c.Value, n)
		}
	}
	in.spoilOuter(st, f.obj.scope, n)
	out := just(in.fresh(abstract.CallResult, n, "the result of a call that is not followed"))
	switch {
	case handle != nil && f.name != "":
		handle(st, in.one(out, n))
	case handle != nil:
		in.overItems(st, sequence{in.gap(n, "what a call that is not followed yields")}, n, in.source(n), handle)
	}
	return out
}

// spoilOuter makes everything unknown that a function can reach around it, but
// for other functions, classes and modules.
func (in *interp) spoilOuter(st *state, sc *scope, n syntax.Node) {
	for ; sc != nil; sc = sc.outer {
		for name, v := range st.slots.of(sc.owner) {
			in.spoilName(st, slot{sc.owner, name}, v, n)
		}
	}
}

func (in *interp) spoilName(st *state, k slot, v cases, n syntax.Node) {
	for _, c := range v {
		if c.Value.kind != function || in.rebound[k.name] {
			in.spoil(st, c.Value, n)
		}
		in.loseKept(st, c.Value, n)
	}
	if in.rebound[k.name] {
		in.set(st, k.owner, k.name, just(in.freshNamed(abstract.Expression, k.name, "changed in a call that is not followed", in.place(n))))
	}
}

func (d *funcDef) where() abstract.Function {
	return abstract.Function{File: d.file.name, At: d.file.position(d.node.Pos())}
}

// activation runs the body of a function, its parameters bound by bind.
func (in *interp) activation(st *state, o *object, at abstract.Place, bind func(*state, *scope)) cases {
	d := o.fn
	d.active++
	outer, outerFile, current := in.frame, in.file, in.current
	sc := &scope{owner: in.object("locals of " + d.name), outer: o.scope, locals: d.locals}
	bind(st, sc)
	in.frame = &abstract.Frame{Parent: outer, Call: at, Function: d.name}
	in.file = d.file
	sc.owner.fn = d
	v := in.body(st, sc, d)
	in.frame, in.file, in.current = outer, outerFile, current
	d.active--
	return v
}

// body is what the body of a function returns.
func (in *interp) body(st *state, sc *scope, d *funcDef) cases {
	if d.expr != nil {
		return in.eval(st, sc, d.expr)
	}
	c := in.inside(activation, func() { in.block(st, sc, d.body) })
	return in.returned(st, c.jumps)
}

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
	if args.rest != nil || args.open || p.Vararg == nil && len(args.positional) > len(positional) || p.Kwarg == nil && !takesNamed(p, args.named) {
		in.doubt()
	}
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

// takesNamed tells whether parameters have the names of all that is handed over by
// name.
func takesNamed(p *syntax.Parameters, given []named) bool {
	all := slices.Concat(p.Args, p.KwOnly)
	return !slices.ContainsFunc(given, func(k named) bool {
		return !slices.ContainsFunc(all, func(q *syntax.Param) bool { return q.Name == k.name })
	})
}

func (in *interp) bindParam(st *state, sc *scope, o *object, p *syntax.Param, i int, args arguments, n syntax.Node) {
	absent, has := st.slots.get(slot{o, "default " + p.Name})
	given := i >= 0 && i < len(args.positional)
	if !has {
		if _, named := args.keyword(p.Name); !given && !named {
			in.doubt()
		}
		absent = just(in.some(abstract.Parameter, p.Name, "a parameter that the caller decides", in.place(n)))
	}
	v := absent
	switch {
	case given:
		v = args.positional[i].value
	case i >= 0 && args.rest != nil, args.open:
		v = just(in.freshNamed(abstract.Parameter, p.Name, "handed over in a list or mapping that is not known", in.place(n)))
		v = in.orStarter(v, absent, p.Name)
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
