package shell

import (
	"maps"
	"slices"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// maxValues is how many strings a loop may give a variable for these to be told
// apart.
const maxValues = 8

// change is how the body of a loop changes a variable.
type change struct {
	list     bool            // a list before the loop, and only appended to in it
	rounds   []abstract.List // what a turn appends, in each way to go through the body
	finite   bool            // it is only given the strings in values, or keeps its own
	values   []binding
	exported bool // whether children see it is changed too

	folders []string // of the project, of which it may be the path of one
	strays  bool     // or something else
}

// effect is what the body of a loop changes. It only grows while the body is
// tried out.
type effect struct {
	vars    map[string]*change
	tried   bool            // the body was tried out
	locals  map[string]bool // what becomes a local; true: in the first turn, before that changes it
	funcs   map[string]abstract.Guarded[function]
	params  bool
	epoch   bool
	errexit bool
	shopt   bool
	folders bool
	aliases aliases // nil: they stay as they are
	out     bool
	in      bool
}

// trial is one run of the body from the state at the beginning of any turn.
type trial struct {
	head    state // before
	end     *state
	left    []ending                  // where break left the loop
	markers map[string]*abstract.Gap  // what stands for a list as it was
	holes   map[string]*abstract.Hole // what stands for a string as it was
}

// invariant is the state at the beginning of any turn, and the variables of
// which it tells more than that they change. The body is tried out until it
// changes nothing that is not taken for changed already.
func (in *interp) invariant(st *state, n syntax.Node, l looped) (head *state, told map[string]*variable) {
	e := &effect{vars: map[string]*change{}, locals: map[string]bool{}, funcs: map[string]abstract.Guarded[function]{}}
	for {
		t := in.havoc(st, e, n, l.runs)
		if t.end.dead() {
			return t.end, nil
		}
		t.head = *t.end.clone()
		in.silently(func() {
			t.left = in.inside(looping, func() { in.turn(t.end, l.turn) }).ends
		})
		if t.end.dead() || !in.grow(st, e, t) {
			return in.beginning(st, e, n, l.runs)
		}
	}
}

// havoc is the beginning of a turn with a stand-in for each changed value.
func (in *interp) havoc(st *state, e *effect, n syntax.Node, runs abstract.Guard) *trial {
	t := &trial{end: in.turnState(st, e, runs), markers: map[string]*abstract.Gap{}, holes: map[string]*abstract.Hole{}}
	for name, c := range e.vars {
		v := &variable{exported: in.exportAt(st, name, c, n)}
		if c.list {
			t.markers[name] = &abstract.Gap{Source: name, Why: "changed in a loop", Place: in.place(n)}
			v.value = listValue(abstract.List{{Gap: t.markers[name]}})
		} else {
			t.holes[name] = in.loopHole(name, n)
			v.value = in.among(name, c.folders, !c.strays, anyValue(t.holes[name]))
		}
		t.end.vars[name] = v
	}
	return t
}

func (in *interp) beginning(st *state, e *effect, n syntax.Node, runs abstract.Guard) (head *state, told map[string]*variable) {
	head, told = in.turnState(st, e, runs), map[string]*variable{}
	for name, c := range e.vars {
		before := in.bound(st, name)
		v := &variable{exported: in.exportAt(st, name, c, n)}
		switch i := arrayCase(before.value); {
		case c.list && len(c.rounds) == 0:
			v.value = before.value
		case c.list:
			v.value = in.withRounds(before.value, c.rounds)
		case i >= 0:
			v.value = in.gapValue("${"+name+"[@]}", "changed in a loop", in.place(n))
		case c.finite:
			v.value = in.oneOf(name, before.value, c.values, n)
		default:
			v.value = in.among(name, c.folders, !c.strays, anyValue(in.loopHole(name, n)))
		}
		head.vars[name] = v
		if c.list || c.finite {
			told[name] = v
		}
	}
	return head, told
}

func (in *interp) loopHole(name string, n syntax.Node) *abstract.Hole {
	return in.variableHole(name, abstract.Loop, "changed in a loop", in.place(n))
}

// turnState is st at the beginning of a turn, variables aside.
func (in *interp) turnState(st *state, e *effect, runs abstract.Guard) *state {
	head := st.clone()
	in.narrow(head, runs)
	if e.params {
		head.params = in.unknownParams()
	}
	if e.epoch {
		in.nextEpoch(head)
	}
	for name, first := range e.locals {
		head.locals[name] = in.localAt(st, name, first, runs)
	}
	for name, f := range e.funcs {
		again := in.space.Ask(abstract.Atom{Text: "a turn came before"})
		head.funcs[name] = abstract.Join(in.space, again, f, orNone(st.funcs[name]))
	}
	if e.in {
		head.in = nil
	}
	if e.out {
		in.loseOutput(head)
	}
	if e.folders {
		head.folders = abstract.Just(anyStack)
	}
	if e.shopt {
		head.shopt = in.optionsAtStart()
	}
	if e.aliases != nil {
		head.aliases = in.joinAliases(in.space.Ask(abstract.Atom{Text: "a turn came before"}), e.aliases, st.aliases)
	}
	if e.errexit {
		head.errexit = in.space.Ask(abstract.Atom{Text: "set -e is on"})
	}
	return head
}

// localAt is a name, at the beginning of a turn, that becomes a local in some turn.
// Where that is always the first, before it changes the name, it may as well be one
// from the beginning. Else it may be one by now, and hide what a turn left.
func (in *interp) localAt(st *state, name string, first bool, runs abstract.Guard) local {
	if first {
		return local{declared: runs, saved: in.bound(st, name)}
	}
	at := abstract.Place{File: in.prog.File}
	by := in.space.Ask(abstract.Atom{Text: "a turn made " + name + " a local", Place: at})
	hidden := anyValue(in.variableHole(name, abstract.Loop, "changed in a loop", at))
	return local{declared: by, saved: &variable{hidden, in.anyhow(name, at)}}
}

func (in *interp) exportAt(st *state, name string, c *change, n syntax.Node) abstract.Guard {
	if c.exported {
		return in.anyhow(name, in.place(n))
	}
	return in.bound(st, name).exported
}

// withRounds is a list followed by any number of rounds.
func (in *interp) withRounds(v value, rounds []abstract.List) value {
	one := v[arrayCase(v)].Value
	list := append(slices.Clip(one.list), abstract.Element{Repeat: rounds, Origin: rounds[0][0].Origin})
	return listValue(list)
}

// oneOf is what a variable was, or one of the strings it is given.
func (in *interp) oneOf(name string, before value, values []binding, n syntax.Node) value {
	hole := in.variableHole(name, abstract.Loop, "changed in a loop", in.place(n))
	out := before
	for _, b := range slices.Backward(values) {
		is := abstract.Never
		if b.kind == unset {
			is = in.space.IsUnset(hole, in.place(n))
		} else {
			v, _ := b.text.Known()
			is = in.space.Equal(hole, v, in.place(n))
		}
		out = abstract.Join(in.space, is, abstract.Just(b), out)
	}
	return out
}

// grow adds to e what the trial changed; it is false where that was known.
func (in *interp) grow(st *state, e *effect, t *trial) bool {
	grown := false
	for name := range in.names(&t.head, t.end) {
		grown = in.growVariable(st, e, t, name) || grown
	}
	grown = in.growLocals(e, t) || grown
	e.tried = true
	for name, f := range t.end.funcs {
		if old := t.head.funcs[name]; old == nil || !old.Same(f) {
			if _, ok := e.funcs[name]; !ok {
				e.funcs[name], grown = f, true
			}
		}
	}
	flag := func(set *bool, changed bool) {
		if changed && !*set {
			*set, grown = true, true
		}
	}
	flag(&e.params, t.end.params != t.head.params)
	flag(&e.epoch, !t.end.epoch.Same(t.head.epoch))
	flag(&e.in, t.end.in != t.head.in)
	flag(&e.out, t.end.out != t.head.out)
	flag(&e.errexit, t.end.errexit != t.head.errexit)
	flag(&e.folders, !t.end.folders.Same(t.head.folders))
	flag(&e.shopt, t.end.shopt != t.head.shopt)
	if e.aliases == nil && !t.end.aliases.same(t.head.aliases) {
		e.aliases, grown = maps.Clone(t.end.aliases), true
		if e.aliases == nil {
			e.aliases = aliases{}
		}
	}
	return grown
}

// growLocals adds to e what the trial made a local.
func (in *interp) growLocals(e *effect, t *trial) bool {
	grown := false
	for name, l := range t.end.locals {
		if _, ok := e.locals[name]; !ok && t.head.locals[name] != l {
			e.locals[name], grown = !e.tried && in.localFromFirst(t, name), true
		}
	}
	return grown
}

// localFromFirst tells whether each way through the first turn made name a local that
// hides what it was before the loop.
func (in *interp) localFromFirst(t *trial, name string) bool {
	hides := func(st *state) bool {
		l := st.locals[name]
		return st.dead() || l.saved == in.bound(&t.head, name) && in.space.Implies(st.reach, l.declared)
	}
	return hides(t.end) && !slices.ContainsFunc(t.left, func(e ending) bool { return !hides(e.state) })
}

func (in *interp) growVariable(st *state, e *effect, t *trial, name string) bool {
	from, to := in.bound(&t.head, name), in.bound(t.end, name)
	if from.value.Same(to.value) && from.exported == to.exported {
		return false
	}
	if refers(from.value) || refers(to.value) {
		in.references[name] = true
	}
	c, known := e.vars[name]
	if !known {
		_, single := in.bound(st, name).value.One()
		c = &change{list: single && arrayCase(in.bound(st, name).value) == 0}
		e.vars[name] = c
	}
	grown := !known
	if from.exported != to.exported && !c.exported {
		c.exported, grown = true, true
	}
	if !c.list {
		grown = in.growFolders(c, in.bound(st, name).value, to.value.Within(in.space, t.end.reach)) || grown
	}
	switch {
	case !known:
	case c.list:
		var ok bool
		if c.rounds, ok = in.appended(t, name, to.value); !ok {
			c.list, grown = false, true
		}
	default:
		c.values, c.finite = in.given(t, name, to.value)
	}
	return grown
}

// growFolders adds to c the folders that values are paths of.
func (in *interp) growFolders(c *change, values ...value) bool {
	folders, strays := c.folders, c.strays
	for _, v := range values {
		more, all := foldersOf(v)
		folders, strays = distinct(slices.Concat(folders, more)), strays || !all
	}
	if len(folders) > maxValues {
		folders, strays = folders[:maxValues], true
	}
	grown := len(folders) > len(c.folders) || strays && !c.strays
	c.folders, c.strays = folders, strays
	return grown
}

// appended is what a trial appended to a list, if that is all it did to it.
func (in *interp) appended(t *trial, name string, v value) ([]abstract.List, bool) {
	one, ok := v.One()
	if !ok || one.kind != array || len(one.list) == 0 {
		return nil, false
	}
	if first := one.list[0]; first.Gap != t.markers[name] || first.When != abstract.Always {
		return nil, false
	}
	scenarios, all := abstract.Unfold(in.space, one.list[1:], t.end.reach, abstract.Limits{Scenarios: maxValues})
	if !all {
		return nil, false
	}
	var rounds []abstract.List
	for _, sc := range scenarios {
		if len(sc.Argv) > 0 {
			rounds = append(rounds, asList(sc.Argv))
		}
	}
	return rounds, len(rounds) > 0
}

// asList is the list that is the items in every valuation.
func asList(items []abstract.Item) abstract.List {
	var out abstract.List
	for _, i := range items {
		e := abstract.Element{Gap: i.Gap, Origin: i.Origin}
		switch {
		case i.Gap != nil:
		case i.Repeat != nil:
			e.Repeat = []abstract.List{asList(i.Repeat)}
		default:
			e.Word = abstract.Just(i.Word)
		}
		out = append(out, e)
	}
	return out
}

// given are the known strings that a trial gives a variable, if that is all it
// does to it.
func (in *interp) given(t *trial, name string, v value) ([]binding, bool) {
	var out []binding
	for _, c := range v.Within(in.space, t.end.reach) {
		b := c.Value
		_, known := b.text.Known()
		switch {
		case b.kind == scalar && b.text.Same(abstract.Unknown(t.holes[name])):
		case b.kind == unset || b.kind == scalar && known:
			out = append(out, b)
		default:
			return nil, false
		}
	}
	return out, len(out) > 0 && len(out) <= maxValues
}
