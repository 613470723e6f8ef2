package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// speak follows what a command prints, where that is a text that is known: into a
// file, of which it tells, or into the command that it is piped to.
func (in *interp) speak(st *state, s *syntax.Stmt, argv abstract.List) {
	texts := in.says(s, argv)
	if len(texts) == 0 || st.dead() {
		return
	}
	at := slices.IndexFunc(s.Redirs, takesOutput)
	if at < 0 {
		in.said[s] = texts
		return
	}
	if r := s.Redirs[at]; r.Op != syntax.DplOut && r.Word != nil {
		if target, ok := in.text(st.clone(), r.Word).One(); ok {
			in.report(st, abstract.Exec{Place: in.place(s), Argv: argv, Prints: texts, Into: target})
		}
	}
}

// says are the texts of which a command prints one, as far as they are known.
func (in *interp) says(s *syntax.Stmt, argv abstract.List) []abstract.Text {
	words := make([]abstract.Text, len(argv))
	for i, e := range argv {
		one, single := e.Word.One()
		if !single || e.When != abstract.Always {
			return nil
		}
		words[i] = one
	}
	if len(words) == 0 {
		return nil
	}
	var text abstract.Text
	ok := false
	switch name, _ := words[0].Known(); {
	case name == "cat" && len(words) == 1, name == "tee":
		return in.fed[s]
	case name == "echo":
		text, ok = echoed(words[1:], in.prog.Dialect == POSIX)
	case name == "printf" && len(words) > 1:
		text, ok = formatted(words[1], words[2:])
	}
	if !ok {
		return nil
	}
	return []abstract.Text{text}
}

// echoed is what echo prints.
func echoed(words []abstract.Text, escapes bool) (abstract.Text, bool) {
	end := "\n"
	for len(words) > 0 {
		option, known := words[0].Known()
		if !known || len(option) < 2 || option[0] != '-' || strings.Trim(option[1:], "neE") != "" {
			break
		}
		if strings.Contains(option, "n") {
			end = ""
		}
		escapes = escapes || strings.Contains(option, "e")
		words = words[1:]
	}
	text := joined(words, " ")
	if escapes {
		var ok bool
		if text, ok = unescaped(text); !ok {
			return nil, false
		}
	}
	return abstract.Concat(text, abstract.Literal(end)), true
}

// formatted is what printf prints with a format that is plain, or that is %s alone.
func formatted(format abstract.Text, words []abstract.Text) (abstract.Text, bool) {
	plain, known := format.Known()
	switch {
	case !known:
		return nil, false
	case plain == `%s\n`:
		return abstract.Concat(joined(words, "\n"), abstract.Literal("\n")), true
	case plain == "%s":
		return joined(words, ""), true
	case strings.Contains(plain, "%"):
		return nil, false
	}
	return unescaped(format)
}

func joined(words []abstract.Text, between string) abstract.Text {
	var parts []abstract.Text
	for i, w := range words {
		if i > 0 {
			parts = append(parts, abstract.Literal(between))
		}
		parts = append(parts, w)
	}
	return abstract.Concat(parts...)
}

// unescaped takes the backslashes off a text. Of those that are rare it is false.
func unescaped(t abstract.Text) (abstract.Text, bool) {
	var parts []abstract.Text
	for _, p := range t {
		if p.Hole != nil {
			parts = append(parts, abstract.Unknown(p.Hole))
			continue
		}
		literal := printedEscapes.Replace(p.Literal)
		if strings.Contains(rareEscapes.Replace(p.Literal), `\`) {
			return nil, false
		}
		parts = append(parts, abstract.Literal(literal))
	}
	return abstract.Concat(parts...), true
}

var (
	printedEscapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t", `\"`, `"`)
	rareEscapes    = strings.NewReplacer(`\\`, "", `\n`, "", `\t`, "", `\"`, "")
)
