package workflow

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// field is one key of a mapping.
type field struct {
	key   string
	at    *yaml.Node // the key
	value *yaml.Node // never an alias
}

// fields is a mapping in its written order; no key occurs twice.
type fields []field

// get returns the value of a key, nil where it is not there.
func (fs fields) get(key string) *yaml.Node {
	for _, f := range fs {
		if f.key == key {
			return f.value
		}
	}
	return nil
}

// dig returns what stands under a path of keys, nil where there is nothing.
func (r *reader) dig(fs fields, path ...string) *yaml.Node {
	n := fs.get(path[0])
	for _, key := range path[1:] {
		n = r.fields(n, path[0]).get(key)
	}
	return n
}

func resolve(n *yaml.Node) *yaml.Node {
	if n != nil && n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

func isNull(n *yaml.Node) bool {
	return n == nil || n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}

// fields reads a mapping, merge keys included. Null has no fields; anything
// else that is no mapping is a problem.
func (r *reader) fields(n *yaml.Node, what string) fields {
	n = resolve(n)
	if isNull(n) {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		r.problem(n, what+" is not a mapping")
		return nil
	}
	if fs, ok := r.mappings[n]; ok {
		r.entry(len(fs))
		return fs
	}
	r.mappings[n] = nil // a mapping that merges itself brings nothing
	r.mappings[n] = r.mapping(n, what)
	return r.mappings[n]
}

func (r *reader) mapping(n *yaml.Node, what string) fields {
	var own, merged fields
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content) && r.entry(1); i += 2 {
		key, value := resolve(n.Content[i]), resolve(n.Content[i+1])
		switch {
		case key.Tag == "!!merge":
			merged = append(merged, r.merge(value, what)...)
		case key.Kind != yaml.ScalarNode:
			r.problem(key, "a key of "+what+" is not a text")
		case seen[key.Value]:
			r.problem(key, fmt.Sprintf("%s has the key %q twice", what, key.Value))
		default:
			seen[key.Value] = true
			own = append(own, field{key: key.Value, at: n.Content[i], value: value})
		}
	}
	for _, f := range merged {
		if !seen[f.key] {
			seen[f.key] = true
			own = append(own, f)
		}
	}
	return own
}

// merge reads the value of a merge key: a mapping, or a list of them of which
// the first has precedence.
func (r *reader) merge(n *yaml.Node, what string) fields {
	if n.Kind != yaml.SequenceNode {
		return r.fields(n, what)
	}
	var all fields
	for _, item := range n.Content {
		if !r.entry(1) {
			break
		}
		all = append(all, r.fields(item, what)...)
	}
	return all
}

// items reads a list. Null has no items.
func (r *reader) items(n *yaml.Node, what string) []*yaml.Node {
	n = resolve(n)
	if isNull(n) {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		r.problem(n, what+" is not a list")
		return nil
	}
	return n.Content
}

// scalar reads a text; ok is false where there is none, or where it cannot be
// read, which is a problem then.
func (r *reader) scalar(n *yaml.Node, what string) (t text, ok bool) {
	n = resolve(n)
	if n == nil {
		return text{}, false
	}
	if n.Kind != yaml.ScalarNode || n.Tag == "!!binary" {
		r.problem(n, what+" is not a text")
		return text{}, false
	}
	if t, ok := r.scalars[n]; ok {
		return t, r.spend(len(t.value))
	}
	t = text{src: r.src, at: r.src.offsets(n)}
	value, exprs, open := blank(n.Value)
	t.value, t.exprs = value, exprs
	if open >= 0 {
		line, column := t.pos(open)
		r.problemAt(line, column, "an expression of "+what+" does not end")
		return text{}, false
	}
	r.scalars[n] = t
	return t, r.spend(len(t.value))
}

// plain is the text of a scalar as it is written, expressions included.
func plain(n *yaml.Node) string {
	n = resolve(n)
	if n == nil || n.Kind != yaml.ScalarNode {
		return ""
	}
	return strings.TrimSpace(n.Value)
}
