package parser

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// result tells what the analysis found.
func (a *analysis) result() Result {
	for _, d := range a.drafts {
		delete(a.unreachable, d.exec)
	}
	r := Result{Problems: a.problems, Unsettled: Unsettled{Unreachable: a.sites(a.unreachable), Unknown: a.doubts()}}
	shared := a.sharedNames()
	for _, d := range a.drafts {
		l := a.tell(d, shared)
		if l.IsConnection() {
			r.Connections = append(r.Connections, l)
			continue
		}
		r.Launches = append(r.Launches, l)
	}
	r.inOrder()
	return r
}

// inOrder sorts what was found and gives it its ids.
func (r *Result) inOrder() {
	for _, list := range [][]Launch{r.Launches, r.Connections} {
		slices.SortStableFunc(list, func(x, y Launch) int {
			return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Span.Line, y.Span.Line), cmp.Compare(x.Span.Column, y.Span.Column))
		})
	}
	identify(r.Launches, r.Connections)
}

// sites are places as the document tells them.
func (a *analysis) sites(places map[abstract.Place]bool) []Place {
	var out []Place
	for p := range places {
		out = append(out, a.anchors.site(p, a.file))
	}
	return once(out)
}

// once is the places in order, each once.
func once(places []Place) []Place {
	slices.SortFunc(places, comparePlaces)
	return slices.Compact(places)
}

func comparePlaces(x, y Place) int {
	return cmp.Or(
		cmp.Compare(x.File, y.File),
		cmp.Compare(x.Span.Line, y.Span.Line), cmp.Compare(x.Span.Column, y.Span.Column),
		cmp.Compare(x.Span.EndLine, y.Span.EndLine), cmp.Compare(x.Span.EndColumn, y.Span.EndColumn),
	)
}

// tell turns a draft into its launch.
func (a *analysis) tell(d *draft, shared map[*abstract.Hole]string) Launch {
	site, exec := a.anchors.site(d.key.site, a.file), a.anchors.site(d.exec, a.file)
	l := Launch{
		File: site.File, Span: site.Span, Language: a.language,
		Function: d.function, Engine: d.engine, Subcommand: d.key.subcommand, Builder: d.key.builder, Complete: d.complete,
	}
	if exec != site {
		l.Exec = &exec
	}
	if at, ok := d.imageAt(); ok {
		place := a.anchors.site(at, a.file)
		l.ImageAt = &place
	}
	t := teller{
		anchors: &a.anchors, names: map[*abstract.Hole]string{}, shared: shared,
		files: a.envFiles(d.engine),
	}
	contexts := d.contexts()
	for _, s := range d.cases {
		told := t.scenario(s)
		again := contexts[fmt.Sprint(s.via)]
		for _, c := range s.when {
			told.When = append(told.When, again.tell(c))
		}
		l.Scenarios = append(l.Scenarios, told)
	}
	return l
}

// contexts are the choices of each context, by the calls that led to it.
func (d *draft) contexts() map[string]times {
	scenarios := map[string][]*scenarioDraft{}
	for _, s := range d.cases {
		via := fmt.Sprint(s.via)
		scenarios[via] = append(scenarios[via], s)
	}
	out := make(map[string]times, len(scenarios))
	for via, s := range scenarios {
		out[via] = timesOf(s)
	}
	return out
}

// teller turns what was read into the words of the launch document. Its holes
// keep their names over all scenarios of one launch.
type teller struct {
	anchors *anchors
	names   map[*abstract.Hole]string
	shared  map[*abstract.Hole]string
	files   envFiles
}

func (t *teller) scenario(s *scenarioDraft) Scenario {
	out := Scenario{
		Via: append([]Call{}, s.via...), When: []Condition{},
		Argv: t.elements(s.nodes), Flags: []Flag{}, Gaps: []GapRef{},
	}
	r := s.reading
	for _, f := range r.steps {
		if f.gap() {
			out.Gaps = append(out.Gaps, t.gapRef(s.nodes[f.arg], f.arg))
			continue
		}
		out.Flags = append(out.Flags, Flag{Name: f.name, Value: t.value(f), Arg: f.arg, Presence: f.presence})
	}
	files := t.envFiles(r.steps)
	out.Env, out.EnvOpen = t.env(r.steps, files)
	out.EnvFiles = t.tellFiles(r.steps, files)
	if r.imageAt >= 0 {
		out.Image = t.word(r.image)
	}
	out.Command = t.elements(r.command(s.nodes))
	out.Connects = t.ends(s)
	out.Assumptions = assumptions(s, files)
	return out
}

// assumptions are those made on the way to the launch, then those of its reading.
func assumptions(s *scenarioDraft, files map[int]envFile) []string {
	notes := append(slices.Clone(s.notes), s.reading.assumptions...)
	for _, at := range slices.Sorted(maps.Keys(files)) {
		notes = append(notes, files[at].note())
	}
	out := []string{}
	for _, note := range notes {
		if !slices.Contains(out, note) {
			out = append(out, note)
		}
	}
	return out
}

