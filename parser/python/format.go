package python

import (
	"regexp"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// joinedStr is an f-string.
func (in *interp) joinedStr(st *state, sc *scope, x *syntax.JoinedStr) cases {
	parts := make([]abstract.String, 0, len(x.Values))
	for _, v := range x.Values {
		switch v := v.(type) {
		case *syntax.Constant:
			parts = append(parts, abstract.Just(in.literalOf(v)))
		case *syntax.FormattedValue:
			parts = append(parts, in.formattedValue(st, sc, v))
		}
	}
	return in.texts(abstract.ConcatStrings(in.space, parts...))
}

func (in *interp) formattedValue(st *state, sc *scope, f *syntax.FormattedValue) abstract.String {
	v := in.eval(st, sc, f.Value)
	spec := just(literal(""))
	if f.Spec != nil {
		spec = in.joinedStr(st, sc, f.Spec)
	}
	n := syntax.Node(f)
	if f.Conversion == 0 && isEmptyText(spec) {
		n = f.Value
	}
	return in.formattedAll(st, v, f.Conversion, spec, n)
}

func isEmptyText(v cases) bool {
	one, ok := v.One()
	s, known := one.known()
	return ok && known && s == ""
}

// formattedAll is what a replacement field gives: a value, converted and laid
// out.
func (in *interp) formattedAll(st *state, v cases, conversion byte, spec cases, n syntax.Node) abstract.String {
	return abstract.Bind(in.space, v, func(x value) abstract.String {
		return abstract.Map(in.space, spec, func(s value) abstract.Text {
			return in.laidOut(in.converted(st, x, conversion, n), s, n)
		})
	})
}

// converted is a value after !r, !s or !a; text where it became one.
func (in *interp) converted(st *state, v value, conversion byte, n syntax.Node) value {
	switch conversion {
	case 's':
		return text(in.shown(st, v, n))
	case 'r', 'a':
		if s, ok := in.repr(st, v); ok && (conversion == 'r' || ascii(s)) {
			return literal(s)
		}
		return in.computed("repr", n, "formatted in a way that is not followed", v)
	}
	if v.plain() && !v.path {
		return v
	}
	return text(in.formatOf(st, v, n))
}

// laidOut is a value as a format specification asks for.
func (in *interp) laidOut(v, spec value, n syntax.Node) abstract.Text {
	s, known := spec.known()
	if known && s == "" {
		return v.plainText()
	}
	l, ok := parseLayout(s)
	if t, plain := v.known(); known && ok && plain {
		if out, ok := l.text(t); ok {
			return abstract.Literal(out)
		}
	}
	if known && ok && (v.kind == number || v.kind == boolean) {
		if out, ok := l.number(v.n); ok {
			return abstract.Literal(out)
		}
	}
	if f, isFloat := v.float(); isFloat && known && ok && (v.kind == floating || strings.Contains("eEfFgG%", l.verb)) {
		if out, ok := l.float(f); ok {
			return abstract.Literal(out)
		}
	}
	return in.computed("format", n, "formatted in a way that is not followed", v, spec).text
}

// percentField is one conversion of a "…" % format.
var percentField = regexp.MustCompile(`^%(?:\((\w+)\))?([-+ 0#]*)(\d{0,3})(?:\.(\d{1,3}))?([sdirxXofFeEgG%])`)

// percent is "…" % values of a known format.
func (in *interp) percent(st *state, format, args value, n syntax.Node) cases {
	spec, ok := format.known()
	items := sequence{in.one(just(args), n)}
	if args.kind == tuple {
		items = args.obj.items
	}
	if !ok || !allPlain(items) {
		return just(in.operated(syntax.Mod, format, args, n))
	}
	var parts []abstract.String
	used := 0
	for {
		before, after, found := strings.Cut(spec, "%")
		parts = append(parts, abstract.Just(abstract.Literal(before)))
		if !found {
			break
		}
		m := percentField.FindStringSubmatch("%" + after)
		if m == nil {
			return just(in.operated(syntax.Mod, format, args, n))
		}
		part, ok := in.percentPart(st, m, args, items, &used, n)
		if !ok {
			return just(in.operated(syntax.Mod, format, args, n))
		}
		parts = append(parts, part)
		spec = after[len(m[0])-1:]
	}
	if used != len(items) && args.kind != dict {
		return just(in.operated(syntax.Mod, format, args, n))
	}
	return in.texts(abstract.ConcatStrings(in.space, parts...))
}

// percentPart is what one conversion gives; ok is false where there is nothing
// for it.
func (in *interp) percentPart(st *state, m []string, args value, items sequence, used *int, n syntax.Node) (part abstract.String, ok bool) {
	name, flags, width, precision, verb := m[1], m[2], m[3], m[4], m[5]
	var v cases
	switch {
	case verb == "%":
		return abstract.Just(abstract.Literal("%")), m[0] == "%%"
	case name != "" && args.kind == dict:
		p, there := in.find(st.mapping(args.obj), literal(name))
		if v = p.val; !there || p.when != abstract.Always {
			return nil, false
		}
	case name == "" && *used < len(items):
		v = items[*used].Word
		*used++
	default:
		return nil, false
	}
	return in.percentAll(st, v, flags, width, precision, verb, n), true
}

// percentAll is each case of a value under one conversion.
func (in *interp) percentAll(st *state, v cases, flags, width, precision, verb string, n syntax.Node) abstract.String {
	bare := flags == "" && width == "" && precision == ""
	l := percentLayout(flags, width, precision, verb)
	return abstract.Map(in.space, v, func(x value) abstract.Text {
		whole := x.whole() && !strings.Contains("fFeEgG", verb)
		switch {
		case (verb == "s" || verb == "r") && bare:
			return in.converted(st, x, verb[0], n).plainText()
		case verb == "s" || verb == "r":
			x = in.converted(st, x, verb[0], n)
			if s, known := x.known(); known {
				if out, ok := l.text(s); ok {
					return abstract.Literal(out)
				}
			}
		case whole && precision == "":
			if out, ok := l.number(x.n); ok {
				return abstract.Literal(out)
			}
		case strings.Contains("fFeEgG", verb):
			if f, known := x.float(); known {
				if out, ok := l.float(f); ok {
					return abstract.Literal(out)
				}
			}
		case bare && (verb == "d" || verb == "i"):
			return in.computed("int", n, "a number that is computed", x).text
		}
		return in.computed("percent "+strings.Join([]string{flags, width, precision, verb}, " "), n, "formatted in a way that is not followed", x).text
	})
}

// percentLayout is the layout that the flags of a conversion ask for.
func percentLayout(flags, width, precision, verb string) layout {
	l := layout{fill: " ", align: ">", precision: -1, alternate: strings.Contains(flags, "#")}
	l.width, _ = parseWidth(width)
	if p, ok := parseWidth(precision); ok {
		l.precision = p
	}
	if strings.Contains(flags, "+") {
		l.sign = "+"
	} else if strings.Contains(flags, " ") {
		l.sign = " "
	}
	text := verb == "s" || verb == "r"
	switch {
	case strings.Contains(flags, "-"):
		l.align = "<"
	case strings.Contains(flags, "0") && !text:
		l.fill, l.align = "0", "="
	}
	if text {
		l.sign, l.alternate = "", false
	} else if verb != "i" {
		l.verb = verb
	}
	return l
}

// format is "…".format(…).
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
		for _, k := range args.named {
			if k.name == field && in.space.Implies(st.reach, k.when) {
				return k.value, true
			}
		}
		return nil, false
	}, n)
}

