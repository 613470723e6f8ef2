package dockerflag

import (
	"slices"
	"sync"
)

// Set is the flags of one command. It does not change once it is made, so it is
// safe for concurrent use.
type Set struct {
	flags []Flag
	long  map[string]int
	short map[byte]int
	spare sync.Pool // of *pflag.FlagSet: making one takes longer than reading an argv
}

// NewSet makes a set of flags. Of two with one name, or one shorthand, the
// later is found.
func NewSet(flags []Flag) *Set {
	s := &Set{
		flags: slices.Clone(flags),
		long:  make(map[string]int, len(flags)),
		short: make(map[byte]int),
	}
	for i, f := range s.flags {
		s.long[f.Name] = i
		if f.Shorthand != "" {
			s.short[f.Shorthand[0]] = i
		}
	}
	return s
}

// Long finds a flag by its whole long name, given without dashes. Engines take
// no abbreviations.
func (s *Set) Long(name string) (Flag, bool) {
	i, ok := s.long[name]
	if !ok {
		return Flag{}, false
	}
	return s.flags[i], true
}

// Short finds a flag by its letter.
func (s *Set) Short(c byte) (Flag, bool) {
	i, ok := s.short[c]
	if !ok {
		return Flag{}, false
	}
	return s.flags[i], true
}

// All gives every flag, hidden ones too, in the order of the table. The slice
// is the caller's own.
func (s *Set) All() []Flag { return slices.Clone(s.flags) }
