package abstract

import (
	"cmp"
	"slices"
)

// outcome is one side of a choice.
type outcome struct {
	atom AtomID
	yes  bool
}

// cover finds argvs until every choice has taken each of its outcomes, or most
// of the scenarios allowed are found. What governs more goes first.
func (u *unfolder) cover(order []AtomID, most int) {
	taken := map[outcome]bool{}
	for _, atom := range order {
		for _, yes := range []bool{true, false} {
			if len(u.found) >= most {
				return
			}
			side := u.s.And(u.world, u.side(atom, yes))
			if side != Never && !taken[outcome{atom, yes}] {
				u.add(u.descend(side, order, taken))
			}
		}
	}
}

func (u *unfolder) side(atom AtomID, yes bool) Guard {
	g := u.s.decide(atom, Always, Never)
	if !yes {
		g = u.s.Not(g)
	}
	return g
}

// descend decides what the argv depends on in world, preferring outcomes that
// were not taken, and marks what it takes.
func (u *unfolder) descend(world Guard, order []AtomID, taken map[outcome]bool) Guard {
	heaviest := func(open []AtomID) AtomID {
		return slices.MinFunc(open, func(a, b AtomID) int {
			return cmp.Compare(slices.Index(order, a), slices.Index(order, b))
		})
	}
	for {
		atom, open := u.next(world, heaviest)
		if !open {
			break
		}
		world = u.s.And(world, u.side(atom, !taken[outcome{atom, true}]))
	}
	u.mark(world, order, taken)
	return world
}

// mark notes the outcomes that world takes.
func (u *unfolder) mark(world Guard, order []AtomID, taken map[outcome]bool) {
	for _, atom := range order {
		for _, yes := range []bool{true, false} {
			if u.s.Implies(world, u.side(atom, yes)) {
				taken[outcome{atom, yes}] = true
			}
		}
	}
}

// byWeight is the atoms that the argv depends on, by the weight of the elements
// that they govern, and how many of them govern an element that has any.
func (u *unfolder) byWeight() (order []AtomID, heavy int) {
	weight := map[AtomID]int{}
	for _, e := range u.live(u.list, u.world) {
		w := 0
		if u.limits.Weigh != nil {
			w = u.limits.Weigh(e)
		}
		var guards []Guard
		for _, g := range (List{e}).guards(nil) {
			guards = append(guards, u.s.Restrict(g, u.world))
		}
		for _, a := range u.s.Support(guards...) {
			weight[a] += w
		}
	}
	for _, a := range u.readings(u.world) {
		weight[a] += 0 // it is in the order, though nothing hangs on it
	}
	for a, w := range weight {
		order = append(order, a)
		if w > 0 {
			heavy++
		}
	}
	slices.SortFunc(order, func(a, b AtomID) int {
		return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b))
	})
	return order, heavy
}

// parts divides the world by the outcomes of the atoms, the first ones first,
// into at most so many parts.
func (u *unfolder) parts(atoms []AtomID, most int) []Guard {
	parts := []Guard{u.world}
	for _, atom := range atoms {
		var finer []Guard
		for _, p := range parts {
			for _, yes := range []bool{true, false} {
				if g := u.s.And(p, u.side(atom, yes)); g != Never {
					finer = append(finer, g)
				}
			}
		}
		if len(finer) > most {
			break
		}
		parts = finer
	}
	return parts
}

// residual adds the scenario for what is left of a part of the world. It is true
// where that leaves nothing open: where nothing is left, or one argv, or one that
// was found.
func (u *unfolder) residual(part Guard) bool {
	u.gather()
	rest := part
	for _, l := range u.found {
		rest = u.s.And(rest, u.s.Not(l.guard))
	}
	if rest == Never {
		return true
	}
	key := Key(u.items(u.list, rest))
	i, known := u.index[key]
	_, open := u.next(rest, u.earliest)
	u.add(rest)
	switch {
	case known:
		u.found[i].part = u.s.Or(u.found[i].part, part)
		return !u.found[i].residual
	case open:
		last := &u.found[len(u.found)-1]
		last.part, last.residual = part, true
	}
	return !open
}
