// Package patterntest matches the argv patterns of scenarios against argvs that
// processes were really started with. It is there for tests: the oracle that
// holds front ends and the unfolding to the promise of soundness.
package patterntest

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// maxSteps bounds the search of one match.
const maxSteps = 1 << 22

// Match tells whether argv is one of those that items stand for: a word is one
// argument, a gap any number of them, a repeat its group any number of times, an
// optional its group once or not at all. A hole is one string wherever it
// stands; one that stands only inside a repeat is a new string in each turn.
// Match panics where the search takes too long to be told.
func Match(items []abstract.Item, argv []string) bool {
	matches, decided := Decide(items, argv)
	if !decided {
		panic("patterntest: the pattern is too ambiguous to match")
	}
	return matches
}

// Decide is Match for patterns that may be too ambiguous: decided is false where
// the search takes too long to be told.
func Decide(items []abstract.Item, argv []string) (matches, decided bool) {
	total := tally{}
	total.count(items)
	if !matchesRelaxed(items, argv) {
		return false, true
	}
	if !total.constrains() {
		return true, true
	}
	m := &matcher{}
	matches = m.sequence(compile(items, total), argv, nil, func(rest []string, _ *binding) bool {
		return len(rest) == 0
	})
	return matches && m.steps <= maxSteps, m.steps <= maxSteps
}

// matcher searches by backtracking; what comes after a part is handed on as a
// continuation.
type matcher struct{ steps int }

type continuation func(rest []string, b *binding) bool

// step counts a step; false: there were enough of them.
func (m *matcher) step() bool {
	m.steps++
	return m.steps <= maxSteps
}

func (m *matcher) sequence(nodes []node, argv []string, b *binding, done continuation) bool {
	if !m.step() {
		return false
	}
	if len(nodes) == 0 {
		return done(argv, b)
	}
	n := nodes[0]
	then := func(rest []string, b *binding) bool { return m.sequence(nodes[1:], rest, b, done) }
	switch n.kind {
	case gap:
		return m.anything(argv, b, then)
	case optional:
		return m.sequence(n.group, argv, b, then) || then(argv, b)
	case repeat:
		return m.turns(n, argv, b, then)
	}
	return len(argv) > 0 && m.word(n.word, argv[0], b, func(b *binding) bool { return then(argv[1:], b) })
}

func (m *matcher) anything(argv []string, b *binding, then continuation) bool {
	for i := range len(argv) + 1 {
		if then(argv[i:], b) {
			return true
		}
	}
	return false
}

// turns matches the group of n as often as it goes. A turn takes an argument at
// least, so the search ends.
func (m *matcher) turns(n node, argv []string, b *binding, then continuation) bool {
	if then(argv, b) {
		return true
	}
	return m.sequence(n.group, argv, b.forget(n.fresh), func(rest []string, b *binding) bool {
		return len(rest) < len(argv) && m.turns(n, rest, b, then)
	})
}

func (m *matcher) word(t abstract.Text, s string, b *binding, then func(*binding) bool) bool {
	if !m.step() {
		return false
	}
	if len(t) == 0 {
		return s == "" && then(b)
	}
	if t[0].Hole != nil {
		return m.hole(t, s, b, then)
	}
	rest, ok := strings.CutPrefix(s, t[0].Literal)
	return ok && m.word(t[1:], rest, b, then)
}

// hole matches a text that begins with a hole: with its string where it has one,
// else with every string that it can be here.
func (m *matcher) hole(t abstract.Text, s string, b *binding, then func(*binding) bool) bool {
	if v, ok := b.lookup(t[0].Hole); ok {
		rest, ok := strings.CutPrefix(s, v)
		return ok && m.word(t[1:], rest, b, then)
	}
	if len(t) == 1 {
		return then(b.bind(t[0].Hole, s))
	}
	for i := range len(s) + 1 {
		if m.word(t[1:], s[i:], b.bind(t[0].Hole, s[:i]), then) {
			return true
		}
	}
	return false
}
