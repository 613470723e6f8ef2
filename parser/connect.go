package parser

import (
	"fmt"
	"slices"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser/abstract"
)

// Connect is the subcommand by which an engine puts a container that is there already
// on one more network. Such a start is a connection, and no launch.
const Connect = "network connect"

// Ends are the two that a connection brings together.
type Ends struct {
	Network   *Word `json:"network"`   // nil: it cannot be told
	Container *Word `json:"container"` // nil: it cannot be told
}

// ends is where a connection names them: indices of the argv, -1 where that cannot be
// told.
type ends struct{ network, container int }

// untold are ends of which nothing is known; of a launch, none.
func (e *ends) untold() *ends {
	if e == nil {
		return nil
	}
	return &ends{-1, -1}
}

// readConnection reads what stands behind `network connect` from an index on: exactly
// two operands, and flags before, between and behind them. It marks in the nodes what
// it takes for words. ok is false for what the engine refuses for certain.
func readConnection(set *dockerflag.Set, in []*node, at int, mint func(source, why string) abstract.Text) (r reading, ok bool) {
	takes := map[string]bool{}
	for {
		ahead := newScan(set, copies(in), at, mint)
		ahead.takes = takes
		found, doubted := operands(ahead)
		if len(found) > 2 && doubted != "" {
			takes[doubted] = true // else there are too many
			continue
		}
		s := newScan(set, in, at, mint)
		s.takes = takes
		found, _ = operands(s)
		return connectionOf(s, found)
	}
}

// operands are the elements that are no flags. doubted is the first flag that the table
// does not know and that may have one of them for its value.
func operands(s *scan) (found []int, doubted string) {
	for {
		s.flags()
		switch {
		case s.done():
			return found, doubted
		case endsFlags(s.nodes[s.at]):
			for s.at++; !s.done(); s.at++ {
				found = append(found, s.at)
			}
			return found, doubted
		case s.doubtful() && doubted == "":
			doubted = s.steps[len(s.steps)-1].name
		}
		found = append(found, s.at)
		s.at++
	}
}

// connectionOf makes a reading of the flags of a scan and the operands: two words that
// can be no flags, or else two that are words, or else the only two that there are. What
// is left over then holds options.
func connectionOf(s *scan, found []int) (reading, bool) {
	open := slices.ContainsFunc(s.steps, step.gap)
	words := slices.DeleteFunc(slices.Clone(found), func(at int) bool { return !s.nodes[at].item.IsWord() })
	definite := slices.DeleteFunc(slices.Clone(words), func(at int) bool { return startsUnknown(s.nodes[at].item.Word) })
	r := reading{imageAt: -1, ends: &ends{-1, -1}}
	switch {
	case len(definite) > 2, len(found) < 2 && len(found) == len(words) && !open:
		return r, false
	case len(definite) == 2:
		*r.ends = ends{definite[0], definite[1]}
	case len(words) == 2:
		*r.ends = ends{words[0], words[1]}
	case len(found) == 2 && !open:
		*r.ends = ends{s.operand(found[0]), s.operand(found[1])}
	}
	for _, at := range found {
		if at != r.ends.network && at != r.ends.container {
			s.leftOver(at, *r.ends)
		}
	}
	slices.SortStableFunc(s.steps, func(a, b step) int { return a.arg - b.arg })
	r.steps, r.assumptions, r.helps = s.steps, s.assumptions, asksHelp(s.steps)
	return r, true
}

// leftOver reads an element that names neither end. Where an end is not told, it may
// be that, and nothing is taken for granted.
func (s *scan) leftOver(at int, told ends) {
	if told.network >= 0 && told.container >= 0 {
		s.blank(s.nodes[at], at)
		return
	}
	s.steps = append(s.steps, step{arg: at, presence: PresenceAlways})
}

// operand takes an element for one argument; -1 where it cannot be.
func (s *scan) operand(at int) int {
	if _, ok := s.nodes[at].single(); !ok {
		return -1
	}
	s.takeWord(s.nodes[at])
	return at
}

// unknownVerb reads what is done to a network where it is not known: a container may be
// connected. A gap may hold more than the verb.
func (st *start) unknownVerb(engine string, sub subcommand, at int) {
	st.takeHead()
	verb := st.nodes[at]
	if _, single := verb.single(); single {
		as := *st
		as.nodes = copies(st.nodes)
		as.nodes[at].asWord = verb.item.Gap != nil
		as.notes = slices.Clone(st.notes)
		as.assume(verb.source() + " is connect")
		if as.command(engine, subcommand{name: Connect, next: at + 1, scan: sub.scan}) || verb.item.IsWord() {
			return
		}
	}
	st.assume(sub.scan.assumptions...)
	steps := append(slices.Clone(sub.scan.steps), step{arg: at, presence: PresenceAlways})
	st.a.launch(st, found{
		engine: engine, subcommand: Connect, nodes: st.nodes,
		reading: reading{imageAt: -1, ends: &ends{-1, -1}, steps: steps},
	})
}

// ends are those of a connection, by the names that their holes have.
func (t *teller) ends(s *scenarioDraft) *Ends {
	if s.reading.ends == nil {
		return nil
	}
	word := func(at int) *Word {
		if at < 0 {
			return nil
		}
		text, _ := s.nodes[at].single()
		return t.word(text)
	}
	return &Ends{Network: word(s.reading.ends.network), Container: word(s.reading.ends.container)}
}

// sharedNames are names for the strings by which the program both launches a container
// and connects one: they are the same run-time strings, whatever they are.
func (a *analysis) sharedNames() map[*abstract.Hole]string {
	shared := map[*abstract.Hole]string{}
	connected := a.holesOf((*scenarioDraft).connected)
	if len(connected) == 0 {
		return shared
	}
	for _, h := range a.holesOf((*scenarioDraft).launched) {
		if _, told := shared[h]; !told && slices.Contains(connected, h) {
			shared[h] = fmt.Sprintf("%s#%d", a.scope, len(shared)+1)
		}
	}
	return shared
}

// holesOf are the holes of some texts of every scenario, in order.
func (a *analysis) holesOf(texts func(*scenarioDraft) []abstract.Text) []*abstract.Hole {
	var out []*abstract.Hole
	for _, d := range a.drafts {
		for _, s := range d.cases {
			for _, part := range slices.Concat(texts(s)...) {
				if part.Hole != nil {
					out = append(out, part.Hole)
				}
			}
		}
	}
	return out
}

// connected is what a connection calls its container.
func (s *scenarioDraft) connected() []abstract.Text {
	if s.reading.ends == nil || s.reading.ends.container < 0 {
		return nil
	}
	text, _ := s.nodes[s.reading.ends.container].single()
	return []abstract.Text{text}
}

// launched is what a launch calls its container.
func (s *scenarioDraft) launched() []abstract.Text {
	var out []abstract.Text
	for _, f := range s.reading.steps {
		if f.name == "name" {
			out = append(out, f.value)
		}
	}
	return out
}
