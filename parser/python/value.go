package python

import (
	"strconv"

	"github.com/egglint/egg/parser/abstract"
)

// kind says what sort of value there is.
type kind uint8

const (
	unknown   kind = iota // a value of which nothing is known but its identity: a hole
	unbound               // a name without a value
	none                  // None
	boolean               // True and False
	number                // an int
	floating              // a float, by its bits
	octets                // bytes, by the text that they are in UTF-8
	str                   // a str, or what is one as an argument: a path
	listKind              // a list, a set or a generator: content in the state
	tuple                 // content in the object
	dict                  // content in the state
	function              // a function of the project, or a method with its receiver
	class                 // a class of the project
	instance              // an object of such a class
	module                // a module of the project
	external              // something outside the project, by its dotted name
	superKind             // super(): the bases of obj, for self
	fieldSpec             // what field(…) says of a dataclass's field
	namespace             // the names of obj as a mapping
	method                // a method of a builtin value: name, of self
	exitStack             // a contextlib.ExitStack: what it calls when it is left, in the state
	exception             // one of a builtin class: name, with what it was made with
)

// value is one run-time value. Values of one object are one, whatever it holds.
type value struct {
	kind kind
	text abstract.Text // str: what it is; unknown: its hole, as str() shows it
	n    int64         // number; boolean: 0 or 1; floating: its bits
	obj  *object       // what has an identity
	self *value        // function: the receiver it is bound to
	name string        // external: a.b.c
	path bool          // str: a pathlib path, so that / joins
	mark *mark         // unknown: a number, by n more than the mark says; nil: not known how it came about
}

// cases is a value that depends on choices.
type cases = abstract.Guarded[value]

// sequence is the content of a list.
type sequence = abstract.Sequence[value]

// entry is one element of a list.
type entry = abstract.Entry[value]

// Same implements [abstract.Valued].
func (v value) Same(o value) bool {
	if v.kind != o.kind || v.n != o.n || v.obj != o.obj || v.name != o.name || v.path != o.path || !v.text.Same(o.text) || v.mark != o.mark {
		return false
	}
	if v.self == nil || o.self == nil {
		return v.self == o.self
	}
	return v.self.Same(*o.self)
}

// Source implements [abstract.Listed].
func (v value) Source() string {
	switch v.kind {
	case none:
		return "None"
	case boolean, number, floating:
		return v.shown()
	case str, unknown, octets:
		return v.text.Source()
	case external:
		return v.name
	case class:
		return v.obj.class.name
	case function:
		return v.obj.fn.name
	}
	return "…"
}

// shown is a number or a truth as str() shows it.
func (v value) shown() string {
	if v.kind == boolean {
		if v.n != 0 {
			return "True"
		}
		return "False"
	}
	if f, _ := v.float(); v.kind == floating {
		return shownFloat(f)
	}
	return strconv.FormatInt(v.n, 10)
}

// object is what has an identity. What can change of it stands in the state.
type object struct {
	id      int
	what    string   // for people: [] or a name
	items   sequence // tuple
	fn      *funcDef // function
	class   *classDef
	file    *file            // module
	of      cases            // instance: its class
	scope   *scope           // function: where it is defined
	kept    *object          // function: the list of what it gave for which arguments; nil: it keeps nothing
	forgets bool             // function: it keeps some of that only
	fixed   map[string]cases // instance: attributes that it has from the start and keeps
	set     bool             // listKind: a set, whose order is not known
	frozen  bool             // listKind: a set that does not change
	view    string           // listKind: what it shows of a dict
	lazy    bool             // listKind: a generator, which gives its elements once
	made    int              // lazy: how much had changed when it was made
	draws   []*object        // lazy: lists that it goes along
	along   *object          // lazy: the one list that it goes along, element by element
	drawn   drawn            // lazy: what it gives is still that; nil: it may depend on anything
	endless cases            // lazy: the one value that it gives without end
	rows    []value          // lazy: what zip and enumerate go along, as far as that is followed
	count   bool             // lazy: the elements are counted
	from    int              // lazy: what it counts from
	waits   *waiting         // lazy: the call of a generator
}

func nothing() cases             { return abstract.Just(value{kind: none}) }
func text(t abstract.Text) value { return value{kind: str, text: t} }
func literal(v string) value     { return text(abstract.Literal(v)) }
func integer(n int) value        { return value{kind: number, n: int64(n)} }

func truth(b bool) value {
	if b {
		return value{kind: boolean, n: 1}
	}
	return value{kind: boolean}
}

func just(v value) cases { return abstract.Just(v) }

// hole is the hole that an unknown value is, or nil.
func (v value) hole() *abstract.Hole {
	if v.kind == unknown && len(v.text) == 1 {
		return v.text[0].Hole
	}
	return nil
}

// known is the string that a value is, where it is a known one.
func (v value) known() (string, bool) {
	if v.kind != str {
		return "", false
	}
	return v.text.Known()
}
