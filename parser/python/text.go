package python

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// binary is the value of a binary operator.
func (in *interp) binary(st *state, op syntax.BinaryOperator, left, right cases, n syntax.Node) cases {
	return in.each(st, left, func(st *state, a value) cases {
		return in.each(st, right, func(st *state, b value) cases { return in.binaryOne(st, op, a, b, n) })
	})
}

func (in *interp) binaryOne(st *state, op syntax.BinaryOperator, a, b value, n syntax.Node) cases {
	switch {
	case op == syntax.Add && a.isList() && (b.isList() || b.kind == unknown):
		return just(in.added(st, a, b, n))
	case op == syntax.Add && b.isList() && a.kind == unknown:
		return just(in.added(st, a, b, n))
	case op == syntax.Add && (a.kind == str || b.kind == str) && (a.kind == unknown || a.kind == str) && (b.kind == unknown || b.kind == str):
		return just(text(abstract.Concat(a.text, b.text)))
	case op == syntax.Add && a.kind == unknown && b.kind == unknown:
		return just(in.derived("add "+a.key()+b.key(), n, "a sum that is computed"))
	case op == syntax.Mod && a.kind == str:
		return in.percent(st, a, b, n)
	case op == syntax.Div && a.path:
		return just(in.joinPath(in.shown(st, a, n), in.shown(st, b, n)))
	case op == syntax.Mult && (a.isList() || b.isList()):
		return just(in.repeated(st, a, b, n))
	case op == syntax.BitOr && a.kind == dict && b.kind == dict:
		d := in.newDict(st, st.dicts[a.obj])
		in.updateDict(st, d, just(b), n)
		return just(d)
	case a.kind == number && b.kind == number:
		if v, ok := arithmetic(op, a.n, b.n); ok {
			return just(value{kind: number, n: v})
		}
	}
	return just(in.computed(op, a, b, n))
}

// computed is the result of an operator that is not followed.
func (in *interp) computed(op syntax.BinaryOperator, a, b value, n syntax.Node) value {
	if (a.plain() || a.kind == unknown) && (b.plain() || b.kind == unknown) {
		return in.derived("binary "+op.String()+a.key()+" "+b.key(), n, "a value that is computed")
	}
	return in.fresh(abstract.Expression, n, "a value that is computed")
}

func (v value) isList() bool { return v.kind == listKind || v.kind == tuple }

func arithmetic(op syntax.BinaryOperator, a, b int64) (int64, bool) {
	switch op {
	case syntax.Add:
		return a + b, true
	case syntax.Sub:
		return a - b, true
	case syntax.Mult:
		return a * b, true
	}
	return 0, false
}

// added is the concatenation of two lists, of the kind of the first.
func (in *interp) added(st *state, a, b value, n syntax.Node) value {
	items := append(in.spread(st, just(a), n), in.spread(st, just(b), n)...)
	if a.kind == tuple {
		return in.newTuple(items)
	}
	return in.newListAt(st, items, n)
}

// repeated is list * number.
func (in *interp) repeated(st *state, a, b value, n syntax.Node) value {
	if b.isList() {
		a, b = b, a
	}
	items := in.spread(st, just(a), n)
	if (b.kind == number || b.kind == boolean) && b.n*int64(len(items)) <= maxUnrolled {
		var out sequence
		for range b.n {
			out = append(out, items...)
		}
		return in.newListAt(st, out, n)
	}
	return in.newListAt(st, sequence{in.gap(n, "a list repeated a number of times that is not known")}, n)
}

// percent is "…" % values, for %s and %d of a known format.
func (in *interp) percent(st *state, format, args value, n syntax.Node) cases {
	spec, ok := format.known()
	items := sequence{in.one(just(args), n)}
	if args.kind == tuple {
		items = args.obj.items
	}
	if !ok || args.kind == dict || !allPlain(items) {
		return just(in.computed(syntax.Mod, format, args, n))
	}
	var parts []abstract.String
	for i := 0; ; {
		before, after, found := strings.Cut(spec, "%")
		parts = append(parts, abstract.Just(abstract.Literal(before)))
		switch {
		case !found && i == len(items):
			return in.texts(abstract.ConcatStrings(in.space, parts...))
		case !found || after == "":
			return just(in.computed(syntax.Mod, format, args, n))
		case after[0] == '%':
			parts = append(parts, abstract.Just(abstract.Literal("%")))
		case (after[0] == 's' || after[0] == 'd') && i < len(items):
			parts = append(parts, in.shownAll(st, items[i].Word, n))
			i++
		default:
			return just(in.computed(syntax.Mod, format, args, n))
		}
		spec = after[1:]
	}
}

// joinPath is a/b: an absolute b stands alone.
func (in *interp) joinPath(a, b abstract.Text) value {
	out := value{kind: str, path: true}
	switch {
	case startsWith(b, "/") || len(a) == 0:
		out.text = b
	case endsWith(a, "/"):
		out.text = abstract.Concat(a, b)
	default:
		out.text = abstract.Concat(a, abstract.Literal("/"), b)
	}
	return out
}

func startsWith(t abstract.Text, s string) bool {
	return len(t) > 0 && t[0].Hole == nil && strings.HasPrefix(t[0].Literal, s)
}

