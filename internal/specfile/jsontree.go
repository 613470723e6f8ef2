package specfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// parseJSON reads JSON into a YAML tree with places. The YAML library cannot do
// that: it does not know all escapes of JSON.
func parseJSON(data []byte) (*yaml.Node, error) {
	if err := validJSON(data); err != nil {
		return nil, err
	}
	r := jsonReader{data: data, decoder: json.NewDecoder(bytes.NewReader(data))}
	r.decoder.UseNumber()
	return r.node()
}

// validJSON bounds the depth, too, and refuses what follows the first value.
func validJSON(data []byte) error {
	var any json.RawMessage
	err := json.Unmarshal(data, &any)
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		line, column := position(data, int(syntax.Offset)-1)
		return fmt.Errorf("line %d, column %d: %w", line, column, err)
	}
	return err
}

// jsonReader turns valid JSON into nodes.
type jsonReader struct {
	data    []byte
	decoder *json.Decoder
}

func (r *jsonReader) node() (*yaml.Node, error) {
	line, column := position(r.data, r.start())
	token, err := r.decoder.Token()
	if err != nil {
		return nil, err
	}
	n := &yaml.Node{Kind: yaml.ScalarNode, Line: line, Column: column}
	switch token := token.(type) {
	case json.Delim:
		return n, r.fill(n, token)
	case string:
		n.Tag, n.Value, n.Style = "!!str", token, yaml.DoubleQuotedStyle
	case json.Number:
		n.Tag, n.Value = numberTag(token.String()), token.String()
	case bool:
		n.Tag, n.Value = "!!bool", fmt.Sprint(token)
	default:
		n.Tag, n.Value = "!!null", "null"
	}
	return n, nil
}

// fill reads the members of an object or array up to its end.
func (r *jsonReader) fill(n *yaml.Node, open json.Delim) error {
	n.Kind, n.Tag = yaml.MappingNode, "!!map"
	if open == '[' {
		n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
	}
	for r.decoder.More() {
		child, err := r.node()
		if err != nil {
			return err
		}
		n.Content = append(n.Content, child)
	}
	_, err := r.decoder.Token()
	return err
}

// start is the offset of the next token.
func (r *jsonReader) start() int {
	at := int(r.decoder.InputOffset())
	for at < len(r.data) && strings.IndexByte(" \t\r\n,:", r.data[at]) >= 0 {
		at++
	}
	return at
}

func numberTag(number string) string {
	if strings.ContainsAny(number, ".eE") {
		return "!!float"
	}
	return "!!int"
}

// position is the line and column of an offset, both from 1; columns count
// characters, as the YAML library does.
func position(data []byte, offset int) (line, column int) {
	before := data[:min(max(offset, 0), len(data))]
	lineStart := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[lineStart:]) + 1
}
