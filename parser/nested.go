package parser

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/shell"
)

// maxPrograms bounds the programs inside each other.
const maxPrograms = 8

// takesText tells whether a program hands a text to a shell that it does not
// name: the login shell of a user, here or on another machine.
func takesText(name string) bool {
	return name == "su" || name == "ssh" || name == "runuser" || readsText(name)
}

// readsText tells whether a program runs what comes on its standard input.
func readsText(name string) bool { return name == "newgrp" || name == "at" || name == "batch" }

// textCommand reads a command that hands a text to a login shell.
func (st *start) textCommand(name string) {
	st.env = envChange{afresh: true}
	switch {
	case name == "ssh":
		st.ssh()
		return
	case readsText(name):
		st.inputs(shell.Bash)
		return
	}
	if !st.asUser(name) && st.loginText() {
		return
	}
	if w, ok := st.a.parser.wrappers[name]; ok && st.unwrap(w) {
		st.read()
		return
	}
	st.inputs(shell.Bash)
}

// loginText runs the text of -c or --command. It is false where there is none.
func (st *start) loginText() bool {
	for i, n := range st.nodes {
		word, known := n.known()
		if text, ok := strings.CutPrefix(word, "--command="); known && ok {
			st.text([]*node{wordNode(abstract.Literal(text), n.item.Origin)}, nil)
			return true
		}
		if i > 0 && known && (word == "--command" || isCluster(word, 'c')) {
			st.text(st.nodes[i+1:], nil)
			return true
		}
	}
	return false
}

// asUser tells whether runuser is called with -u: then a command follows, whose
// own -c is none of its flags.
func (st *start) asUser(name string) bool {
	if name != "runuser" {
		return false
	}
	s := newScan(st.a.parser.wrappers[name].set, copies(st.nodes), 1, st.a.mint)
	s.flags()
	return slices.ContainsFunc(s.steps, func(f step) bool { return f.name == "u" || f.name == "user" })
}

// isCluster tells whether a word is letters behind a dash, one of them c.
func isCluster(word string, c byte) bool {
	return len(word) > 1 && word[0] == '-' && word[1] != '-' && strings.IndexByte(word, c) > 0
}

// sshFlags is the flags of ssh.
func sshFlags() *dockerflag.Set {
	return wrapper{values: "B b c D E e F I i J L l m O o P p Q R S W w", letters: "46AaCfGgKkMNnqsTtVvXxYy"}.flags()
}

// ssh joins its arguments into the text that the shell over there reads.
func (st *start) ssh() {
	s := newScan(sshFlags(), st.nodes, 1, st.a.mint)
	s.flags()
	st.assume(s.assumptions...)
	s.at++ // the host
	s.flags()
	if s.done() {
		st.inputs(shell.Bash)
		return
	}
	var parts []abstract.Text
	for _, n := range st.nodes[s.at:] {
		t, single := n.single()
		if !single {
			t = st.a.mint(n.source(), n.why())
		}
		if len(parts) > 0 {
			parts = append(parts, abstract.Literal(" "))
		}
		parts = append(parts, t)
	}
	joined := wordNode(abstract.Concat(parts...), nil)
	if len(st.nodes) == s.at+1 {
		joined.item.Origin = st.nodes[s.at].item.Origin
	}
	st.text([]*node{joined}, nil)
}

// shellCommand reads `sh -c TEXT [NAME ARGUMENT…]`, or what a shell reads from
// its standard input. A script file is read where it stands.
func (st *start) shellCommand(dialect shell.Dialect) {
	options := shellOptions(st.nodes)
	switch {
	case !options.known:
		st.count(DoubtProgram)
	case options.text && options.next < len(st.nodes):
		st.textAs(dialect, st.nodes[options.next:])
	case options.stdin || options.next >= len(st.nodes):
		if st.inputs(dialect) == 0 {
			st.count(DoubtProgram)
		}
	default:
		st.scriptFile(st.nodes[options.next])
	}
}

// scriptFile counts a script of the project that its name does not tell for one,
// and that speaks of starting a container. One that is called like a script is
// read where it stands.
func (st *start) scriptFile(n *node) {
	word, known := n.known()
	if !known {
		return
	}
	for _, folder := range []string{"", path.Dir(st.a.file)} {
		name := path.Join(folder, word)
		text, ok := st.a.around.files.bytes(name)
		if _, read := kindOf(File{Name: name, Text: text}); ok && !read && mention.Match(text) {
			st.count(DoubtProgram)
			return
		}
	}
}

// shellCall is how a shell is called.
type shellCall struct {
	text  bool // -c: the first operand is a program
	stdin bool // -s: the program comes on standard input
	next  int  // the first operand
	known bool // the options are known
}

func shellOptions(in []*node) shellCall {
	call := shellCall{next: 1, known: true}
	for ; call.next < len(in); call.next++ {
		word, known := in[call.next].known()
		switch {
		case !known:
			_, single := in[call.next].word()
			call.known = single || call.text
			return call
		case word == "--" || word == "-":
			call.next++
			return call
		case word == "--rcfile" || word == "--init-file":
			call.next++
		case strings.HasPrefix(word, "--"):
		case strings.HasPrefix(word, "-") || strings.HasPrefix(word, "+"):
			call.text = call.text || isCluster(word, 'c')
			call.stdin = call.stdin || isCluster(word, 's')
			call.next += strings.Count(word, "o") + strings.Count(word, "O")
		default:
			return call
		}
	}
	return call
}

