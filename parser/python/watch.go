package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// Call is a call of something outside the project.
type Call struct {
	// Callee is what is called, as the program came by it: a dotted name from the
	// module on, with () for the result of a call. "?" stands for what is not known.
	Callee string
	Args   []Argument
	More   bool // further positional arguments may follow
	Open   bool // further keywords may follow

	Reach abstract.Guard  // the condition under which the program gets there
	Place abstract.Place  // the call
	Frame *abstract.Frame // the activation that calls
	Notes []string
}

// Argument is one argument of a [Call].
type Argument struct {
	Name   string         // "" for a positional one
	When   abstract.Guard // there where this holds
	Value  abstract.Guarded[Data]
	Origin *abstract.Origin
}

// step is how an unknown value comes out of another: by a name, by a call.
type step struct {
	of  value
	how string // .name, (), or nothing where a with statement gives it
}

// maxNameSteps bounds the steps that the name of a value is put together from.
const maxNameSteps = 16

// calleeOf is the dotted name of a value.
func (in *interp) calleeOf(v value) string {
	tail := ""
	for range maxNameSteps {
		if v.kind == external || v.kind == none {
			return v.Source() + tail
		}
		s, ok := in.cameBy[v.hole()]
		if v.hole() == nil || !ok {
			break
		}
		v, tail = s.of, s.how+tail
	}
	return "?" + tail
}

// watch tells of a call that the caller of Run asked for, and keeps it as what
// its result came by.
func (in *interp) watch(st *state, f value, args arguments, n syntax.Node) *Call {
	name := in.calleeOf(f)
	if in.prog.Wanted == nil || !in.prog.Wanted(name) {
		return nil
	}
	c := &Call{
		Callee: name, Args: in.handed(st, args), More: args.rest != nil, Open: args.open,
		Reach: st.reach, Place: in.place(n), Frame: in.frame, Notes: slices.Clone(st.notes),
	}
	if in.mute == 0 && in.importing == 0 && in.prog.Calls != nil {
		in.prog.Calls(*c)
	}
	return c
}

// handed is what a call hands over, as others see it.
func (in *interp) handed(st *state, args arguments) []Argument {
	var out []Argument
	for _, p := range args.positional {
		out = append(out, Argument{When: abstract.Always, Value: in.dataAll(st, p.value, p.node, maxDataDepth), Origin: in.origin(p.node)})
	}
	for _, k := range args.named {
		here := in.branch(st, k.when)
		if !here.dead() {
			out = append(out, Argument{Name: k.name, When: k.when, Value: in.dataAll(here, k.value, k.node, maxDataDepth), Origin: in.origin(k.node)})
		}
	}
	return out
}

// resultValue is what a call gives that is not followed.
func (in *interp) resultValue(f value, watched *Call, n syntax.Node) value {
	v := in.fresh(abstract.CallResult, n, "the result of a call that is not followed")
	in.cameBy[v.hole()] = step{f, "()"}
	if watched != nil {
		in.results[v.hole()] = result{watched, in.versions[v.key()+v.name]}
	}
	return v
}
