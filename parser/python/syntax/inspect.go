package syntax

// Inspect calls f for n and, where f returns true, for the nodes in it, depth
// first. A node's parts come in the order of CPython's fields, in which a
// function's decorators follow its body.
func Inspect(n Node, f func(Node) bool) {
	inspector(f).node("", n)
}

// visitor is shown the fields of a node, by CPython's names.
type visitor interface {
	node(name string, n Node) // nil: None
	open(name string)         // of a list, whose nodes follow without names
	close()
	text(name, value string)
	optional(name, value string) // "": None
	operator(name, value string) // a node without fields
	number(name string, value int)
	constant(c *Constant)
	context(c context) // how the expressions that follow are used
}

// context is how an expression is used.
type context string

const (
	load  context = "Load"
	store context = "Store"
	del   context = "Del"
)

// list shows a field that is a list of nodes.
func list[T Node](v visitor, name string, nodes []T) {
	v.open(name)
	for _, n := range nodes {
		v.node("", n)
	}
	v.close()
}

// some is a node that may be a nil pointer, as an interface.
func some[P interface {
	*T
	Node
}, T any](n P) Node {
	if n == nil {
		return nil
	}
	return n
}

// inspector visits nodes, and lets its function decide on going deeper.
type inspector func(Node) bool

func (i inspector) node(_ string, n Node) {
	if n != nil && i(n) {
		n.fields(i)
	}
}

func (inspector) open(string)             {}
func (inspector) close()                  {}
func (inspector) text(string, string)     {}
func (inspector) optional(string, string) {}
func (inspector) operator(string, string) {}
func (inspector) number(string, int)      {}
func (inspector) constant(*Constant)      {}
func (inspector) context(context)         {}
