package abstract_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser/abstract"
)

// gaps are some that the random lists share, so that joins meet them again.
var gaps = []*abstract.Gap{{Source: "$OPTS"}, {Source: "$MORE"}}

// element makes a random element that is there under g.
func (p *program) element(g abstract.Guard) abstract.Element {
	e := abstract.Element{When: g}
	switch p.rand.IntN(8) {
	case 0:
		e.Gap = gaps[p.rand.IntN(len(gaps))]
	case 1:
		e.Repeat = []abstract.List{abstract.Words("-v", "x")}
	default:
		e.Word = p.string()
	}
	return e
}

func (p *program) list(n int) abstract.List {
	var out abstract.List
	for range n {
		g := abstract.Always
		if p.rand.IntN(3) == 0 {
			g = p.guard(1)
		}
		out = append(out, p.element(g))
	}
	return out
}

// change returns a list as a branch would leave it: with something put before,
// after or inside, or taken out.
func (p *program) change(l abstract.List) abstract.List {
	at := p.rand.IntN(len(l) + 1)
	out := append(abstract.List(nil), l[:at]...)
	switch p.rand.IntN(3) {
	case 0:
		if at < len(l) {
			return append(out, l[at+1:]...)
		}
	case 1:
		out = append(out, p.element(abstract.Always))
	}
	out = append(out, p.element(abstract.Always))
	return append(out, l[at:]...)
}

// spell writes down what l is in r, one string an element.
func (p *program) spell(t *testing.T, l abstract.List, r run) []string {
	t.Helper()
	var out []string
	for _, e := range l {
		switch {
		case !p.holds(e.When, r):
		case e.Gap != nil:
			out = append(out, "gap "+e.Gap.Source)
		case e.Repeat != nil:
			out = append(out, fmt.Sprint("repeat ", len(e.Repeat), e.Repeat[0].Source()))
		default:
			out = append(out, "word "+in(t, p, e.Word, r).Key())
		}
	}
	return out
}

func TestJoinLists(t *testing.T) {
	for seed := range uint64(1500) {
		p := newProgram(seed, 3, 1, 1)
		a := p.list(p.rand.IntN(6))
		b := p.list(p.rand.IntN(6))
		if p.rand.IntN(3) > 0 {
			b = p.change(a)
		}
		c := p.guard(1)
		joined := abstract.JoinLists(p.Space, c, a, b)
		mirrored := abstract.JoinLists(p.Space, p.Not(c), b, a)
		for _, r := range p.runs() {
			want := p.spell(t, b, r)
			if p.holds(c, r) {
				want = p.spell(t, a, r)
			}
			require.Equal(t, want, p.spell(t, joined, r))
			require.Equal(t, want, p.spell(t, mirrored, r))
		}
		require.True(t, a.Same(abstract.JoinLists(p.Space, c, a, a)))
		require.True(t, a.Same(abstract.JoinLists(p.Space, abstract.Always, a, b)))
		require.True(t, b.Same(abstract.JoinLists(p.Space, abstract.Never, a, b)))
	}
}

// What a branch adds is all that a join adds, wherever the branch puts it.
func TestJoinedListsDoNotDouble(t *testing.T) {
	word := func(v string) abstract.List { return abstract.Words(v) }
	branches := map[string]func(l abstract.List, i int) abstract.List{
		"after": func(l abstract.List, i int) abstract.List {
			return append(l[:len(l):len(l)], word(fmt.Sprint("a", i))...)
		},
		"before": func(l abstract.List, i int) abstract.List { return append(word(fmt.Sprint("b", i)), l...) },
		"around": func(l abstract.List, i int) abstract.List {
			return append(append(word(fmt.Sprint("b", i)), l...), word(fmt.Sprint("a", i))...)
		},
		"swapped": func(l abstract.List, i int) abstract.List {
			return append(append(word(fmt.Sprint("b", i)), l[1:]...), word(fmt.Sprint("a", i))...)
		},
	}
	for name, branch := range branches {
		t.Run(name, func(t *testing.T) {
			s := abstract.NewSpace()
			list := abstract.Words("docker", "run", "image")
			for i := range 20 {
				list = abstract.JoinLists(s, s.Ask(abstract.Atom{}), branch(list, i), list)
			}
			assert.LessOrEqual(t, len(list), 3+2*20)
		})
	}
}

