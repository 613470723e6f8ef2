package shell

import (
	"slices"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// table is the content of an associative array, in the order of its keys, or of
// an array with gaps in it. It is never changed once made. nil: nothing of it is
// known.
type table struct {
	entries []entry
	sparse  bool // an array: its keys are numbers, and in order
}

// entry is a key with its string, there under a guard.
type entry struct {
	key   string
	when  abstract.Guard
	value abstract.String
}

// Same tells whether t and u hold the same in every valuation.
func (t *table) Same(u *table) bool {
	if t == nil || u == nil {
		return t == u
	}
	return t.sparse == u.sparse && slices.EqualFunc(t.entries, u.entries, func(a, b entry) bool {
		return a.key == b.key && a.when == b.when && a.value.Same(b.value)
	})
}

// place is where a key stands, or would stand.
func (t *table) place(key string) (i int, found bool) {
	return slices.BinarySearchFunc(t.entries, key, func(e entry, key string) int {
		if t.sparse && len(e.key) != len(key) {
			return len(e.key) - len(key)
		}
		return strings.Compare(e.key, key)
	})
}

// with is the table with a key set.
func (t *table) with(key string, value abstract.String) *table {
	e := entry{key, abstract.Always, value}
	i, found := t.place(key)
	if !found {
		return &table{slices.Insert(slices.Clone(t.entries), i, e), t.sparse}
	}
	out := slices.Clone(t.entries)
	out[i] = e
	return &table{out, t.sparse}
}

// without is the table with a key taken away.
func (t *table) without(key string) *table {
	i, found := t.place(key)
	if !found {
		return t
	}
	return &table{slices.Delete(slices.Clone(t.entries), i, i+1), t.sparse}
}

// lostTable is a table of which nothing is known.
func lostTable() value { return abstract.Just(binding{kind: associative}) }

// asTable is what declare -A makes of a value.
func (in *interp) asTable(v value) value {
	return abstract.Map(in.space, v, func(b binding) binding {
		switch {
		case b.kind == associative && (b.table == nil || !b.table.sparse):
			return b
		case b.kind == unset:
			return binding{kind: associative, table: &table{}}
		case b.kind == scalar && !b.open:
			first := entry{"0", in.isSet(b.from), abstract.Just(b.text)}
			return binding{kind: associative, table: &table{entries: []entry{first}}}
		}
		return binding{kind: associative}
	})
}

func isTable(v value) bool {
	return slices.ContainsFunc(v, func(c abstract.Case[binding]) bool { return c.Value.kind == associative })
}

// maxTables is how many contents of one table are told apart.
const maxTables = 16

// changeTable makes of each content of a table what f makes of it.
func (in *interp) changeTable(st *state, name string, f func(*table) *table) {
	old := in.lookup(st, name).value
	out := abstract.Map(in.space, old, func(b binding) binding {
		if b.kind == associative && b.table != nil {
			return binding{kind: associative, table: f(b.table)}
		}
		return binding{kind: associative}
	})
	if len(out) > maxTables {
		out = lostTable()
	}
	in.assign(st, name, out)
}

// assignTable is name=(…) and name+=(…) where name is an associative array: keys
// with values, or keys and values in turn.
func (in *interp) assignTable(st *state, a *syntax.Assign, name string) {
	if !a.Append {
		in.assign(st, name, abstract.Just(binding{kind: associative, table: &table{}}))
	}
	for i := 0; i < len(a.Array.Elems); i++ {
		e := a.Array.Elems[i]
		switch {
		case e.Index != nil:
			in.setKey(st, name, e.Index, in.text(st, e.Value))
		case e.Value != nil && i+1 < len(a.Array.Elems) && a.Array.Elems[i+1].Index == nil:
			i++
			in.setKey(st, name, e.Value, in.text(st, a.Array.Elems[i].Value))
		case e.Value != nil:
			in.setKey(st, name, e.Value, abstract.Just(abstract.Text(nil)))
		}
	}
}

// readKey is the string under a key.
func (in *interp) readKey(t *table, key abstract.String) []reading {
	one, _ := key.One()
	k, known := one.Known()
	if t == nil || !known {
		return nil
	}
	i, found := t.place(k)
	if !found {
		return []reading{{when: abstract.Always, unset: true}}
	}
	e := t.entries[i]
	out := []reading{{when: in.space.Not(e.when), unset: true}}
	for _, c := range e.value {
		out = append(out, reading{when: in.space.And(e.when, c.When), text: c.Value})
	}
	return out
}

// maxOrders is how many entries of a table are told in any order.
const maxOrders = 3

// spread is a list of what f gives for each entry of a table, in the order in
// which the shell keeps them, which is not known.
func (in *interp) spread(t *table, origin *abstract.Origin, f func(entry) abstract.String) abstract.List {
	elements := make(abstract.List, len(t.entries))
	var keys []string
	for i, e := range t.entries {
		elements[i] = abstract.Element{When: e.when, Word: f(e), Origin: origin}
		keys = append(keys, e.key)
	}
	if t.sparse {
		return elements
	}
	if len(elements) > maxOrders {
		return abstract.List{{Gap: &abstract.Gap{Source: strings.Join(keys, " "), Why: "the entries of an associative array, in any order", Place: origin.Place}}}
	}
	var out abstract.List
	rest := abstract.Always
	for i, order := range orders(elements) {
		this := rest
		if i+1 < factorial(len(elements)) {
			this = in.space.And(rest, in.space.Ask(abstract.Atom{
				Key:  "order " + strconv.Itoa(i) + " of " + strconv.Quote(strings.Join(keys, "\x00")),
				Text: "the shell keeps " + strings.Join(keys, ", ") + " in order " + strconv.Itoa(i+1),
			}))
		}
		out = append(out, order.Under(in.space, this)...)
		rest = in.space.And(rest, in.space.Not(this))
	}
	return out
}

func factorial(n int) int {
	if n < 2 {
		return 1
	}
	return n * factorial(n-1)
}

// orders are the permutations of a list.
func orders(l abstract.List) []abstract.List {
	if len(l) == 0 {
		return []abstract.List{nil}
	}
	var out []abstract.List
	for i := range l {
		rest := slices.Delete(slices.Clone(l), i, i+1)
		for _, o := range orders(rest) {
			out = append(out, append(abstract.List{l[i]}, o...))
		}
	}
	return out
}
