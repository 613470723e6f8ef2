package shell

import (
	"strconv"

	"github.com/egglint/egg/parser/abstract"
)

// params are the positional parameters. They are never changed once made; what
// is not known is made when asked for, and is the same when asked again.
type params struct {
	list  abstract.List
	root  *paramRoot
	first int // how many were shifted away
}

// paramRoot mints the holes for parameters that are not known: one for each
// place in the list that the activation was given.
type paramRoot struct {
	holes map[int]*abstract.Hole
}

func knownParams(l abstract.List) *params {
	return &params{list: l, root: &paramRoot{holes: map[int]*abstract.Hole{}}}
}

func (in *interp) unknownParams() *params {
	gap := &abstract.Gap{Source: `"$@"`, Why: "arguments that the caller decides"}
	return knownParams(abstract.List{{Gap: gap}})
}

// get is $n, for n from 1.
func (in *interp) get(p *params, n int) value {
	for i, e := range p.list {
		switch {
		case e.When != abstract.Always || len(e.Word) == 0:
			return in.unknownParam(p, n)
		case i == n-1:
			return textValue(in.space, e.Word)
		}
	}
	return abstract.Just(binding{kind: unset})
}

func (in *interp) unknownParam(p *params, n int) value {
	hole, ok := p.root.holes[p.first+n]
	if !ok {
		hole = in.space.NewHole(abstract.Hole{
			Kind: abstract.Parameter, Source: "$" + strconv.Itoa(n), Why: "a parameter that the caller decides",
		})
		p.root.holes[p.first+n] = hole
	}
	return abstract.Just(binding{text: abstract.Unknown(hole), from: hole})
}

// shift drops the first n parameters. A shift by more than there are fails and
// drops none, so past a known end it is told by ok.
func (in *interp) shift(p *params, n int) (shifted *params, ok bool) {
	list := p.list
	for range n {
		switch {
		case len(list) == 0:
			return p, false
		case list[0].When == abstract.Always && len(list[0].Word) > 0:
			list = list[1:]
		default:
			return &params{list: in.unknownParams().list, root: p.root, first: p.first + n}, true
		}
	}
	return &params{list: list, root: p.root, first: p.first + n}, true
}

func (in *interp) joinParams(c abstract.Guard, a, b *params) *params {
	if a == b {
		return a
	}
	out := &params{list: abstract.JoinLists(in.space, c, a.list, b.list), root: &paramRoot{holes: map[int]*abstract.Hole{}}}
	if a.root == b.root && a.first == b.first {
		out.root, out.first = a.root, a.first
	}
	return out
}
