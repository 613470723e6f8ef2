package shell

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/pattern"
	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// opaqueTest is a question about a text that has no better form. It is the same
// question wherever the same text is asked it. source is v for people.
func (in *interp) opaqueTest(t abstract.Text, op, v, source string, at abstract.Place) abstract.Guard {
	return in.space.Ask(abstract.Atom{
		Key:  "text " + op + " " + t.Key() + " " + strconv.Quote(v),
		Text: t.Source() + " " + op + " " + source, Place: at,
	})
}

// across is the condition that f gives, over the cases of one or two strings.
func (in *interp) across(a, b abstract.String, f func(a, b abstract.Text) abstract.Guard) abstract.Guard {
	out := abstract.Never
	for _, x := range a {
		for _, y := range b {
			if both := in.space.And(x.When, y.When); both != abstract.Never {
				out = in.space.Or(out, in.space.And(both, f(x.Value, y.Value)))
			}
		}
	}
	return out
}

// glob is a shell pattern: a known one has a regular expression.
type glob struct {
	source  string
	text    string          // the pattern, where all of it is known
	literal abstract.String // set where nothing in the pattern is special
	match   *regexp.Regexp  // set where all of the pattern is known

	extended bool // it has @(…) or its like in it
}

// pattern reads a word as a pattern: what is quoted in it stands for itself.
func (in *interp) pattern(st *state, w *syntax.Word) glob {
	g := glob{source: in.source(w)}
	alts := in.word(st, w)
	g.extended = slices.ContainsFunc(w.Parts, func(p syntax.WordPart) bool {
		_, is := p.(*syntax.ExtGlob)
		return is
	})
	special := slices.ContainsFunc(alts, func(a alternative) bool { return slices.ContainsFunc(a.pieces, isSpecial) })
	if !special {
		g.literal = in.oneText(st, alts, g.source)
		if one, ok := g.literal.One(); ok {
			g.text, _ = one.Known()
		}
		return g
	}
	if len(alts) != 1 {
		return g
	}
	var b strings.Builder
	for _, p := range alts[0].pieces {
		v, known := p.text.Known()
		if p.splice || !known {
			return g
		}
		if p.quoted || p.whole {
			v = pattern.QuoteMeta(v, 0)
		}
		b.WriteString(v)
	}
	g.text = b.String()
	if expr, err := pattern.Regexp(g.text, pattern.EntireString|pattern.ExtendedOperators); err == nil {
		g.match, _ = regexp.Compile(expr)
	}
	return g
}

func isSpecial(p piece) bool {
	v, known := p.text.Known()
	return p.splice || !p.quoted && !p.whole && (!known || strings.ContainsAny(v, `*?[\(`))
}

// matchesIn is matches, of small and capital letters alike where nocasematch is on.
func (in *interp) matchesIn(st *state, subject abstract.String, g glob, at abstract.Place) abstract.Guard {
	out, alike := in.matches(subject, g, at), st.shopt[nocasematch]
	if alike == abstract.Never {
		return out
	}
	return in.space.Ite(alike, in.matches(subject, g.folded(), at), out)
}

// folded is g for small and capital letters alike.
func (g glob) folded() glob {
	expr := ""
	switch one, _ := g.literal.One(); {
	case g.match != nil && g.match.String() == anything:
		return g
	case g.match != nil:
		expr = g.match.String()
	default:
		literal, known := one.Known()
		if !known || g.literal == nil {
			return glob{source: g.source}
		}
		expr = "^(?:" + regexp.QuoteMeta(literal) + ")$"
	}
	return glob{source: g.source, match: regexp.MustCompile("(?i)" + expr)}
}

// matches is the condition under which a string matches a pattern.
func (in *interp) matches(subject abstract.String, g glob, at abstract.Place) abstract.Guard {
	if g.literal != nil {
		return in.across(subject, g.literal, func(a, b abstract.Text) abstract.Guard { return in.equal(a, b, at) })
	}
	if g.match == nil {
		return in.space.Ask(abstract.Atom{Text: "matches " + g.source, Place: at})
	}
	return in.across(subject, abstract.Just(abstract.Text(nil)), func(t, _ abstract.Text) abstract.Guard {
		return in.matchText(t, g, at)
	})
}

func (in *interp) matchText(t abstract.Text, g glob, at abstract.Place) abstract.Guard {
	switch v, known := t.Known(); {
	case known && g.match.MatchString(v):
		return abstract.Always
	case known:
		return abstract.Never
	case g.match.String() == anything:
		return abstract.Always
	case len(t) == 1:
		hole := t[0].Hole
		return in.space.Satisfies(hole, "match "+g.match.String(), t.Source()+" matches "+g.source, g.match.MatchString, at)
	}
	return in.opaqueTest(t, "matches", g.match.String(), g.source, at)
}

