package abstract

// Kind says where an unknown string comes from.
type Kind string

// The kinds of holes.
const (
	Environment Kind = "environment"
	Parameter   Kind = "parameter"
	CallResult  Kind = "call"
	Command     Kind = "command"
	Loop        Kind = "loop"
	Expression  Kind = "expression"
)

// Hole is one run-time string that is not known. Its identity is its address:
// the same hole in two places is the same string at run time, in one activation.
type Hole struct {
	ID     int // unique in its Space, from 1
	Kind   Kind
	Source string // as the source writes it: $NAME, $(date), ${{ inputs.x }}
	Name   string // what conditions call it, where that is not Source: NAME
	Why    string // why it is not known, for people
	Place  Place
	// Leads are the files or folders of the project, by slash path from its root,
	// that the string may be a path to: it is one to one of them, or to none that
	// is there. nil: what it leads to is not known.
	Leads []string
}

// NewHole mints a hole like h, with an identity of its own.
func (s *Space) NewHole(h Hole) *Hole {
	s.holes++
	h.ID = s.holes
	return &h
}

// label is what conditions call the hole.
func (h *Hole) label() string {
	if h.Name != "" {
		return h.Name
	}
	return h.Source
}
