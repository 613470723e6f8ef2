package python

import "github.com/egglint/egg/parser/abstract"

// maxNodes is the budget of a program. There is no coarser way to read one that
// needs more.
const maxNodes = 1 << 19

// NewSpace returns a world for one program.
func NewSpace() *abstract.Space { return abstract.NewSpaceWithin(maxNodes) }
