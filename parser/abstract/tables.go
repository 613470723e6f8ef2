package abstract

// uniqueTable finds the node of a decision that was made before. The zero value
// is empty.
type uniqueTable struct {
	slots []Guard // open addressing; Always, which is no decision: free
	used  int
}

// find is where the decision n stands in the table, or where it has to stand.
func (t *uniqueTable) find(n node, nodes []node) int {
	if 2*t.used >= len(t.slots) {
		t.grow(nodes)
	}
	i := t.slot(n)
	for t.slots[i] != Always && nodes[t.slots[i]] != n {
		i = (i + 1) & (len(t.slots) - 1)
	}
	return i
}

func (t *uniqueTable) slot(n node) int {
	return int(mixed(uint32(n.atom), uint32(n.hi), uint32(n.lo)) & uint64(len(t.slots)-1))
}

func (t *uniqueTable) put(i int, g Guard) {
	t.slots[i] = g
	t.used++
}

func (t *uniqueTable) grow(nodes []node) {
	old := t.slots
	t.slots = make([]Guard, max(64, 2*len(old)))
	for _, g := range old {
		if g == Always {
			continue
		}
		i := t.slot(nodes[g])
		for t.slots[i] != Always {
			i = (i + 1) & (len(t.slots) - 1)
		}
		t.slots[i] = g
	}
}

// computed is the result of an operation on guards.
type computed struct{ c, g, h, result Guard }

// maxComputed bounds how many results are kept: a power of two.
const maxComputed = 1 << 18

// computedTable keeps results, each in the one place that it can have: what comes
// later takes the place of what was there. The zero value is empty.
type computedTable struct{ slots []computed }

// at is the place of an operation's result in a space of so many nodes; what
// stands there may be that of another operation.
func (t *computedTable) at(c, g, h Guard, nodes int) *computed {
	if nodes >= len(t.slots) && len(t.slots) < maxComputed {
		t.grow()
	}
	return t.place(c, g, h)
}

func (t *computedTable) place(c, g, h Guard) *computed {
	return &t.slots[mixed(uint32(c), uint32(g), uint32(h))&uint64(len(t.slots)-1)]
}

func (t *computedTable) grow() {
	old := t.slots
	t.slots = make([]computed, max(256, 2*len(old)))
	for _, r := range old {
		if r != (computed{}) {
			*t.place(r.c, r.g, r.h) = r
		}
	}
}

func (r *computed) is(c, g, h Guard) bool { return r.c == c && r.g == g && r.h == h }

// mixed spreads three numbers over the low bits of one.
func mixed(a, b, c uint32) uint64 {
	x := uint64(a)*0x9e3779b97f4a7c15 ^ uint64(b)*0xc2b2ae3d27d4eb4f ^ uint64(c)*0x165667b19e3779f9
	x ^= x >> 29
	x *= 0xbf58476d1ce4e5b9
	return x ^ x>>32
}
