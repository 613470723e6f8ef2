package specfile

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/egglint/egg/builder"
)

// env reads the extra environment: a mapping in its written order, or a list of
// pairs.
func (d *specDecoder) env(into *builder.EnvList) func(*yaml.Node) {
	return func(n *yaml.Node) {
		switch n.Kind {
		case yaml.MappingNode:
			d.envMapping(n, into)
		case yaml.SequenceNode:
			d.envPairs(n, into)
		default:
			d.fail(n, "an environment is a mapping or a list of pairs")
		}
	}
}

func (d *specDecoder) envMapping(n *yaml.Node, into *builder.EnvList) {
	seen := map[string]bool{}
	for pair := range slices.Chunk(n.Content, 2) {
		if seen[pair[0].Value] {
			d.fail(pair[0], "variable %q comes twice", pair[0].Value)
		}
		seen[pair[0].Value] = true
		d.envVar(pair[0], pair[1], into)
	}
}

func (d *specDecoder) envPairs(n *yaml.Node, into *builder.EnvList) {
	for _, pair := range n.Content {
		pair = followed(pair)
		if pair.Kind != yaml.SequenceNode || len(pair.Content) != 2 {
			d.fail(pair, "a pair is a list of a key and a value")
			continue
		}
		d.envVar(pair.Content[0], pair.Content[1], into)
	}
}

// envVar takes numbers and booleans for the text that they are written as: that
// is all the container sees of them. A value that is absent is not empty.
func (d *specDecoder) envVar(key, value *yaml.Node, into *builder.EnvList) {
	key, value = followed(key), followed(value)
	if key.Kind != yaml.ScalarNode || value.Kind != yaml.ScalarNode || isNull(value) {
		d.fail(value, "variable %q has no value that is text", key.Value)
		return
	}
	*into = append(*into, builder.EnvVar{Key: key.Value, Value: value.Value})
}
