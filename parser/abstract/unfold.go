package abstract

import "slices"

// Item is one element of a scenario's argv, free of choices. One field of Word,
// Gap, Repeat and Optional counts: a nil Gap, Repeat and Optional mean a word.
type Item struct {
	Word     Text
	Gap      *Gap
	Repeat   []Item // zero or more times; at least one argument each time
	Optional []Item // once or not at all
	Origin   *Origin

	again bool // a repeat: more turns of the loop that the repeat around it stands for
}

// IsWord tells whether the item is exactly one argument.
func (i Item) IsWord() bool { return i.Gap == nil && i.Repeat == nil && i.Optional == nil }

// Decision is the outcome of a choice. Two with one text and place can be of two
// choices: what a loop asks in each of its turns.
type Decision struct {
	Text    string
	Outcome bool
	Place   Place
	Choice  int // the same for one choice of a space, in the order of asking; 0: text and place tell
}

// Scenario is one argv that an [Exec] can have.
type Scenario struct {
	Guard     Guard // when it has it, among the runs that get there
	Decisions []Decision
	Argv      []Item
	Residual  bool // what the cap left over: its optionals stay open
}

// Limits bounds what [Unfold] returns.
type Limits struct {
	Scenarios int               // at most so many; 0 means 64
	Weigh     func(Element) int // how much it matters that what governs the element is told apart
}

// Unfold returns the argvs that list can be where reach holds: one scenario for
// each that differs, in the order of the choices, true before false. Every
// valuation in which reach is possible belongs to a scenario whose argv matches
// the list there. Past the cap every choice still takes each outcome once, as
// far as the cap allows, and residual scenarios stand for the rest: one for each
// outcome of the choices with weight, as far as these take up no more than a
// quarter of the cap; complete is false then. There is no scenario where reach is
// impossible.
func Unfold(s *Space, list List, reach Guard, limits Limits) (scenarios []Scenario, complete bool) {
	if limits.Scenarios <= 0 {
		limits.Scenarios = 64
	}
	u := newUnfolder(s, list, reach, limits)
	if u.world == Never {
		return nil, true
	}
	if u.all(u.world) {
		return u.tell(), true
	}
	u.found, u.index = nil, map[string]int{}
	order, heavy := u.byWeight()
	parts := u.parts(order[:heavy], limits.Scenarios/4)
	u.cover(order, limits.Scenarios-len(parts))
	complete = true
	for _, p := range parts {
		complete = u.residual(p) && complete
	}
	return u.tell(), complete
}

// leaf is an argv with the guard under which the list is that argv.
type leaf struct {
	guard    Guard
	argv     []Item
	more     []Guard // the argv under these as well: see gather
	residual bool
	part     Guard // residual: the part of the world that this is the rest of
}

type unfolder struct {
	s      *Space
	list   List
	world  Guard // reach, and what its atoms exclude
	limits Limits
	asked  map[AtomID]bool // the atoms that the list or reach themselves depend on
	found  []leaf
	index  map[string]int // found, by argv
	visits int
	gaps   map[string]*Gap // what stands for repeats that cannot be told, by content
}

func newUnfolder(s *Space, list List, reach Guard, limits Limits) *unfolder {
	u := &unfolder{s: s, list: named(s, list), limits: limits,
		asked: map[AtomID]bool{}, index: map[string]int{}, gaps: map[string]*Gap{}}
	atoms := s.Support(append(u.list.guards(nil), reach)...)
	for _, a := range atoms {
		u.asked[a] = true
	}
	u.world = s.And(reach, s.exclusions(atoms))
	return u
}

// named gives every unknown word a hole, so that it is one string in all
// scenarios.
func named(s *Space, list List) List {
	out := slices.Clone(list)
	for i, e := range out {
		if e.Gap == nil && e.Repeat == nil && len(e.Word) == 0 {
			out[i].Word = Just(Unknown(s.NewHole(Hole{Kind: Expression, Source: "?", Why: "unknown"})))
		}
		out[i].Repeat = slices.Clone(e.Repeat)
		for j, round := range e.Repeat {
			out[i].Repeat[j] = named(s, round)
		}
	}
	return out
}

