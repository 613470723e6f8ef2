package lint

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/egglint/egg/policy"
)

// difference is one way in which the value of a key lets more pass than another.
type difference struct {
	below  string // the part of the key's value that it is about: "[1]", ".name"
	change string
}

// comparison finds how the value of a key became weaker.
type comparison func(base, changed reflect.Value) []difference

// comparisons know in which direction each key weakens the gate. A key that is not
// here weakens it by being different.
var comparisons = map[string]comparison{
	"sandbox.images":         fewerImages,
	"sandbox.names":          fewer,
	"sandbox.paths":          fewer,
	"sandbox.exclude.images": more,
	"sandbox.unknown":        lighter,
	"contracts":              fewerContracts,
	"contract.session":       ranked("off", "paired", "required"),
	"contract.requireEnv":    fewer,
	"contract.noProxy":       more,
	"contract.tokenFrom":     ranked("environment", ""),
	"hardening":              ranked("default", "strict"),
	"unproven.sandbox":       lighter,
	"unproven.other":         lighter,
	"failOn":                 ranked("never", "error", "warning"),
	"expect.sandboxes":       lower,
	"engines":                fewer,
	"exclude":                morePatterns,
	"ignore":                 more,
	"assume":                 assumesMore,
}

// differs takes any difference for a weakening.
func differs(base, changed reflect.Value) []difference {
	if same(base, changed) {
		return nil
	}
	return []difference{{change: "is not what it was"}}
}

// same compares values as they read in a file: an empty list is none.
func same(a, b reflect.Value) bool {
	if (a.Kind() == reflect.Slice || a.Kind() == reflect.Map) && a.Len() == 0 && b.Len() == 0 {
		return true
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}

// fewer: what the list no longer has.
func fewer(base, changed reflect.Value) []difference {
	var out []difference
	for i := range base.Len() {
		if item := base.Index(i).Interface(); !holds(changed, item) {
			out = append(out, difference{change: fmt.Sprintf("loses %q", item)})
		}
	}
	return out
}

// more: what the list has and did not have.
func more(base, changed reflect.Value) []difference {
	var out []difference
	for i := range changed.Len() {
		if item := changed.Index(i).Interface(); !holds(base, item) {
			out = append(out, difference{below: fmt.Sprintf("[%d]", i), change: "gains " + wording(item)})
		}
	}
	return out
}

func holds(list reflect.Value, item any) bool {
	for i := range list.Len() {
		if alike(list.Index(i).Interface(), item) {
			return true
		}
	}
	return false
}

// alike compares items of lists; where an entry stands does not matter.
func alike(a, b any) bool {
	x, ok := a.(Ignore)
	if !ok {
		return a == b
	}
	y := b.(Ignore)
	x.at = y.at
	return x == y
}

func wording(item any) string {
	if entry, ok := item.(Ignore); ok {
		return fmt.Sprintf("a suppression of %s in %s", entry.Rule, entry.File)
	}
	return fmt.Sprintf("%q", item)
}

// fewerContracts: one that is gone, or asks for something else; which of two asks for
// less is not known here.
func fewerContracts(base, changed reflect.Value) []difference {
	var out []difference
	kept := changed.Interface().([]policy.Contract)
	for _, contract := range base.Interface().([]policy.Contract) {
		if !slices.ContainsFunc(kept, func(c policy.Contract) bool { return reflect.DeepEqual(c, contract) }) {
			out = append(out, difference{change: fmt.Sprintf("loses %q, or what it asks for is not what it was", contract.Name)})
		}
	}
	return out
}

// fewerImages: without patterns an image counts by its name, so setting the first
// one, or dropping the last, may lose any.
func fewerImages(base, changed reflect.Value) []difference {
	if (base.Len() == 0) != (changed.Len() == 0) {
		return differs(base, changed)
	}
	return fewer(base, changed)
}

// morePatterns: where one takes others back, their order counts too.
func morePatterns(base, changed reflect.Value) []difference {
	if takesBack(base) || takesBack(changed) {
		return differs(base, changed)
	}
	return more(base, changed)
}

func takesBack(patterns reflect.Value) bool {
	for i := range patterns.Len() {
		if strings.HasPrefix(patterns.Index(i).String(), "!") {
			return true
		}
	}
	return false
}

// lighter: a severity that weighs less.
func lighter(base, changed reflect.Value) []difference {
	was, is := base.Interface().(policy.Severity), changed.Interface().(policy.Severity)
	if !is.Lighter(was) {
		return nil
	}
	return []difference{{change: fmt.Sprintf("%s becomes %s", was, is)}}
}

// lower: a number that demands less.
func lower(base, changed reflect.Value) []difference {
	if changed.Int() >= base.Int() {
		return nil
	}
	return []difference{{change: fmt.Sprintf("%d becomes %d", base.Int(), changed.Int())}}
}

// ranked: a word that comes before the other, of words that demand ever more.
func ranked(words ...string) comparison {
	return func(base, changed reflect.Value) []difference {
		was, is := base.String(), changed.String()
		if slices.Index(words, is) >= slices.Index(words, was) {
			return nil
		}
		return []difference{{change: fmt.Sprintf("%q becomes %q", was, is)}}
	}
}

// assumesMore: an assumption that is new, or that leaves fewer values open.
func assumesMore(base, changed reflect.Value) []difference {
	was, is := base.Interface().(map[string][]string), changed.Interface().(map[string][]string)
	var out []difference
	for _, source := range slices.Sorted(maps.Keys(is)) {
		values, known := was[source]
		missing := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return slices.Contains(is[source], v) })
		switch {
		case !known:
			out = append(out, difference{"." + source, "is assumed to be one of " + strings.Join(is[source], ", ")})
		case len(missing) > 0:
			out = append(out, difference{"." + source, "is no longer assumed to be possibly " + strings.Join(missing, ", ")})
		}
	}
	return out
}

// union are the keys of two maps, in order.
func union[V any](a, b map[string]V) []string {
	keys := slices.Concat(slices.Collect(maps.Keys(a)), slices.Collect(maps.Keys(b)))
	slices.Sort(keys)
	return slices.Compact(keys)
}