func endsWith(t abstract.Text, s string) bool {
	return len(t) > 0 && t[len(t)-1].Hole == nil && strings.HasSuffix(t[len(t)-1].Literal, s)
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
	case "split":
		return in.splitText(st, v, args, n), true
	case "startswith", "endswith":
		return in.affix(v, name, args, n), true
	case "encode", "decode":
		return just(v), true
	}
	return in.knownMethod(st, v, name, args, n)
}

// knownMethod runs methods that only known strings are put through.
func (in *interp) knownMethod(st *state, v value, name string, args arguments, n syntax.Node) (cases, bool) {
	s, ok := v.known()
	if !ok {
		return nil, false
	}
	words := make([]string, len(args.positional))
	for i := range args.positional {
		one, _ := args.at(i).One()
		if words[i], ok = one.known(); !ok {
			return nil, false
		}
	}
	var out string
	switch {
	case name == "strip" && len(words) == 0:
		out = strings.TrimSpace(s)
	case name == "strip":
		out = strings.Trim(s, words[0])
	case name == "lstrip" && len(words) == 1:
		out = strings.TrimLeft(s, words[0])
	case name == "rstrip" && len(words) == 1:
		out = strings.TrimRight(s, words[0])
	case name == "lower" && len(words) == 0:
		out = strings.ToLower(s)
	case name == "upper" && len(words) == 0:
		out = strings.ToUpper(s)
	case name == "replace" && len(words) == 2:
		out = strings.ReplaceAll(s, words[0], words[1])
	case name == "removeprefix" && len(words) == 1:
		out = strings.TrimPrefix(s, words[0])
	case name == "removesuffix" && len(words) == 1:
		out = strings.TrimSuffix(s, words[0])
	default:
		return nil, false
	}
	return just(literal(out)), true
}

// affix is startswith and endswith.
func (in *interp) affix(v value, name string, args arguments, n syntax.Node) cases {
	one, _ := args.at(0).One()
	part, ok := one.known()
	if s, known := v.known(); known && ok && len(args.positional) == 1 {
		if name == "startswith" {
			return just(truth(strings.HasPrefix(s, part)))
		}
		return just(truth(strings.HasSuffix(s, part)))
	}
	key := ""
	if ok && len(args.positional) == 1 {
		key = name + v.key() + " " + one.key()
	}
	return in.truths(in.space.Ask(abstract.Atom{Key: key, Text: in.source(n), Place: in.place(n)}))
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
			parts = append(parts, in.shownAll(st, e.Word, n))
		}
		return in.texts(abstract.ConcatStrings(in.space, parts...))
	})
}

// splitText is s.split(): known strings, at blanks or at a known separator.
func (in *interp) splitText(st *state, v value, args arguments, n syntax.Node) cases {
	s, ok := v.known()
	var words []string
	switch {
	case ok && len(args.positional) == 0 && len(args.named) == 0:
		words = strings.Fields(s)
	case ok && len(args.positional) == 1 && len(args.named) == 0:
		one, _ := args.at(0).One()
		sep, known := one.known()
		if ok = known && sep != ""; ok {
			words = strings.Split(s, sep)
		}
	default:
		ok = false
	}
	if !ok {
		return just(in.newListAt(st, sequence{in.splitGap(v, n)}, n))
	}
	return just(in.newListAt(st, in.literals(words, n), n))
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

// format is "…".format(…) with plain fields: {}, {0}, {name}.
func (in *interp) format(st *state, v value, args arguments, n syntax.Node) (cases, bool) {
	spec, ok := v.known()
	if !ok {
		return nil, false
	}
	return in.fields(st, spec, func(field string, auto *int) (cases, bool) {
		if field == "" {
			*auto++
			return args.or(*auto-1, nil), *auto <= len(args.positional)
		}
		for i := range args.positional {
			if field == itoa(i) {
				return args.at(i), true
			}
		}
		got, ok := args.keyword(field)
		return got, ok
	}, n)
}

func (in *interp) formatMap(st *state, v value, args arguments, n syntax.Node) (cases, bool) {
	spec, ok := v.known()
	one, single := args.at(0).One()
	if !ok || !single || one.kind != dict {
		return nil, false
	}
	m := st.dicts[one.obj]
	return in.fields(st, spec, func(field string, _ *int) (cases, bool) {
		p, ok := m.find(literal(field))
		return p.val, ok && p.when == abstract.Always
	}, n)
}

// fields puts values into the fields of a format. ok is false where one of them
// is no plain name.
func (in *interp) fields(st *state, spec string, field func(string, *int) (cases, bool), n syntax.Node) (cases, bool) {
	var parts []abstract.String
	auto := 0
	for spec != "" {
		i := strings.IndexAny(spec, "{}")
		if i < 0 {
			i = len(spec)
		}
		parts = append(parts, abstract.Just(abstract.Literal(spec[:i])))
		if spec = spec[i:]; spec == "" {
			break
		}
		if len(spec) > 1 && spec[0] == spec[1] {
			parts = append(parts, abstract.Just(abstract.Literal(spec[:1])))
			spec = spec[2:]
			continue
		}
		name, rest, found := strings.Cut(spec[1:], "}")
		if !found || spec[0] == '}' || strings.ContainsAny(name, "{.[!:") {
			return nil, false
		}
		v, ok := field(name, &auto)
		if !ok {
			return nil, false
		}
		parts = append(parts, in.shownAll(st, v, n))
		spec = rest
	}
	return in.texts(abstract.ConcatStrings(in.space, parts...)), true
}
