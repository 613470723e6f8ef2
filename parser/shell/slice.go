package shell

import (
	"mvdan.cc/sh/v3/syntax"

	"github.com/egglint/egg/parser/abstract"
)

// sliced is ${name:offset:length}, of a string or a list.
func (in *interp) sliced(st *state, p *syntax.ParamExp, read []reading) []alternative {
	offset, known := oneInteger(in.evaluate(st, p.Slice.Offset))
	length := -1
	if p.Slice.Length != nil {
		var ok bool
		length, ok = oneInteger(in.evaluate(st, p.Slice.Length))
		known = known && ok && length >= 0
	}
	params := p.Param.Value == "@" || p.Param.Value == "*"
	if params && offset > 0 {
		offset-- // $0 is the first
	} else if params {
		known = known && offset < 0
	}
	if !known {
		return in.elements(st, p, read)
	}
	var out []alternative
	for _, r := range read {
		var alts []alternative
		switch {
		case r.scalar:
			return in.elements(st, p, read)
		case r.isList:
			alts = in.sliceOfList(st, r, offset, length, params)
		default:
			alts = sliceOfText(r, offset, length)
		}
		if alts == nil {
			return in.elements(st, p, read)
		}
		for _, a := range alts {
			if a.when = in.space.And(a.when, r.when); a.when != abstract.Never {
				out = append(out, a)
			}
		}
	}
	return out
}

// sliceOfList is up to length elements from offset on; a negative length is all.
// nil: it cannot be told.
func (in *interp) sliceOfList(st *state, r reading, offset, length int, params bool) []alternative {
	var out []alternative
	for _, v := range in.variants(st, r.list) {
		from := offset
		if offset < 0 {
			from += len(v.list)
		}
		switch {
		case offset < 0 && !certain(v.list) || from < 0 && params:
			return nil
		case from < 0:
			from = len(v.list)
		}
		from = min(from, len(v.list))
		to := len(v.list)
		if length >= 0 {
			to = min(from+length, to)
		}
		if !certain(v.list[:from]) || length >= 0 && !certain(v.list[:to]) {
			return nil
		}
		out = append(out, alternative{v.when, []piece{{splice: true, star: r.star, list: v.list[from:to]}}})
	}
	return out
}

// sliceOfText is up to length characters from offset on; a negative length is
// all. nil: it cannot be told.
func sliceOfText(r reading, offset, length int) []alternative {
	v, known := r.text.Known()
	if !known && len(r.text) > 0 && offset >= 0 && length >= 0 && offset+length <= len(r.text[0].Literal) {
		v, known = r.text[0].Literal, true
	}
	if !known || !ascii(v) {
		return nil
	}
	if offset < 0 {
		offset += len(v)
	}
	if offset < 0 || offset > len(v) {
		return always(piece{})
	}
	end := len(v)
	if length >= 0 {
		end = min(offset+length, end)
	}
	return always(piece{text: abstract.Literal(v[offset:end])})
}

// ascii tells whether each byte of v is a character, whatever the locale.
func ascii(v string) bool {
	for i := range len(v) {
		if v[i] >= 0x80 {
			return false
		}
	}
	return true
}
