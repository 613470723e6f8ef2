package specfile

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"

	"github.com/egglint/egg/builder"
)

// member reads the value of one key.
type member struct {
	key  string
	read func(*yaml.Node)
}

// specDecoder reads a tree into a spec, and collects every fault with its place.
type specDecoder struct {
	file string
	errs []error
}

// decodeSpec reads a tree; a nil one is an empty spec. Its error joins one for
// each fault, with file, line and column.
func decodeSpec(file string, root *yaml.Node) (builder.Spec, error) {
	d := specDecoder{file: file}
	var spec builder.Spec
	if root != nil {
		d.mapping(root, "the spec", d.specMembers(&spec))
	}
	return spec, errors.Join(d.errs...)
}

func (d *specDecoder) specMembers(s *builder.Spec) []member {
	return []member{
		{"network", func(n *yaml.Node) { d.mapping(n, "network", d.networkMembers(&s.Network)) }},
		{"container_name", d.text(&s.ContainerName)},
		{"container_ip", d.text(&s.ContainerIP)},
		{"session_token", d.text(&s.SessionToken)},
		{"runtime_uid", d.optionalNumber(&s.RuntimeUID)},
		{"runtime_gid", d.optionalNumber(&s.RuntimeGID)},
		{"extra_env", d.env(&s.ExtraEnv)},
		{"extra_args", d.words(&s.ExtraArgs)},
		{"engine", d.text(&s.Engine)},
		{"image", d.text(&s.Image)},
		{"lifecycle", d.words(&s.Lifecycle)},
		{"mounts", d.words(&s.Mounts)},
		{"command", d.words(&s.Command)},
	}
}

func (d *specDecoder) networkMembers(s *builder.NetworkSpec) []member {
	return []member{
		{"network_name", d.text(&s.Name)},
		{"gateway_hostname", d.text(&s.GatewayHost)},
		{"gateway_ip", d.text(&s.GatewayIP)},
		{"gateway_port", d.number(&s.GatewayPort)},
		{"repo_mode", d.text(&s.Mode)},
		{"proxy_url", d.text(&s.ProxyURL)},
	}
}

// fail records a fault at a node.
func (d *specDecoder) fail(n *yaml.Node, format string, args ...any) {
	d.errs = append(d.errs, fmt.Errorf("%s:%d:%d: %s", d.file, n.Line, n.Column, fmt.Sprintf(format, args...)))
}

// mapping reads the members of a mapping. A key that is unknown or comes twice is
// a fault: a misspelt field must not be left out in silence.
func (d *specDecoder) mapping(n *yaml.Node, what string, members []member) {
	n = followed(n)
	if n.Kind != yaml.MappingNode {
		d.fail(n, "%s is no mapping", what)
		return
	}
	seen := map[string]bool{}
	for pair := range slices.Chunk(n.Content, 2) {
		key, value := pair[0], pair[1]
		at := slices.IndexFunc(members, func(m member) bool { return m.key == key.Value })
		switch {
		case at < 0:
			d.fail(key, "unknown key %q in %s", key.Value, what)
		case seen[key.Value]:
			d.fail(key, "key %q comes twice in %s", key.Value, what)
		case !isNull(followed(value)):
			members[at].read(followed(value))
		}
		seen[key.Value] = true
	}
}

func (d *specDecoder) text(into *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		switch {
		case n.Kind != yaml.ScalarNode:
			d.fail(n, "text is expected here")
		case !isText(n):
			d.fail(n, "%q is no text: quote it", n.Value)
		default:
			*into = n.Value
		}
	}
}

func (d *specDecoder) number(into *int64) func(*yaml.Node) {
	return func(n *yaml.Node) {
		number, err := strconv.ParseInt(n.Value, 10, 64)
		if err != nil || n.ShortTag() != "!!int" || (number != 0 && n.Value[0] == '0') {
			d.fail(n, "%q is no decimal number", n.Value)
			return
		}
		*into = number
	}
}

func (d *specDecoder) optionalNumber(into **int64) func(*yaml.Node) {
	return func(n *yaml.Node) {
		*into = new(int64)
		d.number(*into)(n)
	}
}

func (d *specDecoder) words(into *[]string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind != yaml.SequenceNode {
			d.fail(n, "a list of words is expected here")
			return
		}
		for _, item := range n.Content {
			var word string
			d.text(&word)(followed(item))
			*into = append(*into, word)
		}
	}
}

// followed is the node itself, or the one that an alias stands for.
func followed(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// isText tells whether a scalar is text; it takes a date for the text that it is written as.
func isText(n *yaml.Node) bool {
	return n.ShortTag() == "!!str" || n.ShortTag() == "!!timestamp"
}
