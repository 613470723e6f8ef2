package policy

import (
	"maps"
	"slices"
	"sync"
	"sync/atomic"

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
	if len(fields) == 0 {
		return ast.InternedEmptyObject
	}
	pairs := make([][2]*ast.Term, len(fields))
	for i, f := range fields {
		pairs[i] = ast.Item(keyTerm(f.key), f.value)
	}
	return ast.ObjectTerm(pairs...)
}

// keyTerms are the keys of documents: a few, and the same ones each time.
var keyTerms sync.Map

// mostKeys bounds them: flags and variables are keys too.
const mostKeys = 1 << 12

var keyCount atomic.Int64

func keyTerm(key string) *ast.Term {
	if known, ok := keyTerms.Load(key); ok {
		return known.(*ast.Term)
	}
	term := ast.StringTerm(key)
	if keyCount.Add(1) <= mostKeys {
		keyTerms.Store(key, term)
	}
	return term
}

func list[T any](items []T, term func(T) *ast.Term) *ast.Term {
	if len(items) == 0 {
		return ast.InternedEmptyArray
	}
	terms := make([]*ast.Term, len(items))
	for i, item := range items {
		terms[i] = term(item)
	}
	return ast.ArrayTerm(terms...)
}

// longestKey bounds the texts that are worth keeping.
const longestKey = 24

func text[T ~string](s T) *ast.Term {
	if len(s) <= longestKey {
		return keyTerm(string(s))
	}
	return ast.StringTerm(string(s))
}

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
