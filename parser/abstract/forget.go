package abstract

// maxTangle is how many atoms a value may depend on and still be followed by a
// run that forgets.
const maxTangle = 4

// Tangled tells whether g depends on more atoms than a run that forgets follows.
func (s *Space) Tangled(g Guard) bool { return len(s.Support(g)) > maxTangle }

// Forgetter replaces formulas over many atoms by questions of their own: a guard
// says no more then how it depends on others. Equal formulas get one question.
type Forgetter struct {
	space *Space
	asked map[Guard]Guard
}

// NewForgetter returns one that has forgotten nothing.
func NewForgetter(s *Space) *Forgetter {
	return &Forgetter{space: s, asked: map[Guard]Guard{}}
}

// Guard is g, or a question in its place.
func (f *Forgetter) Guard(g Guard) Guard {
	if !f.space.Tangled(g) {
		return g
	}
	q, ok := f.asked[g]
	if !ok {
		q = f.space.Ask(Atom{Text: "one way of several"})
		f.asked[g] = q
	}
	return q
}

// Forget is a list whose elements are there under small guards.
func (l Sequence[T]) Forget(f *Forgetter) Sequence[T] {
	out := make(Sequence[T], len(l))
	for i, e := range l {
		e.When = f.Guard(e.When)
		e.Word = e.Word.Forget(f)
		out[i] = e
	}
	return out
}

// Forget is a value with the same cases, and small guards.
func (g Guarded[T]) Forget(f *Forgetter) Guarded[T] {
	guards := make([]Guard, len(g))
	for i, c := range g {
		guards[i] = c.When
	}
	if len(g) < 2 || len(f.space.Support(guards...)) <= maxTangle {
		return g
	}
	out := Just(g[0].Value)
	for _, c := range g[1:] {
		out = Join(f.space, f.Guard(c.When), Just(c.Value), out)
	}
	return out
}
