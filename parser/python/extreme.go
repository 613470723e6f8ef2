package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

func (in *interp) minOf(st *state, a arguments, n syntax.Node) cases {
	return in.extreme(st, a, n, func(sign int) bool { return sign < 0 })
}

func (in *interp) maxOf(st *state, a arguments, n syntax.Node) cases {
	return in.extreme(st, a, n, func(sign int) bool { return sign > 0 })
}

// extreme is the first of the arguments, or of what the only one gives, that
// beats all others by its key.
func (in *interp) extreme(st *state, a arguments, n syntax.Node, beats func(sign int) bool) cases {
	items, ordered := in.contestants(st, a, n)
	absent, given := a.keyword("default")
	if len(items) == 0 && given && !a.open {
		return absent
	}
	keys := items
	if key, ok := a.keyword("key"); ok && !isNone(key) {
		keys = in.keysOf(st, items, key, n)
	}
	if st.dead() {
		return nothing()
	}
	best, known := in.best(st, keys, ordered, beats)
	if !known || !allPlain(items) || len(keys) != len(items) || a.open {
		in.loseItems(st, items, n)
		return in.anew(st, a, n)
	}
	return items[best].Word
}

// contestants are what the least or the greatest is looked for among. ordered is
// false where they come in any order.
func (in *interp) contestants(st *state, a arguments, n syntax.Node) (items sequence, ordered bool) {
	if len(a.positional) == 1 {
		one, _ := a.at(0).One()
		return in.elementsOfSet(st, a.at(0), n), one.kind != listKind || !one.obj.set
	}
	for _, p := range a.positional {
		items = append(items, in.one(p.value, p.node))
	}
	return items, true
}

// best is the place of the first key that beats all others, where that is known:
// where keys come in any order, none may equal it.
func (in *interp) best(st *state, keys sequence, ordered bool, beats func(sign int) bool) (place int, known bool) {
	tied := false
	for i, e := range keys {
		one, single := e.Word.One()
		if !single || e.When != abstract.Always {
			return 0, false
		}
		if i == 0 {
			continue
		}
		before, _ := keys[place].Word.One()
		sign, known := in.order(st, one, before)
		switch {
		case !known:
			return 0, false
		case beats(sign):
			place, tied = i, false
		case sign == 0:
			tied = true
		}
	}
	return place, len(keys) > 0 && (ordered || !tied)
}
