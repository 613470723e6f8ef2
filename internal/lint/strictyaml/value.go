package strictyaml

import (
	"fmt"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"
)

// decoder walks the text and the value side by side.
type decoder struct {
	at     Positions
	faults []error
}

func (d *decoder) fault(node *yaml.Node, format string, args ...any) {
	d.faults = append(d.faults, &Error{Line: node.Line, Column: node.Column, Message: fmt.Sprintf(format, args...)})
}

var unmarshaler = reflect.TypeFor[yaml.Unmarshaler]()

// value decodes one node. Types that decode themselves are leaves here.
func (d *decoder) value(path string, node *yaml.Node, into reflect.Value) {
	if node.Anchor != "" || node.Kind == yaml.AliasNode {
		d.fault(node, "anchors and aliases are not supported here")
		return
	}
	kind := into.Kind()
	switch {
	case reflect.PointerTo(into.Type()).Implements(unmarshaler):
		d.leaf(path, node, into)
	case kind == reflect.Pointer:
		d.pointer(path, node, into)
	case kind == reflect.Struct:
		d.structure(path, node, into)
	case kind == reflect.Map:
		d.mapping(path, node, into)
	case kind == reflect.Slice:
		d.sequence(path, node, into)
	default:
		d.leaf(path, node, into)
	}
}

// pointer makes the value that a present key stands for; absent keys stay nil.
func (d *decoder) pointer(path string, node *yaml.Node, into reflect.Value) {
	into.Set(reflect.New(into.Type().Elem()))
	d.value(path, node, into.Elem())
}

// leaf leaves a value to the library, which knows its kinds.
func (d *decoder) leaf(path string, node *yaml.Node, into reflect.Value) {
	if aliased(node) {
		d.fault(node, "anchors and aliases are not supported here")
		return
	}
	if isNull(node) {
		d.fault(node, "%s has no value", path)
		return
	}
	if err := node.Decode(into.Addr().Interface()); err != nil {
		d.fault(node, "%s: %s", path, reason(node, into, err))
	}
}

func isNull(node *yaml.Node) bool {
	return node.Kind == yaml.ScalarNode && node.ShortTag() == "!!null"
}

// aliased tells whether an alias stands anywhere below a node.
func aliased(node *yaml.Node) bool {
	if node.Kind == yaml.AliasNode || node.Anchor != "" {
		return true
	}
	for _, child := range node.Content {
		if aliased(child) {
			return true
		}
	}
	return false
}

// reason says what is wrong with a leaf. The library speaks of Go types, which a
// user does not know.
func reason(node *yaml.Node, into reflect.Value, err error) string {
	if _, typed := err.(*yaml.TypeError); !typed {
		return err.Error()
	}
	return fmt.Sprintf("%s, where %s belongs", describe(node), wanted(into))
}

func describe(node *yaml.Node) string {
	switch node.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	default:
		return fmt.Sprintf("%q", node.Value)
	}
}

func wanted(into reflect.Value) string {
	switch into.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64, reflect.Uint:
		return "a number"
	case reflect.String:
		return "a text"
	default:
		return "another kind of value"
	}
}

// sequence decodes a list.
func (d *decoder) sequence(path string, node *yaml.Node, into reflect.Value) {
	if node.Kind != yaml.SequenceNode {
		d.fault(node, "%s: %s, where a list belongs", path, describe(node))
		return
	}
	items := reflect.MakeSlice(into.Type(), len(node.Content), len(node.Content))
	for i, child := range node.Content {
		item := fmt.Sprintf("%s[%d]", path, i)
		d.at[item] = Position{child.Line, child.Column}
		d.value(item, child, items.Index(i))
	}
	into.Set(items)
}

// join appends a key to a path.
func join(path, key string) string {
	return strings.TrimPrefix(path+"."+key, ".")
}