func (in *interp) formatMap(st *state, v value, args arguments, n syntax.Node) (cases, bool) {
	spec, ok := v.known()
	one, single := args.at(0).One()
	if !ok || !single || one.kind != dict {
		return nil, false
	}
	return in.fields(st, spec, func(field string, _ *int) (cases, bool) {
		p, ok := in.find(st.mapping(one.obj), literal(field))
		return p.val, ok && in.space.Implies(st.reach, p.when)
	}, n)
}

// replacementField is a {name.attribute[key]!conversion:layout} without fields
// inside.
var replacementField = regexp.MustCompile(`^\{(\w*)((?:\.\w+|\[[^\]{}]+\])*)(?:!([rsa]))?(?::([^{}]*))?\}`)

var fieldPart = regexp.MustCompile(`\.(\w+)|\[([^\]]+)\]`)

// fields puts values into the fields of a format. ok is false where one of them
// is not followed.
func (in *interp) fields(st *state, spec string, field func(string, *int) (cases, bool), n syntax.Node) (cases, bool) {
	var parts []abstract.String
	auto := 0
	for {
		i := strings.IndexAny(spec, "{}")
		if i < 0 {
			parts = append(parts, abstract.Just(abstract.Literal(spec)))
			return in.texts(abstract.ConcatStrings(in.space, parts...)), true
		}
		parts = append(parts, abstract.Just(abstract.Literal(spec[:i])))
		spec = spec[i:]
		if len(spec) > 1 && spec[0] == spec[1] {
			parts = append(parts, abstract.Just(abstract.Literal(spec[:1])))
			spec = spec[2:]
			continue
		}
		m := replacementField.FindStringSubmatch(spec)
		if m == nil {
			return nil, false
		}
		v, ok := field(m[1], &auto)
		if !ok {
			return nil, false
		}
		var conversion byte
		if m[3] != "" {
			conversion = m[3][0]
		}
		parts = append(parts, in.formattedAll(st, in.fieldParts(st, v, m[2], n), conversion, just(literal(m[4])), n))
		spec = spec[len(m[0]):]
	}
}

// fieldParts follows the attributes and keys of a replacement field.
func (in *interp) fieldParts(st *state, v cases, parts string, n syntax.Node) cases {
	for _, m := range fieldPart.FindAllStringSubmatch(parts, -1) {
		v = in.each(st, v, func(st *state, x value) cases {
			if m[1] != "" {
				return in.field(st, x, m[1], n)
			}
			at := literal(m[2])
			if i, ok := parseWidth(m[2]); ok {
				at = integer(i)
			}
			return in.indexed(st, x, just(at), n)
		})
	}
	return v
}

// field is an attribute of a value, known or not.
func (in *interp) field(st *state, v value, name string, n syntax.Node) cases {
	if got := in.attribute(st, v, name, n); got != nil {
		return got
	}
	return in.unknownField(st, v, name, n)
}
