package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// The forms in which a command line is printed.
const (
	outputShell = "shell" // one line that a POSIX shell reads back to the same words
	outputJSON  = "json"  // an array of strings
	outputNul   = "nul"   // every word ended by a NUL, for xargs -0
	outputLines = "lines" // every word on a line
)

func outputs() []string { return []string{outputShell, outputJSON, outputNul, outputLines} }

// format prints an argv, or tells why the form cannot hold it.
func format(argv []string, form string) ([]byte, error) {
	switch form {
	case outputJSON:
		return formatJSON(argv)
	case outputNul:
		return []byte(strings.Join(argv, "\x00") + "\x00"), nil
	case outputLines:
		return formatLines(argv)
	default:
		return []byte(shellLine(argv) + "\n"), nil
	}
}

func formatJSON(argv []string) ([]byte, error) {
	for _, word := range argv {
		if !utf8.ValidString(word) {
			return nil, usagef("%q is no UTF-8, which JSON cannot hold: use --output nul", word)
		}
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(argv)
	return out.Bytes(), err
}

func formatLines(argv []string) ([]byte, error) {
	for _, word := range argv {
		if strings.Contains(word, "\n") {
			return nil, usagef("%q has a line break, which --output lines cannot hold: use nul or json", word)
		}
	}
	return []byte(strings.Join(argv, "\n") + "\n"), nil
}
