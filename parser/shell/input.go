package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// input is what is left to read of a standard input that is known. It is never
// changed once made.
type input struct{ text string }

// joinInputs is what is left to read after two paths; nil: that is not known.
func joinInputs(a, b *input) *input {
	if a == b || a != nil && b != nil && a.text == b.text {
		return a
	}
	return nil
}

// inputOf is a text as a standard input; nil where it is not known.
func inputOf(text abstract.String) *input {
	one, _ := text.One()
	v, known := one.Known()
	if !known || len(text) != 1 {
		return nil
	}
	return &input{v}
}

// reading runs f with the standard input that a statement gives it.
func (in *interp) reading(st *state, s *syntax.Stmt, f func() status) status {
	if !feedsItself(s) {
		return f()
	}
	kept := st.in
	st.in = nil
	if fed := in.fed[s]; len(fed) == 1 && slices.IndexFunc(s.Redirs, feeds) == len(s.Redirs)-1 {
		st.in = inputOf(abstract.Just(fed[0]))
	}
	defer func() { st.in = kept }()
	return f()
}

// feedsItself tells whether a statement says where it reads from.
func feedsItself(s *syntax.Stmt) bool { return slices.ContainsFunc(s.Redirs, feeds) }

// line takes the next line from the standard input. whole tells that a newline
// ends it; ok is false where what is read is not known.
func (in *interp) line(st *state) (line string, whole, ok bool) {
	if st.in == nil || in.moved {
		return "", false, false
	}
	line, rest, whole := strings.Cut(st.in.text, "\n")
	st.in = &input{rest}
	return line, whole, true
}

// readBuiltin gives names what the next line of the input holds.
func (in *interp) readBuiltin(st *state, c commandCall) status {
	names, options, ok := in.inputNames(st, c, "adinNptu")
	plain := ok && strings.Trim(options, "rapes") == ""
	line, whole, told := "", false, false
	if plain {
		line, whole, told = in.line(st)
	} else {
		st.in = nil
	}
	if told = told && (strings.Contains(options, "r") || !strings.Contains(line, `\`)); told {
		if in.readInto(st, names, options, line, c) {
			if whole {
				return success()
			}
			return known(abstract.Never)
		}
	}
	in.readUnknown(st, names, options, c)
	return in.pending(c.call, "")
}

func (in *interp) readUnknown(st *state, names []string, options string, c commandCall) {
	if len(names) == 0 {
		names = []string{"REPLY"}
	}
	for i, name := range names {
		if i == 0 && strings.Contains(options, "a") {
			in.assign(st, name, in.gapValue("${"+name+"[@]}", "read from the input", in.here(c)))
			continue
		}
		in.wipe(st, name, abstract.Command, "read from the input", in.here(c))
	}
}

// readInto gives names the fields of a line. It is false, and nothing is done,
// where these are not known.
func (in *interp) readInto(st *state, names []string, options, line string, c commandCall) bool {
	ifs, known := in.ifs(st)
	if !known || slices.ContainsFunc(names, func(n string) bool { return !syntax.ValidName(n) || in.shaped[n] }) {
		return false
	}
	origin := in.nodeOrigin(c.call)
	if len(names) == 0 { // all of the line, blanks around it too
		in.setText(st, "REPLY", abstract.Just(abstract.Literal(line)), origin)
		return in.prog.Dialect == Bash || in.prog.Dialect == Bats
	}
	if strings.Contains(options, "a") {
		var list abstract.List
		for _, f := range splitPieces([]piece{{text: abstract.Literal(line)}}, ifs) {
			list = append(list, abstract.Element{Word: abstract.Just(f.text), Origin: origin})
		}
		in.assign(st, names[0], listValue(list))
		return len(names) == 1
	}
	fields, ok := cutFields(line, ifs, len(names))
	if !ok {
		return false
	}
	for i, name := range names {
		in.setText(st, name, abstract.Just(abstract.Literal(fields[i])), origin)
	}
	return true
}

// cutFields cuts a line into n fields, of which the last is the rest. ok is false
// where that ends in a separator: whether it belongs to it differs.
func cutFields(line, ifs string, n int) (fields []string, ok bool) {
	blanks := ""
	for _, b := range defaultIFS {
		if strings.ContainsRune(ifs, b) {
			blanks += string(b)
		}
	}
	line = strings.Trim(line, blanks)
	fields = make([]string, n)
	for i := range n - 1 {
		at := strings.IndexAny(line, ifs)
		if ifs == "" || at < 0 {
			fields[i] = line
			return fields, true
		}
		length, _ := separator(line[at:], ifs)
		fields[i], line = line[:at], line[at+length:]
	}
	fields[n-1] = line
	last := line[max(0, len(line)-1):]
	return fields, last == "" || !strings.Contains(ifs, last)
}

// mapfileBuiltin gives a list the lines of the input.
func (in *interp) mapfileBuiltin(st *state, c commandCall) status {
	names, options, ok := in.inputNames(st, c, "dnOsuCc")
	if ok && len(names) == 0 {
		names = []string{"MAPFILE"}
	}
	if strings.Contains(options, "C") { // a text that is run now and then
		return in.evalUnknown(st, c)
	}
	text, known := "", st.in != nil && !in.moved && ok && strings.Trim(options, "t") == ""
	if known {
		text = st.in.text
		st.in = &input{}
	} else {
		st.in = nil
	}
	for _, name := range names {
		if known && !in.shaped[name] {
			in.assign(st, name, listValue(linesOf(text, options == "t", in.nodeOrigin(c.call))))
			continue
		}
		in.assign(st, name, in.gapValue("${"+name+"[@]}", "read from the input", in.here(c)))
	}
	if known {
		return success()
	}
	return in.pending(c.call, "")
}

// linesOf are the lines of a text, with or without the newlines that end them.
func linesOf(text string, bare bool, origin *abstract.Origin) abstract.List {
	var out abstract.List
	for line := range strings.Lines(text) {
		if bare {
			line = strings.TrimSuffix(line, "\n")
		}
		out = append(out, abstract.Element{Word: abstract.Just(abstract.Literal(line)), Origin: origin})
	}
	return out
}
