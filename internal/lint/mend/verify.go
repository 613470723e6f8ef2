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
func (p Planner) differs(ctx context.Context, name string, before, after []byte, made []insertion, site parser.Span) (string, error) {
	was := p.Parser.File(parser.File{Name: name, Text: before})
	is := p.Parser.File(parser.File{Name: name, Text: after})
	if len(was.Launches) != len(is.Launches) || len(was.Problems) != len(is.Problems) || len(was.Unknown) != len(is.Unknown) {
		return "with the words in it the file would read otherwise", nil
	}
	if !slices.ContainsFunc(was.Launches, func(l parser.Launch) bool { return l.Span == site && l.ImageAt != nil }) {
		return "the launch is found by way of other files only", nil
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
		argv := slices.Clone(before.Argv)
		if len(words) > 0 {
			image := len(argv) - len(before.Command) - 1
			if before.Image == nil || image < 0 {
				return false
			}
			argv = slices.Insert(argv, image, literals(words)...)
		}
		if !reflect.DeepEqual(unplaced(argv), unplaced(after.Argv)) || !reflect.DeepEqual(before.Image, after.Image) ||
			len(before.When) != len(after.When) || len(before.Assumptions) != len(after.Assumptions) {
			return false
		}
	}
	return true
}

func literals(words []string) []parser.Element {
	var out []parser.Element
	for _, w := range words {
		out = append(out, parser.Element{Word: &parser.Word{Text: w, Known: true, Parts: []parser.Part{{Literal: w}}}})
	}
	return out
}

// unplaced is elements without the lines that their gaps stand in.
func unplaced(elements []parser.Element) []parser.Element {
	var out []parser.Element
	for _, e := range elements {
		e.Repeat, e.Optional = unplaced(e.Repeat), unplaced(e.Optional)
		if e.Gap != nil {
			gap := *e.Gap
			gap.Line = 0
			e.Gap = &gap
		}
		out = append(out, e)
	}
	return out
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
