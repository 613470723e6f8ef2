package parser

import (
	"path"
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/shell"
)

// writtenFile is a text that a program writes to a file.
type writtenFile struct {
	start *start
	texts []abstract.Text
	name  abstract.Text
}

// write keeps a text that is written to a file.
func (a *analysis) write(ctx context, e abstract.Exec) {
	st := &start{a: a, ctx: ctx, exec: e, guard: e.Reach, complete: true, when: ctx.when, env: envChange{afresh: true}}
	st.assume(ctx.notes...)
	st.assume(e.Notes...)
	a.written = append(a.written, writtenFile{st, e.Prints, e.Into})
}

// tee keeps what comes on the standard input of tee for the files that it names.
func (st *start) tee() {
	for _, n := range st.nodes[1:] {
		if name, ok := n.word(); ok && len(name) > 0 && len(st.input()) > 0 {
			writer := *st
			writer.env = envChange{afresh: true}
			st.a.written = append(st.a.written, writtenFile{&writer, st.input(), name})
		}
	}
}

// noteRun keeps the words of a command that runs a file, or makes it executable.
func (a *analysis) noteRun(argv abstract.List) {
	for i, e := range argv {
		one, _ := e.Word.One()
		name, _ := commandName(one)
		_, isShell := dialectNamed(name)
		if i == 0 {
			a.noteFile(one)
			if name != "chmod" && name != "sudo" && !isShell {
				return
			}
		}
		a.noteFile(one)
	}
}

func (a *analysis) noteFile(name abstract.Text) {
	if len(name) > 0 {
		a.ran[fileKey(name)] = true
	}
}

// fileKey is how a program writes the name of a file.
func fileKey(name abstract.Text) string { return strings.TrimPrefix(name.Source(), "./") }

// runWritten reads the shell programs that the program writes to files: those
// called like one, and those that it runs or makes executable.
func (a *analysis) runWritten() {
	for len(a.written) > 0 {
		w := a.written[0]
		a.written = a.written[1:]
		dialect, ok := a.dialectWritten(w)
		if !ok {
			continue
		}
		w.start.assume(w.name.Source() + " is run as it is written here")
		for _, t := range w.texts {
			reader := *w.start
			reader.notes = slices.Clone(reader.notes)
			reader.exec.Inputs, reader.ctx.inputs = nil, nil
			reader.nested(dialect, t, nil, nil)
		}
	}
}

// otherLanguages are the extensions of files that no shell runs.
var otherLanguages = []string{".py", ".pl", ".rb", ".js", ".php", ".yml", ".yaml", ".json"}

// dialectWritten is the language of a file that is written. It is false for what is
// no shell program, or is not known to be run.
func (a *analysis) dialectWritten(w writtenFile) (shell.Dialect, bool) {
	extension := path.Ext(w.name[len(w.name)-1].Literal)
	head := firstLiteral(w.texts[0])
	if dialect, ok := interpreter([]byte(head)); ok && (a.ran[fileKey(w.name)] || extension == ".sh" || extension == ".bash") {
		return dialect, true
	}
	if strings.HasPrefix(head, "#!") {
		return "", false
	}
	dialect, named := extensions()[extension]
	if !named && a.ran[fileKey(w.name)] && !slices.Contains(otherLanguages, extension) {
		return shell.Bash, true
	}
	return dialect, named
}
