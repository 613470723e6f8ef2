package parser

import (
	"maps"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser/abstract"
)

// variant is one of the readings of an argv that differ in whether flags take a
// value which the table does not know.
type variant struct {
	nodes   []*node
	reading reading
	arities []arity
}

// arity is what a variant takes a flag for.
type arity struct {
	flag  string
	takes bool
}

// maxArities bounds the flags whose arity is left open.
const maxArities = 4

// variants reads what stands behind a subcommand, in every way in which it can be read.
func variants(subcommand string, set *dockerflag.Set, in []*node, at int, mint func(source, why string) abstract.Text) []variant {
	if subcommand != Connect {
		return readAll(set, in, at, mint)
	}
	v := variant{nodes: copies(in)}
	var ok bool
	if v.reading, ok = readConnection(set, v.nodes, at, mint); !ok {
		return nil
	}
	return []variant{v}
}

// readAll reads like read, in every way that flags of unknown arity leave open:
// `--new a b` runs a, or b. Past the bound the image is not told.
func readAll(set *dockerflag.Set, in []*node, at int, mint func(source, why string) abstract.Text) []variant {
	var out []variant
	var taken []arity
	takes := map[string]bool{}
	scan := func(in []*node) *scan {
		s := newScan(set, in, at, mint)
		s.takes = maps.Clone(takes)
		return s
	}
	for {
		ahead, v := scan(copies(in)), variant{nodes: copies(in), arities: taken}
		found := findImage(ahead)
		if !found.doubt || len(taken) == maxArities {
			v.reading = readTo(found, scan(v.nodes))
			return append(out, v)
		}
		flag := ahead.steps[len(ahead.steps)-1].name
		v.arities = append(taken[:len(taken):len(taken)], arity{flag: flag})
		v.reading = readTo(imageSearch{image: found.from}, scan(v.nodes))
		out = append(out, v)
		takes[flag] = true
		taken = append(taken[:len(taken):len(taken)], arity{flag: flag, takes: true})
	}
}

// when is what the variant holds for.
func (v variant) when(at abstract.Place) []abstract.Decision {
	var out []abstract.Decision
	for _, a := range v.arities {
		out = append(out, abstract.Decision{Text: dashed(a.flag) + " takes a value", Outcome: a.takes, Place: at})
	}
	return out
}
