package parser

import (
	"maps"
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
	s := newScan(w.set, st.nodes, 1, st.a.mint)
	st.wrapperFlags(s, w)
	st.assume(s.assumptions...)
	if text, ok := splitString(s); ok {
		st.nodes = append(text, st.nodes[min(s.at, len(st.nodes)):]...)
		return true
	}
	s.at += w.operands
	if st.flagsOf(s, w) || s.done() {
		return false
	}
	if word, known := st.nodes[s.at].known(); w.operands > 0 && known && (word == "-c" || word == "--command") {
		st.text(st.nodes[s.at+1:], nil)
		return false
	}
	st.nodes = st.nodes[s.at:]
	if w.appends {
		gap := &abstract.Gap{Source: "arguments of xargs", Why: "read from standard input", Place: st.exec.Place}
		st.nodes = append(st.nodes[:len(st.nodes):len(st.nodes)], &node{item: abstract.Item{Gap: gap}})
	}
	return true
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

// splitString is the command that `env -S TEXT` makes of a plain text.
func splitString(s *scan) ([]*node, bool) {
	for _, f := range s.steps {
		if f.name != "S" && f.name != "split-string" || !f.hasValue {
			continue
		}
		text, known := f.value.Known()
		if !known || strings.ContainsAny(text, `'"\$#`) {
			gap := &abstract.Gap{Source: f.value.Source(), Why: "a text that env splits"}
			return []*node{{item: abstract.Item{Gap: gap, Origin: s.nodes[f.arg].item.Origin}}}, true
		}
		var out []*node
		for word := range strings.FieldsSeq(text) {
			out = append(out, wordNode(abstract.Literal(word), s.nodes[f.arg].item.Origin))
		}
		return out, true
	}
	return nil, false
}
