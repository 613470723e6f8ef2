package python

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// isTrue is the condition under which the cases count as true.
func (in *interp) isTrue(st *state, v cases, n syntax.Node) abstract.Guard {
	return in.over(v, func(x value) abstract.Guard { return in.truthOf(st, x, n) })
}

// over is the condition that f gives, over the cases of a value.
func (in *interp) over(v cases, f func(value) abstract.Guard) abstract.Guard {
	out := abstract.Never
	for _, c := range v {
		out = in.space.Or(out, in.space.And(c.When, f(c.Value)))
	}
	return out
}

func (in *interp) truthOf(st *state, v value, n syntax.Node) abstract.Guard {
	switch v.kind {
	case none:
		return abstract.Never
	case boolean, number:
		return certain(v.n != 0)
	case floating:
		f, _ := v.float()
		return certain(f != 0)
	case str, octets:
		return in.notEmpty(v.text, n)
	case listKind:
		if v.obj.lazy {
			return abstract.Always
		}
		return in.hasElements(st.items(v.obj), n)
	case tuple:
		return in.hasElements(v.obj.items, n)
	case dict:
		return in.hasKeys(st.mapping(v.obj), n)
	case unknown:
		in.doubt()
		return in.unknownTruth(v, n)
	case instance:
		if is, ok := in.truthOfObject(st, v, n); ok {
			return is
		}
		if in.simple(st, v, "__bool__", "__len__") && !v.obj.of[0].Value.obj.class.row {
			return abstract.Always
		}
		in.doubt()
		return in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)})
	case external:
		return in.space.Ask(abstract.Atom{Key: "true " + v.name, Text: in.source(n), Place: in.place(n)})
	}
	return abstract.Always
}

// simple tells whether an object does as any object does where its class has
// none of the methods named.
func (in *interp) simple(st *state, v value, names ...string) bool {
	c, ok := v.obj.of.One()
	if !ok || outside(c.obj.class) && !c.obj.class.enum || c.obj.class.text {
		return false
	}
	return !slices.ContainsFunc(names, func(name string) bool { return in.ofClass(st, v, name) != nil })
}

func certain(b bool) abstract.Guard {
	if b {
		return abstract.Always
	}
	return abstract.Never
}

func (in *interp) notEmpty(t abstract.Text, n syntax.Node) abstract.Guard {
	for _, p := range t {
		if p.Hole == nil {
			return abstract.Always
		}
	}
	if len(t) == 0 {
		return abstract.Never
	}
	out := abstract.Never
	for _, p := range t {
		out = in.space.Or(out, in.space.Not(in.space.Equal(p.Hole, "", in.place(n))))
	}
	return out
}

// unknownTruth asks whether an unknown value counts as true: no known string but
// the empty one can be false.
func (in *interp) unknownTruth(v value, n syntax.Node) abstract.Guard {
	if changes := in.mutated[v.key()]; changes > 0 {
		key := "true " + v.key() + " after " + itoa(changes)
		return in.space.Ask(abstract.Atom{Key: key, Text: v.text.Source(), Place: in.place(n)})
	}
	if hole := v.hole(); hole != nil {
		return in.space.Satisfies(hole, "true", hole.Source, func(s string) bool { return s != "" }, in.place(n))
	}
	return in.space.Ask(abstract.Atom{Key: "true " + v.text.Key(), Text: v.text.Source(), Place: in.place(n)})
}

// isNone is the condition under which a value is None.
func (in *interp) isNone(v value, n syntax.Node) abstract.Guard {
	if v.kind != unknown {
		return certain(v.kind == none)
	}
	hole := v.hole()
	if hole == nil {
		return abstract.Never
	}
	is := in.space.Satisfies(hole, "None", hole.Source+" is None", func(string) bool { return false }, in.place(n))
	return in.space.And(is, in.space.Not(in.unknownTruth(v, n)))
}

