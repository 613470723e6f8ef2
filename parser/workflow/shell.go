package workflow

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// shell is what a place says of the shell of its steps. The zero value says
// nothing: what is further out counts, and in the end the runner's default.
type shell struct {
	text  string // as written; "" where it is not known
	named bool   // a place names it
}

// shell reads a `shell:`, which takes the place of the outer one. One that
// holds an expression is named, and not known.
func (r *reader) shell(n *yaml.Node, outer shell) shell {
	n = resolve(n)
	if isNull(n) {
		return outer
	}
	t, ok := r.scalar(n, "shell")
	if !ok || len(t.exprs) > 0 {
		return shell{named: true}
	}
	return shell{text: strings.TrimSpace(t.value), named: true}
}

// orDefault is the shell on a runner with these labels, in which only Windows
// makes a difference.
func (s shell) orDefault(labels []string) shell {
	if s.named {
		return s
	}
	for _, label := range labels {
		if strings.HasPrefix(strings.ToLower(label), "windows") {
			return shell{text: "pwsh"}
		}
	}
	return shell{text: "bash"}
}

// command is how the runner starts a shell that it knows by name; any other
// text is a command of its own.
func (s shell) command() string {
	switch {
	case s.text == "bash" && !s.named:
		return "bash -e {0}"
	case s.text == "bash":
		return "bash --noprofile --norc -eo pipefail {0}"
	case s.text == "sh":
		return "sh -e {0}"
	}
	return s.text
}

// labels reads the `runs-on:` of a job: a text, a list, or a mapping that holds
// one of them.
func (r *reader) labels(n *yaml.Node) []string {
	n = resolve(n)
	switch {
	case n == nil:
		return nil
	case n.Kind == yaml.MappingNode:
		return r.labels(r.fields(n, "runs-on").get("labels"))
	case n.Kind == yaml.ScalarNode:
		return []string{plain(n)}
	}
	var out []string
	for _, item := range n.Content {
		out = append(out, plain(item))
	}
	r.spend(len(out))
	return out
}
