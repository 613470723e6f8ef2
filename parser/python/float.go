package python

import (
	"math"
	"strconv"
	"strings"

	"github.com/egglint/egg/parser/python/syntax"
)

// floatOf is a float. It is finite.
func floatOf(f float64) value { return value{kind: floating, n: int64(math.Float64bits(f))} }

// float is the number that a value is, as a float; ok is false where it is none.
func (v value) float() (f float64, ok bool) {
	switch {
	case v.kind == floating:
		return math.Float64frombits(uint64(v.n)), true
	case v.whole():
		return float64(v.n), exact(v.n)
	}
	return 0, false
}

// exact tells whether a whole number is small enough to be a float as it is.
func exact(n int64) bool { return -1<<53 <= n && n <= 1<<53 }

// finite tells whether f is a number that is followed.
func finite(f float64) bool { return !math.IsInf(f, 0) && !math.IsNaN(f) }

// shownFloat is repr() of a float: the shortest text that is read back as it.
func shownFloat(f float64) string {
	s := strconv.FormatFloat(f, 'e', -1, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	if e, _ := strconv.Atoi(exponent); e < -4 || e >= 16 {
		return mantissa + "e" + exponent
	}
	s = strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// floatArithmetic is what two numbers come to of which one is a float, or that
// are divided.
func floatArithmetic(op syntax.BinaryOperator, x, y float64) (out float64, ok bool) {
	switch op {
	case syntax.Add:
		out = x + y
	case syntax.Sub:
		out = x - y
	case syntax.Mult:
		out = x * y
	case syntax.Div:
		if y == 0 {
			return 0, false
		}
		out = x / y
	default:
		return 0, false
	}
	return out, finite(out)
}

// float lays a float out, whose precision or presentation is given.
func (l layout) float(f float64) (string, bool) {
	verb, percent := l.verb, ""
	precision := l.precision
	switch {
	case l.alternate:
		return "", false
	case verb == "" && precision < 0:
		return l.signed(f, strings.TrimPrefix(shownFloat(f), "-"), "")
	case precision < 0:
		precision = 6
	}
	switch verb {
	case "%":
		f, verb, percent = f*100, "f", "%"
	case "F":
		verb = "f"
	case "g", "G":
		precision = max(precision, 1)
	case "f", "e", "E":
	default:
		return "", false
	}
	if !finite(f) {
		return "", false
	}
	return l.signed(f, strconv.FormatFloat(math.Abs(f), verb[0], precision, 64), percent)
}

// signed is the text of a float without its sign, laid out with it.
func (l layout) signed(f float64, text, after string) (string, bool) {
	if l.group != "" {
		whole, part, found := strings.Cut(text, ".")
		if l.align == "=" || strings.Contains(text, "e") {
			return "", false
		}
		if text = grouped(whole, l.group); found {
			text += "." + part
		}
	}
	return l.padded(l.signOf(math.Signbit(f)), text+after, ">"), true
}

// rounded is round(f, digits): to the nearest decimal, halves to the even one.
func rounded(f float64, digits int) (float64, bool) {
	if digits < 0 || digits > 15 || math.Abs(f) > 1e15 {
		return 0, false
	}
	out, err := strconv.ParseFloat(strconv.FormatFloat(f, 'f', digits, 64), 64)
	return out, err == nil
}

// calculated is an operator over two known numbers.
func calculated(op syntax.BinaryOperator, a, b value) (value, bool) {
	if a.kind == floating || b.kind == floating || op == syntax.Div && a.whole() && b.whole() {
		return floatsOf(op, a, b)
	}
	n, ok := arithmetic(op, a.n, b.n)
	return value{kind: number, n: n}, ok && a.whole() && b.whole()
}

// floatsOf is an operator over numbers of which one is a float, or a division.
func floatsOf(op syntax.BinaryOperator, a, b value) (value, bool) {
	x, one := a.float()
	y, two := b.float()
	if !one || !two {
		return value{}, false
	}
	if op == syntax.FloorDiv || op == syntax.Mod {
		quotient, rest, ok := dividedDown(x, y)
		if op == syntax.Mod {
			quotient = rest
		}
		return floatOf(quotient), ok
	}
	out, ok := floatArithmetic(op, x, y)
	return floatOf(out), ok
}

// dividedDown is x // y and x % y, which has the sign of y.
func dividedDown(x, y float64) (quotient, rest float64, ok bool) {
	if y == 0 {
		return 0, 0, false
	}
	rest = math.Mod(x, y)
	quotient = (x - rest) / y
	if rest == 0 {
		rest = math.Copysign(0, y)
	} else if (y < 0) != (rest < 0) {
		rest += y
		quotient--
	}
	if quotient == 0 {
		return math.Copysign(0, x/y), rest, true
	}
	whole := math.Floor(quotient)
	if quotient-whole > 0.5 {
		whole++
	}
	return whole, rest, finite(whole) && finite(rest)
}

// floatKey is what floats and whole numbers have alike that are equal.
func floatKey(v value) string {
	f, _ := v.float()
	if f == math.Trunc(f) && math.Abs(f) < 1<<63 {
		return strconv.FormatInt(int64(f), 10)
	}
	return v.shown()
}
