package shell

import (
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// option is what one call of getopts finds.
type option struct {
	letter string          // what the variable gets
	arg    abstract.String // what OPTARG gets; the zero String: it is not set
	kept   bool            // OPTARG stays as it is
	next   int             // OPTIND after it
	none   bool            // there are no more options
}

// getoptsBuiltin takes the next option of the parameters, or of the words after the
// variable's name. Words with several options in them are not followed: how far
// these are taken stands in no variable.
func (in *interp) getoptsBuiltin(st *state, c commandCall) status {
	name, ok := "", len(c.args) > 1 && c.args[0].When == abstract.Always && c.args[1].When == abstract.Always
	if ok {
		name = knownWord(c.args[1].Word)
	}
	if !syntax.ValidName(name) {
		in.wipeAll(st, "may be set by getopts", in.here(c))
		return in.pending(c.call, "")
	}
	words := st.params.list
	if len(c.args) > 2 {
		words = c.args[2:]
	}
	letters, single := c.args[0].Word.One()
	known, ok := letters.Known()
	if at := in.optionIndex(st); ok && single && at > 0 {
		s := optionScan{letters: known, words: words, at: at, posix: in.prog.Dialect == POSIX}
		if o, ok := s.next(); ok {
			return in.found(st, name, o, c)
		}
	}
	for _, name := range []string{name, "OPTARG", "OPTIND"} {
		in.forget(st, name, abstract.Parameter, "an option that the caller gives", in.here(c))
	}
	if !ok || !single || strings.ContainsAny(known, "+-") || in.shaped[name] || mayBeArray(in.lookup(st, name).value) {
		return in.pending(c.call, "")
	}
	more := in.ask(in.pending(c.call, ""))
	in.assign(st, name, abstract.Join(in.space, more, in.oneOfLetters(st, name, known, c), textValue(in.space, abstract.Just(abstract.Literal("?")))))
	return status{known: true, ok: more}
}

// oneOfLetters is what the variable of getopts gets where it finds an option.
func (in *interp) oneOfLetters(st *state, name, letters string, c commandCall) value {
	values := []binding{}
	silent := strings.HasPrefix(letters, ":")
	for _, letter := range strings.ReplaceAll(letters, ":", "") {
		values = append(values, binding{text: abstract.Literal(string(letter))})
	}
	if silent {
		values = append(values, binding{text: abstract.Literal(":")})
	}
	wrong := textValue(in.space, abstract.Just(abstract.Literal("?")))
	return in.oneOf(name, wrong, values, c.call)
}

// optionIndex is the number of the word that getopts looks at next; 0: that is not
// known. Each shell begins with 1, whatever its environment says.
func (in *interp) optionIndex(st *state) int {
	e, single := st.epoch.One()
	switch _, touched := st.vars["OPTIND"]; {
	case in.prog.Dialect != Bash && in.prog.Dialect != Bats && in.prog.Dialect != POSIX:
		return 0
	case !touched && single && e == 0:
		return 1
	}
	b, single := in.lookup(st, "OPTIND").value.One()
	switch {
	case !single:
		return 0
	case b.kind == unset && in.prog.Dialect != POSIX: // local OPTIND
		return 1
	case b.kind != scalar || b.open:
		return 0
	}
	n, _ := decimal(b.text)
	return n
}

// found tells the variables what getopts found.
func (in *interp) found(st *state, name string, o option, c commandCall) status {
	origin := in.nodeOrigin(c.call)
	switch {
	case len(o.arg) > 0:
		in.setText(st, "OPTARG", o.arg, origin)
	case !o.kept:
		in.assign(st, "OPTARG", abstract.Just(binding{kind: unset}))
	}
	in.setText(st, "OPTIND", abstract.Just(abstract.Literal(strconv.Itoa(o.next))), origin)
	in.setText(st, name, abstract.Just(abstract.Literal(o.letter)), origin)
	return known(onOff(!o.none))
}

// optionScan looks at one word for an option.
type optionScan struct {
	letters string
	words   abstract.List
	at      int // the number of the word, from 1
	posix   bool
}

// next is the option at the word; ok is false where it is not known.
func (s optionScan) next() (o option, ok bool) {
	end := option{letter: "?", next: s.at, none: true, kept: s.posix}
	if s.at > len(s.words) {
		return end, s.at == len(s.words)+1 && certain(s.words)
	}
	if !certain(s.words[:s.at]) || s.letters != "" && strings.ContainsAny(s.letters[:1], "+-") {
		return o, false
	}
	word, single := s.words[s.at-1].Word.One()
	v, known := word.Known()
	switch {
	case !single:
		return o, false
	case known && v == "--":
		end.next++
		return end, true
	case known && (len(v) < 2 || v[0] != '-'), !known && word[0].Literal != "" && word[0].Literal[0] != '-':
		return end, true
	case !known && (len(word[0].Literal) < 3 || word[0].Literal[:2] == "--"): // what is not known may be nothing
		return o, false
	}
	lead := word[0].Literal
	rest := abstract.Concat(abstract.Literal(lead[2:]), word[1:])
	return s.read(lead[1], rest)
}

// read is the option of a letter; rest is what stands behind it in its word.
func (s optionScan) read(letter byte, rest abstract.Text) (o option, ok bool) {
	silent := strings.HasPrefix(s.letters, ":")
	letters := strings.TrimPrefix(s.letters, ":")
	i := strings.IndexByte(letters, letter)
	o = option{letter: string(rune(letter)), next: s.at + 1}
	switch {
	case letter == ':' || letter >= 0x80:
		return o, false
	case i < 0:
		return o.wrong("?", silent), len(rest) == 0
	case !strings.HasPrefix(letters[i+1:], ":"):
		if s.posix {
			o.arg = abstract.Just(abstract.Text(nil))
		}
		return o, len(rest) == 0
	case len(rest) > 0:
		o.arg = abstract.Just(rest)
		return o, true
	case s.at == len(s.words):
		return o.wrong(":", silent), true
	case !certain(s.words[s.at : s.at+1]):
		return o, false
	}
	o.arg, o.next = s.words[s.at].Word, s.at+2
	return o, true
}

// wrong is an option that the letters do not have, or without the value that it
// must have: told as code and its letter where getopts is to be silent.
func (o option) wrong(code string, silent bool) option {
	o.arg = nil
	if silent {
		o.arg = abstract.Just(abstract.Literal(o.letter))
		o.letter = code
		return o
	}
	o.letter = "?"
	return o
}
