package python

import (
	"slices"
	"unicode/utf8"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// encodings are those that write ASCII as it is; true: and all else as UTF-8.
var encodings = map[string]bool{
	"utf-8": true, "utf8": true, "UTF-8": true, "UTF8": true, "utf_8": true,
	"ascii": false, "us-ascii": false, "latin-1": false, "latin1": false, "iso-8859-1": false,
}

// sameText tells whether a text and its bytes in the encoding that a call names are
// the same text to us.
func (in *interp) sameText(t abstract.Text, a arguments) bool {
	encoding, given := a.optionalText(0, "encoding", "utf-8")
	errors, too := a.optionalText(1, "errors", "strict")
	all, followed := encodings[encoding]
	if !given || !too || !followed || a.open || a.rest != nil {
		return false
	}
	if s, known := t.Known(); known {
		return ascii(s) || all && utf8.ValidString(s)
	}
	return all && errors == "strict"
}

// optionalText is an argument that is a known string, or what is taken where it is
// not there.
func (a arguments) optionalText(i int, name, absent string) (string, bool) {
	v, given := a.get(i, name)
	if !given {
		return absent, !a.mayHave(name)
	}
	one, _ := v.One()
	return one.known()
}

// encoded is s.encode(…). ok is false where the text does not stay the same.
func (in *interp) encoded(_ *state, v value, a arguments, _ syntax.Node) (out cases, ok bool) {
	if _, known := v.known(); !known {
		in.doubt() // there may be surrogates in it
	}
	return just(value{kind: octets, text: v.text}), in.sameText(v.text, a)
}

// octetMethod runs a method of bytes: decode, or one of those that strings have as
// well, over plain ASCII.
func (in *interp) octetMethod(st *state, v value, name string, a arguments, n syntax.Node) (cases, bool) {
	s, known := v.text.Known()
	switch {
	case name == "decode":
		return just(text(v.text)), in.sameText(v.text, a)
	case !known || !ascii(s) || !asTexts[name] || len(a.named) > 0:
		return nil, false
	}
	b := arguments{positional: slices.Clone(a.positional)}
	for i := range b.positional {
		one, single := a.at(i).One()
		if single && one.kind == octets {
			b.positional[i].value = just(text(one.text))
		} else if one.kind != number {
			return nil, false
		}
	}
	got, ok := in.knownMethod(st, text(v.text), name, b, n)
	one, single := got.One()
	if !ok || !single {
		return nil, false
	}
	return just(in.octetsOf(st, one)), true
}

// asTexts are the methods of bytes that do as those of strings do.
var asTexts = map[string]bool{
	"strip": true, "lstrip": true, "rstrip": true, "lower": true, "upper": true, "capitalize": true, "title": true, "swapcase": true,
	"replace": true, "removeprefix": true, "removesuffix": true, "find": true, "rfind": true, "index": true, "count": true, "isdigit": true,
	"partition": true, "rpartition": true, "split": true, "rsplit": true, "zfill": true, "ljust": true, "rjust": true, "center": true,
}

// octetsOf is a string as bytes, and a list of strings as one of bytes.
func (in *interp) octetsOf(st *state, v value) value {
	convert := func(x value) value { return in.octetsOf(st, x) }
	switch {
	case v.kind == str:
		return value{kind: octets, text: v.text}
	case v.isList():
		items := slices.Clone(st.contents(v))
		for i := range items {
			items[i].Word = abstract.Map(in.space, items[i].Word, convert)
		}
		if v.kind == tuple {
			return in.newTuple(items)
		}
		st.lists.set(v.obj, items)
	}
	return v
}
