package syntax

import (
	"math/big"
	"strconv"
	"strings"
)

// numberKind tells the kind of a number by its text.
func numberKind(text string) ConstantKind {
	if len(text) > 1 && text[0] == '0' && strings.IndexByte("xXoObB", text[1]) >= 0 {
		return Int
	}
	switch {
	case text[len(text)-1]|0x20 == 'j':
		return Complex
	case strings.ContainsAny(text, ".eE"):
		return Float
	}
	return Int
}

// BigInt is the value of an Int; nil for other kinds.
func (c *Constant) BigInt() *big.Int {
	if c.Kind != Int {
		return nil
	}
	text := strings.ReplaceAll(c.Value, "_", "")
	if text[0] == '0' && strings.Trim(text, "0") == "" {
		return new(big.Int)
	}
	n, _ := new(big.Int).SetString(text, 0)
	return n
}

// Int is the value of an Int that fits; false for any other constant.
func (c *Constant) Int() (int64, bool) {
	if c.Kind != Int {
		return 0, false
	}
	n := c.BigInt()
	return n.Int64(), n.IsInt64()
}

// Float is the value of a Float, or the imaginary part of a Complex; 0 for other
// kinds. What is too large is infinite.
func (c *Constant) Float() float64 {
	if c.Kind != Float && c.Kind != Complex {
		return 0
	}
	text := strings.TrimRight(strings.ReplaceAll(c.Value, "_", ""), "jJ")
	f, _ := strconv.ParseFloat(text, 64) // the only error is the range, and its value is right
	return f
}
