package python

import (
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// DataKind says what sort of value a [Data] is.
type DataKind uint8

// The kinds of data.
const (
	Unknown DataKind = iota // nothing is known but Text, Null and True
	None
	Boolean
	Number
	String
	List // a list, a tuple or a set
	Dict
)

// Data is what is known of a value of a program, for who reads its calls.
type Data struct {
	Kind  DataKind
	Text  abstract.Text           // what str() gives; of lists and dicts: how the program calls them
	Words abstract.Sequence[Data] // String: its words as a shell splits them; nil: cannot be told
	Null  abstract.Guard          // it is None
	True  abstract.Guard          // it counts as true
	Items abstract.Sequence[Data] // List
	Pairs []Pair                  // Dict: its keys, in order
	Open  bool                    // Dict: it may hold other keys as well
	Call  *Call                   // Unknown: the watched call that gave it; nil: none did

	id string // what the value is
}

// Pair is one key of a dict, there where When holds.
type Pair struct {
	Key   Data
	When  abstract.Guard
	Value abstract.Guarded[Data]
}

// Same implements [abstract.Valued].
func (d Data) Same(o Data) bool { return d.Kind == o.Kind && d.id == o.id && d.Text.Same(o.Text) }

// Source implements [abstract.Listed].
func (d Data) Source() string { return d.Text.Source() }

// maxDataDepth bounds the lists and dicts inside each other.
const maxDataDepth = 5

func (in *interp) dataAll(st *state, v cases, n syntax.Node, deep int) abstract.Guarded[Data] {
	known := in.covering(v.Within(in.space, st.reach), st.reach)
	return abstract.Map(in.space, known, func(v value) Data { return in.data(st, v.asArgument(), n, deep) })
}

// data is a value as others see it.
func (in *interp) data(st *state, v value, n syntax.Node, deep int) Data {
	d := Data{Null: in.isNone(v, n), True: in.truthOf(st, v, n), id: v.key() + v.name + itoa(v.objectID())}
	switch {
	case v.kind == none:
		d.Kind = None
	case v.kind == boolean:
		d.Kind = Boolean
	case v.kind == number:
		d.Kind = Number
	case v.kind == str:
		d.Kind = String
		if words, ok := in.splitWords(v.text, n); ok && deep > 0 {
			d.Words = in.dataItems(st, words, n, 0)
		}
	case deep > 0 && v.isList():
		d.Kind, d.Items = List, in.dataItems(st, st.contents(v), n, deep-1)
	case deep > 0 && v.kind == dict:
		d.Kind, d.Open = Dict, st.mapping(v.obj).open
		d.Pairs = in.dataPairs(st, st.mapping(v.obj), n, deep-1)
	case v.kind == unknown:
		d.Call = in.resultOf(v)
	}
	d.Text = in.dataText(st, v, d.Kind, n)
	return d
}

// dataText is the text of a value; of what holds others it is a name for people.
func (in *interp) dataText(st *state, v value, kind DataKind, n syntax.Node) abstract.Text {
	if kind == List || kind == Dict {
		return abstract.Literal(v.obj.what)
	}
	return in.shown(st, v, n)
}

func (in *interp) dataItems(st *state, items sequence, n syntax.Node, deep int) abstract.Sequence[Data] {
	var out abstract.Sequence[Data]
	for _, e := range items {
		if in.space.And(st.reach, e.When) == abstract.Never {
			continue
		}
		got := abstract.Entry[Data]{When: in.space.Restrict(e.When, st.reach), Gap: e.Gap, Origin: e.Origin}
		if len(e.Word) > 0 {
			got.Word = in.dataAll(in.branch(st, e.When), e.Word, n, deep)
		}
		for _, round := range e.Repeat {
			got.Repeat = append(got.Repeat, in.dataItems(st, round, n, deep))
		}
		out = append(out, got)
	}
	return out
}

func (in *interp) dataPairs(st *state, m mapping, n syntax.Node, deep int) []Pair {
	var out []Pair
	for _, p := range m.entries {
		if here := in.branch(st, p.when); !here.dead() {
			out = append(out, Pair{Key: in.data(st, p.key, n, 0), When: in.space.Restrict(p.when, st.reach), Value: in.dataAll(here, p.val, n, deep)})
		}
	}
	return out
}

// resultOf is the watched call that gave a value which has not changed since.
func (in *interp) resultOf(v value) *Call {
	r, ok := in.results[v.hole()]
	if !ok || r.version != in.versions[v.key()+v.name] {
		return nil
	}
	return r.call
}

// result is what a watched call gave.
type result struct {
	call    *Call
	version int // how often the value had changed
}
