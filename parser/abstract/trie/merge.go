package trie

// Merge puts two maps into one. Where a key has two values that are not the same
// memory, both decides; where it has one, only does, or it is kept where only is
// nil. Either may return what it was given, so that memory stays shared, or nil
// to leave the key out. What the maps share is not looked at.
func Merge[V any](a, b Map[V], both func(k uint64, x, y *V) *V, only func(k uint64, x *V, left bool) *V) Map[V] {
	m := merger[V]{both, only}
	return Map[V]{m.merge(a.root, b.root)}
}

// Differ goes over the keys whose values in two maps are not the same memory, in
// their order, until f is false. A value that is not there is nil.
func Differ[V any](a, b Map[V], f func(k uint64, x, y *V) bool) {
	going := true
	Merge(a, b, func(k uint64, x, y *V) *V {
		going = going && f(k, x, y)
		return x
	}, func(k uint64, x *V, left bool) *V {
		x0, y0 := x, x
		if left {
			y0 = nil
		} else {
			x0 = nil
		}
		going = going && f(k, x0, y0)
		return x0
	})
}

type merger[V any] struct {
	both func(k uint64, x, y *V) *V
	only func(k uint64, x *V, left bool) *V
}

func (m merger[V]) merge(a, b *node[V]) *node[V] {
	switch {
	case a == b:
		return a
	case a == nil:
		return m.lone(b, false)
	case b == nil:
		return m.lone(a, true)
	case a.value != nil && b.value != nil && a.key == b.key:
		return m.leaf(a, b)
	case a.value == nil && b.value == nil && a.key == b.key:
		return join(a, b, m.merge(a.left, b.left), m.merge(a.right, b.right))
	case a.holds(b):
		return m.into(a, b, true)
	case b.holds(a):
		return m.into(b, a, false)
	case a.key < b.key:
		return joined(m.lone(a, true), m.lone(b, false))
	}
	right := m.lone(b, false)
	return joined(right, m.lone(a, true))
}

// holds tells whether b belongs on one side of the branch a.
func (a *node[V]) holds(b *node[V]) bool {
	if a.value != nil || !a.covers(b.key) {
		return false
	}
	return b.value != nil || b.bit() < a.bit()
}

// into merges a node with one side of a branch; left: the branch is the left map's.
func (m merger[V]) into(branch, n *node[V], left bool) *node[V] {
	pair := func(x *node[V]) *node[V] {
		if left {
			return m.merge(x, n)
		}
		return m.merge(n, x)
	}
	if n.key < branch.key {
		l := pair(branch.left)
		return branch.sides(l, m.lone(branch.right, left))
	}
	l := m.lone(branch.left, left)
	return branch.sides(l, pair(branch.right))
}

// join is the branch over two sides: a or b, where it has these.
func join[V any](a, b, left, right *node[V]) *node[V] {
	if left == b.left && right == b.right {
		return b
	}
	return a.sides(left, right)
}

// joined is the branch over two nodes, either of which may be empty.
func joined[V any](a, b *node[V]) *node[V] {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return fork(a, b)
}

func (m merger[V]) leaf(a, b *node[V]) *node[V] {
	if a.value == b.value {
		return a
	}
	switch v := m.both(a.key, a.value, b.value); v {
	case nil:
		return nil
	case a.value:
		return a
	case b.value:
		return b
	default:
		return &node[V]{key: a.key, value: v}
	}
}

// lone is a node that only one map has.
func (m merger[V]) lone(n *node[V], left bool) *node[V] {
	switch {
	case m.only == nil || n == nil:
		return n
	case n.value == nil:
		l := m.lone(n.left, left)
		return n.sides(l, m.lone(n.right, left))
	}
	switch v := m.only(n.key, n.value, left); v {
	case nil:
		return nil
	case n.value:
		return n
	default:
		return &node[V]{key: n.key, value: v}
	}
}
