package parser

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
)

// site is where a launch is: the call, in the innermost activation that both the
// written engine word and the start of the process lie in, that leads to the
// start.
type site struct {
	place abstract.Place
	frame *abstract.Frame
}

// siteOf finds the site of a start whose engine word was written in an
// activation; nil: in the one that starts it.
func siteOf(written, started *abstract.Frame, at abstract.Place) site {
	around := map[*abstract.Frame]bool{}
	for f := written; f != nil; f = f.Parent {
		around[f] = true
	}
	here := site{place: at, frame: started}
	for f := started; f != nil && written != nil; f = f.Parent {
		if around[f] {
			here.frame = f
			return here
		}
		if f.Call != (abstract.Place{}) {
			here.place = f.Call
		}
	}
	return site{place: at, frame: started}
}

// calls are the calls that lead to an activation, outermost first.
func (a *anchors) calls(f *abstract.Frame) []Call {
	var out []Call
	for ; f != nil; f = f.Parent {
		if f.Parent != nil && !f.Nested && f.Call != (abstract.Place{}) {
			at := a.place(f.Call)
			out = append(out, Call{File: at.File, Line: at.Start.Line, Name: f.Function})
		}
	}
	slices.Reverse(out)
	return out
}

// functionOf is the innermost function around an activation.
func functionOf(f *abstract.Frame) string {
	for ; f != nil; f = f.Parent {
		if f.Function != "" {
			return f.Function
		}
	}
	return ""
}
