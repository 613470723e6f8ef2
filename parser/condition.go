package parser

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/egglint/egg/parser/abstract"
)

// condition is the outcome of a choice, before choices that read the same are
// told apart.
type condition struct {
	Condition
	choice int // as in [abstract.Decision]
}

func (a *anchors) conditions(decisions []abstract.Decision) []condition {
	out := make([]condition, 0, len(decisions))
	for _, d := range decisions {
		at := a.place(d.Place)
		c := condition{Condition{Text: d.Text, Outcome: fmt.Sprint(d.Outcome), File: at.File, Line: at.Start.Line}, d.Choice}
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// reading is how a choice reads.
func (c condition) reading() Condition { return Condition{Text: c.Text, File: c.File, Line: c.Line} }

// times numbers the choices of one context that read the same, in the order in
// which they are asked: what a loop asks in each turn, a function in each call.
type times map[Condition][]int

func timesOf(scenarios []*scenarioDraft) times {
	t := times{}
	for _, s := range scenarios {
		for _, c := range s.when {
			if r := c.reading(); !slices.Contains(t[r], c.choice) {
				t[r] = append(t[r], c.choice)
			}
		}
	}
	for _, choices := range t {
		slices.Sort(choices)
	}
	return t
}

// tell names a choice so that no other one of its context has the name.
func (t times) tell(c condition) Condition {
	if n := slices.Index(t[c.reading()], c.choice); n > 0 {
		c.Text += ", " + ordinal(n+1) + " time"
	}
	return c.Condition
}

func ordinal(n int) string {
	suffix := "th"
	if n/10%10 != 1 {
		suffix = cmp.Or([]string{"", "st", "nd", "rd", "", "", "", "", "", ""}[n%10], suffix)
	}
	return strconv.Itoa(n) + suffix
}
