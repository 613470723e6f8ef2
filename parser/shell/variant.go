package shell

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
)

// variant is what a list is under a guard: there, each element is in it always.
type variant struct {
	when abstract.Guard
	list abstract.List
}

// maxVariants bounds what one list is told apart into.
const maxVariants = 32

// variants tells a list apart by which of its elements are there, among the runs
// that get here: a partition. nil: there are too many ways.
func (in *interp) variants(st *state, l abstract.List) []variant {
	out := []variant{{when: abstract.Always}}
	for _, e := range l {
		var next []variant
		for _, v := range out {
			here, gone := in.space.And(v.when, e.When), in.space.And(v.when, in.space.Not(e.When))
			if here != abstract.Never && in.space.And(st.reach, here) != abstract.Never {
				with := e
				with.When = abstract.Always
				next = append(next, variant{here, append(slices.Clip(v.list), with)})
			}
			if gone != abstract.Never && in.space.And(st.reach, gone) != abstract.Never {
				next = append(next, variant{gone, v.list})
			}
		}
		if out = next; len(out) > maxVariants {
			return nil
		}
	}
	return out
}

// variantsAt is variants, told apart no further than it takes to find element n.
func (in *interp) variantsAt(st *state, l abstract.List, n int) []variant {
	if n >= 0 && certain(l[:min(n+1, len(l))]) {
		return []variant{{abstract.Always, l}}
	}
	return in.variants(st, l)
}

// whole is the list that variants are.
func (in *interp) whole(variants []variant) abstract.List {
	var out abstract.List
	for i, v := range variants {
		if i == 0 {
			out = v.list
			continue
		}
		out = abstract.JoinLists(in.space, v.when, v.list, out)
	}
	return out
}

// certain tells whether each element of a list is one argument, and always there.
func certain(l abstract.List) bool {
	return !slices.ContainsFunc(l, func(e abstract.Element) bool { return e.When != abstract.Always || len(e.Word) == 0 })
}

// locate is the place in a list that an index means; ok is false where the list is not
// certain up to there. A place past the end is told as the length.
func locate(l abstract.List, index int) (n int, ok bool) {
	if index < 0 {
		index += len(l)
		return index, index >= 0 && certain(l)
	}
	n = min(index, len(l))
	return n, certain(l[:min(n+1, len(l))])
}

// setAt sets element n of a variable, or adds it at the end. Where that cannot be
// told, all of it is unknown.
func (in *interp) setAt(st *state, name string, n int, text abstract.String, origin *abstract.Origin) {
	old := in.lookup(st, name).value.Within(in.space, st.reach)
	if one, _ := old.One(); n > len(one.list) && certain(one.list) && in.thinned(st, name) {
		in.setNumbered(st, name, n, text)
		return
	}
	var out []variant
	for _, c := range old {
		cases := in.elementsSet(st, c.Value, n, text, origin)
		if cases == nil {
			gap := in.gapValue("${"+name+"[@]}", "an element is set by index", origin.Place)
			in.assign(st, name, gap)
			return
		}
		for _, v := range cases {
			if v.when = in.space.And(v.when, c.When); v.when != abstract.Never {
				out = append(out, v)
			}
		}
	}
	in.assign(st, name, listValue(in.whole(out)))
}

// elementsSet is one case of a variable with element n set. nil: it cannot be told.
func (in *interp) elementsSet(st *state, b binding, n int, text abstract.String, origin *abstract.Origin) []variant {
	list := b.list
	switch {
	case b.kind == associative || b.kind == scalar && (b.open || b.from != nil):
		return nil
	case b.kind == scalar:
		list = abstract.List{{Word: abstract.Just(b.text)}}
	}
	out := in.variants(st, list)
	for i, v := range out {
		k, ok := locate(v.list, n)
		if !ok || n > len(v.list) {
			return nil
		}
		element := abstract.Element{Word: text, Origin: origin}
		out[i].list = append(slices.Clone(v.list[:k]), element)
		if k < len(v.list) {
			out[i].list = append(out[i].list, v.list[k+1:]...)
		}
	}
	return out
}
