package python

import (
	"slices"

	"github.com/egglint/egg/parser/python/syntax"
)

// comprehension is [x for … if …], and the generators and sets of that form.
func (in *interp) comprehension(st *state, sc *scope, elt syntax.Expr, gens []*syntax.Comprehension, n syntax.Node) value {
	out := in.newListAt(st, nil, n)
	in.generate(st, in.inner(sc, gens), gens, func(st *state, sc *scope) {
		in.change(st, out, append(slices.Clip(st.items(out.obj)), in.madeOf(st, sc, elt, gens)))
	}, n)
	return out
}

// madeOf is one element of a comprehension.
func (in *interp) madeOf(st *state, sc *scope, elt syntax.Expr, gens []*syntax.Comprehension) entry {
	v := in.one(in.eval(st, sc, elt), elt)
	if isName(elt, gens[len(gens)-1].Target) {
		v.Origin = sc.written
	}
	return v
}

func (in *interp) dictComprehension(st *state, sc *scope, x *syntax.DictComp) cases {
	out := in.newDict(st, mapping{})
	in.generate(st, in.inner(sc, x.Generators), x.Generators, func(st *state, sc *scope) {
		key := in.eval(st, sc, x.Key)
		in.setKey(st, out, key, in.eval(st, sc, x.Value))
	}, x)
	return just(out)
}

// isName tells whether an expression is the name that another one is.
func isName(x, target syntax.Expr) bool {
	a, ok := x.(*syntax.Name)
	b, too := target.(*syntax.Name)
	return ok && too && a.ID == b.ID
}

// inner is the scope of a comprehension's own names.
func (in *interp) inner(sc *scope, gens []*syntax.Comprehension) *scope {
	locals := map[string]bool{}
	for _, g := range gens {
		targetNames(g.Target, locals)
	}
	return &scope{owner: in.object("a comprehension"), outer: sc, locals: locals}
}

// generate runs give for each combination of elements.
func (in *interp) generate(st *state, sc *scope, gens []*syntax.Comprehension, give func(*state, *scope), n syntax.Node) {
	if len(gens) == 0 {
		give(st, sc)
		return
	}
	in.generateOver(st, sc, in.eval(st, sc, gens[0].Iter), gens, give, n)
}

// generateOver does so, given what the first of them runs over.
func (in *interp) generateOver(st *state, sc *scope, over cases, gens []*syntax.Comprehension, give func(*state, *scope), n syntax.Node) {
	g := gens[0]
	turn := func(st *state, v entry) {
		sc.written = v.Origin
		in.assign(st, sc, g.Target, v.Word)
		in.filtered(st, sc, g.Ifs, func(st *state) { in.generate(st, sc, gens[1:], give, n) })
	}
	in.giveEach(st, over, g.Iter, in.source(g.Target), turn)
}

// filtered runs f in the runs in which all conditions hold.
func (in *interp) filtered(st *state, sc *scope, ifs []syntax.Expr, f func(*state)) {
	if len(ifs) == 0 {
		f(st)
		return
	}
	c := in.isTrue(st, in.eval(st, sc, ifs[0]), ifs[0])
	yes, no := in.branch(st, c), in.branch(st, in.space.Not(c))
	if !yes.dead() {
		in.filtered(yes, sc, ifs[1:], f)
	}
	*st = *in.join(yes, no)
}
