package abstract

import "slices"

// Guard is a boolean formula over the atoms of one [Space]: a node of a reduced
// ordered binary decision diagram. Equal formulas of one Space are equal values.
// The zero value is [Always].
type Guard int32

// The constant guards.
const (
	Always Guard = 0
	Never  Guard = 1
)

// node is a decision: hi where the atom holds, lo where it does not.
type node struct {
	atom   AtomID
	hi, lo Guard
}

// leafAtom orders the constants below every decision.
const leafAtom AtomID = 1<<31 - 1

// The budgets bound the work of one Space. A program that needs more is told as
// one that is too large, never half analysed.
const (
	exactNodes   = 1 << 17
	coarseNodes  = 1 << 22
	stepsPerNode = 8 // steps may be many where nodes are few
)

// LimitError says that a program needs more work than an analysis may take. It
// is thrown by panic inside an analysis; front ends recover it at their border.
type LimitError struct{ What string }

func (e LimitError) Error() string { return "too much to analyse: " + e.What }

// Space is the world of one analysis. The zero value is not usable: see [NewSpace].
// A Space is not safe for concurrent use.
type Space struct {
	nodes  []node
	unique uniqueTable
	known  computedTable
	steps  int // operations on guards so far
	budget int // of nodes
	coarse bool

	possible map[Guard]Guard

	atoms []Atom
	byKey map[string]AtomID
	about map[*Hole][]AtomID
	holes int
}

// NewSpace returns an empty world in which everything is followed exactly.
func NewSpace() *Space { return newSpace(exactNodes) }

// NewSpaceWithin returns an empty world in which everything is followed exactly,
// with a budget of its own: so many nodes of formulas.
func NewSpaceWithin(nodes int) *Space { return newSpace(nodes) }

// NewCoarseSpace returns an empty world for a program that is too tangled for an
// exact one: where paths meet, front ends forget how they came to differ. What is
// lost is which differences go together, never that something may differ.
func NewCoarseSpace() *Space {
	s := newSpace(coarseNodes)
	s.coarse = true
	return s
}

// Coarse tells whether front ends are to forget.
func (s *Space) Coarse() bool { return s.coarse }

func newSpace(budget int) *Space {
	return &Space{
		budget:   budget,
		nodes:    []node{{atom: leafAtom}, {atom: leafAtom}},
		possible: map[Guard]Guard{},
		byKey:    map[string]AtomID{},
		about:    map[*Hole][]AtomID{},
	}
}

func (s *Space) decide(atom AtomID, hi, lo Guard) Guard {
	if hi == lo {
		return hi
	}
	n := node{atom, hi, lo}
	i := s.unique.find(n, s.nodes)
	if g := s.unique.slots[i]; g != Always {
		return g
	}
	s.spend(len(s.nodes), s.budget)
	g := Guard(len(s.nodes))
	s.nodes = append(s.nodes, n)
	s.unique.put(i, g)
	return g
}

// spend gives up where what was used is all there is.
func (s *Space) spend(used, budget int) {
	if used >= budget {
		panic(LimitError{"its conditions depend on each other in too many ways"})
	}
}

// step counts an operation.
func (s *Space) step() {
	s.spend(s.steps, stepsPerNode*s.budget)
	s.steps++
}

// cofactor returns g where atom holds and where it does not.
func (s *Space) cofactor(g Guard, atom AtomID) (hi, lo Guard) {
	if n := s.nodes[g]; n.atom == atom {
		return n.hi, n.lo
	}
	return g, g
}

// Ite is: g where c holds, h where it does not.
func (s *Space) Ite(c, g, h Guard) Guard {
	switch {
	case c == Always || g == h:
		return g
	case c == Never:
		return h
	case g == Always && h == Never:
		return c
	}
	if r := s.known.at(c, g, h, len(s.nodes)); r.is(c, g, h) {
		return r.result
	}
	s.step()
	top := min(s.nodes[c].atom, s.nodes[g].atom, s.nodes[h].atom)
	c1, c0 := s.cofactor(c, top)
	g1, g0 := s.cofactor(g, top)
	h1, h0 := s.cofactor(h, top)
	r := s.decide(top, s.Ite(c1, g1, h1), s.Ite(c0, g0, h0))
	*s.known.place(c, g, h) = computed{c, g, h, r}
	return r
}

