package python

import (
	"strconv"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// eval is the value of an expression. It may start processes, change objects and
// end the path.
func (in *interp) eval(st *state, sc *scope, x syntax.Expr) cases {
	if st.dead() {
		return nothing()
	}
	switch x := x.(type) {
	case *syntax.Name:
		return in.name(st, sc, x)
	case *syntax.Constant:
		return in.constant(x)
	case *syntax.JoinedStr:
		return in.joinedStr(st, sc, x)
	case *syntax.List:
		return just(in.newListAt(st, in.elems(st, sc, x.Elts), x))
	case *syntax.Set:
		return just(in.newSet(st, in.elems(st, sc, x.Elts), x))
	case *syntax.Tuple:
		return just(in.newTuple(in.elems(st, sc, x.Elts)))
	case *syntax.Dict:
		return in.dictDisplay(st, sc, x)
	case *syntax.Call:
		return in.call(st, sc, x)
	case *syntax.Attribute:
		return in.readAttribute(st, sc, x)
	case *syntax.Subscript:
		return in.subscript(st, sc, x)
	case *syntax.BinOp:
		left := in.eval(st, sc, x.Left)
		return in.binary(st, x.Op, left, in.eval(st, sc, x.Right), x)
	case *syntax.Starred:
		return in.eval(st, sc, x.Value)
	case *syntax.Await:
		in.doubt()
		return in.eval(st, sc, x.Value)
	}
	return in.evalCondition(st, sc, x)
}

// evalCondition is the value of the expressions that decide.
func (in *interp) evalCondition(st *state, sc *scope, x syntax.Expr) cases {
	switch x := x.(type) {
	case *syntax.BoolOp:
		return in.boolOp(st, sc, x.Op, x.Values, x)
	case *syntax.UnaryOp:
		return in.unary(st, sc, x)
	case *syntax.Compare:
		return in.compare(st, sc, x)
	case *syntax.IfExp:
		c := in.isTrue(st, in.eval(st, sc, x.Test), x.Test)
		return in.choose(st, c,
			func(st *state) cases { return in.eval(st, sc, x.Body) },
			func(st *state) cases { return in.eval(st, sc, x.Else) })
	case *syntax.NamedExpr:
		v := in.eval(st, sc, x.Value)
		in.assign(st, sc, x.Target, v)
		return v
	}
	return in.evalMaker(st, sc, x)
}

// evalMaker is the value of the expressions that make functions and sequences.
func (in *interp) evalMaker(st *state, sc *scope, x syntax.Expr) cases {
	switch x := x.(type) {
	case *syntax.Lambda:
		return just(in.lambda(st, sc, x))
	case *syntax.ListComp:
		return just(in.comprehension(st, sc, x.Elt, x.Generators, x))
	case *syntax.SetComp:
		v := in.comprehension(st, sc, x.Elt, x.Generators, x)
		v.obj.set = true
		return just(v)
	case *syntax.GeneratorExp:
		return just(in.generatorExp(st, sc, x))
	case *syntax.DictComp:
		return in.dictComprehension(st, sc, x)
	case *syntax.Yield:
		return in.yield(st, sc, x)
	case *syntax.YieldFrom:
		return in.yieldFrom(st, sc, x)
	case *syntax.TemplateStr:
		for _, v := range x.Values {
			if i, ok := v.(*syntax.Interpolation); ok {
				in.eval(st, sc, i.Value)
			}
		}
	}
	return just(in.fresh(abstract.Expression, x, "an expression that is not followed"))
}

func (in *interp) constant(x *syntax.Constant) cases {
	switch x.Kind {
	case syntax.Str:
		return just(text(in.literalOf(x)))
	case syntax.Bytes:
		return just(value{kind: octets, text: abstract.Literal(x.Value)})
	case syntax.True, syntax.False:
		return just(truth(x.Kind == syntax.True))
	case syntax.None:
		return nothing()
	case syntax.Int:
		if n, err := strconv.ParseInt(x.Value, 0, 64); err == nil {
			return just(value{kind: number, n: n})
		}
	case syntax.Float:
		if f, err := strconv.ParseFloat(strings.ReplaceAll(x.Value, "_", ""), 64); err == nil {
			return just(floatOf(f))
		}
	}
	return just(in.derived("constant "+x.Value, x, "a number"))
}

// choose is a where c holds, else b; each is evaluated in the runs it is for.
func (in *interp) choose(st *state, c abstract.Guard, a, b func(*state) cases) cases {
	yes, no := in.branch(st, c), in.branch(st, in.space.Not(c))
	switch {
	case yes.dead():
		v := b(no)
		*st = *no
		return v
	case no.dead():
		v := a(yes)
		*st = *yes
		return v
	}
	x, y := a(yes), b(no)
	deadYes, deadNo := yes.dead(), no.dead()
	*st = *in.join(yes, no)
	switch {
	case deadYes:
		return y
	case deadNo:
		return x
	}
	return abstract.Join(in.space, c, x, y)
}

// boolOp is and, or: the first operand that decides.
func (in *interp) boolOp(st *state, sc *scope, op syntax.BoolOperator, operands []syntax.Expr, n syntax.Node) cases {
	first := in.eval(st, sc, operands[0])
	if len(operands) == 1 {
		return first
	}
	yes := in.isTrue(st, first, operands[0])
	goOn := yes
	if op == syntax.Or {
		goOn = in.space.Not(yes)
	}
	return in.choose(st, goOn,
		func(st *state) cases { return in.boolOp(st, sc, op, operands[1:], n) },
		func(st *state) cases { return first.Within(in.space, st.reach) })
}

func (in *interp) unary(st *state, sc *scope, x *syntax.UnaryOp) cases {
	v := in.eval(st, sc, x.Operand)
	if x.Op == syntax.Not {
		return in.truths(in.space.Not(in.isTrue(st, v, x.Operand)))
	}
	return abstract.Map(in.space, v, func(o value) value {
		switch {
		case (o.kind == number || o.kind == boolean) && x.Op == syntax.USub:
			return value{kind: number, n: -o.n}
		case o.kind == floating && x.Op == syntax.USub:
			f, _ := o.float()
			return floatOf(-f)
		case o.whole() && x.Op == syntax.UAdd:
			return value{kind: number, n: o.n}
		case o.whole() && x.Op == syntax.Invert:
			return value{kind: number, n: ^o.n}
		}
		return in.computed("unary "+x.Op.String(), x, "a number that is computed", o)
	})
}

// truths is a condition as a value.
func (in *interp) truths(c abstract.Guard) cases {
	return abstract.Join(in.space, c, just(truth(true)), just(truth(false)))
}

// compare is a chain of comparisons.
func (in *interp) compare(st *state, sc *scope, x *syntax.Compare) cases {
	left := in.eval(st, sc, x.Left)
	out := abstract.Always
	for i, op := range x.Ops {
		right := in.eval(st, sc, x.Comparators[i])
		if len(x.Ops) == 1 {
			if got, ok := in.saidOf(st, op, left, right, x); ok {
				return got
			}
		}
		out = in.space.And(out, in.compared(st, op, left, right, x))
		left = right
	}
	return in.truths(out)
}

func (in *interp) compared(st *state, op syntax.CompareOperator, a, b cases, n syntax.Node) abstract.Guard {
	out := abstract.Never
	for _, x := range a {
		for _, y := range b {
			both := in.space.And(x.When, y.When)
			if both != abstract.Never && in.space.And(both, st.reach) != abstract.Never {
				out = in.space.Or(out, in.space.And(both, in.comparedOne(st, op, x.Value, y.Value, n)))
			}
		}
	}
	return out
}

func (in *interp) comparedOne(st *state, op syntax.CompareOperator, a, b value, n syntax.Node) abstract.Guard {
	switch op {
	case syntax.Eq:
		return in.equalIn(st, a, b, n)
	case syntax.NotEq:
		if got, ok := in.special(st, a, "__ne__", n, b); ok {
			return in.isTrue(st, got, n)
		}
		return in.space.Not(in.equalIn(st, a, b, n))
	case syntax.Is:
		return in.identical(a, b, n)
	case syntax.IsNot:
		return in.space.Not(in.identical(a, b, n))
	case syntax.In:
		return in.contains(st, b, a, n)
	case syntax.NotIn:
		return in.space.Not(in.contains(st, b, a, n))
	}
	if is, known := in.comparedSets(st, op, a, b); known {
		return certain(is)
	}
	if sign, known := in.order(st, a, b); known {
		return certain(ordered(op, sign))
	}
	in.doubt()
	return in.space.Ask(abstract.Atom{Key: orderKey(op, a, b), Text: in.source(n), Place: in.place(n)})
}

// orderKey identifies a comparison of values that do not change; of others it is
// empty, which makes the question a fresh one.
func orderKey(op syntax.CompareOperator, a, b value) string {
	if (a.plain() || a.kind == unknown) && (b.plain() || b.kind == unknown) {
		return "order " + op.String() + " " + a.key() + " " + b.key()
	}
	return ""
}

func ordered(op syntax.CompareOperator, sign int) bool {
	switch op {
	case syntax.Lt:
		return sign < 0
	case syntax.LtE:
		return sign <= 0
	case syntax.Gt:
		return sign > 0
	}
	return sign >= 0
}

// contains is the condition of `x in v`.
func (in *interp) contains(st *state, v, x value, n syntax.Node) abstract.Guard {
	if v.kind == dict {
		return in.containsKey(st, v.obj, x, n)
	}
	if got, ok := in.special(st, v, "__contains__", n, x); ok {
		return in.isTrue(st, got, n)
	}
	if !v.isList() && (v.kind != str || x.kind != str) {
		in.doubt()
	}
	if whole, ok := v.known(); ok {
		if part, ok := x.known(); ok {
			return certain(strings.Contains(whole, part))
		}
	}
	if v.kind == listKind && v.obj.lazy {
		in.giveOut(st, just(v), n)
		return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
	}
	items, ok := sequence(nil), v.isList()
	if ok {
		items = st.contents(v)
	}
	if !ok {
		return in.space.Ask(abstract.Atom{Key: in.containsKeyOf(v, x), Text: in.source(n), Place: in.place(n)})
	}
	out := abstract.Never
	for _, e := range items {
		if len(e.Word) == 0 {
			return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
		}
		here := in.over(e.Word, func(y value) abstract.Guard { return in.equalIn(st, x, y, n) })
		out = in.space.Or(out, in.space.And(e.When, here))
	}
	return out
}

// containsKeyOf identifies a question about two values that do not change.
func (in *interp) containsKeyOf(v, x value) string {
	if (v.kind == str || v.kind == unknown) && (x.plain() || x.kind == unknown) && v.hole() == nil {
		return "in " + v.key() + " " + x.key()
	}
	return ""
}

func (in *interp) containsKey(st *state, d *object, x value, n syntax.Node) abstract.Guard {
	m := st.mapping(d)
	if x.hashable() {
		m = in.tell(d, m, x)
		st.dicts.set(d, m)
		p, _ := in.find(m, x)
		return p.when
	}
	if !x.plain() {
		in.doubt()
	}
	out := abstract.Never
	for _, p := range m.entries {
		out = in.space.Or(out, in.space.And(p.when, in.equal(x, p.key, n)))
	}
	if m.open {
		out = in.space.Or(out, in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)}))
	}
	return out
}
