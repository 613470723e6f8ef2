package parser

import (
	"slices"
	"strings"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser/abstract"
)

// step is what one element in flag position comes to: a flag, or, where name is
// empty, something that may be any number of whole options.
type step struct {
	name     string // canonical; as written where the table does not know it
	unknown  bool   // the table does not know it
	value    abstract.Text
	hasValue bool
	arg      int // index of the element
	presence Presence
}

func (s step) gap() bool { return s.name == "" }

// scan walks along a pattern and reads its flags by a table. It is the same for
// every program whose flags end at the first word that is none.
type scan struct {
	set   *dockerflag.Set
	mint  func(source, why string) abstract.Text // makes a string that is not known
	nodes []*node
	at    int
	end   int // where the scan stops; len(nodes) for the whole pattern

	takes map[string]bool // flags that the table does not know, and that are read with a value

	steps       []step
	assumptions []string
	strange     bool // a flag was met that the table does not know
	stopped     bool // a word was met in flag position that is no flag
	doubt       int  // index behind a flag of which it is not known whether it takes a value; -1: none
	broken      int  // index of a group that comes and goes with a part of an option; -1: none
}

func newScan(set *dockerflag.Set, in []*node, at int, mint func(source, why string) abstract.Text) *scan {
	return &scan{set: set, nodes: in, at: at, end: len(in), mint: mint, broken: -1, doubt: -1}
}

func (s *scan) done() bool { return s.at >= s.end }

func (s *scan) assume(text string) {
	if !slices.Contains(s.assumptions, text) {
		s.assumptions = append(s.assumptions, text)
	}
}

// flags reads as long as there is no doubt that flags stand there, or groups of
// flags that come and go.
func (s *scan) flags() {
	for !s.done() && s.flag() {
		if n := len(s.steps); n > 0 && s.steps[n-1].unknown && !s.steps[n-1].hasValue {
			s.doubt = s.at
		}
	}
}

// doubtful tells whether the element at hand may be the value of the flag before
// it, which the table does not know.
func (s *scan) doubtful() bool { return s.doubt == s.at }

// flag reads the element at hand if it is a flag, or a group. It is false, and
// nothing is read, where something else stands there.
func (s *scan) flag() bool {
	n := s.nodes[s.at]
	if n.group != nil {
		s.members(n)
		return true
	}
	t, ok := n.single()
	if !ok || !strings.HasPrefix(firstLiteral(t), "-") || isWord(t, "-") || isWord(t, "--") {
		return false
	}
	here := s.at
	s.at++
	if s.spelled(t, here) {
		s.takeWord(n)
	} else {
		s.blank(n, here)
	}
	return true
}

func isWord(t abstract.Text, word string) bool {
	v, ok := t.Known()
	return ok && v == word
}

// takeWord notes that the reading takes the node for one word.
func (s *scan) takeWord(n *node) {
	if n.item.Gap != nil {
		n.asWord = true
		s.assume(n.item.Gap.Source + " is exactly one word")
	}
}

// blank reads the element as any number of whole options.
func (s *scan) blank(n *node, arg int) {
	s.steps = append(s.steps, step{arg: arg, presence: PresenceAlways})
	s.assume(n.source() + " holds whole options")
}

// skip reads the element at hand as any number of whole options.
func (s *scan) skip() {
	s.blank(s.nodes[s.at], s.at)
	s.at++
}

// spelled reads a flag word. It is false, and nothing is read, where its name is
// not known to the end.
func (s *scan) spelled(t abstract.Text, arg int) bool {
	if strings.HasPrefix(firstLiteral(t), "--") {
		return s.long(t, arg)
	}
	return s.short(t, arg)
}

// long reads --name, --name=value or --name and its value.
func (s *scan) long(t abstract.Text, arg int) bool {
	name, value, equals := strings.Cut(firstLiteral(t)[2:], "=")
	switch {
	case equals:
		rest := tail(t, len("--")+len(name)+len("="))
		s.give(s.named(name), rest, true, arg)
		return true
	case len(t) > 1:
		return false
	}
	f, ok := s.set.Long(name)
	if ok && !f.Bool() || !ok && s.takes[name] {
		s.value(s.named(name), arg)
		return true
	}
	s.give(s.named(name), abstract.Literal(value), false, arg)
	return true
}

// short reads -x, -xyz, -xvalue, -x=value or -x and its value.
func (s *scan) short(t abstract.Text, arg int) bool {
	letters := firstLiteral(t)[1:]
	open := len(t) > 1 // what follows the letters is not known
	var found []step
	for i := range len(letters) {
		f := s.letter(letters[i])
		rest := tail(t, 1+i+1)
		switch takesValue := s.takes[f.name] || !f.unknown && !s.bool(f.name); {
		case strings.HasPrefix(firstLiteral(rest), "=") && (len(firstLiteral(rest)) > 1 || len(rest) > 1):
			s.keep(found)
			s.give(f, s.glued(tail(rest, 1)), true, arg)
			return true
		case takesValue && len(rest) > 0:
			s.keep(found)
			s.give(f, s.glued(rest), true, arg)
			return true
		case takesValue:
			s.keep(found)
			s.value(f, arg)
			return true
		}
		f.arg, f.presence = arg, PresenceAlways
		found = append(found, f)
	}
	if open {
		return false
	}
	s.keep(found)
	return true
}

