package workflow

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// parse reads the one document of a file; nil for an empty file. Nesting needs
// no bound of ours: the YAML reader refuses a depth of more than 10,000, which
// its stack and ours bear.
func parse(src *source) (*yaml.Node, *Problem) {
	d := yaml.NewDecoder(bytes.NewReader(src.text))
	var document, second yaml.Node
	switch err := d.Decode(&document); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, yamlProblem(src, err)
	}
	switch err := d.Decode(&second); {
	case errors.Is(err, io.EOF):
		return document.Content[0], nil
	case err != nil:
		return nil, yamlProblem(src, err)
	}
	line, column := src.pos(src.offset(second.Line, second.Column))
	return nil, &Problem{Line: line, Column: column, Message: "more than one YAML document"}
}

// yamlLine is the place in an error of the YAML reader. Its scanner counts lines
// from 1, its parser, whose messages these are, from 0.
var (
	yamlLine   = regexp.MustCompile(`^line ([0-9]+): `)
	fromParser = regexp.MustCompile(`^did not find expected (node content|key|'|<)`)
)

// yamlProblem tells an error of the YAML reader.
func yamlProblem(src *source, err error) *Problem {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1])
		message = strings.TrimPrefix(message, m[0])
		if fromParser.MatchString(message) {
			line++
		}
	}
	line, _ = src.pos(src.offset(line, 1))
	return &Problem{Line: line, Column: 1, Message: "invalid YAML: " + message}
}
