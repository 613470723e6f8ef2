package parser

import (
	"strings"

	"github.com/egglint/egg/parser/abstract"
)

// sketch makes patterns out of a short notation: word, $X a quoted hole, ~X an
// unquoted one, @X any number of words, [ … ] an optional and { … } a repeat.
// A word may hold holes: --name=$X, ~FOO=$X.
type sketch struct {
	space *abstract.Space
	holes map[string]*abstract.Hole
}

func newSketch() *sketch {
	return &sketch{space: abstract.NewSpace(), holes: map[string]*abstract.Hole{}}
}

func (k *sketch) items(text string) []abstract.Item {
	words := strings.Fields(text)
	items, _ := k.group(words)
	return items
}

// group reads up to the end of the group that the words begin in.
func (k *sketch) group(words []string) (items []abstract.Item, rest []string) {
	for len(words) > 0 {
		word := words[0]
		words = words[1:]
		switch word {
		case "[":
			var inner []abstract.Item
			inner, words = k.group(words)
			items = append(items, abstract.Item{Optional: inner})
		case "{":
			var inner []abstract.Item
			inner, words = k.group(words)
			items = append(items, abstract.Item{Repeat: inner})
		case "]", "}":
			return items, words
		default:
			items = append(items, k.item(word))
		}
	}
	return items, nil
}

func (k *sketch) item(word string) abstract.Item {
	switch {
	case word == `""`:
		return abstract.Item{}
	case strings.HasPrefix(word, "~"):
		source := strings.TrimPrefix(word, "~")
		if !strings.Contains(source, "$") {
			source = "$" + source
		}
		return abstract.Item{Gap: &abstract.Gap{Source: source, Why: "not known here", Text: k.text(source), Single: true}}
	case strings.HasPrefix(word, "@"):
		return abstract.Item{Gap: &abstract.Gap{Source: word, Why: "a list"}}
	}
	return abstract.Item{Word: k.text(word)}
}

// text reads literals and holes; a hole's name ends where letters do.
func (k *sketch) text(word string) abstract.Text {
	var parts []abstract.Text
	for word != "" {
		if word[0] != '$' {
			end := strings.IndexByte(word, '$')
			if end < 0 {
				end = len(word)
			}
			parts, word = append(parts, abstract.Literal(word[:end])), word[end:]
			continue
		}
		end := 1
		for end < len(word) && (word[end] == '_' || word[end] >= 'A' && word[end] <= 'Z') {
			end++
		}
		parts, word = append(parts, abstract.Unknown(k.hole(word[:end]))), word[end:]
	}
	return abstract.Concat(parts...)
}

func (k *sketch) hole(source string) *abstract.Hole {
	h, ok := k.holes[source]
	if !ok {
		h = k.space.NewHole(abstract.Hole{Kind: abstract.Environment, Source: source, Why: "not known here"})
		k.holes[source] = h
	}
	return h
}

// scenario reads a sketch that begins with the engine word.
func (k *sketch) scenario(text string) Scenario {
	a := New(Options{}).analysis("f", LanguageShell)
	a.space = k.space
	st := &start{a: a, complete: true, nodes: nodes(k.items(text))}
	st.read()
	launches := a.result().Launches
	if len(launches) != 1 {
		return Scenario{}
	}
	return launches[0].Scenarios[0]
}
