// Package trie is a map from numbers that costs nothing to copy: copies share
// what they have in common, and what two of them do not share is found without
// looking at the rest.
package trie

import (
	"iter"
	"math/bits"
)

// Map is a persistent map: a big-endian Patricia trie. No method changes it, so
// that a copy is a snapshot. The zero Map is empty.
type Map[V any] struct{ root *node[V] }

// node is a leaf, which has a value, or a branch, which has two sides. The key of
// a branch is what its leaves begin with, then the bit that tells its sides
// apart, set, then zeros: what is below the key is left of it.
type node[V any] struct {
	key         uint64
	left, right *node[V]
	value       *V // of a leaf
}

// bit is where the sides of a branch part.
func (n *node[V]) bit() uint64 { return n.key & -n.key }

// covers tells whether k begins like all the leaves of a branch.
func (n *node[V]) covers(k uint64) bool {
	b := n.bit()
	return (k^n.key)&^(b|(b-1)) == 0
}

// Get is the value of a key.
func (m Map[V]) Get(k uint64) (V, bool) {
	if p := m.At(k); p != nil {
		return *p, true
	}
	var none V
	return none, false
}

// At is where the value of a key stands, which must not be written to, or nil.
func (m Map[V]) At(k uint64) *V {
	n := m.root
	for n != nil && n.value == nil {
		if k < n.key {
			n = n.left
		} else {
			n = n.right
		}
	}
	if n == nil || n.key != k {
		return nil
	}
	return n.value
}

// With is m with a value for a key.
func (m Map[V]) With(k uint64, v V) Map[V] {
	return Map[V]{insert(m.root, &node[V]{key: k, value: &v})}
}

func insert[V any](n, leaf *node[V]) *node[V] {
	switch {
	case n == nil || n.value != nil && n.key == leaf.key:
		return leaf
	case n.value != nil || !n.covers(leaf.key):
		return fork(n, leaf)
	case leaf.key < n.key:
		return &node[V]{key: n.key, left: insert(n.left, leaf), right: n.right}
	}
	return &node[V]{key: n.key, left: n.left, right: insert(n.right, leaf)}
}

// fork is the branch over two nodes, neither of which is within the other.
func fork[V any](a, b *node[V]) *node[V] {
	if a.key > b.key {
		a, b = b, a
	}
	bit := uint64(1) << (bits.Len64(a.key^b.key) - 1)
	return &node[V]{key: b.key&^(bit-1) | bit, left: a, right: b}
}

// Without is m without a key.
func (m Map[V]) Without(k uint64) Map[V] { return Map[V]{remove(m.root, k)} }

func remove[V any](n *node[V], k uint64) *node[V] {
	switch {
	case n == nil || n.value != nil && n.key == k:
		return nil
	case n.value != nil:
		return n
	case k < n.key:
		return n.sides(remove(n.left, k), n.right)
	}
	return n.sides(n.left, remove(n.right, k))
}

// sides is a branch like n over other sides, of which either may be empty: n
// itself where they are its own.
func (n *node[V]) sides(left, right *node[V]) *node[V] {
	switch {
	case left == n.left && right == n.right:
		return n
	case left == nil:
		return right
	case right == nil:
		return left
	}
	return &node[V]{key: n.key, left: left, right: right}
}

// All goes over keys and values in the order of the keys.
func (m Map[V]) All() iter.Seq2[uint64, V] { return m.Between(0, ^uint64(0)) }

// Between goes over the keys from first to last, both of which are in it.
func (m Map[V]) Between(first, last uint64) iter.Seq2[uint64, V] {
	return func(yield func(uint64, V) bool) { m.root.walk(first, last, yield) }
}

func (n *node[V]) walk(first, last uint64, yield func(uint64, V) bool) bool {
	switch {
	case n == nil:
		return true
	case n.value != nil:
		return n.key < first || n.key > last || yield(n.key, *n.value)
	}
	return (first >= n.key || n.left.walk(first, last, yield)) && (last < n.key || n.right.walk(first, last, yield))
}
