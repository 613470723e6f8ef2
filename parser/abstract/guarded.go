package abstract

import "slices"

// Valued is a value that can be told from another by what it is at run time.
type Valued[T any] interface{ Same(T) bool }

// Case is one value and the guard under which it is the one.
type Case[T Valued[T]] struct {
	When  Guard
	Value T
}

// Guarded is a value that depends on choices: a partition, so exactly one case
// holds in every valuation. The zero value has no case and is unknown.
type Guarded[T Valued[T]] []Case[T]

// String is a string that depends on choices. The zero String is unknown, and
// no two zero Strings are equal.
type String = Guarded[Text]

// Just is v in every valuation.
func Just[T Valued[T]](v T) Guarded[T] { return Guarded[T]{{Always, v}} }

// One returns the value, if there is but one case.
func (g Guarded[T]) One() (T, bool) {
	if len(g) == 1 {
		return g[0].Value, true
	}
	var none T
	return none, false
}

// Same tells whether g and h are the same value in every valuation. The order of
// cases does not count: the sides of a join come in either.
func (g Guarded[T]) Same(h Guarded[T]) bool {
	if len(g) != len(h) || len(g) == 0 {
		return false
	}
	for i := range g {
		// Mostly the order is the same, and then the first look finds the case.
		if !g[i].same(h[i]) && !slices.ContainsFunc(h, g[i].same) {
			return false
		}
	}
	return true
}

func (c Case[T]) same(d Case[T]) bool { return c.When == d.When && c.Value.Same(d.Value) }

// add puts a case into the partition; cases of the same value are one.
func (g Guarded[T]) add(s *Space, when Guard, v T) Guarded[T] {
	if when == Never {
		return g
	}
	for i := range g {
		if g[i].Value.Same(v) {
			g[i].When = s.Or(g[i].When, when)
			return g
		}
	}
	return append(g, Case[T]{when, v})
}

// Join is a where c holds and b where it does not. It obeys:
//
//	Join(c, a, a) = a    Join(c, a, b) = Join(not c, b, a)
//	Join(always, a, b) = a    Join(never, a, b) = b
//
// Unknown text does not absorb: a hole joined with a literal keeps both. A side
// without cases leaves the result without any, for a partition has no room for
// what is not said.
func Join[T Valued[T]](s *Space, c Guard, a, b Guarded[T]) Guarded[T] {
	switch {
	case c == Always || a.Same(b):
		return a
	case c == Never:
		return b
	case len(a) == 0 || len(b) == 0:
		return nil
	}
	var out Guarded[T]
	for _, x := range a {
		out = out.add(s, s.And(c, x.When), x.Value)
	}
	for _, x := range b {
		out = out.add(s, s.And(s.Not(c), x.When), x.Value)
	}
	return out
}

// Map applies f to every case.
func Map[T Valued[T], U Valued[U]](s *Space, g Guarded[T], f func(T) U) Guarded[U] {
	return Bind(s, g, func(v T) Guarded[U] { return Just(f(v)) })
}

// Bind applies f, whose result may depend on choices, to every case. Where one of
// the results has no case, neither has the whole.
func Bind[T Valued[T], U Valued[U]](s *Space, g Guarded[T], f func(T) Guarded[U]) Guarded[U] {
	var out Guarded[U]
	for _, x := range g {
		result := f(x.Value)
		if len(result) == 0 {
			return nil
		}
		for _, y := range result {
			out = out.add(s, s.And(x.When, y.When), y.Value)
		}
	}
	return out
}

// Within drops the cases that cannot come about where care holds. What it returns
// is a partition there, and nowhere else.
func (g Guarded[T]) Within(s *Space, care Guard) Guarded[T] {
	var out Guarded[T]
	for _, x := range g {
		if s.And(x.When, care) != Never {
			out = out.add(s, s.Restrict(x.When, care), x.Value)
		}
	}
	return out
}

// maxCases bounds the alternatives of a string that is put together.
const maxCases = 64

// ConcatStrings is the strings one after the other. A part that would make more
// than 64 alternatives of them is one hole instead. A part without cases leaves
// the whole without any.
func ConcatStrings(s *Space, parts ...String) String {
	out := Just(Text(nil))
	for len(parts) > 0 {
		var p String
		p, parts = certain(parts)
		if len(out)*len(p) > maxCases {
			p = Just(Unknown(s.NewHole(Hole{Kind: Expression, Source: "…", Why: "too many alternatives"})))
		}
		out = Bind(s, out, func(head Text) String {
			return Map(s, p, func(tail Text) Text { return Concat(head, tail) })
		})
	}
	return out
}

// certain is the strings in front of which each is one text, as one; where there is
// none, the first. rest are the others.
func certain(parts []String) (first String, rest []String) {
	var texts []Text
	for _, p := range parts {
		one, ok := p.One()
		if !ok {
			break
		}
		texts = append(texts, one)
	}
	if len(texts) == 0 {
		return parts[0], parts[1:]
	}
	return Just(Concat(texts...)), parts[len(texts):]
}
