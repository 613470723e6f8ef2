package abstract

// Comment is a comment of a program, up to the end of its line.
type Comment struct {
	Pos  Pos
	Text string // with what begins it
}
