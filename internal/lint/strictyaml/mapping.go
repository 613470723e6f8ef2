package strictyaml

import (
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"
)

// pair is one key of a mapping with its value.
type pair struct {
	path       string
	key, value *yaml.Node
}

// pairs reads the keys of a mapping, each once, and notes where they stand.
func (d *decoder) pairs(path string, node *yaml.Node) []pair {
	if node.Kind != yaml.MappingNode {
		d.fault(node, "%s, where a mapping belongs", strings.TrimPrefix(path+": "+describe(node), ": "))
		return nil
	}
	var all []pair
	seen := map[string]bool{}
	for i := 0; i < len(node.Content); i += 2 {
		key := node.Content[i]
		if key.Kind != yaml.ScalarNode || key.Anchor != "" {
			d.fault(key, "a key must be a plain text")
			continue
		}
		if seen[key.Value] {
			d.fault(key, "key %q is given twice", key.Value)
			continue
		}
		seen[key.Value] = true
		p := pair{path: join(path, key.Value), key: key, value: node.Content[i+1]}
		d.at[p.path] = Position{key.Line, key.Column}
		all = append(all, p)
	}
	return all
}

// structure decodes a mapping whose keys are the fields of a struct. A key with
// nothing behind it is an empty mapping.
func (d *decoder) structure(path string, node *yaml.Node, into reflect.Value) {
	if isNull(node) {
		return
	}
	fields := Fields(into.Type())
	for _, p := range d.pairs(path, node) {
		if index, known := fields.index(p.key.Value); known {
			d.value(p.path, p.value, into.FieldByIndex(index))
		} else {
			d.fault(p.key, "unknown key %q%s", p.path, fields.hint(p.key.Value))
		}
	}
}

// mapping decodes a mapping with keys of the user's choice.
func (d *decoder) mapping(path string, node *yaml.Node, into reflect.Value) {
	result := reflect.MakeMap(into.Type())
	if isNull(node) {
		into.Set(result)
		return
	}
	for _, p := range d.pairs(path, node) {
		item := reflect.New(into.Type().Elem()).Elem()
		d.value(p.path, p.value, item)
		key := reflect.New(into.Type().Key()).Elem()
		d.leaf(p.path, p.key, key)
		result.SetMapIndex(key, item)
	}
	into.Set(result)
}
