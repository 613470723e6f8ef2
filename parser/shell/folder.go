package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// ownPath is the string that the program was called by, or that its file was
// sourced by, where p reads it; nil: it reads something else.
func (in *interp) ownPath(p *syntax.ParamExp) *abstract.Hole {
	switch name := p.Param.Value; {
	case name == "0" && p.Index == nil && in.prog.Dialect == Zsh:
		if in.innermost(activation) == nil {
			return in.self(in.prog.File)
		}
	case name == "0" && p.Index == nil:
		return in.self(in.main)
	case name == "BASH_SOURCE" && in.prog.Dialect != Zsh && firstOf(p):
		return in.self(in.prog.File)
	}
	return nil
}

// firstOf tells whether p reads the first element of a list.
func firstOf(p *syntax.ParamExp) bool {
	w, ok := p.Index.(*syntax.Word)
	return p.Index == nil || ok && w.Lit() == "0"
}

// parent is ${name%/*}, or ${name:A:h} in zsh, where name is a path of the project:
// the folder around it. nil: it is something else.
func (in *interp) parent(st *state, p *syntax.ParamExp) []alternative {
	up, ok := foldersUp(p)
	if !ok {
		return nil
	}
	whole := *p
	whole.Exp, whole.Modifiers = nil, nil
	var out []alternative
	for _, r := range in.read(st, &whole) {
		if len(r.text) != 1 || r.text[0].Hole == nil || r.text[0].Hole.Leads == nil {
			return nil
		}
		hole := in.hole(abstract.Expression, p, "the folder of a file")
		hole.Leads = r.text[0].Hole.Leads
		for range up {
			hole.Leads = parents(hole.Leads)
		}
		out = append(out, alternative{r.when, []piece{{text: abstract.Unknown(hole)}}})
	}
	return out
}

// foldersUp is how many folders p goes up from the path that it reads; ok is false
// where it does something else.
func foldersUp(p *syntax.ParamExp) (up int, ok bool) {
	switch {
	case p.Param == nil || p.Slice != nil || p.Repl != nil:
		return 0, false
	case p.Exp != nil:
		return 1, p.Exp.Op == syntax.RemSmallSuffix && p.Exp.Word != nil && p.Exp.Word.Lit() == "/*" && len(p.Modifiers) == 0
	}
	for _, m := range p.Modifiers {
		switch m.Value {
		case "h":
			up++
		case "a", "A", "P": // the same path, written in full
		default:
			return 0, false
		}
	}
	return up, len(p.Modifiers) > 0
}

// moveBuiltin runs cd and its like: the folder that the shell stands in then is
// known where it is one of the project.
func (in *interp) moveBuiltin(st *state, c commandCall) status {
	before, earlier := in.lookup(st, "PWD").value, in.lookup(st, "OLDPWD").value
	leads := in.target(st, c)
	kept := in.keptFolders(st, c, before)
	left, after, moved := in.folder("OLDPWD", in.allFolders(st, before), c), in.folder("PWD", leads, c), in.pending(c.call, "")
	if c.name == "popd" && leads == nil {
		folders, _ := in.popped(st)
		after = in.among("PWD", folders, false, after)
	}
	if in.condition > 0 {
		moved = in.settle(moved)
		kept = abstract.Join(in.space, moved.ok, kept, st.folders)
		left = abstract.Join(in.space, moved.ok, left, earlier)
		after = abstract.Join(in.space, moved.ok, after, before)
	}
	st.folders = kept
	in.assign(st, "OLDPWD", left)
	in.assign(st, "PWD", after)
	return moved
}

// folder is the path of a folder that a command goes to or leaves.
func (in *interp) folder(name string, leads []string, c commandCall) value {
	hole := in.variableHole(name, abstract.Environment, "the folder that the program went to", in.here(c))
	hole.Leads = leads
	return holeValue(hole)
}

// stack is what pushd keeps for popd, the last folder first. It is never changed once
// made. nil: it is empty.
type stack struct {
	top  value
	rest *stack
}

// Same implements [abstract.Valued].
func (s *stack) Same(o *stack) bool { return s == o }

// anyStack is a stack of which nothing is known.
var anyStack = &stack{}

// maxStacks is how many stacks are told apart at one place.
const maxStacks = 8

// keptFolders are the stacks after a command that is given in a folder.
func (in *interp) keptFolders(st *state, c commandCall, folder value) abstract.Guarded[*stack] {
	if len(st.folders) > maxStacks {
		return abstract.Just(anyStack)
	}
	return abstract.Map(in.space, st.folders, func(s *stack) *stack {
		switch {
		case c.name == "cd":
			return s
		case c.name == "pushd" && len(c.args) == 1 && !strings.HasPrefix(knownWord(c.args[0].Word), "+"):
			return &stack{folder, s}
		case c.name == "popd" && len(c.args) == 0 && s != nil && s != anyStack:
			return s.rest
		}
		return anyStack
	})
}

// popped are the folders that popd may go to; all tells whether it can go nowhere else.
func (in *interp) popped(st *state) (folders []string, all bool) {
	all = true
	for _, c := range st.folders.Within(in.space, st.reach) {
		if c.Value == nil || c.Value == anyStack {
			all = false
			continue
		}
		here, known := foldersOf(c.Value.top.Within(in.space, in.space.And(st.reach, c.When)))
		folders, all = append(folders, here...), all && known
	}
	return distinct(folders), all
}

// target are the folders that a command may go to. nil: that is not known.
func (in *interp) target(st *state, c commandCall) []string {
	words, ok := plainWords(c.args)
	switch {
	case c.name == "popd" && len(c.args) == 0:
		if folders, all := in.popped(st); all {
			return folders
		}
		return nil
	case c.name == "popd" || !ok:
		return nil
	}
	options, operands := splitOptions(words)
	if len(operands) != 1 || strings.Trim(strings.Join(options, ""), "-PLe@") != "" {
		return nil
	}
	if knownWord(operands[0]) == "-" {
		return in.allFolders(st, in.lookup(st, "OLDPWD").value)
	}
	from := in.allFolders(st, in.lookup(st, "PWD").value)
	var out []string
	for _, c := range operands[0].Within(in.space, st.reach) {
		here := leads(from, c.Value)
		if here == nil {
			return nil
		}
		out = append(out, here...)
	}
	return distinct(out)
}

// allFolders are the folders that a value is the path of. nil: it may be another.
func (in *interp) allFolders(st *state, v value) []string {
	if in.strays(st, v) {
		return nil
	}
	return in.foldersIn(st, v)
}
