package shell

import (
	"math"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// quantity is an integer, as far as it is known.
type quantity struct {
	known bool
	n     int64
	// key says, where the integer is not known, what it is computed from: two with
	// one key are the same. "": no other is the same.
	key string
}

// Same implements [abstract.Valued].
func (q quantity) Same(o quantity) bool { return q == o && (q.known || q.key != "") }

// integer is a quantity that depends on choices.
type integer = abstract.Guarded[quantity]

func justInteger(n int64) integer { return abstract.Just(quantity{known: true, n: n}) }

// anyInteger is an integer of which nothing is known.
func anyInteger() integer { return abstract.Just(quantity{}) }

// oneInteger returns the integer, if it is a known one.
func oneInteger(v integer) (int, bool) {
	q, single := v.One()
	return int(q.n), single && q.known
}

func (q quantity) label() string {
	if q.known {
		return strconv.FormatInt(q.n, 10)
	}
	return q.key
}

// integral reads a number as arithmetic does: 12, 0x1f, 017, 2#101.
func integral(v string) (int64, bool) {
	v = strings.Trim(v, " \t\n")
	negative := strings.HasPrefix(v, "-")
	v = strings.TrimPrefix(strings.TrimPrefix(v, "-"), "+")
	base := 10
	switch b, digits, based := strings.Cut(v, "#"); {
	case v == "" || strings.ContainsAny(v, "_+-"):
		return 0, false
	case based:
		n, err := strconv.Atoi(b)
		if err != nil || n < 2 || n > 36 {
			return 0, false
		}
		base, v = n, digits
	case strings.HasPrefix(v, "0x") || strings.HasPrefix(v, "0X"):
		base, v = 16, v[2:]
	case len(v) > 1 && v[0] == '0':
		base = 8
	}
	n, err := strconv.ParseInt(v, base, 64)
	if negative {
		n = -n
	}
	return n, err == nil
}

// compute is a OP b; ok is false where that fails, or the operator is none of
// two numbers.
func compute(op syntax.BinAritOperator, a, b int64) (n int64, ok bool) {
	switch op {
	case syntax.Add:
		return a + b, true
	case syntax.Sub:
		return a - b, true
	case syntax.Mul:
		return a * b, true
	case syntax.Quo, syntax.Rem:
		return divided(op, a, b)
	case syntax.Pow:
		return power(a, b)
	case syntax.And:
		return a & b, true
	case syntax.Or:
		return a | b, true
	case syntax.Xor:
		return a ^ b, true
	case syntax.Shl:
		return a << (uint64(b) & 63), b >= 0 && b < 64
	case syntax.Shr:
		return a >> (uint64(b) & 63), b >= 0 && b < 64
	}
	yes, ok := compared(op, a, b)
	return boolean(yes), ok
}

func divided(op syntax.BinAritOperator, a, b int64) (int64, bool) {
	switch {
	case b == 0 || a == math.MinInt64 && b == -1:
		return 0, false
	case op == syntax.Quo:
		return a / b, true
	}
	return a % b, true
}

// power is a to the b; what fails, and what takes more than 63 steps, is not
// computed.
func power(a, b int64) (int64, bool) {
	if b < 0 || b > 63 {
		return 0, false
	}
	n := int64(1)
	for range b {
		n *= a
	}
	return n, true
}

func compared(op syntax.BinAritOperator, a, b int64) (yes, ok bool) {
	switch op {
	case syntax.Eql:
		return a == b, true
	case syntax.Neq:
		return a != b, true
	case syntax.Lss:
		return a < b, true
	case syntax.Leq:
		return a <= b, true
	case syntax.Gtr:
		return a > b, true
	case syntax.Geq:
		return a >= b, true
	}
	return false, false
}

func boolean(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// operators that assign, and what they compute with the value before.
var assigning = map[syntax.BinAritOperator]syntax.BinAritOperator{
	syntax.AddAssgn: syntax.Add, syntax.SubAssgn: syntax.Sub, syntax.MulAssgn: syntax.Mul, syntax.QuoAssgn: syntax.Quo,
	syntax.RemAssgn: syntax.Rem, syntax.AndAssgn: syntax.And, syntax.OrAssgn: syntax.Or, syntax.XorAssgn: syntax.Xor,
	syntax.ShlAssgn: syntax.Shl, syntax.ShrAssgn: syntax.Shr, syntax.PowAssgn: syntax.Pow,
}
