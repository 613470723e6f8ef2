package parser

import (
	"maps"
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// envChange is what wrappers do to the environment of the command inside.
type envChange struct {
	afresh bool // nothing is known of what the caller exports
	set    map[string]abstract.Setting
}

func (c envChange) with(name string, v abstract.Setting) envChange {
	c.set = maps.Clone(c.set)
	if c.set == nil {
		c.set = map[string]abstract.Setting{}
	}
	c.set[name] = v
	return c
}

// apply is the environment of the command inside.
func (c envChange) apply(outer func() abstract.Env) abstract.Env {
	env := abstract.Env{}
	if !c.afresh && outer != nil {
		env = maps.Clone(outer())
		if env == nil {
			env = abstract.Env{}
		}
	}
	for name, v := range c.set {
		env[name] = abstract.Just(v)
	}
	return env
}

// unwrap takes a wrapper off the command. It is false where nothing is started.
func (st *start) unwrap(w wrapper) bool {
	if w.afresh {
		st.env = envChange{afresh: true}
	}
	if split, ok := st.splitString(w); ok {
		st.nodes = split
		return true
	}
	s := newScan(w.set, st.nodes, 1, st.a.mint)
	st.wrapperFlags(s, w)
	st.assume(s.assumptions...)
	if text, ok := commandText(s, w); ok {
		st.text([]*node{text}, nil)
		return false
	}
	if !st.commandOf(s, w) || st.flagsOf(s, w) || s.done() {
		return false
	}
	if word, known := st.nodes[s.at].known(); w.operands > 0 && known && (word == "-c" || word == "--command") {
		st.text(st.nodes[s.at+1:], nil)
		return false
	}
	st.nodes = st.nodes[s.at:]
	if w.appends {
		st.fill(s, w)
	}
	if w.texts && len(st.nodes) == 1 {
		st.text(st.nodes, nil)
		return false
	}
	return true
}

// commandOf passes over what stands before the command. It is false where the
// wrapper is asked to do something else.
func (st *start) commandOf(s *scan, w wrapper) bool {
	if w.verbs == "" {
		s.at += w.operands
		return true
	}
	if s.done() {
		return false
	}
	verb, _ := st.nodes[s.at].known()
	if s.at++; verb == "" || !slices.Contains(strings.Fields(w.verbs), verb) {
		return false
	}
	st.wrapperFlags(s, w)
	s.at += w.operands
	s.flags()
	if !s.done() && endsFlags(st.nodes[s.at]) {
		s.at++
	}
	return true
}

// commandText is TEXT of -c TEXT.
func commandText(s *scan, w wrapper) (*node, bool) {
	for _, f := range s.steps {
		if w.texts && (f.name == "c" || f.name == "command") && f.hasValue {
			return wordNode(f.value, s.nodes[f.arg].item.Origin), true
		}
	}
	return nil, false
}

// wrapperFlags reads the flags and the variables before the command. A gap
// belongs to them where a command is known to follow.
func (st *start) wrapperFlags(s *scan, w wrapper) {
	for {
		s.flags()
		switch {
		case s.done():
			return
		case endsFlags(s.nodes[s.at]):
			s.at++
			st.assignments(s, w)
			return
		case st.assignments(s, w):
			continue
		case s.nodes[s.at].item.Gap != nil && st.commandAt(s.at+1+w.operands):
			s.skip()
			continue
		}
		return
	}
}

// assignments takes NAME=VALUE words.
func (st *start) assignments(s *scan, w wrapper) bool {
	from := s.at
	for w.assigns && !s.done() {
		t, single := s.nodes[s.at].single()
		name, value, ok := cut(t)
		key, known := name.Known()
		if !single || !ok || !known || key == "" {
			break
		}
		st.env = st.env.with(key, abstract.Setting{Text: value})
		s.at++
	}
	return s.at > from
}

// flagsOf follows what the wrapper's own flags do. It is true where they keep it
// from starting anything.
func (st *start) flagsOf(s *scan, w wrapper) bool {
	for _, f := range s.steps {
		switch {
		case f.gap() || f.presence != PresenceAlways:
		case len(f.name) == 1 && strings.Contains(w.asks, f.name):
			return true
		case len(f.name) == 1 && strings.Contains(w.resets, f.name), f.name == "ignore-environment":
			st.env = envChange{afresh: true, set: st.env.set}
		case w.assigns && (f.name == "u" || f.name == "unset") && !w.afresh:
			if name, known := f.value.Known(); known {
				st.env = st.env.with(name, abstract.Setting{Unset: true})
			}
		}
	}
	return false
}

// commandAt tells whether a word at an index is known to lead to a launch.
func (st *start) commandAt(at int) bool {
	if at >= len(st.nodes) {
		return false
	}
	t, single := st.nodes[at].single()
	if !single {
		return false
	}
	if _, ok := st.a.parser.engineOf(t); ok {
		return true
	}
	name, known := commandName(t)
	return known && st.a.parser.leads(name)
}

// splitString is the command line that `env -S TEXT` stands for: the words of the
// text in place of the flag. Of a text that is not plain nothing is known.
func (st *start) splitString(w wrapper) ([]*node, bool) {
	if _, ok := w.set.Long("split-string"); !ok {
		return nil, false
	}
	s := newScan(w.set, copies(st.nodes), 1, st.a.mint)
	for !s.done() && s.flag() {
		if len(s.steps) == 0 {
			continue
		}
		f := s.steps[len(s.steps)-1]
		if f.name != "S" && f.name != "split-string" || !f.hasValue {
			continue
		}
		origin := st.nodes[f.arg].item.Origin
		text, known := f.value.Known()
		if !known || strings.ContainsAny(text, `'"\$#`) {
			gap := &abstract.Gap{Source: f.value.Source(), Why: "a text that env splits"}
			return append([]*node{{item: abstract.Item{Gap: gap, Origin: origin}}}, st.nodes[s.at:]...), true
		}
		out := append(slices.Clone(st.nodes[:f.arg]), besideSplit(st.nodes[f.arg])...)
		for word := range strings.FieldsSeq(text) {
			out = append(out, wordNode(abstract.Literal(word), origin))
		}
		return append(out, st.nodes[s.at:]...), true
	}
	return nil, false
}

// besideSplit is what else the word says that holds the flag: -v of -vS.
func besideSplit(n *node) []*node {
	t, _ := n.single()
	letters, _, found := strings.Cut(firstLiteral(t), "S")
	if !found || letters == "-" || strings.HasPrefix(letters, "--") {
		return nil
	}
	return []*node{wordNode(abstract.Literal(letters), n.item.Origin)}
}
