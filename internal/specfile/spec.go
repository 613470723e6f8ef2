// Package specfile reads the file that describes a sandbox, YAML or JSON. It is
// what eggbuild builds from, and what the linter reads in its place.
package specfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/egglint/egg/builder"
)

// Decode reads a spec. The name serves messages, and tells JSON by its ending. An
// empty file is an empty spec. The error joins one for each fault, with file,
// line and column, or says why data is neither YAML nor JSON.
func Decode(name string, data []byte) (builder.Spec, error) {
	root, err := parseTree(name, data)
	if err != nil {
		return builder.Spec{}, fmt.Errorf("%s: %w", name, err)
	}
	return decodeSpec(name, root)
}

// parseTree reads YAML or JSON into one kind of tree, so that both are checked
// and decoded alike. nil is an empty file.
func parseTree(name string, data []byte) (*yaml.Node, error) {
	if isJSON := bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) && json.Valid(data); isJSON || strings.HasSuffix(name, ".json") {
		return parseJSON(data)
	}
	return parseYAML(data)
}

func parseYAML(data []byte) (*yaml.Node, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document, second yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, err
	}
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("line %d: a second document, where one sandbox is expected", second.Line)
	}
	return document.Content[0], nil
}
