package python

import (
	"cmp"

	"github.com/egglint/egg/parser/python/syntax"
)

// whole tells whether a value counts as a whole number.
func (v value) whole() bool { return v.kind == number || v.kind == boolean }

// arithmetic is what whole numbers come to that stay small.
func arithmetic(op syntax.BinaryOperator, a, b int64) (int64, bool) {
	const small = 1 << 30
	if a != a%small || b != b%small {
		return 0, false
	}
	switch op {
	case syntax.Add:
		return a + b, true
	case syntax.Sub:
		return a - b, true
	case syntax.Mult:
		return a * b, true
	case syntax.FloorDiv:
		return floorDiv(a, b)
	case syntax.Mod:
		q, ok := floorDiv(a, b)
		return a - q*b, ok
	case syntax.LShift:
		return a << min(uint64(b), 30), 0 <= b && b <= 30
	case syntax.RShift:
		return a >> min(uint64(b), 62), 0 <= b
	case syntax.BitAnd:
		return a & b, true
	case syntax.BitOr:
		return a | b, true
	case syntax.BitXor:
		return a ^ b, true
	case syntax.Pow:
		return power(a, b)
	}
	return 0, false
}

// floorDiv rounds down, as // does; ok is false for a division by nought.
func floorDiv(a, b int64) (q int64, ok bool) {
	if b == 0 {
		return 0, false
	}
	q = a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q, true
}

// power is a to the bth, where that is a whole number that stays small.
func power(a, b int64) (out int64, ok bool) {
	const small = 1 << 30
	if b < 0 || b > 62 {
		return 0, false
	}
	for out = 1; b > 0; b-- {
		if out *= a; out != out%small {
			return 0, false
		}
	}
	return out, true
}

// order is how two values are ordered, where that is known.
func (in *interp) order(st *state, a, b value) (sign int, known bool) {
	x, isText := a.known()
	y, too := b.known()
	switch {
	case a.whole() && b.whole():
		return cmp.Compare(a.n, b.n), true
	case a.kind == floating || b.kind == floating:
		f, one := a.float()
		g, two := b.float()
		return cmp.Compare(f, g), one && two
	case isText && too && !a.path && !b.path:
		return cmp.Compare(x, y), true // bytes are ordered like the characters that they encode
	case a.isList() && a.kind == b.kind && !a.unordered() && !b.unordered():
		return in.orderLists(st, st.contents(a), st.contents(b))
	}
	return 0, false
}

func (in *interp) orderLists(st *state, a, b sequence) (sign int, known bool) {
	if in.comparing > maxComparing {
		return 0, false
	}
	in.comparing++
	defer func() { in.comparing-- }()
	for i := range min(len(a), len(b)) {
		x, one := a[i].Word.One()
		y, two := b[i].Word.One()
		sign, known := in.order(st, x, y)
		if !one || !two || !known || !plainEntry(a[i]) || !plainEntry(b[i]) {
			return 0, false
		}
		if sign != 0 {
			return sign, true
		}
	}
	return cmp.Compare(len(a), len(b)), allPlain(a) && allPlain(b)
}
