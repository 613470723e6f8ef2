package parser

import (
	"fmt"
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// found is one way in which a start is a launch.
type found struct {
	engine     string
	subcommand string
	builder    bool
	nodes      []*node // the argv, from the engine word on
	reading    reading
	when       []abstract.Decision // what it takes beyond the scenario
}

// draftKey tells launches apart: one site and one written engine word.
type draftKey struct {
	site, written abstract.Place
	subcommand    string
	builder       bool
}

// draft is a launch while its scenarios are being collected.
type draft struct {
	key      draftKey
	exec     abstract.Place
	function string
	engine   string
	complete bool
	inner    bool // the start stands in a program inside a word of another
	vias     map[string]bool
	cases    []*scenarioDraft
	byArgv   map[string]*scenarioDraft
}

// scenarioDraft is a scenario whose holes have no names yet.
type scenarioDraft struct {
	via     []Call
	when    []condition
	notes   []string
	nodes   []*node
	reading reading
}

// maxContexts bounds the ways to one launch that are told apart.
const maxContexts = 64

// launch takes a scenario of a launch in.
func (a *analysis) launch(st *start, f found) {
	origin := st.nodes[0].item.Origin
	if origin == nil {
		origin = &abstract.Origin{}
	}
	at := siteOf(origin.Frame, st.exec.Frame, st.exec.Place)
	d := a.draft(draftKey{site: at.place, written: origin.Place, subcommand: f.subcommand, builder: f.builder})
	d.exec, d.function = st.exec.Place, functionOf(at.frame)
	d.complete = d.complete && st.complete
	d.inner = d.inner || isInner(st.exec.Frame)
	if d.engine == "" {
		d.engine = f.engine
	}
	if d.engine != f.engine {
		d.engine = engineUnknown
	}
	d.add(&scenarioDraft{
		via: a.anchors.calls(at.frame), when: a.anchors.conditions(slices.Concat(st.when, f.when)),
		notes: st.notes, nodes: f.nodes, reading: f.reading,
	})
}

func (a *analysis) draft(key draftKey) *draft {
	d, ok := a.byKey[key]
	if !ok {
		d = &draft{key: key, complete: true, vias: map[string]bool{}, byArgv: map[string]*scenarioDraft{}}
		a.byKey[key] = d
		a.drafts = append(a.drafts, d)
	}
	return d
}

// add takes a scenario in. Of two with one argv, in one context, what tells them
// apart is left out; contexts past the bound become one of which nothing is
// known.
func (d *draft) add(s *scenarioDraft) {
	via := fmt.Sprint(s.via)
	if !d.vias[via] && len(d.vias) >= maxContexts {
		d.complete = false
		s = d.anyContext(s)
		via = fmt.Sprint(s.via)
	} else {
		d.vias[via] = true
	}
	key := fmt.Sprint(via, "\n", argvKey(s.nodes), "\n", s.reading.imageAt)
	old, ok := d.byArgv[key]
	if !ok {
		d.byArgv[key] = s
		d.cases = append(d.cases, s)
		return
	}
	old.when = slices.DeleteFunc(old.when, func(c condition) bool { return !slices.Contains(s.when, c) })
	for _, note := range s.notes {
		if !slices.Contains(old.notes, note) {
			old.notes = append(slices.Clip(old.notes), note)
		}
	}
}

// anyContext is the launch of which nothing is known but that it is one.
func (d *draft) anyContext(s *scenarioDraft) *scenarioDraft {
	gap := &abstract.Gap{Source: "…", Why: fmt.Sprintf("called from more than %d places", maxContexts), Place: d.key.site}
	words := []*node{s.nodes[0]}
	for word := range strings.FieldsSeq(d.key.subcommand) {
		words = append(words, wordNode(abstract.Literal(word), nil))
	}
	words = append(words, &node{item: abstract.Item{Gap: gap}})
	return &scenarioDraft{
		nodes: words,
		reading: reading{
			imageAt:     -1,
			ends:        s.reading.ends.untold(),
			steps:       []step{{arg: len(words) - 1, presence: PresenceAlways}},
			assumptions: []string{gap.Source + " holds whole options"},
		},
	}
}

// argvKey identifies what a pattern matches, whatever its holes are called.
func argvKey(in []*node) string {
	w := keyWriter{names: map[*abstract.Hole]int{}}
	w.write(in)
	return w.String()
}

type keyWriter struct {
	strings.Builder
	names map[*abstract.Hole]int
}

func (w *keyWriter) write(in []*node) {
	for _, n := range in {
		switch {
		case n.item.Gap != nil:
			fmt.Fprintf(w, "gap %q %v %v", n.item.Gap.Source, n.item.Gap.Place, n.asWord)
			w.text(n.item.Gap.Text)
		case n.group != nil:
			fmt.Fprintf(w, "group %v(", n.item.Repeat != nil)
			w.write(n.group)
			w.WriteString(")")
		default:
			w.text(n.item.Word)
		}
		w.WriteString(";")
	}
}

func (w *keyWriter) text(t abstract.Text) {
	for _, p := range t {
		if p.Hole == nil {
			fmt.Fprintf(w, "%q", p.Literal)
			continue
		}
		if _, ok := w.names[p.Hole]; !ok {
			w.names[p.Hole] = len(w.names)
		}
		fmt.Fprintf(w, "$%d %q", w.names[p.Hole], p.Hole.Source)
	}
}
