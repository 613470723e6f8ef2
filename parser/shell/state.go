package shell

import (
	"maps"
	"slices"

	"github.com/egglint/egg/parser/abstract"
)

// binding is what a name stands for on one path.
type binding struct {
	kind  bindingKind
	text  abstract.Text
	from  *abstract.Hole // scalar: not set where the variable behind this hole is not
	open  bool           // scalar: perhaps an array, of which text is the first element
	list  abstract.List
	table *table // associative: its content; nil: not known
	// behind is the variable that a local hides which is not set: it is what
	// children find. nil: none.
	behind *variable
}

type bindingKind uint8

const (
	scalar bindingKind = iota
	unset
	array
	associative // an associative array
	reference   // stands for the variable that text names
)

// Same implements [abstract.Valued].
func (b binding) Same(o binding) bool {
	return b.kind == o.kind && b.from == o.from && b.open == o.open && b.behind == o.behind && b.text.Same(o.text) && b.list.Same(o.list) &&
		b.table.Same(o.table)
}

// value is what a name stands for; at most one case is an array.
type value = abstract.Guarded[binding]

func textValue(s *abstract.Space, text abstract.String) value {
	return abstract.Map(s, text, func(t abstract.Text) binding { return binding{text: t} })
}

func listValue(l abstract.List) value { return abstract.Just(binding{kind: array, list: l}) }

// holeValue is a string that is not known.
// maybeValue is an unknown string, or none at all.
func maybeValue(h *abstract.Hole) value {
	return abstract.Just(binding{text: abstract.Unknown(h), from: h})
}

func holeValue(h *abstract.Hole) value { return abstract.Just(binding{text: abstract.Unknown(h)}) }

// anyValue is what may be a string, an array, or not set.
func anyValue(h *abstract.Hole) value {
	return abstract.Just(binding{text: abstract.Unknown(h), from: h, open: true})
}

// variable is a value and the condition under which children inherit it. It is
// never changed once made.
type variable struct {
	value    value
	exported abstract.Guard
}

// function is what a command name is bound to on one path.
type function struct{ decl *declaration }

// Same implements [abstract.Valued].
func (f function) Same(o function) bool { return f.decl == o.decl }

// local is a variable that a function hides: where declared holds, what the
// caller sees is saved.
type local struct {
	declared abstract.Guard
	saved    *variable
}

// state is what is known at one point of the program.
type state struct {
	reach   abstract.Guard
	epoch   abstract.Guarded[epoch] // which version of the environment untouched names have
	vars    map[string]*variable
	funcs   map[string]abstract.Guarded[function]
	locals  map[string]local
	params  *params
	errexit abstract.Guard
	shopt   shoptions
	aliases aliases
	folders abstract.Guarded[*stack] // what pushd keeps
	in      *input                   // what is left to read; nil: that is not known
	out     *output                  // what is written so far; nil: nobody reads it
	notes   []string                 // assumptions made on the way
}

// epoch counts the times that something unseen may have changed untouched names.
type epoch int

// Same implements [abstract.Valued].
func (e epoch) Same(o epoch) bool { return e == o }

func (st *state) clone() *state {
	c := *st
	c.vars = maps.Clone(st.vars)
	c.funcs = maps.Clone(st.funcs)
	c.locals = maps.Clone(st.locals)
	return &c
}

// dead tells whether no run gets here.
func (st *state) dead() bool { return st.reach == abstract.Never }

func (st *state) note(text string) {
	if !slices.Contains(st.notes, text) {
		st.notes = append(slices.Clip(st.notes), text)
	}
}

// narrow leaves the runs in which g holds.
func (in *interp) narrow(st *state, g abstract.Guard) {
	st.reach = in.space.And(st.reach, g)
	if st.reach != abstract.Never && in.space.Possible(st.reach) == abstract.Never {
		st.reach = abstract.Never
	}
	if in.space.Coarse() && in.space.Tangled(st.reach) {
		st.reach = in.space.And(in.prog.Reach, g)
	}
}

// join is the state after two paths that exclude each other.
func (in *interp) join(a, b *state) *state {
	switch {
	case b == nil || a != nil && b.dead():
		return a
	case a == nil || a.dead():
		return b
	}
	c, reach := in.selector(a, b)
	out := a.clone()
	out.reach = reach
	out.epoch = abstract.Join(in.space, c, a.epoch, b.epoch)
	forget := abstract.NewForgetter(in.space)
	for name := range in.names(a, b) {
		v := in.joinVariables(c, in.bound(a, name), in.bound(b, name))
		out.vars[name] = in.coarsened(forget, name, v)
	}
	in.joinFunctions(c, a, b, out)
	in.joinLocals(c, a, b, out)
	out.params = in.joinParams(c, a.params, b.params)
	out.errexit = in.space.Ite(c, a.errexit, b.errexit)
	out.shopt = in.joinOptions(c, a.shopt, b.shopt)
	out.folders = abstract.Join(in.space, c, a.folders, b.folders)
	out.aliases = in.joinAliases(c, a.aliases, b.aliases)
	out.out = in.joinOutputs(c, a.out, b.out)
	out.in = joinInputs(a.in, b.in)
	for _, n := range b.notes {
		out.note(n)
	}
	return out
}

