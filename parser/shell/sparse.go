package shell

import (
	"slices"
	"strconv"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// sparse is a list as a table, so that elements can be missing in it.
func sparse(l abstract.List) *table {
	t := &table{sparse: true}
	for i, e := range l {
		t.entries = append(t.entries, entry{strconv.Itoa(i), abstract.Always, e.Word})
	}
	return t
}

// end is the place after the last element.
func (t *table) end() int {
	if len(t.entries) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(t.entries[len(t.entries)-1].key)
	return n + 1
}

// number is the key of the element that an index of a sparse array means.
func (t *table) number(n int) (key string, ok bool) {
	if n < 0 {
		n += t.end()
	}
	return strconv.Itoa(n), n >= 0
}

// isSparse tells whether all that a variable can be is an array with gaps in it.
func isSparse(v value) bool {
	return !slices.ContainsFunc(v, func(c abstract.Case[binding]) bool {
		return c.Value.kind != associative || c.Value.table == nil || !c.Value.table.sparse
	})
}

// thinned makes a variable whose elements are certain an array that may have gaps
// in it. It is false, and nothing is done, where they are not.
func (in *interp) thinned(st *state, name string) bool {
	one, single := in.lookup(st, name).value.One()
	if !single || one.kind != array && one.kind != unset || !certain(one.list) || len(one.list) > maxSparse {
		return false
	}
	in.assign(st, name, abstract.Just(binding{kind: associative, table: sparse(one.list)}))
	return true
}

// setNumbered sets the element of a sparse array that an index means.
func (in *interp) setNumbered(st *state, name string, n int, text abstract.String) {
	in.changeTable(st, name, func(t *table) *table {
		key, ok := t.number(n)
		if !ok {
			return t // it fails
		}
		return t.with(key, text)
	})
}

// maxSparse is how long an array with gaps in it may grow.
const maxSparse = 1 << 10

// extend is name+=(…) of a sparse array.
func (in *interp) extend(st *state, name string, list abstract.List, a *syntax.Assign) {
	old := in.lookup(st, name).value
	if !certain(list) || !isSparse(old) || len(list)+len(old[0].Value.table.entries) > maxSparse {
		in.assign(st, name, in.gapValue("${"+name+"[@]}", "elements are set by index", in.place(a)))
		return
	}
	in.changeTable(st, name, func(t *table) *table {
		out := &table{entries: slices.Clone(t.entries), sparse: true}
		for _, e := range list {
			out.entries = append(out.entries, entry{strconv.Itoa(out.end()), abstract.Always, e.Word})
		}
		return out
	})
}

// unsetAt takes element n of an array away.
func (in *interp) unsetAt(st *state, name string, n int) bool {
	if !isSparse(in.lookup(st, name).value) && !in.thinned(st, name) {
		return false
	}
	in.changeTable(st, name, func(t *table) *table {
		if key, ok := t.number(n); ok {
			return t.without(key)
		}
		return t
	})
	return true
}
