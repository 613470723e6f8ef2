package abstract

// Pos is a place in a file: line and column start at 1, columns count bytes.
type Pos struct{ Line, Column int }

// Place is a stretch of a file; its end is exclusive. The zero Place is nowhere.
type Place struct {
	File       string
	Start, End Pos
}

// Frame is one activation: the run of a program, or one call of a function.
type Frame struct {
	Parent   *Frame // nil for the outermost program
	Call     Place  // where Parent calls; zero where there is no Parent or nobody calls
	Function string // "" for a program
	Nested   bool   // a program inside a word of its Parent, not a call
}

// Function names a function of the project by where its definition begins.
type Function struct {
	File string
	At   Pos
}

// Depth is the number of frames below f.
func (f *Frame) Depth() int {
	n := 0
	for f.Parent != nil {
		f, n = f.Parent, n+1
	}
	return n
}

// Origin tells where an element of a list was written, and in which activation.
type Origin struct {
	Place Place
	Frame *Frame
	// Verbatim is where the characters of the word begin in the file, where they
	// stand there just as they are. The zero Pos: they do not.
	Verbatim Pos
}

// Setting is what a process finds under a variable's name: a string, or nothing.
type Setting struct {
	Unset bool
	Text  Text
}

// Same implements [Valued].
func (v Setting) Same(w Setting) bool { return v.Unset == w.Unset && v.Text.Same(w.Text) }

// Env is the environment that a process is started with, as far as the program
// decides it. A name that is not in it comes from outside.
type Env map[string]Guarded[Setting]

// Exec is one start of a process, as one activation can come to it.
type Exec struct {
	Argv   List
	Reach  Guard      // the condition under which the program gets there
	Place  Place      // the command
	Frame  *Frame     // the activation that starts the process
	Env    func() Env // computed when asked for
	Inputs []Text     // texts the process may read on its standard input; nil: none known
	Notes  []string
	Prints []Text // texts of which it prints one, where they go to a file; nil: not known
	Into   Text   // the name of that file
	Break  *Break // where it ends before it is meant to; nil: it does not

	// Handed names the function outside the program that the argv is handed to, and
	// which may start it. "": the program starts it itself.
	Handed string
}

// Break is a place where a command ends though it is meant to go on.
type Break struct {
	Pos Pos
	Why string
}