// guards appends every guard that the list depends on.
func (l Sequence[T]) guards(gs []Guard) []Guard {
	for _, e := range l {
		gs = append(gs, e.When)
		for _, c := range e.Word {
			gs = append(gs, c.When)
		}
		for _, round := range e.Repeat {
			gs = round.guards(gs)
		}
	}
	return gs
}

// all finds every argv in world. It is false where there are too many.
func (u *unfolder) all(world Guard) bool {
	atom, open := u.next(world, u.earliest)
	if !open {
		u.visits++
		u.add(world)
		return len(u.found) <= u.limits.Scenarios && u.visits <= 16*u.limits.Scenarios
	}
	yes := u.s.decide(atom, Always, Never)
	for _, side := range []Guard{u.s.And(world, yes), u.s.And(world, u.s.Not(yes))} {
		if side != Never && !u.all(side) {
			return false
		}
	}
	return true
}

func (u *unfolder) earliest(atoms []AtomID) AtomID { return atoms[0] }

// next picks an atom that the argv still depends on in world.
func (u *unfolder) next(world Guard, pick func([]AtomID) AtomID) (AtomID, bool) {
	var guards []Guard
	for _, g := range u.live(u.list, world).guards(nil) {
		guards = append(guards, u.s.Restrict(g, world))
	}
	open := u.s.Support(guards...)
	open = append(open, u.readings(world)...)
	slices.Sort(open)
	open = slices.DeleteFunc(slices.Compact(open), func(a AtomID) bool { return u.decided(world, a) })
	if len(open) == 0 {
		return 0, false
	}
	return pick(open), true
}

func (u *unfolder) decided(world Guard, a AtomID) bool {
	return u.s.excludes(world, a, true) || u.s.excludes(world, a, false)
}

// live is the list as it is in world: without what cannot be there, and with the
// strings of the holes that world fixes.
func (u *unfolder) live(list List, world Guard) List {
	var out List
	for _, e := range list {
		here := u.s.And(e.When, world)
		if here == Never {
			continue
		}
		if !known(e.Word) {
			e.Word = Map(u.s, e.Word.Within(u.s, here), func(t Text) Text { return u.read(t, here) })
		}
		out = append(out, e)
	}
	return out
}

// known tells whether s is one known string in every valuation, so that nothing
// can be learnt of it.
func known(s String) bool {
	text, one := s.One()
	_, known := text.Known()
	return one && known
}

// read replaces the holes whose value world fixes.
func (u *unfolder) read(t Text, world Guard) Text {
	return t.Replace(func(h *Hole) (string, bool) { return u.s.Reading(h, world) })
}

// readings are the asked atoms that fix the value of a hole in the list.
func (u *unfolder) readings(world Guard) []AtomID {
	var out []AtomID
	for _, hole := range listHoles(u.live(u.list, world), nil) {
		for _, id := range u.s.about[hole] {
			if a := u.s.atoms[id]; u.asked[id] && (a.Literal != nil || a.Unset) {
				out = append(out, id)
			}
		}
	}
	return out
}

// listHoles appends every hole in the list.
func listHoles(l List, hs []*Hole) []*Hole {
	for _, e := range l {
		for _, c := range e.Word {
			hs = c.Value.holes(hs)
		}
		if e.Gap != nil {
			hs = e.Gap.Text.holes(hs)
		}
		for _, round := range e.Repeat {
			hs = listHoles(round, hs)
		}
	}
	return hs
}

func (t Text) holes(hs []*Hole) []*Hole {
	for _, p := range t {
		if p.Hole != nil {
			hs = append(hs, p.Hole)
		}
	}
	return hs
}

// add records the argv that the list is in world.
func (u *unfolder) add(world Guard) {
	argv := u.items(u.list, world)
	key := Key(argv)
	if i, ok := u.index[key]; ok {
		u.found[i].more = append(u.found[i].more, world)
		return
	}
	u.index[key] = len(u.found)
	u.found = append(u.found, leaf{guard: world, argv: argv})
}

// gather makes one guard of those under which each argv was found: only once it is
// known that they are wanted, and in an order that keeps what is made on the way
// small.
func (u *unfolder) gather() {
	for i, l := range u.found {
		u.found[i].guard, u.found[i].more = u.s.any(append(l.more, l.guard)), nil
	}
}
