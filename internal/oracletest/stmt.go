package oracletest

import (
	"fmt"
	"slices"
	"strings"
)

// Stmt is a statement of a generated program: a line, or blocks around which
// lines stand. Any statement can be taken out of a program, which stays one.
type Stmt struct {
	Line   string // may be several lines; "" is none
	Blocks []Block
	End    string
}

// Block is a part of a statement that holds others.
type Block struct {
	Open  string
	Body  []Stmt
	Close string // inside the block, behind its body
	File  string // the file that the body is all of; "": it stands where the block does
}

// Layout is how a language writes programs down.
type Layout struct {
	Main string // the name of the program's file

	Indent string
	Empty  string // the statement that does nothing
	Margin bool   // the further lines of a statement stand where they do, as here-documents must
}

// Files are the texts of a program's files, by slash path.
type Files map[string]string

// Files writes a program down.
func (l Layout) Files(program []Stmt) Files {
	w := writer{l, Files{}}
	w.files[l.Main] = w.text(program)
	return w.files
}

// writer writes the files of one program.
type writer struct {
	Layout
	files Files
}

func (w writer) text(program []Stmt) string {
	var b strings.Builder
	w.write(&b, program, "")
	return b.String()
}

func (w writer) write(b *strings.Builder, program []Stmt, indent string) {
	for _, s := range program {
		w.writeLines(b, s.Line, indent)
		for _, k := range s.Blocks {
			w.writeBlock(b, k, indent)
		}
		w.writeLines(b, s.End, indent)
	}
}

func (w writer) writeBlock(b *strings.Builder, k Block, indent string) {
	if k.File != "" {
		w.files[k.File] = w.text(k.Body)
		return
	}
	w.writeLines(b, k.Open, indent)
	w.write(b, k.Body, indent+w.Indent)
	if len(k.Body) == 0 {
		w.writeLines(b, w.Empty, indent+w.Indent)
	}
	w.writeLines(b, k.Close, indent+w.Indent)
}

func (l Layout) writeLines(b *strings.Builder, lines, indent string) {
	for line := range strings.Lines(lines) {
		fmt.Fprintf(b, "%s%s\n", indent, strings.TrimSuffix(line, "\n"))
		if l.Margin {
			indent = ""
		}
	}
}

// reductions are the programs with a stretch of statements or a single one less,
// or with one replaced by what is inside it. What takes more away comes first.
func reductions(program []Stmt) [][]Stmt {
	var out [][]Stmt
	for size := len(program) / 2; size > 1; size /= 2 {
		for i := 0; i+size <= len(program); i += size {
			out = append(out, slices.Concat(program[:i], program[i+size:]))
		}
	}
	with := func(i int, by ...Stmt) {
		out = append(out, slices.Concat(program[:i], by, program[i+1:]))
	}
	for i, s := range program {
		with(i)
		for _, less := range withoutALine(s) {
			with(i, less)
		}
		for j, k := range s.Blocks {
			with(i, k.Body...)
			if len(s.Blocks) > 1 && (j > 0 || s.Line != "") {
				less := s
				less.Blocks = slices.Concat(s.Blocks[:j], s.Blocks[j+1:])
				with(i, less)
			}
			for _, body := range reductions(k.Body) {
				inner := s
				inner.Blocks = slices.Clone(s.Blocks)
				inner.Blocks[j].Body = body
				with(i, inner)
			}
		}
	}
	return out
}

// withoutALine are the statements with one line less, of one that has several.
func withoutALine(s Stmt) []Stmt {
	lines := strings.Split(s.Line, "\n")
	if len(lines) < 2 {
		return nil
	}
	out := make([]Stmt, len(lines))
	for i := range lines {
		out[i] = s
		out[i].Line = strings.Join(slices.Concat(lines[:i], lines[i+1:]), "\n")
	}
	return out
}
