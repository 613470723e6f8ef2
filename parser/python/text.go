package python

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// maxText is how many bytes of a string that is put together are followed.
const maxText = 1 << 16

// binary is the value of a binary operator.
func (in *interp) binary(st *state, op syntax.BinaryOperator, left, right cases, n syntax.Node) cases {
	return in.each(st, left, func(st *state, a value) cases {
		return in.each(st, right, func(st *state, b value) cases { return in.binaryOne(st, op, a, b, n) })
	})
}

func (in *interp) binaryOne(st *state, op syntax.BinaryOperator, a, b value, n syntax.Node) cases {
	if out, ok := in.operator(st, op, a, b, n); ok {
		return out
	}
	if out, ok := in.collectionOperator(st, op, a, b, n); ok {
		return out
	}
	switch {
	case op == syntax.BitAnd && in.aProgram(a) && in.rootOf(b) == "plumbum":
		return in.callOne(st, a, arguments{}, n)
	case op == syntax.Add && a.isList() && (b.isList() || b.kind == unknown):
		return just(in.added(st, a, b, n))
	case op == syntax.Add && b.isList() && a.kind == unknown:
		return just(in.added(st, a, b, n))
	case op == syntax.Add && a.kind == octets && b.kind == octets:
		return just(value{kind: octets, text: abstract.Concat(a.text, b.text)})
	case op == syntax.Add && !a.path && !b.path && (a.kind == str || b.kind == str) && (a.kind == unknown || a.kind == str) && (b.kind == unknown || b.kind == str):
		if a.kind == unknown || b.kind == unknown {
			in.doubt()
		}
		if len(a.text.Source())+len(b.text.Source()) > maxText {
			return just(in.fresh(abstract.Expression, n, "a string that is too long to follow"))
		}
		return just(text(abstract.Concat(a.text, b.text)))
	case a.isMark() && b.kind == number && (op == syntax.Add || op == syntax.Sub):
		if op == syntax.Sub {
			b.n = -b.n
		}
		if v, ok := in.moved(a, b.n, n); ok {
			return just(v)
		}
	case op == syntax.Add && a.kind == unknown && b.kind == unknown:
		return just(in.computed("binary +", n, "a sum that is computed", a, b))
	case op == syntax.Mod && a.kind == str:
		return in.percent(st, a, b, n)
	case op == syntax.Div && a.path:
		if b.kind != str {
			in.doubt()
		}
		return just(in.slash(a, in.shown(st, b, n), n))
	case op == syntax.Div && a.kind == unknown && b.kind == str:
		return just(in.slash(in.pathHole(a), b.text, n))
	case op == syntax.Div && a.kind == str && b.path:
		return just(in.slash(in.normal(a.text, n), b.text, n))
	case op == syntax.Mult && a.kind == number && b.kind == str:
		return in.binaryOne(st, op, b, a, n)
	case op == syntax.Mult && a.kind == str && b.kind == number && b.n*int64(len(a.text.Source())+1) <= maxText:
		var parts []abstract.Text
		for range max(0, b.n) {
			parts = append(parts, a.text)
		}
		return just(text(abstract.Concat(parts...)))
	}
	if v, ok := calculated(op, a, b); ok {
		return just(v)
	}
	return just(in.operated(op, a, b, n))
}

// collectionOperator is list * number, or an operator over two dicts or two sets.
// ok is false for others.
func (in *interp) collectionOperator(st *state, op syntax.BinaryOperator, a, b value, n syntax.Node) (out cases, ok bool) {
	switch {
	case op == syntax.Mult && (a.isList() || b.isList()):
		return just(in.repeated(st, a, b, n)), true
	case op == syntax.BitOr && a.kind == dict && b.kind == dict:
		d := in.newDict(st, st.mapping(a.obj))
		in.updateDict(st, d, just(b), n)
		return just(d), true
	}
	return in.setOperation(st, op, a, b, n)
}

// operated is the result of an operator that is not followed.
func (in *interp) operated(op syntax.BinaryOperator, a, b value, n syntax.Node) value {
	return in.computed("binary "+op.String(), n, "a value that is computed", a, b)
}

func (v value) isList() bool { return v.kind == listKind || v.kind == tuple }

// added is the concatenation of two lists, of the kind of the first.
func (in *interp) added(st *state, a, b value, n syntax.Node) value {
	items := append(slices.Clip(in.spread(st, just(a), n)), in.spread(st, just(b), n)...)
	return in.likeList(st, a, in.bounded(st, items), n)
}

