package policy

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/egglint/egg/parser"
)

// The functions here write the documents that rules see straight as Rego terms:
// a round trip through JSON costs more than the evaluation of a small rule.

// field is one key of an object.
type field struct {
	key   string
	value *ast.Term
}

func object(fields ...field) *ast.Term {
	pairs := make([][2]*ast.Term, len(fields))
	for i, f := range fields {
		pairs[i] = ast.Item(ast.InternedTerm(f.key), f.value)
	}
	return ast.ObjectTerm(pairs...)
}

func list[T any](items []T, term func(T) *ast.Term) *ast.Term {
	terms := make([]*ast.Term, len(items))
	for i, item := range items {
		terms[i] = term(item)
	}
	return ast.ArrayTerm(terms...)
}

func text[T ~string](s T) *ast.Term { return ast.InternedTerm(string(s)) }

func number(n int) *ast.Term { return ast.InternedTerm(n) }

func boolean(b bool) *ast.Term { return ast.InternedTerm(b) }

// table is an object with a value for each key.
func table[V any](values map[string]V, term func(V) *ast.Term) *ast.Term {
	fields := make([]field, 0, len(values))
	for _, key := range slices.Sorted(maps.Keys(values)) {
		fields = append(fields, field{key, term(values[key])})
	}
	return object(fields...)
}

func launchTerm(l *parser.Launch) *ast.Term {
	return object(
		field{"id", text(l.ID)},
		field{"file", text(l.File)},
		field{"language", text(l.Language)},
		field{"function", text(l.Function)},
		field{"engine", text(l.Engine)},
		field{"subcommand", text(l.Subcommand)},
		field{"builder", boolean(l.Builder)},
	)
}

func scenarioTerm(s *parser.Scenario) *ast.Term {
	return object(
		field{"argv", list(s.Argv, elementTerm)},
		field{"flags", list(s.Flags, flagTerm)},
		field{"env", table(s.Env, envTerm)},
		field{"envOpen", boolean(s.EnvOpen)},
		field{"image", wordTerm(s.Image)},
		field{"command", list(s.Command, elementTerm)},
		field{"gaps", list(s.Gaps, gapTerm)},
		field{"assumptions", list(s.Assumptions, text[string])},
	)
}

func elementTerm(e parser.Element) *ast.Term {
	switch {
	case e.Word != nil:
		return object(field{"word", wordTerm(e.Word)})
	case e.Gap != nil:
		return object(field{"gap", innerGapTerm(e.Gap)})
	case e.Optional != nil:
		return object(field{"optional", list(e.Optional, elementTerm)})
	}
	return object(field{"repeat", list(e.Repeat, elementTerm)})
}

func innerGapTerm(g *parser.Gap) *ast.Term {
	fields := []field{{"source", text(g.Source)}, {"line", number(g.Line)}}
	if g.As != nil {
		fields = append(fields, field{"as", wordTerm(g.As)})
	}
	return object(fields...)
}

func flagTerm(f parser.Flag) *ast.Term {
	return object(
		field{"name", text(f.Name)},
		field{"value", wordTerm(f.Value)},
		field{"arg", number(f.Arg)},
		field{"presence", text(f.Presence)},
	)
}

func envTerm(v parser.EnvVar) *ast.Term {
	return object(field{"value", wordTerm(v.Value)}, field{"presence", text(v.Presence)})
}

func gapTerm(g parser.GapRef) *ast.Term {
	return object(
		field{"arg", number(g.Arg)},
		field{"source", text(g.Source)},
		field{"why", text(g.Why)},
		field{"line", number(g.Line)},
	)
}

// wordTerm writes a word in its one spelling: no empty literals, no two side by
// side, so that equal words are equal terms. A nil word is null.
func wordTerm(w *parser.Word) *ast.Term {
	if w == nil {
		return ast.NullTerm()
	}
	return object(
		field{"text", text(w.Text)},
		field{"known", boolean(known(w))},
		field{"parts", list(plainParts(w.Parts), partTerm)},
	)
}

func partTerm(p parser.Part) *ast.Term {
	if p.Hole == "" {
		return object(field{"literal", text(p.Literal)})
	}
	return object(
		field{"hole", text(p.Hole)},
		field{"source", text(p.Source)},
		field{"kind", text(p.Kind)},
	)
}
