package abstract

// Atoms is how many atoms were asked so far: the next one gets this number.
func (s *Space) Atoms() AtomID { return AtomID(len(s.atoms)) }

// Leave is g with those questions left open that were asked from an atom on and
// are about nothing but how that run went: no hole, and no key to ask them again.
// It holds wherever g does.
func (s *Space) Leave(g Guard, from AtomID) Guard {
	memo := map[Guard]Guard{}
	var walk func(Guard) Guard
	walk = func(g Guard) Guard {
		n := s.nodes[g]
		if n.atom == leafAtom {
			return g
		}
		if r, ok := memo[g]; ok {
			return r
		}
		hi, lo := walk(n.hi), walk(n.lo)
		r := s.Or(hi, lo)
		if n.atom < from || !s.atoms[n.atom].fresh {
			r = s.Ite(s.decide(n.atom, Always, Never), hi, lo)
		}
		memo[g] = r
		return r
	}
	return walk(g)
}
