package abstract

import "strings"

// tell turns what was found into scenarios.
func (u *unfolder) tell() []Scenario {
	u.gather()
	u.sortFound()
	var guards []Guard
	for _, l := range u.found {
		guards = append(guards, u.s.Restrict(l.guard, u.world))
	}
	atoms := u.s.Support(guards...)
	out := make([]Scenario, len(u.found))
	for i, l := range u.found {
		out[i] = Scenario{Guard: l.guard, Argv: u.apart(l.argv, nil), Residual: l.residual}
		if l.residual {
			out[i].Decisions = u.decisions(l.part, u.s.Support(l.part))
		} else {
			out[i].Decisions = u.decisions(l.guard, atoms)
		}
	}
	return out
}

// decisions is what guard says of the atoms: those it decides, and, where that
// is not all it says, the rest in words.
func (u *unfolder) decisions(guard Guard, atoms []AtomID) []Decision {
	var out []Decision
	told := u.world
	for _, id := range atoms {
		yes := u.s.decide(id, Always, Never)
		is, isNot := u.s.Implies(guard, yes), u.s.Implies(guard, u.s.Not(yes))
		if u.decided(told, id) || !is && !isNot {
			continue
		}
		if isNot && u.anotherValue(guard, id) {
			continue
		}
		told = u.s.And(told, u.side(id, is))
		out = append(out, Decision{Text: u.s.atoms[id].Text, Outcome: is, Place: u.s.atoms[id].Place, Choice: int(id) + 1})
	}
	if rest := u.s.Restrict(guard, told); rest != Always {
		first := u.s.atoms[u.s.nodes[rest].atom]
		out = append(out, Decision{Text: u.s.describe(rest), Outcome: true, Place: first.Place, Choice: len(u.s.atoms) + int(rest)})
	}
	return out
}

// anotherValue tells whether guard fixes the hole of an atom by another atom:
// MODE = public says all that MODE = private: false would.
func (u *unfolder) anotherValue(guard Guard, id AtomID) bool {
	hole := u.s.atoms[id].Hole
	if hole == nil {
		return false
	}
	_, fixed := u.s.Reading(hole, guard)
	return fixed
}

// maxCubes bounds the alternatives that a condition is told in.
const maxCubes = 4

// describe tells a formula in words: a and b or not c.
func (s *Space) describe(g Guard) string {
	cubes, all := s.cubes(g, nil, nil)
	text := strings.Join(cubes, " or ")
	if !all {
		text += " or …"
	}
	return text
}

// cubes lists the ways for g to hold, at most maxCubes of them.
func (s *Space) cubes(g Guard, path, out []string) ([]string, bool) {
	switch {
	case g == Never:
		return out, true
	case len(out) == maxCubes:
		return out, false
	case g == Always:
		return append(out, strings.Join(path, " and ")), true
	}
	n := s.nodes[g]
	text := s.atoms[n.atom].Text
	path = path[:len(path):len(path)]
	out, all := s.cubes(n.hi, append(path, text), out)
	if !all {
		return out, false
	}
	return s.cubes(n.lo, append(path, "not ("+text+")"), out)
}
