package shell

import (
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// maxIntegers is how many integers an expression is told apart into.
const maxIntegers = 64

// evaluate computes an arithmetic expression, with what it assigns and starts.
// An expression that fails is taken to give an integer that is not known.
func (in *interp) evaluate(st *state, x syntax.ArithmExpr) integer {
	switch x := x.(type) {
	case *syntax.ParenArithm:
		return in.evaluate(st, x.X)
	case *syntax.UnaryArithm:
		return in.unaryArithm(st, x)
	case *syntax.BinaryArithm:
		return in.binaryArithm(st, x)
	case *syntax.Word:
		return in.operandOf(st, x)
	case nil:
		return justInteger(0)
	}
	in.effects(st, x)
	return anyInteger()
}

// nonzero is the condition under which an integer is not 0. Where that is not
// known, the expression may fail, too: that counts as 0.
func (in *interp) nonzero(v integer, q question) abstract.Guard {
	out := abstract.Never
	for _, c := range v {
		yes := abstract.Never
		switch {
		case !c.Value.known && c.Value.key == "":
			yes = in.space.Ask(abstract.Atom{Text: q.text, Place: q.place})
		case !c.Value.known:
			yes = in.space.Ask(abstract.Atom{Key: "nonzero " + c.Value.key, Text: q.text, Place: q.place})
		case c.Value.n != 0:
			yes = abstract.Always
		}
		out = in.space.Or(out, in.space.And(c.When, yes))
	}
	return out
}

// digits is an integer as a string, which the program writes as source.
func (in *interp) digits(v integer, source string, at abstract.Place) abstract.String {
	return abstract.Map(in.space, v, func(q quantity) abstract.Text {
		if q.known {
			return abstract.Literal(strconv.FormatInt(q.n, 10))
		}
		hole := abstract.Hole{Kind: abstract.Expression, Source: source, Why: "a number that is computed", Place: at}
		return abstract.Unknown(in.space.NewHole(hole))
	})
}

// operandOf is a number, a variable, or what a word expands to.
func (in *interp) operandOf(st *state, w *syntax.Word) integer {
	if in.expressions == 0 {
		in.figure = w
	}
	if v := w.Lit(); v != "" && len(in.within(w)) == 0 {
		return in.integerOf(st, abstract.Literal(v), maxNames)
	}
	return abstract.Bind(in.space, in.text(st, w), func(t abstract.Text) integer {
		if v, known := t.Known(); known && v == "" {
			return anyInteger() // what stands around it may not be an expression then
		}
		return in.integerOf(st, t, maxNames)
	})
}

// maxNames is how many variables that hold names are followed one to the other.
const maxNames = 3

// integerOf is a text as arithmetic reads it: a number, or the name of a
// variable that is read as such a text.
func (in *interp) integerOf(st *state, t abstract.Text, names int) integer {
	v, known := t.Known()
	if !known {
		return abstract.Just(quantity{key: "of " + t.Key()})
	}
	n, ok := integral(v)
	switch {
	case ok && in.otherOctals(v):
		return anyInteger()
	case ok:
		return justInteger(n)
	case names == 0:
		return anyInteger()
	case !syntax.ValidName(v):
		return in.expressionIn(st, v)
	}
	if v, ok = in.follow(st, v); !ok || in.elsewhere(v) {
		return anyInteger()
	}
	return abstract.Bind(in.space, in.first(st, v), func(b binding) integer {
		switch {
		case b.kind == unset && in.nounset:
			return anyInteger()
		case b.kind == unset || b.kind == scalar && len(b.text) == 0:
			return justInteger(0)
		case b.kind == scalar:
			return in.integerOf(st, b.text, names-1)
		}
		return anyInteger()
	})
}

// expressionIn computes the expression that a string is.
func (in *interp) expressionIn(st *state, v string) integer {
	if in.figure != nil && (strings.Contains(v, "$(") || strings.Contains(v, "`")) { // an index may hold a substitution
		in.anyStart(st, in.figure, in.place(in.figure))
	}
	x, err := syntax.NewParser(syntax.Variant(in.prog.Dialect.variant())).Arithmetic(strings.NewReader(v))
	if _, word := x.(*syntax.Word); err != nil || word || len(v) > maxExpression || in.expressions == maxNames {
		return anyInteger()
	}
	outer := in.prog
	in.expressions++
	in.prog.Text, in.prog.Holes = v, nil
	in.prog.At = func(int) abstract.Pos { return abstract.Pos{} }
	defer func() { in.prog, in.expressions = outer, in.expressions-1 }()
	return in.evaluate(st, x)
}

// maxExpression is how long an expression in a string may be.
const maxExpression = 256

// otherOctals tells whether the dialect may not take a leading 0 for octal.
func (in *interp) otherOctals(v string) bool {
	return (in.prog.Dialect == Zsh || in.prog.Dialect == Korn) && len(v) > 1 && v[0] == '0'
}

// elsewhere tells whether a variable may be another string than was last assigned.
func (in *interp) elsewhere(name string) bool {
	return in.unsteady[name] || volatile[name]
}

// first is a variable as $name reads it: the first element of an array. Where that
// is not known, it is told as a table.
func (in *interp) first(st *state, name string) value {
	return abstract.Bind(in.space, in.lookup(st, name).value.Within(in.space, st.reach), func(b binding) value {
		var out value
		switch {
		case b.kind == associative && b.table != nil:
			return in.underKey(b.table, "0")
		case b.kind != array:
			return abstract.Just(b)
		}
		for i, v := range in.variantsAt(st, b.list, 0) {
			here := leading(in.space, v.list)
			if i == 0 {
				out = here
				continue
			}
			out = abstract.Join(in.space, v.when, here, out)
		}
		return out
	})
}

// underKey is what a table holds under a key, as a variable of its own.
func (in *interp) underKey(t *table, key string) value {
	i, found := t.place(key)
	if !found {
		return abstract.Just(binding{kind: unset})
	}
	e := t.entries[i]
	return abstract.Join(in.space, e.when, textValue(in.space, e.value), abstract.Just(binding{kind: unset}))
}

// leading is the first element of a list.
func leading(s *abstract.Space, l abstract.List) value {
	switch {
	case len(l) == 0:
		return abstract.Just(binding{kind: unset})
	case certain(l[:1]):
		return textValue(s, l[0].Word)
	}
	return abstract.Just(binding{kind: associative})
}

func (in *interp) unaryArithm(st *state, x *syntax.UnaryArithm) integer {
	if x.Op == syntax.Inc || x.Op == syntax.Dec {
		return in.stepped(st, x)
	}
	v := in.evaluate(st, x.X)
	return abstract.Map(in.space, v, func(q quantity) quantity {
		switch {
		case !q.known && q.key == "":
			return q
		case !q.known:
			return quantity{key: x.Op.String() + "(" + q.key + ")"}
		case x.Op == syntax.Not:
			q.n = boolean(q.n == 0)
		case x.Op == syntax.BitNegation:
			q.n = ^q.n
		case x.Op == syntax.Minus:
			q.n = -q.n
		}
		return q
	})
}

// stepped is name++ and its kin.
func (in *interp) stepped(st *state, x *syntax.UnaryArithm) integer {
	op := syntax.Add
	if x.Op == syntax.Dec {
		op = syntax.Sub
	}
	before := in.evaluate(st, x.X)
	after := in.combined(op, before, justInteger(1))
	in.assignNumber(st, x.X, after)
	if x.Post {
		return before
	}
	return after
}

func (in *interp) binaryArithm(st *state, x *syntax.BinaryArithm) integer {
	switch x.Op {
	case syntax.AndArit, syntax.OrArit, syntax.TernQuest:
		return in.branching(st, x)
	case syntax.Comma:
		in.evaluate(st, x.X)
		return in.evaluate(st, x.Y)
	case syntax.Assgn:
		v := in.evaluate(st, x.Y)
		in.assignNumber(st, x.X, v)
		return v
	case syntax.AndBoolAssgn, syntax.OrBoolAssgn, syntax.XorBoolAssgn:
		in.evaluate(st, x.Y)
		in.assignNumber(st, x.X, anyInteger())
		return anyInteger()
	}
	a := in.evaluate(st, x.X)
	v := in.evaluate(st, x.Y)
	op, assigns := assigning[x.Op]
	if !assigns {
		return in.combined(x.Op, a, v)
	}
	v = in.combined(op, a, v)
	in.assignNumber(st, x.X, v)
	return v
}

// combined is a OP b.
func (in *interp) combined(op syntax.BinAritOperator, a, b integer) integer {
	if len(a)*len(b) > maxIntegers {
		return anyInteger()
	}
	return abstract.Bind(in.space, a, func(x quantity) integer {
		return abstract.Map(in.space, b, func(y quantity) quantity {
			if x.known && y.known {
				n, ok := compute(op, x.n, y.n)
				return quantity{known: ok, n: n}
			}
			if x.label() == "" || y.label() == "" {
				return quantity{}
			}
			return quantity{key: "(" + x.label() + " " + op.String() + " " + y.label() + ")"}
		})
	})
}

// branching is &&, || and ?:, which evaluate what stands behind them only where
// that counts.
func (in *interp) branching(st *state, x *syntax.BinaryArithm) integer {
	left := in.evaluate(st, x.X)
	yes, no := st.clone(), st.clone()
	is := in.nonzero(left, in.test(x.X))
	in.narrow(yes, is)
	in.narrow(no, in.space.Not(is))
	then, otherwise := justInteger(1), justInteger(0)
	truth := func(st *state, x syntax.ArithmExpr, v *integer) {
		if !st.dead() {
			*v = in.combined(syntax.Neq, in.evaluate(st, x), justInteger(0))
		}
	}
	switch x.Op {
	case syntax.AndArit:
		truth(yes, x.Y, &then)
	case syntax.OrArit:
		truth(no, x.Y, &otherwise)
	default:
		then, otherwise = in.ternary(yes, no, x)
	}
	*st = *in.join(yes, no)
	if is != abstract.Always && is != abstract.Never {
		return in.perhapsFailing(left, abstract.Join(in.space, is, then, otherwise))
	}
	return abstract.Join(in.space, is, then, otherwise)
}

func (in *interp) ternary(yes, no *state, x *syntax.BinaryArithm) (then, otherwise integer) {
	then, otherwise = anyInteger(), anyInteger()
	sides, ok := x.Y.(*syntax.BinaryArithm)
	if !ok {
		return then, otherwise
	}
	if !yes.dead() {
		then = in.evaluate(yes, sides.X)
	}
	if !no.dead() {
		otherwise = in.evaluate(no, sides.Y)
	}
	return then, otherwise
}

// perhapsFailing is v, computed from what may fail where it is not known: a
// condition of it is then not met, whatever v is.
func (in *interp) perhapsFailing(from, v integer) integer {
	out := v
	for _, c := range from {
		if !c.Value.known {
			out = abstract.Join(in.space, c.When, anyInteger(), out)
		}
	}
	return out
}

// assignNumber assigns to what an expression names.
func (in *interp) assignNumber(st *state, x syntax.ArithmExpr, v integer) {
	w, ok := x.(*syntax.Word)
	name := ""
	var index syntax.ArithmExpr
	if ok && len(w.Parts) == 1 {
		name = w.Lit()
		if p, ok := w.Parts[0].(*syntax.ParamExp); ok && p.Param != nil {
			name, index = p.Param.Value, p.Index
		}
	}
	text := in.digits(v, "$"+name, in.place(x))
	switch {
	case !syntax.ValidName(name):
		in.wipeAll(st, "a name that is computed is assigned", in.place(x))
	case index != nil:
		in.setElement(st, name, index, text, in.nodeOrigin(w))
	default:
		in.setText(st, name, text, in.nodeOrigin(w))
	}
}

// setText gives a variable a string; an array gets it as its first element.
func (in *interp) setText(st *state, name string, text abstract.String, origin *abstract.Origin) {
	old := in.lookup(st, name).value
	if isTable(old) {
		in.changeTable(st, name, func(t *table) *table { return t.with("0", text) })
		return
	}
	if arrayCase(old) >= 0 {
		in.setAt(st, name, 0, text, origin)
		return
	}
	v := textValue(in.space, text)
	if mayBeArray(old) {
		v = opened(in.space, v)
	}
	in.assign(st, name, v)
}

// arithmetic runs what an expression assigns and starts.
func (in *interp) arithmetic(st *state, x syntax.ArithmExpr) integer {
	if x == nil {
		return justInteger(1) // as a condition of for (( ; ; )) it holds
	}
	return in.evaluate(st, x)
}

// arithmeticStatus is the status of (( x )) and let x.
func (in *interp) arithmeticStatus(st *state, x syntax.ArithmExpr) status {
	return known(in.nonzero(in.evaluate(st, x), in.test(x)))
}

// arithmeticExpansion is $((x)).
func (in *interp) arithmeticExpansion(st *state, p *syntax.ArithmExp, quoted bool) []alternative {
	var out []alternative
	for _, c := range in.digits(in.evaluate(st, p.X), in.source(p), in.place(p)) {
		_, known := c.Value.Known()
		part := piece{text: c.Value, whole: !known && in.plainIFS(st), quoted: quoted}
		out = append(out, alternative{c.When, []piece{part}})
	}
	return out
}

// letOne is one expression of let: a word is one after its quotes are gone, and
// where it is not known it may assign anything.
func (in *interp) letOne(st *state, x syntax.ArithmExpr) status {
	w, ok := x.(*syntax.Word)
	if !ok {
		return in.arithmeticStatus(st, x)
	}
	one, single := in.text(st, w).One()
	if _, known := one.Known(); !single || !known {
		in.wipeAll(st, "may be set by let", in.place(x))
		return in.pending(x, "")
	}
	return known(in.nonzero(in.integerOf(st, one, maxNames), in.test(x)))
}
