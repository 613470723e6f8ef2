package shell

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// echoBuiltin writes its arguments.
func (in *interp) echoBuiltin(st *state, c commandCall) status {
	in.report(st, abstract.Exec{Place: in.place(c.stmt), Argv: c.all})
	in.hear(st, c.stmt, c.all)
	in.speak(st, c.stmt, c.all)
	if st.out == nil {
		return success()
	}
	var out abstract.String
	variants := in.variants(st, c.args)
	for i, v := range variants {
		here := in.echoed(v.list)
		if i == 0 || len(here) == 0 {
			out = here
			continue
		}
		out = abstract.Join(in.space, v.when, here, out)
	}
	in.write(st, out)
	return success()
}

// echoed is what echo writes. Without a case: that is not known.
func (in *interp) echoed(args abstract.List) abstract.String {
	if !certain(args) {
		return nil
	}
	end, escapes := "\n", in.prog.Dialect != Bash && in.prog.Dialect != Bats
	for len(args) > 0 {
		option, is, ok := echoOption(args[0].Word)
		if !ok || is && escapes && option != "-n" {
			return nil
		}
		if !is {
			break
		}
		if args = args[1:]; strings.Contains(option, "n") {
			end = ""
		}
		escapes = escapes || strings.Contains(option, "e")
	}
	words := in.joined(args, abstract.Just(abstract.Literal(" ")), "echo")
	if escapes && speaksOfEscapes(words) {
		return nil
	}
	return in.concat(words, abstract.Just(abstract.Literal(end)))
}

// echoOption reads a word as an option; ok is false where it may be one or not.
func echoOption(w abstract.String) (option string, is, ok bool) {
	for _, c := range w {
		v, known := c.Value.Known()
		looks := len(v) > 1 && v[0] == '-' && strings.Trim(v[1:], "neE") == ""
		switch {
		case known && looks && len(w) == 1:
			return v, true, true
		case known && !looks:
		case !known && c.Value[0].Literal != "" && c.Value[0].Literal[0] != '-':
		default:
			return "", false, false
		}
	}
	return "", false, true
}

// speaksOfEscapes tells whether a string may hold what some shells take for more
// than it is.
func speaksOfEscapes(s abstract.String) bool {
	for _, c := range s {
		for _, p := range c.Value {
			if p.Hole != nil || strings.Contains(p.Literal, `\`) {
				return true
			}
		}
	}
	return false
}