// repeated is list * number.
func (in *interp) repeated(st *state, a, b value, n syntax.Node) value {
	if b.isList() {
		a, b = b, a
	}
	items := in.spread(st, just(a), n)
	if (b.kind == number || b.kind == boolean) && b.n <= maxUnrolled && b.n*int64(len(items)) <= maxUnrolled {
		var out sequence
		for range max(0, b.n) {
			out = append(out, items...)
		}
		return in.likeList(st, a, out, n)
	}
	in.loseItems(st, items, n)
	return in.newListAt(st, sequence{in.gap(n, "a list repeated a number of times that is not known")}, n)
}

// textMethod runs a method of a string. ok is false where it is not followed.
func (in *interp) textMethod(st *state, v value, name string, args arguments, n syntax.Node) (cases, bool) {
	switch name {
	case "join":
		return in.joinText(st, v, args, n), true
	case "format":
		return in.format(st, v, args, n)
	case "format_map":
		return in.formatMap(st, v, args, n)
	case "split", "rsplit", "splitlines":
		if out, ok := in.knownMethod(st, v, name, args, n); ok {
			return out, true
		}
		if out, ok := in.foldedMethod(st, "str.", v, name, args, n); ok {
			return out, true
		}
		return just(in.newListAt(st, sequence{in.splitGap(v, n)}, n)), true
	case "startswith", "endswith":
		return in.affix(v, name, args, n), true
	case templateMethod + "substitute", templateMethod + "safe_substitute":
		return in.substitute(st, v, args, n)
	case "encode":
		return in.encoded(st, v, args, n)
	}
	if out, ok := in.knownMethod(st, v, name, args, n); ok {
		return out, true
	}
	return in.foldedMethod(st, "str.", v, name, args, n)
}

// affix is startswith and endswith.
func (in *interp) affix(v value, name string, args arguments, n syntax.Node) cases {
	one, _ := args.at(0).One()
	part, ok := one.known()
	if one.kind == tuple && allPlain(one.obj.items) {
		out := abstract.Never
		for _, e := range one.obj.items {
			rest := arguments{positional: append([]argument{{e.Word, n}}, args.positional[1:]...)}
			out = in.space.Or(out, in.over(in.affix(v, name, rest, n), func(x value) abstract.Guard { return certain(x.n != 0) }))
		}
		return in.truths(out)
	}
	if one.kind != str {
		in.doubt()
	}
	if s, known := v.known(); known && ok && len(args.positional) == 1 {
		if name == "startswith" {
			return just(truth(strings.HasPrefix(s, part)))
		}
		return just(truth(strings.HasSuffix(s, part)))
	}
	return in.truths(in.affixed(v, name, part, ok && len(args.positional) == 1, n))
}

// affixed asks whether a string that is not known begins or ends with a part.
func (in *interp) affixed(v value, name, part string, known bool, n syntax.Node) abstract.Guard {
	if !known {
		return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
	}
	if len(v.text) == 1 && v.text[0].Hole != nil {
		test := strings.HasPrefix
		if name == "endswith" {
			test = strings.HasSuffix
		}
		return in.space.Satisfies(v.text[0].Hole, name+" "+part, in.source(n), func(s string) bool { return test(s, part) }, in.place(n))
	}
	return in.space.Ask(abstract.Atom{Key: name + v.key() + " " + part, Text: in.source(n), Place: in.place(n)})
}

// joinText is sep.join(items).
func (in *interp) joinText(st *state, sep value, args arguments, n syntax.Node) cases {
	return in.each(st, args.at(0), func(st *state, v value) cases {
		items, ok := in.elements(st, v, n)
		if !ok || !allPlain(items) {
			return just(in.fresh(abstract.Expression, n, "a list joined to one string"))
		}
		var parts []abstract.String
		for i, e := range items {
			if i > 0 {
				parts = append(parts, abstract.Just(sep.text))
			}
			if slices.ContainsFunc(e.Word, func(c abstract.Case[value]) bool { return c.Value.kind != str || c.Value.path }) {
				in.doubt()
			}
			parts = append(parts, in.shownAll(st, e.Word, n))
		}
		return in.texts(abstract.ConcatStrings(in.space, parts...))
	})
}

// splitGap is the words of a string that is not known.
func (in *interp) splitGap(v value, n syntax.Node) entry {
	e := in.gapOf(v, n)
	e.Gap.Source = in.source(n)
	return e
}

func (in *interp) literals(words []string, n syntax.Node) sequence {
	out := make(sequence, len(words))
	for i, w := range words {
		out[i] = in.one(just(literal(w)), n)
	}
	return out
}
