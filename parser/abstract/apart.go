package abstract

// holeSet is a set of holes.
type holeSet map[*Hole]bool

// apart gives the repeats of a pattern holes of their own. A hole that stands in
// repeats only is a new string in each turn, and a turn of one repeat says
// nothing of a turn of another; yet under one name it would be one string. The
// holes in fixed stand outside, and keep their names.
func (u *unfolder) apart(items []Item, fixed holeSet) []Item {
	taken := holeSet{}
	taken.addLoose(items)
	outside := holeSet{}
	outside.addAll(fixed)
	outside.addAll(taken)
	return mapRepeats(items, func(it Item) []Item {
		same := outside
		if it.again {
			same = fixed
		}
		return u.apart(u.renamed(it.Repeat, same, taken), same)
	})
}

// renamed returns items with new holes for those that are taken, but for those
// that are the same as outside. Then its own are taken too.
func (u *unfolder) renamed(items []Item, same, taken holeSet) []Item {
	own := map[*Hole]*Hole{}
	items = mapHoles(items, func(h *Hole) *Hole {
		switch {
		case same[h]:
			return h
		case own[h] == nil && taken[h]:
			own[h] = u.s.NewHole(*h)
		case own[h] == nil:
			own[h] = h
		}
		return own[h]
	})
	for h := range own {
		taken[h] = true
	}
	return items
}

func (s holeSet) addAll(t holeSet) {
	for h := range t {
		s[h] = true
	}
}

// addLoose adds the holes that stand in items outside every repeat.
func (s holeSet) addLoose(items []Item) {
	for _, i := range items {
		for _, h := range i.Word.holes(nil) {
			s[h] = true
		}
		s.addLoose(i.Optional)
	}
}

// mapRepeats returns items with the outermost repeats replaced.
func mapRepeats(items []Item, f func(Item) []Item) []Item {
	out := make([]Item, len(items))
	for i, it := range items {
		if it.Repeat != nil {
			it.Repeat = f(it)
		}
		if it.Optional != nil {
			it.Optional = mapRepeats(it.Optional, f)
		}
		out[i] = it
	}
	return out
}

// mapHoles returns items with each hole replaced.
func mapHoles(items []Item, f func(*Hole) *Hole) []Item {
	out := make([]Item, len(items))
	for i, it := range items {
		word := it.Word
		it.Word = make(Text, len(word))
		for j, p := range word {
			if p.Hole != nil {
				p.Hole = f(p.Hole)
			}
			it.Word[j] = p
		}
		if it.Repeat != nil {
			it.Repeat = mapHoles(it.Repeat, f)
		}
		if it.Optional != nil {
			it.Optional = mapHoles(it.Optional, f)
		}
		out[i] = it
	}
	return out
}
