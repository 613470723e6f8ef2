package patterntest

import "github.com/egglint/egg/parser/abstract"

// binding gives a hole its string. Bindings are a chain that is never changed,
// so that the search can go back; the nil chain is empty, and the entry nearest
// to the front counts.
type binding struct {
	hole  *abstract.Hole
	value string
	bound bool // false: the hole has no string any more
	next  *binding
}

func (b *binding) bind(h *abstract.Hole, v string) *binding {
	return &binding{hole: h, value: v, bound: true, next: b}
}

func (b *binding) forget(holes []*abstract.Hole) *binding {
	for _, h := range holes {
		b = &binding{hole: h, next: b}
	}
	return b
}

func (b *binding) lookup(h *abstract.Hole) (string, bool) {
	for ; b != nil; b = b.next {
		if b.hole == h {
			return b.value, b.bound
		}
	}
	return "", false
}
