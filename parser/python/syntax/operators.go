package syntax

// BinaryOperator is the operator of a [BinOp] or an [AugAssign].
type BinaryOperator uint8

const (
	Add      BinaryOperator = iota + 1 // +
	Sub                                // -
	Mult                               // *
	MatMult                            // @
	Div                                // /
	Mod                                // %
	Pow                                // **
	LShift                             // <<
	RShift                             // >>
	BitOr                              // |
	BitXor                             // ^
	BitAnd                             // &
	FloorDiv                           // //
)

var binaryNames = [...]string{"", "Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow",
	"LShift", "RShift", "BitOr", "BitXor", "BitAnd", "FloorDiv"}

// String is CPython's name of the operator.
func (o BinaryOperator) String() string { return binaryNames[o] }

// BoolOperator is the operator of a [BoolOp].
type BoolOperator uint8

const (
	And BoolOperator = iota + 1
	Or
)

var boolNames = [...]string{"", "And", "Or"}

// String is CPython's name of the operator.
func (o BoolOperator) String() string { return boolNames[o] }

// UnaryOperator is the operator of a [UnaryOp].
type UnaryOperator uint8

const (
	Invert UnaryOperator = iota + 1 // ~
	Not                             // not
	UAdd                            // +
	USub                            // -
)

var unaryNames = [...]string{"", "Invert", "Not", "UAdd", "USub"}

// String is CPython's name of the operator.
func (o UnaryOperator) String() string { return unaryNames[o] }

// CompareOperator is an operator of a [Compare].
type CompareOperator uint8

const (
	Eq    CompareOperator = iota + 1 // ==
	NotEq                            // !=
	Lt                               // <
	LtE                              // <=
	Gt                               // >
	GtE                              // >=
	Is                               // is
	IsNot                            // is not
	In                               // in
	NotIn                            // not in
)

var compareNames = [...]string{"", "Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"}

// String is CPython's name of the operator.
func (o CompareOperator) String() string { return compareNames[o] }
