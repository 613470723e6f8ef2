package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/egglint/egg/parser"
)

// assumeCap bounds the scenarios that assumed values make of one. Beyond it the
// holes stay unknown, which proves less and never more.
const assumeCap = 64

// assumed gives a scenario once for each choice of assumed values: the holes that
// they stand for are replaced, the choice becomes a condition, and the assumption
// is told.
func assumed(l *parser.Launch, s parser.Scenario, values map[string][]string) []parser.Scenario {
	scenarios := []parser.Scenario{s}
	for _, source := range slices.Sorted(maps.Keys(values)) {
		if !mentions(&s, source) || len(scenarios)*len(values[source]) > assumeCap {
			continue
		}
		var next []parser.Scenario
		for _, scenario := range scenarios {
			for _, value := range values[source] {
				next = append(next, assume(l, scenario, source, value, values[source]))
			}
		}
		scenarios = next
	}
	return scenarios
}

func assume(l *parser.Launch, s parser.Scenario, source, value string, all []string) parser.Scenario {
	fill := filler{source, value}
	s.When = append(slices.Clone(s.When), parser.Condition{Text: source, Outcome: value, File: l.File, Line: l.Span.Line})
	s.Assumptions = append(slices.Clone(s.Assumptions), fmt.Sprintf("%s is one of %s", source, strings.Join(all, ", "))+assumedMark)
	s.Image = fill.word(s.Image)
	s.Argv = fill.elements(s.Argv)
	if s.Connects != nil {
		s.Connects = &parser.Ends{Network: fill.word(s.Connects.Network), Container: fill.word(s.Connects.Container)}
	}
	s.Command = fill.elements(s.Command)
	s.Flags = slices.Clone(s.Flags)
	for i := range s.Flags {
		s.Flags[i].Value = fill.word(s.Flags[i].Value)
	}
	s.Env = maps.Clone(s.Env)
	for name, variable := range s.Env {
		variable.Value = fill.word(variable.Value)
		s.Env[name] = variable
	}
	return s
}

// mentions holds where a hole of that source stands in what rules look at.
func mentions(s *parser.Scenario, source string) bool {
	has := func(w *parser.Word) bool {
		return slices.ContainsFunc(holes(w), func(p parser.Part) bool { return p.Source == source })
	}
	for _, variable := range s.Env {
		if has(variable.Value) {
			return true
		}
	}
	if s.Connects != nil && (has(s.Connects.Network) || has(s.Connects.Container)) {
		return true
	}
	return has(s.Image) || slices.ContainsFunc(s.Flags, func(f parser.Flag) bool { return has(f.Value) })
}

// filler puts a value where a hole of that source stands.
type filler struct{ source, value string }

func (f filler) word(w *parser.Word) *parser.Word {
	if w == nil {
		return nil
	}
	parts := slices.Clone(w.Parts)
	for i, part := range parts {
		if isHole(part) && part.Source == f.source {
			parts[i] = parser.Part{Literal: f.value}
		}
	}
	return wordOf(parts)
}

func (f filler) elements(elements []parser.Element) []parser.Element {
	filled := slices.Clone(elements)
	for i, element := range filled {
		filled[i].Word = f.word(element.Word)
		filled[i].Optional = f.elements(element.Optional)
		filled[i].Repeat = f.elements(element.Repeat)
		if element.Gap != nil && element.Gap.As != nil {
			gap := *element.Gap
			gap.As = f.word(gap.As)
			filled[i].Gap = &gap
		}
	}
	return filled
}