func TestAnUnknownWordIsJoinedWithItself(t *testing.T) {
	s := abstract.NewSpace()
	l := abstract.List{{}, {Word: abstract.Just(abstract.Literal("x"))}, {}}
	joined := abstract.JoinLists(s, s.Ask(abstract.Atom{}), l, l)
	require.Len(t, joined, 3)
	for _, e := range joined {
		assert.Equal(t, abstract.Always, e.When)
	}
}

// The engine word of either branch keeps its place.
func TestWordsWrittenApartStayApart(t *testing.T) {
	s := abstract.NewSpace()
	at := func(line int) abstract.List {
		l := abstract.Words("docker")
		l[0].Origin = &abstract.Origin{Place: abstract.Place{Start: abstract.Pos{Line: line}}}
		return l
	}
	c := s.Ask(abstract.Atom{})
	joined := abstract.JoinLists(s, c, at(1), at(2))
	require.Len(t, joined, 2)
	assert.Equal(t, c, joined[0].When)
	assert.Equal(t, 1, joined[0].Origin.Place.Start.Line)
	assert.Equal(t, 2, joined[1].Origin.Place.Start.Line)
}

func TestListsTooLongToCompareAreStillJoined(t *testing.T) {
	s := abstract.NewSpace()
	var a, b abstract.List
	for i := range 300 {
		a = append(a, abstract.Words(fmt.Sprint("a", i))...)
		b = append(b, abstract.Words(fmt.Sprint("b", i))...)
	}
	joined := abstract.JoinLists(s, s.Ask(abstract.Atom{}), append(a, abstract.Words("x")...), append(b, abstract.Words("x")...))
	assert.Len(t, joined, 601)
}

func TestJoinedListsLeaveTheirSidesAlone(t *testing.T) {
	s := abstract.NewSpace()
	a := append(make(abstract.List, 0, 8), abstract.Words("x", "y")...)
	b := append(make(abstract.List, 0, 8), abstract.Words("x", "z", "w")...)
	abstract.JoinLists(s, s.Ask(abstract.Atom{}), a, b)
	assert.True(t, a.Same(abstract.Words("x", "y")))
	assert.True(t, b.Same(abstract.Words("x", "z", "w")))
}

func TestUnder(t *testing.T) {
	for seed := range uint64(100) {
		p := newProgram(seed, 3, 1, 1)
		l, g := p.list(5), p.guard(2)
		for _, r := range p.runs() {
			var want []string
			if p.holds(g, r) {
				want = p.spell(t, l, r)
			}
			require.Equal(t, want, p.spell(t, l.Under(p.Space, g), r))
		}
	}
}

// In every run one thing is true: a head is known, or the front is open, or the
// list is empty.
func TestHeads(t *testing.T) {
	for seed := range uint64(1000) {
		p := newProgram(seed, 3, 1, 1)
		l := p.list(p.rand.IntN(5))
		heads, open := l.Heads(p.Space)
		for _, r := range p.runs() {
			head, n := pick(p, heads, r)
			first := append(p.spell(t, l, r), "nothing")[0]
			switch first[:3] {
			case "wor":
				require.Equal(t, 1, n)
				require.Equal(t, first, "word "+head.Key())
				require.False(t, p.holds(open, r))
			case "not":
				require.Zero(t, n)
				require.False(t, p.holds(open, r))
			default:
				require.Zero(t, n)
				require.True(t, p.holds(open, r))
			}
		}
	}
}

func TestAnUnknownFirstWordIsOpen(t *testing.T) {
	s := abstract.NewSpace()
	heads, open := (abstract.List{{}}).Heads(s)
	assert.Empty(t, heads)
	assert.Equal(t, abstract.Always, open)
}

func TestSourceOfAList(t *testing.T) {
	l := append(abstract.Words("docker", "run"), abstract.Element{Gap: gaps[0]}, abstract.Element{},
		abstract.Element{Repeat: []abstract.List{abstract.Words("-v")}})
	assert.Equal(t, "docker run $OPTS ? …", l.Source())
}
