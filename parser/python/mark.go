package python

import (
	"slices"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python/syntax"
)

// A mark is a number that is not known, but how it came about: it is so many
// elements behind those that a list began with. So a program can put words before
// the one that it looked for, whatever stands in front of that. It is good for the
// turn of a loop in which it was made: in the next one, and after the loop, the
// same repeat stands for another number of elements.
type mark struct {
	behind sequence
	turn   int // in which it was made; see interp.running
}

// markAt is the number of elements that items have.
func (in *interp) markAt(items sequence, n syntax.Node, why string) value {
	v := in.fresh(abstract.Expression, n, why)
	v.mark = &mark{behind: items, turn: in.running[len(in.running)-1]}
	return v
}

func (v value) isMark() bool { return v.kind == unknown && v.mark != nil }

// inTurn is a turn of a loop whose turns are not told apart, with a number of its
// own.
func (in *interp) inTurn(turn func(*state)) func(*state) {
	return func(st *state) {
		in.allTurns++
		in.running = append(in.running, in.allTurns)
		turn(st)
		in.running = in.running[:len(in.running)-1]
	}
}

// moved is a mark plus a number. ok is false where that lies among elements of
// which it is not known how many there are.
func (in *interp) moved(m value, by int64, n syntax.Node) (value, bool) {
	behind, offset := m.mark.behind, m.n+by
	for ; offset < 0; offset++ {
		last := len(behind) - 1
		if last < 0 || !plainEntry(behind[last]) {
			return value{}, false
		}
		behind = behind[:last]
	}
	v := in.markAt(behind, n, "a place in a list")
	v.n = offset
	return v, true
}

// cutAt are the ways to cut a list at an index; nil: it cannot be told.
func (in *interp) cutAt(world abstract.Guard, items sequence, at cases) []cut {
	at = at.Within(in.space, world)
	if one, ok := at.One(); ok && one.isMark() {
		return in.cutsBehind(world, items, one)
	}
	pos, fromEnd, ok := position(at)
	if !ok {
		return nil
	}
	return in.cuts(world, items, pos, fromEnd)
}

// cutsBehind cuts a list that still begins as it did when the mark was made.
func (in *interp) cutsBehind(world abstract.Guard, items sequence, m value) []cut {
	at := len(m.mark.behind)
	if !slices.Contains(in.running, m.mark.turn) || at > len(items) || !sameEntries(items[:at], m.mark.behind) {
		return nil
	}
	cuts := in.cuts(world, items[at:], int(m.n), false)
	for i, c := range cuts {
		cuts[i].left = append(items[:at:at], c.left...)
	}
	return cuts
}

func sameEntries(a, b sequence) bool {
	for i := range a {
		if !sameEntry(a[i], b[i]) {
			return false
		}
	}
	return len(a) == len(b)
}

func sameEntry(a, b entry) bool {
	return a.When == b.When && a.Gap == b.Gap && sameCases(a.Word, b.Word) && sameSlice(a.Repeat, b.Repeat)
}

// upperMark cuts what follows a lower bound at a mark.
func (in *interp) upperMark(c cut, m value) []cut {
	from := len(c.left)
	cuts := in.cutsBehind(c.when, append(c.left[:from:from], c.right...), m)
	for i, d := range cuts {
		if len(d.left) < from {
			d.left, d.right = c.left, c.right
		}
		cuts[i].left, cuts[i].right = d.left[from:], d.right
	}
	return cuts
}

// afterMark is the index after one that is a mark.
func (in *interp) afterMark(at cases, n syntax.Node) (cases, bool) {
	one, ok := at.One()
	if !ok || !one.isMark() {
		return nil, false
	}
	next, ok := in.moved(one, 1, n)
	return just(next), ok
}