func (t *teller) gapRef(n *node, arg int) GapRef {
	return GapRef{Arg: arg, Source: n.source(), Why: n.why(), Line: t.anchors.place(n.place()).Start.Line}
}

func (t *teller) value(f step) *Word {
	if !f.hasValue {
		return nil
	}
	return t.word(f.value)
}

// envFiles reads the env files of a launch, by the place of their option.
func (t *teller) envFiles(steps []step) map[int]envFile {
	files := map[int]envFile{}
	for _, f := range steps {
		if f.name != "env-file" || f.gap() || !f.hasValue {
			continue
		}
		if file, ok := t.files.read(f.value); ok {
			files[f.arg] = file
		}
	}
	return files
}

func (t *teller) tellFiles(steps []step, files map[int]envFile) []EnvFile {
	var out []EnvFile
	for _, f := range steps {
		if file, ok := files[f.arg]; ok {
			env, _ := t.env([]step{f}, files)
			out = append(out, EnvFile{Arg: f.arg, File: file.name, Env: env})
		}
	}
	return out
}

func (t *teller) env(steps []step, files map[int]envFile) (vars map[string]EnvVar, open bool) {
	env := readEnv(steps, files, loose)
	vars = map[string]EnvVar{}
	for _, name := range slices.Sorted(maps.Keys(env.vars)) {
		v := env.vars[name]
		told := EnvVar{Presence: v.presence}
		if !v.caller {
			told.Value = t.word(v.value)
		}
		vars[name] = told
	}
	return vars, env.open
}

// loose makes a string that stands nowhere else in the program.
func loose(source, why string) abstract.Text {
	return abstract.Unknown(&abstract.Hole{Kind: abstract.Expression, Source: source, Why: why})
}

func (t *teller) elements(in []*node) []Element {
	out := make([]Element, 0, len(in))
	for _, n := range in {
		out = append(out, t.element(n))
	}
	return out
}

func (t *teller) element(n *node) Element {
	switch {
	case n.item.Gap != nil:
		gap := Gap{Source: n.item.Gap.Source, Line: t.anchors.place(n.place()).Start.Line, Why: n.item.Gap.Why}
		if n.asWord {
			gap.As = t.word(n.item.Gap.Text)
		}
		return Element{Gap: &gap}
	case n.item.Repeat != nil:
		return Element{Repeat: t.elements(n.group)}
	case n.item.Optional != nil:
		return Element{Optional: t.elements(n.group)}
	}
	return Element{Word: t.word(n.item.Word)}
}

func (t *teller) word(text abstract.Text) *Word {
	_, known := text.Known()
	w := &Word{Known: known, Parts: []Part{}}
	for _, p := range text {
		if p.Hole == nil {
			w.Text += p.Literal
			w.Parts = append(w.Parts, Part{Literal: p.Literal})
			continue
		}
		w.Text += marked(p.Hole.Source)
		w.Parts = append(w.Parts, Part{Hole: t.name(p.Hole), Shared: t.shared[p.Hole], Source: p.Hole.Source, Kind: string(p.Hole.Kind)})
	}
	return w
}

// marked is the source of a hole as it stands in a word, so that nobody takes it
// for the text that it stands for: $NAME speaks for itself, name does not.
func marked(source string) string {
	if source == "" || strings.IndexAny(source, "$`<*?[{…") == 0 {
		return source
	}
	return "{" + source + "}"
}

func (t *teller) name(h *abstract.Hole) string {
	if _, ok := t.names[h]; !ok {
		t.names[h] = fmt.Sprintf("h%d", len(t.names)+1)
	}
	return t.names[h]
}

// identify gives each launch an id that stays when lines move: launches of one
// function with the same words are told apart by their order.
func identify(lists ...[]Launch) {
	seen := map[string]int{}
	for _, launches := range lists {
		for i := range launches {
			l := &launches[i]
			key := strings.Join(append([]string{l.File, l.Function}, literalWords(l.Scenarios)...), "\x00")
			sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
			seen[key]++
			l.ID = hex.EncodeToString(sum[:8])
		}
	}
}

// literalWords are the known words that every scenario has, in the order of the
// first: who else comes to call a launch does not change it.
func literalWords(scenarios []Scenario) []string {
	count := map[string]int{}
	for i, s := range scenarios {
		for _, w := range knownWords(s) {
			if count[w] == i {
				count[w]++
			}
		}
	}
	return slices.DeleteFunc(knownWords(scenarios[0]), func(w string) bool { return count[w] < len(scenarios) })
}

func knownWords(s Scenario) []string {
	var out []string
	for _, e := range s.Argv {
		if e.Word != nil && e.Word.Known {
			out = append(out, e.Word.Text)
		}
	}
	return out
}
