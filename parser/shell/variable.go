package shell

import (
	"maps"
	"slices"

	"github.com/egglint/egg/parser/abstract"
)

// lookup returns what name stands for, past the references that it may be. Where
// these are not followed, it is what the name itself is bound to.
func (in *interp) lookup(st *state, name string) *variable {
	target, _ := in.follow(st, name)
	return in.bound(st, target)
}

// bound is what name itself is bound to. A name that the program did not touch
// comes from the environment.
func (in *interp) bound(st *state, name string) *variable {
	if v, ok := st.vars[name]; ok {
		return v
	}
	if e, ok := st.epoch.One(); ok {
		return in.untouched(e, name)
	}
	var v *variable
	for _, c := range st.epoch {
		u := in.untouched(c.Value, name)
		if v == nil {
			v = u
			continue
		}
		v = in.joinVariables(c.When, u, v)
	}
	return v
}

// untouched is the variable that an epoch of the environment holds.
func (in *interp) untouched(e epoch, name string) *variable {
	key := envKey{e, name}
	v, ok := in.environment[key]
	if !ok {
		v = in.inherited(e, name)
		in.environment[key] = v
	}
	return v
}

type envKey struct {
	epoch epoch
	name  string
}

// inherited is what the process finds under name when it starts. The shell sets
// some names itself, whatever the environment says.
func (in *interp) inherited(e epoch, name string) *variable {
	if name == "IFS" && e == 0 {
		return &variable{value: textValue(in.space, abstract.Just(abstract.Literal(defaultIFS))), exported: abstract.Never}
	}
	if known, ok := in.prog.Env[name]; ok && e == 0 {
		return in.fromSetting(known)
	}
	hole := abstract.Hole{Kind: abstract.Environment, Source: "$" + name, Name: name, Leads: in.wellKnown(name)}
	if e > 0 {
		hole.Why = "may be changed by a file that is sourced"
		if in.adrift {
			hole.Why = "may be changed by what cannot be read"
			if name == "PWD" { // which may have gone anywhere
				hole.Leads = nil
			}
		}
		return &variable{value: anyValue(in.space.NewHole(hole)), exported: in.anyhow(name, abstract.Place{File: in.prog.File})}
	}
	hole.Why = "never assigned here: comes from the environment"
	h := in.space.NewHole(hole)
	return &variable{value: abstract.Just(binding{text: abstract.Unknown(h), from: h}), exported: in.isSetLater(h)}
}

func (in *interp) fromSetting(known abstract.Guarded[abstract.Setting]) *variable {
	bind := func(v abstract.Setting) binding {
		if v.Unset {
			return binding{kind: unset}
		}
		return binding{text: v.Text}
	}
	exported := abstract.Never
	for _, c := range known {
		if !c.Value.Unset {
			exported = in.space.Or(exported, c.When)
		}
	}
	return &variable{value: abstract.Map(in.space, known, bind), exported: exported}
}

// assign gives name a value, or what it refers to. Where that is not known, any
// variable may get it. The caller sees to locals.
func (in *interp) assign(st *state, name string, v value) {
	name, ok := in.follow(st, name)
	if !ok {
		in.wipeAll(st, "a name that may stand for any other is assigned", abstract.Place{File: in.prog.File})
		return
	}
	if in.fixed[name] {
		refused := in.space.Ask(abstract.Atom{Text: name + " is read-only", Place: abstract.Place{File: in.prog.File}})
		v = in.joinValues(refused, in.bound(st, name).value, v)
	}
	st.vars[name] = &variable{value: v, exported: in.bound(st, name).exported}
	in.remember(name, v)
}

// maxRemembered is how many values of a name are told apart for a function that may
// be called at any time.
const maxRemembered = 8

// remember keeps what a function may find under name that is called at any time.
func (in *interp) remember(name string, v value) {
	if in.mute == 0 && !slices.ContainsFunc(in.assigned[name], v.Same) && len(in.assigned[name]) <= maxRemembered {
		in.assigned[name] = append(in.assigned[name], v)
	}
}

// isSetLater is the guard of a variable of the environment being set.
func (in *interp) isSetLater(from *abstract.Hole) abstract.Guard {
	return in.space.Not(in.space.IsUnset(from, abstract.Place{}))
}

// export marks name for the children, or takes the mark away.
func (in *interp) export(st *state, name string, on bool) {
	exported := abstract.Always
	if !on {
		exported = abstract.Never
	}
	name, _ = in.follow(st, name)
	st.vars[name] = &variable{value: in.bound(st, name).value, exported: exported}
}

