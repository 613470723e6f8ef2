// Package strictyaml decodes YAML into Go values and lets nothing pass that the
// value has no place for. Every fault carries its line and column.
package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// Error is a fault at a place of the text. Lines and columns start at 1.
type Error struct {
	Line, Column int
	Message      string
}

func (e *Error) Error() string { return fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.Message) }

// Positions tells where the keys and items of a text stand, by their path:
// "packs.argv", "sandbox.images[1]".
type Positions map[string]Position

// Position is a place in the text. Lines and columns start at 1.
type Position struct{ Line, Column int }

// Decode reads one YAML document into the struct that into points at. Keys are
// the names of the fields' yaml tags. Unknown and repeated keys, values of a
// wrong kind, anchors, aliases and a second document are faults; all of them are
// returned, joined, each an *Error. An empty text leaves into as it is.
//
// Anchors are refused because an alias multiplies what it stands for: a text of
// a few lines could otherwise unfold without end.
func Decode(text []byte, into any) (Positions, error) {
	node, err := parse(text)
	if err != nil || node == nil {
		return Positions{}, err
	}
	d := decoder{at: Positions{}}
	d.value("", node, reflect.ValueOf(into).Elem())
	return d.at, errors.Join(d.faults...)
}

// parse returns the only document's content, or nil where there is none.
func parse(text []byte) (*yaml.Node, error) {
	var document, second yaml.Node
	reader := yaml.NewDecoder(bytes.NewReader(text))
	if err := reader.Decode(&document); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, syntaxError(err)
	}
	if err := reader.Decode(&second); err == nil {
		return nil, &Error{Line: second.Line, Column: second.Column, Message: "a second document"}
	} else if !errors.Is(err, io.EOF) {
		return nil, syntaxError(err)
	}
	return document.Content[0], nil
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntaxError gives an error of the YAML library our form. The library knows no
// columns.
func syntaxError(err error) error {
	message := err.Error()
	line := 1
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		message = message[len(m[0]):]
		if n, err := strconv.Atoi(m[1]); err == nil {
			line = n
		}
	}
	return &Error{Line: line, Column: 1, Message: "not YAML: " + message}
}
