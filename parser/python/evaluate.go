package python

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// maxTexts bounds the texts that are run inside each other.
const maxTexts = 4

// textCall is exec(text) and eval(text). ok is false where the call is none.
func (in *interp) textCall(st *state, sc *scope, f value, args arguments, n syntax.Node) (out cases, ok bool) {
	if f.kind != external || f.name != "exec" && f.name != "eval" {
		return nil, false
	}
	return in.each(st, args.at(0), func(st *state, v value) cases {
		in.handOn(st, f, args, n)
		inner, own := in.textScope(st, sc, args, n)
		got, ok := in.runText(st, inner, v, n)
		if !ok {
			in.report(st, arguments{}, abstract.List{in.anyArgument(n)}, n)
			in.loseScopes(st, inner, n)
			got = just(in.fresh(abstract.CallResult, n, "what a text gives that is not known"))
		}
		if own {
			in.loseGiven(st, args, n)
		}
		return got
	}), true
}

// textScope is where a text is run: in names of its own, where some are given,
// else in those around the call. Inside a function it keeps what it assigns.
func (in *interp) textScope(st *state, sc *scope, args arguments, n syntax.Node) (inner *scope, own bool) {
	given, ok := args.get(1, "globals")
	if !ok {
		if sc.outer == nil {
			return sc, false
		}
		return &scope{owner: in.object("names of a text"), outer: sc, class: true}, false
	}
	inner = &scope{owner: in.object("names of a text")}
	one, single := given.One()
	switch {
	case single && one.kind == namespace:
		return &scope{owner: one.obj}, false
	case single && one.kind == dict:
		for _, p := range st.mapping(one.obj).entries {
			if name, known := p.key.known(); known {
				in.set(st, inner.owner, name, p.val)
			}
		}
	}
	return inner, true
}

// loseGiven makes unknown what the mappings hold that a text was run in.
func (in *interp) loseGiven(st *state, args arguments, n syntax.Node) {
	for _, v := range args.all()[1:] {
		for _, c := range v {
			in.spoil(st, c.Value, n)
		}
	}
}

// runText runs a text as a program. ok is false where it cannot be read.
func (in *interp) runText(st *state, sc *scope, v value, n syntax.Node) (out cases, ok bool) {
	t := v.text
	if v.kind != str && v.kind != octets || in.nested >= maxTexts {
		return nil, false
	}
	f := in.textFile(t, n)
	if f == nil {
		return nil, false
	}
	for _, s := range f.holes {
		st.note(s.Hole.Source + " holds no Python syntax")
	}
	if sc.outer != nil {
		sc.locals, _ = assignedNames(&syntax.Parameters{}, f.tree.Body)
	}
	outer, current := in.file, in.current
	in.file = f
	in.nested++
	defer func() { in.file, in.current, in.nested = outer, current, in.nested-1 }()
	if x, single := onlyExpression(f.tree); single {
		return in.eval(st, sc, x), true
	}
	in.block(st, sc, f.tree.Body)
	return nothing(), true
}

// textFile is a text as a program that stands where it is run. nil: it is none.
func (in *interp) textFile(t abstract.Text, n syntax.Node) *file {
	var b strings.Builder
	f := &file{name: in.file.name}
	for _, p := range t {
		from := b.Len()
		if p.Hole == nil {
			b.WriteString(p.Literal)
			continue
		}
		b.WriteString(strings.Repeat("x", max(len(p.Hole.Source), 1)))
		f.holes = append(f.holes, Stretch{from, b.Len(), p.Hole})
	}
	tree, bad := syntax.Parse(f.name, []byte(b.String()))
	if tree == nil || len(bad) > 0 || len(t) == len(f.holes) {
		return nil
	}
	seat := in.place(n)
	f.tree, f.text, f.seat = tree, tree.Text, &seat
	if !f.readable() {
		return nil
	}
	return f
}

func onlyExpression(m *syntax.Module) (syntax.Expr, bool) {
	if len(m.Body) != 1 {
		return nil, false
	}
	s, ok := m.Body[0].(*syntax.ExprStmt)
	if !ok {
		return nil, false
	}
	return s.Value, true
}

// loseScopes makes unknown whatever a text can reach by name. What is imported
// is taken to stay.
func (in *interp) loseScopes(st *state, sc *scope, n syntax.Node) {
	for ; sc != nil; sc = sc.outer {
		in.loseNames(st, sc.owner, n)
	}
	in.spoil(st, value{kind: dict, obj: in.environment}, n)
}