// anything is the regular expression of the pattern *.
var anything = func() string {
	expr, _ := pattern.Regexp("*", pattern.EntireString|pattern.ExtendedOperators)
	return regexp.MustCompile(expr).String()
}()

// testClause evaluates [[ … ]].
func (in *interp) testClause(st *state, x syntax.TestExpr) status {
	switch x := x.(type) {
	case *syntax.ParenTest:
		return in.testClause(st, x.X)
	case *syntax.UnaryTest:
		if x.Op == syntax.TsNot {
			return known(in.space.Not(in.ask(in.testClause(st, x.X))))
		}
		w, ok := x.X.(*syntax.Word)
		if !ok {
			return in.pending(x, "")
		}
		if x.Op == syntax.TsVarSet {
			return in.varSet(st, in.text(st, w), in.test(x))
		}
		return in.unary(x.Op.String(), in.text(st, w), in.test(x))
	case *syntax.BinaryTest:
		return in.binaryClause(st, x)
	case *syntax.Word:
		return in.unary("-n", in.text(st, x), in.test(x))
	}
	return in.pending(x, "")
}

func (in *interp) binaryClause(st *state, x *syntax.BinaryTest) status {
	switch x.Op {
	case syntax.AndTest, syntax.OrTest:
		return in.shortCircuit(st, x)
	}
	a, aok := x.X.(*syntax.Word)
	b, bok := x.Y.(*syntax.Word)
	if !aok || !bok {
		return in.pending(x, "")
	}
	subject := in.text(st, a)
	switch x.Op {
	case syntax.TsMatchShort, syntax.TsMatch:
		return known(in.matchesIn(st, subject, in.pattern(st, b), in.place(x)))
	case syntax.TsNoMatch:
		return known(in.space.Not(in.matchesIn(st, subject, in.pattern(st, b), in.place(x))))
	case syntax.TsReMatch:
		return in.matchesRegex(st, x, subject, b)
	}
	return in.binary(x.Op.String(), subject, in.text(st, b), in.test(x))
}

// shortCircuit is && and || inside [[ ]]: the right side is evaluated, for what
// it does, only where the left side leaves it open.
func (in *interp) shortCircuit(st *state, x *syntax.BinaryTest) status {
	left := in.ask(in.testClause(st, x.X))
	goOn := left
	if x.Op == syntax.OrTest {
		goOn = in.space.Not(left)
	}
	right, skipped := st.clone(), st.clone()
	in.narrow(right, goOn)
	in.narrow(skipped, in.space.Not(goOn))
	ok := in.ask(in.testClause(right, x.Y))
	reach := st.reach
	*st = *in.join(right, skipped)
	st.reach = reach
	if x.Op == syntax.OrTest {
		return known(in.space.Or(left, ok))
	}
	return known(in.space.And(left, ok))
}

// question is a test in the source, for atoms that need one.
type question struct {
	text  string
	place abstract.Place
}

func (in *interp) test(n syntax.Node) question { return question{in.source(n), in.place(n)} }

// unary evaluates OP x.
func (in *interp) unary(op string, x abstract.String, q question) status {
	none := abstract.Just(abstract.Text(nil))
	empty := func(a, b abstract.Text) abstract.Guard { return in.space.EqualTexts(a, b, q.place) }
	switch op {
	case "-z":
		return known(in.across(x, none, empty))
	case "-n":
		return known(in.space.Not(in.across(x, none, empty)))
	}
	return status{text: q.text, place: q.place}
}

// varSet evaluates -v name: it asks a name, where that is known.
func (in *interp) varSet(st *state, name abstract.String, q question) status {
	open := status{text: q.text, place: q.place}
	one, _ := name.One()
	text, known := one.Known()
	if !known || !syntax.ValidName(text) {
		return open
	}
	if text, known = in.follow(st, text); !known || in.elsewhere(text) {
		return open
	}
	out := abstract.Never
	for _, c := range in.bound(st, text).value {
		switch {
		case c.Value.kind == unset:
		case c.Value.kind == scalar && !c.Value.open:
			out = in.space.Or(out, in.space.And(c.When, in.isSet(c.Value.from)))
		default:
			return open
		}
	}
	return status{known: true, ok: out}
}

