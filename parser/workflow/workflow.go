// Package workflow finds the programs that a workflow or a composite action
// holds: the text of each `run:`, the shell that reads it, the variables that
// it is given, and where in the file each of its bytes stands. It knows YAML
// and the layout of workflows, and nothing of what the programs do.
package workflow

// Script is one program that a step runs.
//
// A name or number in Text that overlaps an expression is no name: the runner
// replaces expressions before the shell sees the text, so `$A${{ x }}` may read
// any variable whose name begins with A.
type Script struct {
	Text    string      // the program; each ${{ … }} is a run of x of the same length
	Exprs   []Expr      // the places of ${{ … }} in Text, in order, never overlapping
	Shell   string      // as written, "bash" or "pwsh" where the runner's default holds, "" where it is not known
	Command string      // how the runner starts the shell: `bash -e {0}`; "" where it is not known
	Env     []EnvVar    // variables of workflow, job and step; a variable that is not listed is not known
	Job     string      // the job's id, "" in an action
	Step    string      // the step's name, else its id, else its place in the list, from 1
	Folder  string      // where the program starts, as written; "" where that is the runner's default
	If      []Condition // the job's, then the step's; all of them hold when the program runs
	Line    int         // of the key that the program is the value of
	text    text
}

// Pos is the line and column in the file, from 1 and in bytes, of the byte of
// Text at offset. An offset outside Text is taken for its nearer end. Where the
// way from the file to Text cannot be followed, it is where the scalar starts.
func (s Script) Pos(offset int) (line, column int) { return s.text.pos(offset) }

// Expr is the place of one ${{ … }}: Text[Start:End] is filler.
type Expr struct {
	Start, End int
	Source     string // as written, with the braces
}

// EnvVar is a variable that a script is given. Value is like Script.Text: where
// an expression stands, it holds filler. A number that the runner may write in
// another way (1.10, 0x1F) is an expression too.
type EnvVar struct {
	Name         string
	Value        string
	Exprs        []Expr
	Line, Column int // of the value
}

// Condition is the text of an `if:`, without the braces where they hold all of it.
type Condition struct {
	Text         string
	Line, Column int
}

// Problem is a place that keeps a file, or a part of it, from being read.
type Problem struct {
	Line, Column int
	Message      string
	Limit        bool // too large or too much work, rather than wrong
}

// maxBytes bounds a file: an offset is kept for each byte, as an int32.
const maxBytes = 8 << 20

// File is what a workflow or an action holds.
type File struct {
	Scripts  []Script
	Values   []Value
	Problems []Problem
}

// Read reads a workflow or an action. What can be read is returned even where
// there are problems, and what cannot be read is always a problem. A file that is
// neither a workflow nor an action has no scripts. The name serves only messages.
func Read(name string, text []byte) File {
	if len(text) > maxBytes {
		return File{Problems: []Problem{{Line: 1, Column: 1, Message: "larger than 8 MiB", Limit: true}}}
	}
	src := newSource(text)
	root, problem := parse(src)
	if problem != nil {
		return File{Problems: []Problem{*problem}}
	}
	r := newReader(name, src)
	r.file(root)
	return File{r.scripts, r.found, r.sorted()}
}