// selector is the condition that tells two states apart where either is, and the
// condition of that. A coarse run asks anew at each join, and takes the place
// after it to be reached whenever the program runs.
func (in *interp) selector(a, b *state) (c, reach abstract.Guard) {
	if in.space.Coarse() {
		return in.space.Ask(abstract.Atom{Text: "one way of several"}), in.prog.Reach
	}
	reach = in.space.Or(a.reach, b.reach)
	return in.space.Restrict(a.reach, reach), reach
}

// maxCoarse is how many known strings a coarse run tells apart.
const maxCoarse = 4

// coarsened is v as it is in an exact run. In a coarse one its guards are small,
// and what is one of several strings, not all known, is not known.
func (in *interp) coarsened(f *abstract.Forgetter, name string, v *variable) *variable {
	if !in.space.Coarse() {
		return v
	}
	out := &variable{value: v.value.Forget(f), exported: f.Guard(v.exported)}
	i := arrayCase(out.value)
	switch {
	case i >= 0:
		b := out.value[i].Value
		b.list = b.list.Forget(f)
		out.value = replaceCase(out.value, i, b)
	case len(out.value) > maxCoarse || len(out.value) > 1 && slices.ContainsFunc(out.value, isOpen):
		out.value = in.oneOfSeveral(name, out.value)
	}
	return out
}

// oneOfSeveral is a string that a variable has of several values.
func (in *interp) oneOfSeveral(name string, v value) value {
	folders, all := foldersOf(v)
	return in.among(name, folders, all, maybeValue(in.someHole(name)))
}

// among is the path of one of some folders of the project, or, where these are not
// all that it may be, rest.
func (in *interp) among(name string, folders []string, all bool, rest value) value {
	if len(folders) == 0 {
		return rest
	}
	hole := in.someHole(name)
	if hole.Leads = folders; all {
		return maybeValue(hole)
	}
	is := in.space.Ask(abstract.Atom{Text: name + " is a folder of the project"})
	return abstract.Join(in.space, is, maybeValue(hole), rest)
}

func (in *interp) someHole(name string) *abstract.Hole {
	return in.variableHole(name, abstract.Expression, "one of several strings", abstract.Place{})
}

// isOpen tells whether a case of a value is no known string.
func isOpen(c abstract.Case[binding]) bool {
	_, known := c.Value.text.Known()
	return c.Value.kind == associative || !known
}

// names are the variables that the two states know and do not share.
func (in *interp) names(a, b *state) map[string]bool {
	out := map[string]bool{}
	for name, v := range a.vars {
		if b.vars[name] != v {
			out[name] = true
		}
	}
	for name, v := range b.vars {
		if a.vars[name] != v {
			out[name] = true
		}
	}
	return out
}

func (in *interp) joinAll(states ...*state) *state {
	var out *state
	for _, st := range states {
		if st != nil {
			out = in.join(out, st)
		}
	}
	return out
}

func (in *interp) joinVariables(c abstract.Guard, a, b *variable) *variable {
	if a == b {
		return a
	}
	return &variable{
		value:    in.joinValues(c, a.value, b.value),
		exported: in.space.Ite(c, a.exported, b.exported),
	}
}

// joinValues is a where c holds, else b. Arrays become one array, so that an
// array does not double at each branch.
func (in *interp) joinValues(c abstract.Guard, a, b value) value {
	s := in.space
	ai, bi := arrayCase(a), arrayCase(b)
	if ai < 0 || bi < 0 || a.Same(b) {
		return abstract.Join(s, c, a, b)
	}
	both := binding{kind: array, list: abstract.JoinLists(s, c, a[ai].Value.list, b[bi].Value.list)}
	return abstract.Join(s, c, replaceCase(a, ai, both), replaceCase(b, bi, both))
}

func replaceCase(v value, i int, b binding) value {
	out := slices.Clone(v)
	out[i].Value = b
	return out
}

func arrayCase(v value) int {
	return slices.IndexFunc(v, func(c abstract.Case[binding]) bool { return c.Value.kind == array })
}

func (in *interp) joinFunctions(c abstract.Guard, a, b, out *state) {
	for name, f := range b.funcs {
		if !a.funcs[name].Same(f) {
			out.funcs[name] = abstract.Join(in.space, c, orNone(a.funcs[name]), f)
		}
	}
	for name, f := range a.funcs {
		if b.funcs[name] == nil {
			out.funcs[name] = abstract.Join(in.space, c, f, orNone(nil))
		}
	}
}

func orNone(f abstract.Guarded[function]) abstract.Guarded[function] {
	if f == nil {
		return abstract.Just(function{})
	}
	return f
}

func (in *interp) joinLocals(c abstract.Guard, a, b, out *state) {
	for name := range b.locals {
		if _, ok := a.locals[name]; !ok {
			out.locals[name] = local{declared: abstract.Never}
		}
	}
	for name, l := range out.locals {
		m, ok := b.locals[name]
		if !ok {
			m = local{declared: abstract.Never}
		}
		out.locals[name] = in.joinLocal(c, l, m)
	}
}

func (in *interp) joinLocal(c abstract.Guard, l, m local) local {
	declared := in.space.Ite(c, l.declared, m.declared)
	switch {
	case l.saved == nil:
		return local{declared, m.saved}
	case m.saved == nil:
		return local{declared, l.saved}
	}
	return local{declared, in.joinVariables(c, l.saved, m.saved)}
}