// binary evaluates a OP b, where OP takes no pattern.
func (in *interp) binary(op string, a, b abstract.String, q question) status {
	same := func(a, b abstract.Text) abstract.Guard { return in.equal(a, b, q.place) }
	switch op {
	case "=", "==":
		return known(in.across(a, b, same))
	case "!=":
		return known(in.space.Not(in.across(a, b, same)))
	case "-eq", "-ne", "-lt", "-le", "-gt", "-ge":
		return known(in.across(a, b, func(a, b abstract.Text) abstract.Guard { return in.compare(op, a, b, q) }))
	}
	return status{text: q.text, place: q.place}
}

// compare is a numeric comparison: decided for plain decimal numbers, else one
// question for one pair of texts.
func (in *interp) compare(op string, a, b abstract.Text, q question) abstract.Guard {
	x, xok := decimal(a)
	y, yok := decimal(b)
	switch {
	case xok && yok && compareInts(op, x, y):
		return abstract.Always
	case xok && yok:
		return abstract.Never
	}
	return in.space.Ask(abstract.Atom{Key: "compare " + a.Key() + op + b.Key(), Text: q.text, Place: q.place})
}

func decimal(t abstract.Text) (int, bool) {
	v, ok := t.Known()
	if !ok || v != "0" && strings.HasPrefix(v, "0") {
		return 0, false
	}
	n, err := strconv.Atoi(v)
	return n, err == nil
}

func compareInts(op string, x, y int) bool {
	switch op {
	case "-eq":
		return x == y
	case "-ne":
		return x != y
	case "-lt":
		return x < y
	case "-le":
		return x <= y
	case "-gt":
		return x > y
	}
	return x >= y
}

// bracket evaluates the arguments of test or [. Where one of them is not
// certainly one argument, the whole is one open question.
func (in *interp) bracket(st *state, args abstract.List, q question) status {
	out := abstract.Never
	variants := in.variants(st, args)
	if len(variants) == 0 {
		return status{text: q.text, place: q.place}
	}
	for _, v := range variants {
		if !certain(v.list) {
			return status{text: q.text, place: q.place}
		}
		words := make([]abstract.String, len(v.list))
		for i, e := range v.list {
			words[i] = e.Word
		}
		ok := in.bracketWords(words, q)
		if len(variants) == 1 {
			return ok
		}
		out = in.space.Or(out, in.space.And(v.when, in.ask(ok)))
	}
	return known(out)
}

// bracketWords is the test of POSIX, which goes by the number of arguments.
func (in *interp) bracketWords(w []abstract.String, q question) status {
	op := func(i int) string {
		one, _ := w[i].One()
		v, _ := one.Known()
		return v
	}
	switch {
	case len(w) == 0:
		return known(abstract.Never)
	case len(w) == 1:
		return in.unary("-n", w[0], q)
	case len(w) == 3 && isBinary(op(1)):
		return in.binary(op(1), w[0], w[2], q)
	case op(0) == "!":
		return known(in.space.Not(in.ask(in.bracketWords(w[1:], q))))
	case len(w) == 2 && strings.HasPrefix(op(0), "-"):
		return in.unary(op(0), w[1], q)
	case len(w) >= 5 || len(w) == 3 && (op(1) == "-a" || op(1) == "-o"):
		return in.connected(w, op, q)
	case len(w) <= 4 && wrong(w):
		return known(abstract.Never)
	}
	return status{text: q.text, place: q.place}
}

// wrong tells whether the words of a test of at most four, of which no form was
// found, are none: then it fails. Parentheses, and what may be an operator, are
// not followed.
func wrong(w []abstract.String) bool {
	for _, word := range w {
		one, single := word.One()
		v, known := one.Known()
		if !single || !known || v == "(" || v == ")" || v == "!" || v == "-a" || v == "-o" {
			return false
		}
	}
	return len(w) == 2 || len(w) == 3 || len(w) == 4
}

func isBinary(op string) bool {
	switch op {
	case "=", "==", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef", "<", ">":
		return true
	}
	return false
}

// connected is a test with -a or -o in it: -o binds less.
func (in *interp) connected(w []abstract.String, op func(int) string, q question) status {
	for _, connective := range []string{"-o", "-a"} {
		for i := 1; i < len(w)-1; i++ {
			if op(i) != connective {
				continue
			}
			left, right := in.ask(in.bracketWords(w[:i], q)), in.ask(in.bracketWords(w[i+1:], q))
			if connective == "-o" {
				return known(in.space.Or(left, right))
			}
			return known(in.space.And(left, right))
		}
	}
	return status{text: q.text, place: q.place}
}
