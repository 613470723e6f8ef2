package python_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/oracletest"
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
	"github.com/egglint/egg/parser/python/syntax"
)

// expressions reads a table of them: one a line, but for comments.
func expressions(t *testing.T, file string) []string {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + file)
	require.NoError(t, err)
	var out []string
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "# ") {
			out = append(out, line)
		}
	}
	return out
}

const imports = `import base64, collections, functools, html, itertools, json, math, operator, os, re, shlex, string, subprocess, textwrap, urllib.parse
from pathlib import Path, PurePosixPath
`

// evaluated is what the real Python says of each expression: str() of its value,
// or the exception that it raises.
func evaluated(t *testing.T, exprs []string) []string {
	t.Helper()
	program := imports + `
import sys
def said(text):
    try: return str(eval(text))
    except Exception as e: return "raises " + type(e).__name__
print(json.dumps([said(text) for text in json.load(sys.stdin)]))`
	given, err := json.Marshal(exprs)
	require.NoError(t, err)
	cmd := exec.Command(oracletest.Interpreter(t, "python3"), "-X", "utf8", "-c", program)
	cmd.Stdin = strings.NewReader(string(given))
	raw, err := cmd.Output()
	require.NoError(t, err)
	var out []string
	require.NoError(t, json.Unmarshal(raw, &out))
	return out
}

// told is what is told of str(expression): what an engine gets for it. known is
// false where that is not one known word.
func told(expr string) (word string, known bool) {
	text := imports + `subprocess.run(["docker", "run", str(` + expr + `)])`
	tree, _ := syntax.Parse(programFile, []byte(text))
	var words []string
	starts := 0
	python.Run(python.NewSpace(), python.Program{File: programFile, Text: text, Project: project{programFile: tree}}, func(e abstract.Exec) {
		starts++
		for _, el := range e.Argv {
			one, single := el.Word.One()
			s, plain := one.Known()
			if el.When != abstract.Always || !single || !plain {
				s = "\x00"
			}
			words = append(words, s)
		}
	})
	if starts != 1 || len(words) != 3 {
		return "", false
	}
	return words[2], words[2] != "\x00"
}

// What is computed of known values is what Python computes.
func TestKnownValues(t *testing.T) {
	exprs := expressions(t, "known.txt")
	want := evaluated(t, exprs)
	for i, expr := range exprs {
		got, known := told(expr)
		if assert.True(t, known, "not known: %s (Python: %q)", expr, want[i]) {
			assert.Equal(t, want[i], got, expr)
		}
	}
}

// What differs between versions of Python, or is not computed as Python does, is
// not known; what raises gives no word.
func TestUnknownValues(t *testing.T) {
	for _, expr := range expressions(t, "unknown.txt") {
		_, known := told(expr)
		assert.False(t, known, expr)
	}
}
