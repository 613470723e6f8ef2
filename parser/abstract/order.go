package abstract

import (
	"cmp"
	"slices"
)

// sortFound puts the argvs found in the order of the choices, true before false;
// what is residual comes last.
func (u *unfolder) sortFound() {
	slices.SortStableFunc(u.found, func(a, b leaf) int {
		if a.residual != b.residual {
			if a.residual {
				return 1
			}
			return -1
		}
		return compareNoes(u.s.noes(a.guard), u.s.noes(b.guard))
	})
}

// noes lists the atoms that are false in the first valuation of g: the one that
// has each atom true where it can, from the first atom on.
func (s *Space) noes(g Guard) []AtomID {
	var out []AtomID
	for g != Always && g != Never {
		n := s.nodes[g]
		if g = n.hi; g == Never {
			out = append(out, n.atom)
			g = n.lo
		}
	}
	return out
}

// compareNoes orders valuations by their first difference: where one has an atom
// false that the other has true, it comes after.
func compareNoes(a, b []AtomID) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return cmp.Compare(b[i], a[i])
		}
	}
	return cmp.Compare(len(a), len(b))
}
