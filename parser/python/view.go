package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// shows are the methods of a dict that give a view of it.
var shows = map[string]func(*interp, mapping, syntax.Node) sequence{
	"keys": (*interp).keys, "values": (*interp).values, "items": (*interp).items,
}

// view is d.keys(), d.values() or d.items(): a list that holds at any time what
// the dict then does.
func (in *interp) view(st *state, d *object, name string, n syntax.Node) value {
	var v value
	for _, o := range in.views[d] {
		if o.view == name {
			v = value{kind: listKind, obj: o}
		}
	}
	if v.obj == nil {
		v = value{kind: listKind, obj: in.object(in.source(n))}
		v.obj.view = name
		in.views[d] = append(in.views[d], v.obj)
	}
	items := shows[name](in, st.mapping(d), n)
	if old, ok := st.lists.get(v.obj); !ok || !old.Same(items) {
		st.lists.set(v.obj, items)
	}
	return v
}

// showAgain brings the views of a dict up to date.
func (in *interp) showAgain(st *state, d *object) {
	for _, o := range in.views[d] {
		items := shows[o.view](in, st.mapping(d), in.current)
		in.work(len(items) + 1)
		st.lists.set(o, items)
	}
}

// mindSize ends the path where a dict may have another number of keys than when a
// loop over it, or over a view of it, began: the next turn raises.
func (in *interp) mindSize(st, start *state, over cases, n syntax.Node) {
	for _, c := range over {
		before, isDict := in.keysOver(start, c.Value, n)
		after, _ := in.keysOver(st, c.Value, n)
		if isDict && !st.dead() && !slices.EqualFunc(before, after, func(a, b entry) bool { return a.When == b.When }) {
			in.mayRaise(st, n)
		}
	}
}

// keysOver is what a loop over a dict, or over a view of it, goes along.
func (in *interp) keysOver(st *state, v value, n syntax.Node) (items sequence, isDict bool) {
	switch {
	case v.kind == dict:
		return in.keys(st.mapping(v.obj), n), true
	case v.kind == listKind && v.obj.view != "":
		return st.items(v.obj), true
	}
	return nil, false
}

// mayRaise leaves the path as an exception does, in runs that nothing tells apart.
func (in *interp) mayRaise(st *state, n syntax.Node) {
	in.doubt()
	in.raiseUnless(st, in.space.Ask(abstract.Atom{Text: in.source(n) + " goes on", Place: in.place(n)}), "RuntimeError", n)
}