// text runs the program that the first of the nodes is in bash; the others are
// its name and its arguments.
func (st *start) text(in, params []*node) {
	if len(in) > 0 {
		st.textAs(shell.Bash, append(in[:1:1], params...))
	}
}

func (st *start) textAs(dialect shell.Dialect, in []*node) {
	t, single := in[0].single()
	if !single {
		st.count(DoubtProgram)
		return
	}
	if in[0].item.Gap != nil {
		st.assume(in[0].item.Gap.Source + " is exactly one word")
	}
	st.nested(dialect, t, in[0].item.Origin, parameters(in[min(2, len(in)):]))
}

// inputs runs what a shell reads on its standard input, where that is known, and
// tells how many texts that is.
func (st *start) inputs(dialect shell.Dialect) int {
	texts := st.input()
	reader := *st
	reader.exec.Inputs, reader.ctx.inputs = nil, nil // it is being read
	for _, t := range texts {
		reader.nested(dialect, t, nil, nil)
	}
	return len(texts)
}

// input is what comes on the standard input: the command's own, or else that of
// the programs around it.
func (st *start) input() []abstract.Text {
	if len(st.exec.Inputs) > 0 {
		return st.exec.Inputs
	}
	return st.ctx.inputs
}

// parameters are the positional parameters that arguments become.
func parameters(in []*node) *abstract.List {
	list := abstract.List{}
	for _, n := range in {
		e := abstract.Element{Origin: n.item.Origin}
		switch t, word := n.word(); {
		case word:
			e.Word = abstract.Just(t)
		case n.item.Gap != nil:
			e.Gap = n.item.Gap
		default:
			e.Gap = &abstract.Gap{Source: n.source(), Why: n.why()}
		}
		list = append(list, e)
	}
	return &list
}

// nested runs a program inside a word of this one.
func (st *start) nested(dialect shell.Dialect, t abstract.Text, origin *abstract.Origin, params *abstract.List) {
	if !st.mayNest() {
		return
	}
	text, holes := filled(t)
	if len(holes) == 1 && len(t) == 1 {
		st.count(DoubtProgram) // nothing of it is known: it may start anything
	}
	ctx := st.inner(holes, "shell")
	file := st.fileOf(origin)
	problems := st.a.run(ctx, shell.Program{
		File: file, Text: text, Dialect: dialect, Holes: holes, Params: params,
		At:    st.positions(text, origin),
		Env:   st.env.apply(st.exec.Env),
		Frame: &abstract.Frame{Parent: st.exec.Frame, Call: st.exec.Place, Nested: true},
		Reach: st.guard,
	})
	st.tell(file, text, problems)
}

// fileOf is the file that a program inside a word stands in. Where its
// characters stand in none, the place of each byte names one.
func (st *start) fileOf(origin *abstract.Origin) string {
	file := cmp.Or(st.exec.Place.File, st.a.file)
	if origin == nil {
		return file
	}
	return cmp.Or(origin.Place.File, file)
}

// filled is a text with word characters in place of its holes.
func filled(t abstract.Text) (string, []shell.Stretch) {
	var b strings.Builder
	var holes []shell.Stretch
	for _, p := range t {
		from := b.Len()
		if p.Hole == nil {
			b.WriteString(p.Literal)
			continue
		}
		b.WriteString(strings.Repeat("x", max(len(p.Hole.Source), 1)))
		holes = append(holes, shell.Stretch{Start: from, End: b.Len(), Hole: p.Hole})
	}
	return b.String(), holes
}

// positions places the bytes of a program inside a word. Where its characters do
// not stand in the file just so, all of it is where the process starts.
func (st *start) positions(text string, origin *abstract.Origin) func(int) abstract.Pos {
	// A text over several lines is indented in a workflow, and not told here.
	oneLine := st.a.language == LanguageWorkflow
	return func(offset int) abstract.Pos {
		pos := positionIn(text, offset)
		switch {
		case origin == nil || origin.Verbatim.Line == 0 || oneLine && pos.Line > 1:
			return st.a.anchors.seat(st.exec.Place, offset)
		case pos.Line > 1:
			return abstract.Pos{Line: origin.Verbatim.Line + pos.Line - 1, Column: pos.Column}
		}
		return abstract.Pos{Line: origin.Verbatim.Line, Column: origin.Verbatim.Column + pos.Column - 1}
	}
}

// positionIn is the line and column of an offset, from 1 and in bytes.
func positionIn(text string, offset int) abstract.Pos {
	before := text[:min(max(offset, 0), len(text))]
	return abstract.Pos{Line: strings.Count(before, "\n") + 1, Column: len(before) - strings.LastIndexByte(before, '\n')}
}

// mention is a text that speaks of starting a container, or of connecting one.
var mention = regexp.MustCompile(`(?i)\b(docker|podman|nerdctl|finch)(\.exe)?\b.*\b(run|create|network\s+connect)\b|\beggbuild\b`)

// tell reports what keeps a program inside another from being read. One that
// does not speak of containers is only counted: it may not be for a shell.
func (st *start) tell(file, text string, problems []shell.Problem) {
	for _, p := range problems {
		if !mention.MatchString(text) && !p.Limit {
			st.count(DoubtProgram)
			continue
		}
		st.a.reportIn(abstract.Place{File: file, Start: p.Pos}, problemKind(p), p.Message)
	}
}
