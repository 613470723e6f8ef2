package main

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

// readSpec reads the file that --spec names; no name gives an empty spec.
func readSpec(name string, sys system) (builder.Spec, error) {
	if name == "" {
		return builder.Spec{}, nil
	}
	data, err := readInput(name, sys)
	if err != nil {
		return builder.Spec{}, usagef("--spec: %w", err)
	}
	root, err := parseTree(name, data)
	if err != nil {
		return builder.Spec{}, usagef("%s: %w", name, err)
	}
	spec, err := decodeSpec(name, root)
	if err != nil {
		return builder.Spec{}, &usageError{err}
	}
	return spec, nil
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
