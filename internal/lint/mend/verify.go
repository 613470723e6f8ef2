package mend

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// differs reads and judges a file before and after its insertions, and says what is
// different beside them; "" where nothing is.
func (p Planner) differs(ctx context.Context, name string, before, after []byte, made []insertion, sites []parser.Span) (string, error) {
	was := p.Parser.File(parser.File{Name: name, Text: before})
	is := p.Parser.File(parser.File{Name: name, Text: after})
	if len(was.Launches) != len(is.Launches) || len(was.Connections) != len(is.Connections) || len(was.Problems) != len(is.Problems) || len(was.Unknown) != len(is.Unknown) {
		return "with the words in it the file would read otherwise", nil
	}
	for _, site := range sites {
		if !slices.ContainsFunc(was.Launches, func(l parser.Launch) bool { return l.Span == site && l.ImageAt != nil }) {
			return "the launch is found by way of other files only", nil
		}
	}
	for i := range was.Launches {
		if !sameBut(was.Launches[i], is.Launches[i], wordsAt(before, was.Launches[i], made)) {
			return "another argv than that of this launch would change", nil
		}
	}
	return p.worse(ctx, was.Launches, is.Launches)
}

// wordsAt are the words that were inserted before the image of a launch.
func wordsAt(text []byte, l parser.Launch, made []insertion) []string {
	if l.ImageAt == nil {
		return nil
	}
	at, ok := offset(text, l.ImageAt.Span)
	i := slices.IndexFunc(made, func(i insertion) bool { return ok && i.at == at })
	if i < 0 {
		return nil
	}
	return made[i].words
}

// sameBut holds where two launches have the same argvs under the same conditions,
// but for words that stand before the image of the second.
func sameBut(was, is parser.Launch, words []string) bool {
	if len(was.Scenarios) != len(is.Scenarios) {
		return false
	}
	for i := range was.Scenarios {
		before, after := was.Scenarios[i], is.Scenarios[i]
		argv, ok := without(after, words)
		if !ok || !reflect.DeepEqual(alike(before.Argv), alike(argv)) || (before.Image == nil) != (after.Image == nil) ||
			len(before.When) != len(after.When) || len(before.Assumptions) != len(after.Assumptions) {
			return false
		}
	}
	return true
}

// without is the argv of a scenario without the words before its image. It is not ok
// where they do not stand there, one argument each.
func without(s parser.Scenario, words []string) (argv []parser.Element, ok bool) {
	image := len(s.Argv) - len(s.Command) - 1
	first := image - len(words)
	if len(words) == 0 {
		return s.Argv, true
	}
	if s.Image == nil || first < 0 {
		return nil, false
	}
	for i, w := range words {
		if e := s.Argv[first+i]; e.Word == nil || e.Word.Text != w || e.Word.Known != isPlain(w) {
			return nil, false
		}
	}
	return slices.Delete(slices.Clone(s.Argv), first, image), true
}

// alike is elements without the lines that their gaps stand in, and with holes
// that are named in the order of these elements.
func alike(elements []parser.Element) []parser.Element {
	return renaming{}.elements(elements)
}

// renaming is new names for holes by their old ones.
type renaming map[string]string

func (r renaming) elements(elements []parser.Element) []parser.Element {
	var out []parser.Element
	for _, e := range elements {
		e.Word = r.word(e.Word)
		if e.Gap != nil {
			e.Gap = &parser.Gap{Source: e.Gap.Source, Why: e.Gap.Why, As: r.word(e.Gap.As)}
		}
		e.Repeat, e.Optional = r.elements(e.Repeat), r.elements(e.Optional)
		out = append(out, e)
	}
	return out
}

func (r renaming) word(w *parser.Word) *parser.Word {
	if w == nil {
		return nil
	}
	renamed := *w
	renamed.Parts = slices.Clone(w.Parts)
	for i, p := range renamed.Parts {
		if p.Hole != "" {
			if r[p.Hole] == "" {
				r[p.Hole] = fmt.Sprint(len(r) + 1)
			}
			renamed.Parts[i].Hole = r[p.Hole]
		}
	}
	return &renamed
}

// worse tells of a finding that the launches have after the change and had not
// before.
func (p Planner) worse(ctx context.Context, was, is []parser.Launch) (string, error) {
	before, err := p.Engine.Evaluate(ctx, was)
	if err != nil {
		return "", fmt.Errorf("judging what is there: %w", err)
	}
	after, err := p.Engine.Evaluate(ctx, is)
	if err != nil {
		return "", fmt.Errorf("judging the change: %w", err)
	}
	known := map[[2]string]int{}
	for _, f := range before.Findings {
		known[keyOf(f)]++
	}
	for _, f := range after.Findings {
		if known[keyOf(f)]--; known[keyOf(f)] < 0 {
			return fmt.Sprintf("it would bring %s: %s", f.Rule, f.Message), nil
		}
	}
	return "", nil
}

func keyOf(f policy.Finding) [2]string { return [2]string{f.Rule, f.Message} }
