package strictyaml

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/egglint/egg/internal/lint/nearest"
)

// Field is a key that a struct accepts.
type Field struct {
	Key   string
	Index []int        // for reflect.Value.FieldByIndex
	Type  reflect.Type // of its value
}

// FieldSet is what a struct accepts, in the order of its fields.
type FieldSet []Field

// Fields lists the keys that a struct type accepts: the names of its yaml tags.
// A field without a tag has no key, and an inlined one stands for its own
// fields.
func Fields(of reflect.Type) FieldSet {
	var all FieldSet
	for _, field := range reflect.VisibleFields(of) {
		key, _, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		if key != "" && key != "-" {
			all = append(all, Field{Key: key, Index: field.Index, Type: field.Type})
		}
	}
	return all
}

func (s FieldSet) index(key string) ([]int, bool) {
	for _, field := range s {
		if field.Key == key {
			return field.Index, true
		}
	}
	return nil, false
}

// hint proposes the key that was probably meant.
func (s FieldSet) hint(key string) string {
	var keys []string
	for _, field := range s {
		keys = append(keys, field.Key)
	}
	if near, ok := nearest.Word(key, keys); ok {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return ""
}