// glued is a value behind a letter. One that begins with a hole could be empty,
// and the letter take the next word, or bring the equals sign that -x=value may
// have.
func (s *scan) glued(value abstract.Text) abstract.Text {
	if startsUnknown(value) {
		s.assume(value[0].Hole.Source + " is neither empty nor begins with =")
	}
	return value
}

// named is the flag of a long name.
func (s *scan) named(name string) step {
	f, ok := s.set.Long(name)
	if !ok {
		return step{name: dashless(name, "--"), unknown: true}
	}
	return step{name: f.Canonical()}
}

// letter is the flag of a letter.
func (s *scan) letter(c byte) step {
	f, ok := s.set.Short(c)
	if !ok {
		return step{name: string(rune(c)), unknown: true}
	}
	return step{name: f.Canonical()}
}

// dashless is the name of a flag that the table does not know: as it is written,
// so that --=x has a name too.
func dashless(name, dashes string) string {
	if name == "" {
		return dashes
	}
	return name
}

func (s *scan) bool(name string) bool {
	f, _ := s.set.Long(name)
	return f.Bool()
}

// give reads a flag.
func (s *scan) give(f step, value abstract.Text, has bool, arg int) {
	f.value, f.hasValue = value, has
	f.arg, f.presence = arg, PresenceAlways
	s.keep(s.pieces(f))
}

// pieces are the uses of a flag whose value the engine parts at its commas. What is
// not known of it is taken to part nothing.
func (s *scan) pieces(f step) []step {
	if table, _ := s.set.Long(f.name); !f.hasValue || !table.Splits() {
		return []step{f}
	}
	values, ok := fields(f.value)
	if !ok {
		values = []abstract.Text{f.value}
	}
	var all []step
	for _, f.value = range values {
		if _, known := f.value.Known(); !known {
			s.assume(f.value.Source() + " is one value")
		}
		all = append(all, f)
	}
	return all
}

func (s *scan) keep(found []step) {
	for _, f := range found {
		if f.unknown {
			s.strange = true
			if !f.hasValue {
				s.assume(takesNone(f.name))
			}
		}
	}
	s.steps = append(s.steps, found...)
}

// takesNone is what a reading assumes of a flag that the table does not know.
func takesNone(name string) string { return dashed(name) + " takes no value" }

// dashed spells a flag as users write it.
func dashed(name string) string {
	switch {
	case strings.HasPrefix(name, "-"):
		return name
	case len(name) == 1:
		return "-" + name
	}
	return "--" + name
}

// value reads a flag whose value is the next element. At the end of the pattern
// it has none; where only the scan ends, it is not known.
func (s *scan) value(f step, arg int) {
	switch {
	case s.at >= len(s.nodes):
		s.give(f, nil, false, arg)
		return
	case s.done():
		s.give(f, s.mint(s.nodes[s.at].source(), s.nodes[s.at].why()), true, arg)
		return
	}
	n := s.nodes[s.at]
	if t, ok := n.single(); ok {
		s.takeWord(n)
		s.at++
		s.give(f, t, true, arg)
		return
	}
	if n.group != nil {
		s.breakAt(s.at)
	}
	s.give(f, s.mint(n.source(), n.why()), true, arg)
	s.assume(n.source() + " is not empty")
	s.assume(n.source() + " holds whole options behind its first word")
	s.steps = append(s.steps, step{arg: s.at, presence: PresenceAlways})
	s.at++
}

// breakAt notes a group that cannot hold whole options.
func (s *scan) breakAt(at int) {
	if s.broken < 0 {
		s.broken = at
	}
}

// members reads a group that comes and goes. One that does not hold whole flags
// and nothing else is a gap; it is broken where it is known not to.
func (s *scan) members(n *node) {
	group := copies(n.group)
	inner := newScan(s.set, group, 0, s.mint)
	inner.takes = s.takes
	readFlags(inner)
	switch {
	case inner.stopped || inner.broken >= 0 || slices.ContainsFunc(inner.steps, s.lacksValue):
		s.breakAt(s.at)
		s.skip()
		return
	case slices.ContainsFunc(inner.steps, step.gap):
		s.skip()
		return
	}
	n.group = group
	for _, f := range inner.steps {
		f.arg, f.presence = s.at, within(f.presence, n)
		s.keep([]step{f})
	}
	for _, a := range inner.assumptions {
		s.assume(a)
	}
	s.at++
}

func (s *scan) lacksValue(f step) bool {
	return !f.gap() && !f.hasValue && (s.takes[f.name] || !f.unknown && !s.bool(f.name))
}

// within is the presence of a flag in a group.
func within(inner Presence, group *node) Presence {
	if group.item.Repeat != nil || inner == PresenceRepeated {
		return PresenceRepeated
	}
	return PresenceMaybe
}