// Not is the negation of g.
func (s *Space) Not(g Guard) Guard { return s.Ite(g, Never, Always) }

// And is the conjunction of gs; of none it is [Always].
func (s *Space) And(gs ...Guard) Guard {
	r := Always
	for _, g := range gs {
		r = s.Ite(r, g, Never)
	}
	return r
}

// Or is the disjunction of gs; of none it is [Never].
func (s *Space) Or(gs ...Guard) Guard {
	r := Never
	for _, g := range gs {
		r = s.Ite(r, Always, g)
	}
	return r
}

// any is the disjunction of gs, neighbours first.
func (s *Space) any(gs []Guard) Guard {
	if len(gs) == 1 {
		return gs[0]
	}
	half := len(gs) / 2
	return s.Or(s.any(gs[:half]), s.any(gs[half:]))
}

// excludes tells whether g holds nowhere where the answer to an atom is yes, or no.
// It makes no formula.
func (s *Space) excludes(g Guard, atom AtomID, yes bool) bool {
	seen := map[Guard]bool{}
	var holds func(Guard) bool // somewhere where the answer is that
	holds = func(g Guard) bool {
		n := s.nodes[g]
		switch {
		case g == Never || seen[g]:
			return false
		case n.atom > atom:
			return true // its formulas are reduced: it holds somewhere, and does not ask
		case n.atom == atom && yes:
			return n.hi != Never
		case n.atom == atom:
			return n.lo != Never
		}
		seen[g] = true // where it did hold nobody asks again
		return holds(n.hi) || holds(n.lo)
	}
	return !holds(g)
}

// Implies tells whether h holds wherever g does.
func (s *Space) Implies(g, h Guard) bool { return s.Ite(g, h, Always) == Always }

// Restrict returns a formula, as small as it easily gets, that agrees with g
// wherever care holds. Where care is [Never] it is g.
func (s *Space) Restrict(g, care Guard) Guard {
	switch {
	case care == Never || care == Always || g == Always || g == Never:
		return g
	case care == g:
		return Always
	}
	if r := s.known.at(restricting, g, care, len(s.nodes)); r.is(restricting, g, care) {
		return r.result
	}
	s.step()
	r := s.restrict(g, care)
	*s.known.place(restricting, g, care) = computed{restricting, g, care, r}
	return r
}

// restricting marks the results of Restrict among those of Ite.
const restricting Guard = -1

// restrict is the sibling substitution of Coudert and Madre. Where care implies g
// each way down ends in Always, where it excludes g in Never: so it need not be
// asked.
func (s *Space) restrict(g, care Guard) Guard {
	top := min(s.nodes[g].atom, s.nodes[care].atom)
	g1, g0 := s.cofactor(g, top)
	c1, c0 := s.cofactor(care, top)
	switch {
	case c1 == Never:
		return s.Restrict(g0, c0)
	case c0 == Never:
		return s.Restrict(g1, c1)
	case g1 == g0:
		return s.Restrict(g1, s.Or(c1, c0))
	}
	return s.decide(top, s.Restrict(g1, c1), s.Restrict(g0, c0))
}

// Support returns the atoms on which any of gs depends, in ascending order.
func (s *Space) Support(gs ...Guard) []AtomID {
	seen := map[Guard]bool{}
	found := map[AtomID]bool{}
	var walk func(Guard)
	walk = func(g Guard) {
		if n := s.nodes[g]; n.atom != leafAtom && !seen[g] {
			seen[g] = true
			found[n.atom] = true
			walk(n.hi)
			walk(n.lo)
		}
	}
	for _, g := range gs {
		walk(g)
	}
	atoms := make([]AtomID, 0, len(found))
	for a := range found {
		atoms = append(atoms, a)
	}
	slices.Sort(atoms)
	return atoms
}

// Holds evaluates g under a valuation of the atoms.
func (s *Space) Holds(g Guard, valuation func(AtomID) bool) bool {
	for g != Always && g != Never {
		n := s.nodes[g]
		if valuation(n.atom) {
			g = n.hi
		} else {
			g = n.lo
		}
	}
	return g == Always
}