// wipe gives name a string that is not known. An array gets it as its first
// element.
func (in *interp) wipe(st *state, name string, kind abstract.Kind, why string, at abstract.Place) {
	v := holeValue(in.variableHole(name, kind, why, at))
	if mayBeArray(in.lookup(st, name).value) {
		v = opened(in.space, v)
	}
	in.assign(st, name, v)
}

// forget makes name what may be anything, and not set.
func (in *interp) forget(st *state, name string, kind abstract.Kind, why string, at abstract.Place) {
	in.assign(st, name, anyValue(in.variableHole(name, kind, why, at)))
}

// opened is the strings of v as the first elements of what may be arrays.
func opened(s *abstract.Space, v value) value {
	return abstract.Map(s, v, func(b binding) binding {
		b.open = true
		return b
	})
}

func mayBeArray(v value) bool {
	return slices.ContainsFunc(v, func(c abstract.Case[binding]) bool { return c.Value.kind == array || c.Value.open })
}

func (in *interp) variableHole(name string, kind abstract.Kind, why string, at abstract.Place) *abstract.Hole {
	return in.space.NewHole(abstract.Hole{Kind: kind, Source: "$" + name, Name: name, Why: why, Place: at})
}

// wipeAll forgets every variable: something unseen may have set them. It may have left
// the folder for another one, too.
func (in *interp) wipeAll(st *state, why string, at abstract.Place) {
	folders := in.workingFolders(st)
	for _, name := range slices.Sorted(maps.Keys(st.vars)) {
		if refers(st.vars[name].value) {
			in.references[name] = true
		}
		v := anyValue(in.variableHole(name, abstract.Expression, why, at))
		st.vars[name] = &variable{value: v, exported: st.vars[name].exported}
		in.remember(name, v)
	}
	in.nextEpoch(st)
	st.vars["PWD"] = &variable{value: in.among("PWD", folders, false, maybeValue(in.variableHole("PWD", abstract.Expression, why, at))), exported: in.bound(st, "PWD").exported}
	in.loseOutput(st)
	st.in = nil
	st.params = in.unknownParams()
}

// nextEpoch starts a new version of every name that the program did not touch.
func (in *interp) nextEpoch(st *state) {
	in.epochs++
	st.epoch = abstract.Just(epoch(in.epochs))
}

// environ is what a process started in st finds in its environment. Of the names
// that the program does not touch it has those that the caller told of, and those
// that the program reads after something unseen may have set them.
func (in *interp) environ(st *state) abstract.Env {
	env := abstract.Env{}
	for name := range in.prog.Env {
		if _, touched := st.vars[name]; !touched {
			env[name] = in.setting(in.bound(st, name))
		}
	}
	for key := range in.environment {
		if _, touched := st.vars[key.name]; !touched && key.epoch > 0 {
			env[key.name] = in.setting(in.bound(st, key.name))
		}
	}
	for name, v := range st.vars {
		env[name] = in.setting(v)
	}
	return env
}

func (in *interp) setting(v *variable) abstract.Guarded[abstract.Setting] {
	gone := abstract.Just(abstract.Setting{Unset: true})
	here := abstract.Bind(in.space, v.value, func(b binding) abstract.Guarded[abstract.Setting] {
		switch {
		case b.behind != nil:
			return in.setting(b.behind)
		case b.kind != scalar:
			return gone
		case b.from != nil:
			set := abstract.Just(abstract.Setting{Text: b.text})
			return abstract.Join(in.space, in.isSetLater(b.from), set, gone)
		}
		return abstract.Just(abstract.Setting{Text: b.text})
	})
	return abstract.Join(in.space, v.exported, here, gone)
}

// everywhere is name as a function finds it that may be called at any time: any
// value that the program ever gives it.
func (in *interp) everywhere(name string) *variable {
	values := in.assigned[name]
	at := abstract.Place{File: in.prog.File}
	if len(values) > maxRemembered {
		hole := in.variableHole(name, abstract.Expression, "assigned in many places", at)
		return &variable{value: anyValue(hole), exported: in.anyhow(name, at)}
	}
	out := values[0]
	for _, v := range slices.Backward(values[1:]) {
		if !v.Same(out) {
			later := in.space.Ask(abstract.Atom{Text: "a later assignment of " + name + " came first", Place: at})
			out = in.joinValues(later, v, out)
		}
	}
	return &variable{value: out, exported: in.anyhow(name, at)}
}

// anyhow is the guard of a variable being exported, where that is not known.
func (in *interp) anyhow(name string, at abstract.Place) abstract.Guard {
	return in.space.Ask(abstract.Atom{Text: name + " is exported", Place: at})
}
