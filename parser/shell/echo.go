package shell

import (
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// echoBuiltin writes its arguments.
func (in *interp) echoBuiltin(st *state, c commandCall) status {
	in.report(st, abstract.Exec{Place: in.place(c.stmt), Argv: c.all})
	if st.out == nil {
		return success()
	}
	var out written
	for i, v := range in.variants(st, c.args) {
		here := in.echoed(v.list)
		if i == 0 || len(here.text) == 0 {
			out = here
			continue
		}
		out = written{text: abstract.Join(in.space, v.when, here.text, out.text), sure: here.sure && out.sure}
	}
	out.paths = in.printsPath(st, c.all)
	in.write(st, out)
	return success()
}

// echoed is what echo writes. It is not sure where a word may be an option, or hold
// escapes that some shells read and others do not.
func (in *interp) echoed(args abstract.List) written {
	end, escapes, sure := "\n", in.prog.Dialect != Bash && in.prog.Dialect != Bats, certain(args)
	args = in.asWords(args)
	for len(args) > 0 {
		option, is, ok := echoOption(args[0].Word)
		sure = sure && ok && (!is || !escapes || option == "-n")
		if !is {
			break
		}
		if args = args[1:]; strings.Contains(option, "n") {
			end = ""
		}
		escapes = escapes || strings.Contains(option, "e")
	}
	text := in.joined(args, abstract.Just(abstract.Literal(" ")), "echo")
	if escapes && speaksOfEscapes(text) {
		reads := in.space.Ask(abstract.Atom{Text: "echo reads escapes"})
		text, sure = abstract.Join(in.space, reads, in.unescaped(text), text), false
	}
	return written{text: in.concat(text, abstract.Just(abstract.Literal(end))), sure: sure}
}

// asWords is a list with a string that is not known in place of what is not certainly
// one argument.
func (in *interp) asWords(l abstract.List) abstract.List {
	out := slices.Clone(l)
	for i, e := range out {
		if !certain(out[i : i+1]) {
			hole := abstract.Hole{Kind: abstract.Expression, Source: abstract.List{e}.Source(), Why: "a list joined to one word"}
			out[i] = abstract.Element{Word: abstract.Just(abstract.Unknown(in.space.NewHole(hole))), Origin: e.Origin}
		}
	}
	return out
}

// unescaped takes the backslashes off a string, as far as they are the usual ones.
func (in *interp) unescaped(s abstract.String) abstract.String {
	return abstract.Map(in.space, s, func(t abstract.Text) abstract.Text {
		var out []abstract.Text
		for _, p := range t {
			literal, ok := unescapeBy(printedEscapes, p.Literal)
			switch {
			case p.Hole != nil:
				out = append(out, abstract.Unknown(p.Hole))
			case ok:
				out = append(out, abstract.Literal(literal))
			default:
				hole := abstract.Hole{Kind: abstract.Command, Source: "$(echo)", Why: "an escape that is not read"}
				return abstract.Unknown(in.space.NewHole(hole))
			}
		}
		return abstract.Concat(out...)
	})
}

// printedEscapes are the escapes that programs print text with.
var printedEscapes = map[byte]byte{'n': '\n', 't': '\t', '\\': '\\', '"': '"'}

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
