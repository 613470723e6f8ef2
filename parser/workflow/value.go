package workflow

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// Value is a text of a job or a step that is no script, nor of the kind that the
// runner keeps to itself: what an action is given, what a job runs on, and so on.
type Value struct {
	Path         []string // the keys that lead to it, from the job or the step on; places in a list have none
	Text         string   // as written
	Line, Column int
}

// kept are the keys whose values only name something, or are read elsewhere.
var kept = []string{"run", "env", "if", "name", "id", "steps", "shell", "working-directory", "needs", "permissions", "strategy", "defaults", "outputs"}

// values takes down the texts of a job, of a step, or of what an action runs.
func (r *reader) values(fs fields) {
	for _, f := range fs {
		if !slices.Contains(kept, f.key) {
			r.value(f.value, []string{f.key})
		}
	}
}

// value takes down the texts below a key.
func (r *reader) value(n *yaml.Node, path []string) {
	n = resolve(n)
	if isNull(n) || !r.entry(1) {
		return
	}
	switch n.Kind {
	case yaml.ScalarNode:
		line, column := r.src.pos(r.src.content(n))
		if r.spend(len(n.Value)) {
			r.found = append(r.found, Value{Path: path, Text: n.Value, Line: line, Column: column})
		}
	case yaml.SequenceNode:
		for _, item := range n.Content {
			r.value(item, path)
		}
	case yaml.MappingNode:
		for _, f := range r.fields(n, path[0]) {
			r.value(f.value, append(path[:len(path):len(path)], f.key))
		}
	}
}