// hasElements is the condition under which a list is not empty.
func (in *interp) hasElements(l sequence, n syntax.Node) abstract.Guard {
	if slices.ContainsFunc(l, plainEntry) {
		return abstract.Always
	}
	out := abstract.Never
	for _, e := range l {
		when := e.When
		if e.Gap != nil || e.Repeat != nil {
			when = in.space.And(when, in.someOf(e, n))
		}
		out = in.space.Or(out, when)
	}
	return out
}

// someOf asks whether a gap, or a repeat, is anything at all. It is one question
// for one gap; a repeat is asked about afresh.
func (in *interp) someOf(e entry, n syntax.Node) abstract.Guard {
	key := ""
	if e.Gap != nil {
		key = fmt.Sprintf("some %p", e.Gap)
	}
	return in.space.Ask(abstract.Atom{Key: key, Text: in.source(n), Place: in.place(n)})
}

func (in *interp) hasKeys(m mapping, n syntax.Node) abstract.Guard {
	out := abstract.Never
	for _, p := range m.entries {
		out = in.space.Or(out, p.when)
	}
	if m.open {
		out = in.space.Or(out, in.space.Ask(abstract.Atom{Text: in.source(n), Place: in.place(n)}))
	}
	return out
}

// equal is the condition under which two values are equal.
func (in *interp) equal(a, b value, n syntax.Node) abstract.Guard {
	at := in.place(n)
	switch {
	case a.Same(b) && a.kind != instance && a.kind != external:
		return abstract.Always
	case a.path != b.path && a.kind == str && b.kind == str:
		return abstract.Never
	case a.byIdentity() && (b.plain() || b.byIdentity()) || b.byIdentity() && a.plain():
		return certain(a.key() == b.key())
	case a.kind == instance && a.obj.fixed != nil && b.kind == instance && b.obj.fixed != nil:
		return in.sameMember(a, b, n)
	case a.asArgument().kind == str && b.asArgument().kind == str:
		return in.space.EqualTexts(a.asArgument().text, b.asArgument().text, at)
	case a.kind == unknown || b.kind == unknown:
		return in.equalUnknown(a, b, n)
	case a.kind == octets && b.kind == octets:
		return in.space.EqualTexts(a.text, b.text, at)
	case a.kind == str && b.kind == str:
		return in.space.EqualTexts(a.text, b.text, at)
	case a.plain() && b.plain():
		return certain(a.key() == b.key())
	}
	in.doubt()
	return in.space.Ask(abstract.Atom{Text: in.source(n), Place: at})
}

// sameMember tells whether two members of enums are one: members of one value
// are.
func (in *interp) sameMember(a, b value, n syntax.Node) abstract.Guard {
	c, _ := a.obj.of.One()
	d, _ := b.obj.of.One()
	switch {
	case a.obj == b.obj:
		return abstract.Always
	case c.obj != d.obj && !c.obj.class.text && !d.obj.class.text:
		return abstract.Never
	}
	x, _ := a.obj.fixed["value"].One()
	y, _ := b.obj.fixed["value"].One()
	return in.equal(x, y, n)
}

// plain tells whether v is no object: what it is equal to is known.
func (v value) plain() bool {
	return v.kind == none || v.kind == boolean || v.kind == number || v.kind == floating || v.kind == str
}

func (in *interp) equalUnknown(a, b value, n syntax.Node) abstract.Guard {
	if b.kind == unknown && a.kind != unknown {
		a, b = b, a
	}
	in.doubt()
	at := in.place(n)
	if v, ok := b.known(); ok && a.hole() != nil {
		return in.space.Equal(a.hole(), v, at)
	}
	if b.kind == none {
		return in.isNone(a, n)
	}
	question := abstract.Atom{Text: in.source(n), Place: at}
	if in.mutated[a.key()]+in.mutated[b.key()] == 0 && (b.plain() || b.kind == unknown) {
		question.Key = "same " + a.key() + " " + strconv.Itoa(int(b.kind)) + b.key()
	}
	return in.space.Ask(question)
}
