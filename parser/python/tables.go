package python

import (
	"iter"

	"github.com/egglint/egg/parser/abstract/trie"
)

// slot is a name of an owner: a variable of a scope, an attribute of an object.
type slot struct {
	owner *object
	name  string
}

// variable is a slot and what it is.
type variable struct {
	slot
	is cases
}

// variables are the values of names, as one state has them. Those of one owner
// lie together, in the order in which the program was first seen to use the names.
type variables struct {
	names *numbering // of the program
	trie.Map[variable]
}

// numbering gives each name a number, in the order of asking.
type numbering struct{ ids map[string]uint64 }

func (n *numbering) of(name string) uint64 {
	i, ok := n.ids[name]
	if !ok {
		i = uint64(len(n.ids))
		n.ids[name] = i
	}
	return i
}

// ownerBits is how far the number of an owner is left of that of a name.
const ownerBits = 32

func (n *numbering) key(k slot) uint64 { return uint64(k.owner.id)<<ownerBits | n.of(k.name) }

func (v variables) get(k slot) (cases, bool) {
	if p := v.At(v.names.key(k)); p != nil {
		return p.is, true
	}
	return nil, false
}

// value is what a name is; no case where it has no value.
func (v variables) value(k slot) cases {
	is, _ := v.get(k)
	return is
}

func (v *variables) set(k slot, is cases) {
	v.Map = v.With(v.names.key(k), variable{k, is})
}

// of goes over the names of an owner as they are now.
func (v variables) of(owner *object) iter.Seq2[string, cases] {
	first := uint64(owner.id) << ownerBits
	return func(yield func(string, cases) bool) {
		for _, p := range v.Between(first, first|(1<<ownerBits-1)) {
			if !yield(p.name, p.is) {
				return
			}
		}
	}
}

// contents are what objects hold, as one state has it, in the order of their making.
type contents[T any] struct{ trie.Map[content[T]] }

// content is an object and what it holds.
type content[T any] struct {
	of *object
	is T
}

func (c contents[T]) get(o *object) (T, bool) {
	p, ok := c.Get(uint64(o.id))
	return p.is, ok
}

func (c *contents[T]) set(o *object, is T) {
	c.Map = c.With(uint64(o.id), content[T]{o, is})
}
