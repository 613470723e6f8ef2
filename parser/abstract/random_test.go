package abstract_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// value is what a variable can be at run time.
type value struct {
	unset bool
	text  string
}

// values is the universe of the tests: unset, empty, and more strings than are
// ever asked for.
var values = []value{{unset: true}, {}, {text: "a"}, {text: "b"}, {text: "a b"}, {text: "zz"}}

// run is one run of a program: the answers to its plain questions and the
// strings of its variables.
type run struct {
	bits map[abstract.AtomID]bool
	vars map[*abstract.Hole]value
}

// program is a space with its atoms, and all its runs.
type program struct {
	*abstract.Space
	rand  *rand.Rand
	ids   []abstract.AtomID
	plain []abstract.AtomID
	vars  []*abstract.Hole
}

// newProgram makes a program with some plain questions and, for each variable,
// some questions about it.
func newProgram(seed uint64, plain, vars, questions int) *program {
	p := &program{Space: abstract.NewSpace(), rand: rand.New(rand.NewPCG(seed, 1))}
	for range plain {
		id := p.ask(p.Ask(abstract.Atom{Text: fmt.Sprint("q", len(p.ids))}))
		p.plain = append(p.plain, id)
	}
	for range vars {
		h := p.NewHole(abstract.Hole{Kind: abstract.Environment, Source: "$V" + fmt.Sprint(len(p.vars))})
		p.vars = append(p.vars, h)
		for _, i := range p.rand.Perm(4)[:questions] {
			p.ask(p.question(h, i))
		}
	}
	return p
}

func (p *program) ask(g abstract.Guard) abstract.AtomID {
	id := p.Support(g)[0]
	p.ids = append(p.ids, id)
	return id
}

func (p *program) question(h *abstract.Hole, i int) abstract.Guard {
	switch i {
	case 0:
		return p.IsUnset(h, abstract.Place{})
	case 1:
		return p.Equal(h, "", abstract.Place{})
	case 2:
		return p.Equal(h, "a", abstract.Place{})
	}
	return p.Equal(h, "b", abstract.Place{})
}

// guard makes a random formula.
func (p *program) guard(depth int) abstract.Guard {
	if depth == 0 {
		return p.literal()
	}
	g, h := p.guard(depth-1), p.guard(p.rand.IntN(depth))
	switch p.rand.IntN(4) {
	case 0:
		return p.And(g, h)
	case 1:
		return p.Or(g, h)
	case 2:
		return p.Ite(p.literal(), g, h)
	}
	return p.Not(g)
}

func (p *program) literal() abstract.Guard {
	g := p.yes(p.ids[p.rand.IntN(len(p.ids))])
	if p.rand.IntN(2) == 0 {
		return p.Not(g)
	}
	return g
}

func (p *program) yes(id abstract.AtomID) abstract.Guard {
	a := p.Atom(id)
	return p.Ask(a)
}

// runs lists every run there can be.
func (p *program) runs() []run {
	runs := []run{{bits: map[abstract.AtomID]bool{}, vars: map[*abstract.Hole]value{}}}
	for _, id := range p.plain {
		runs = spread(runs, []bool{true, false}, func(r run, b bool) { r.bits[id] = b })
	}
	for _, h := range p.vars {
		runs = spread(runs, values, func(r run, v value) { r.vars[h] = v })
	}
	return runs
}

func spread[T any](runs []run, choices []T, set func(run, T)) []run {
	var out []run
	for _, r := range runs {
		for _, c := range choices {
			next := r.clone()
			set(next, c)
			out = append(out, next)
		}
	}
	return out
}

func (r run) clone() run {
	next := run{bits: map[abstract.AtomID]bool{}, vars: map[*abstract.Hole]value{}}
	for id, b := range r.bits {
		next.bits[id] = b
	}
	for h, v := range r.vars {
		next.vars[h] = v
	}
	return next
}

// holds tells whether g is true in r.
func (p *program) holds(g abstract.Guard, r run) bool {
	return p.Holds(g, func(id abstract.AtomID) bool {
		a := p.Atom(id)
		switch {
		case a.Hole == nil:
			return r.bits[id]
		case a.Unset:
			return r.vars[a.Hole].unset
		}
		return a.Test(r.vars[a.Hole].text)
	})
}

// text makes a random text of literals and variables.
func (p *program) text() abstract.Text {
	var t abstract.Text
	for range 1 + p.rand.IntN(3) {
		t = abstract.Concat(t, p.part())
	}
	return t
}

func (p *program) part() abstract.Text {
	if len(p.vars) > 0 && p.rand.IntN(3) == 0 {
		return abstract.Unknown(p.vars[p.rand.IntN(len(p.vars))])
	}
	return abstract.Literal([]string{"", "a", "b", "--x", "-v"}[p.rand.IntN(5)])
}

// string makes a random guarded string.
func (p *program) string() abstract.String {
	out := abstract.Just(p.text())
	for range p.rand.IntN(3) {
		out = abstract.Join(p.Space, p.guard(1), out, abstract.Just(p.text()))
	}
	return out
}

// say is t with the strings that its variables have in r. Holes that are no
// variables get a string of their own from fresh.
func (r run) say(t abstract.Text, fresh map[*abstract.Hole]string) string {
	var b strings.Builder
	for _, p := range t {
		if p.Hole == nil {
			b.WriteString(p.Literal)
		} else if v, ok := r.vars[p.Hole]; ok {
			b.WriteString(v.text)
		} else {
			b.WriteString(fresh[p.Hole])
		}
	}
	return b.String()
}

// pick is the value that g is in r; n is how many of its cases hold there.
func pick[T abstract.Valued[T]](p *program, g abstract.Guarded[T], r run) (v T, n int) {
	for _, c := range g {
		if p.holds(c.When, r) {
			v = c.Value
			n++
		}
	}
	return v, n
}
