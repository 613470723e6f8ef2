package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// begun is a process that was started: what it was started as, and where.
type begun struct {
	argvs []argv
	args  arguments
	node  syntax.Node
	frame *abstract.Frame
	file  *file
}

// process is the value that stands for a process.
func (in *interp) process(argvs []argv, args arguments, n syntax.Node) value {
	v := in.fresh(abstract.CallResult, n, "the result of a process")
	in.begun[v.hole()] = begun{argvs, args, n, in.frame, in.file}
	return v
}

// feeds tells which process a method hands its first argument to, on its standard
// input.
func (in *interp) feeds(method value) (begun, bool) {
	s := in.cameBy[method.hole()]
	switch {
	case method.hole() == nil:
		return begun{}, false
	case s.how == ".communicate", s.how == ".sendline", s.how == ".send":
	case s.how == ".write":
		if s = in.cameBy[s.of.hole()]; s.how != ".stdin" {
			return begun{}, false
		}
	default:
		return begun{}, false
	}
	of := s.of
	for {
		entered, ok := in.cameBy[of.hole()]
		if !ok || entered.how != "" {
			break
		}
		of = entered.of
	}
	b, ok := in.begun[of.hole()]
	return b, ok
}

// feed tells of a process again, once it is handed something to read.
func (in *interp) feed(st *state, method value, args arguments) {
	b, ok := in.feeds(method)
	given, has := args.get(0, "input")
	if !ok || !has || isNone(given) {
		return
	}
	b.args.named = append(b.args.named[:len(b.args.named):len(b.args.named)], named{"input", abstract.Always, given, b.node})
	frame, file := in.frame, in.file
	in.frame, in.file = b.frame, b.file
	for _, a := range b.argvs {
		if here := in.branch(st, a.when); !here.dead() {
			in.report(here, b.args, a.list, b.node)
		}
	}
	in.frame, in.file = frame, file
}

// inputs are the texts that a process may read on its standard input.
func (in *interp) inputs(st *state, args arguments) []abstract.Text {
	given, _ := args.keyword("input")
	var out []abstract.Text
	for _, c := range given.Within(in.space, st.reach) {
		if v := c.Value.asArgument(); v.kind == str || v.kind == unknown {
			out = append(out, v.text)
		}
	}
	return out
}
