package python_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/internal/oracletest"
)

// tree reads a generated program by its indentation. What is indented below
// "# file NAME" stands in a file of that name.
func tree(text string) []oracletest.Stmt {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if text == "" {
		lines = nil
	}
	var out []oracletest.Stmt
	for len(lines) > 0 {
		end := blockEnd(lines)
		out = attach(out, lines[0], tree(dedent(lines[1:end])))
		lines = lines[end:]
	}
	return out
}

// blockEnd is the line after the first one and what is indented below it.
func blockEnd(lines []string) int {
	end := 1
	for end < len(lines) && strings.HasPrefix(lines[end], " ") {
		end++
	}
	return end
}

func dedent(lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(strings.TrimPrefix(line, "    ") + "\n")
	}
	return b.String()
}

// attach adds a line and its block: to the statement before it, where it goes on
// with that or is what that decorates.
func attach(to []oracletest.Stmt, line string, body []oracletest.Stmt) []oracletest.Stmt {
	if file, ok := strings.CutPrefix(line, "# file "); ok {
		return append(to, oracletest.Stmt{Blocks: []oracletest.Block{{File: file, Body: body}}})
	}
	if last := len(to) - 1; last >= 0 && (goesOn(line) || isDecorator(to[last])) {
		if len(body) == 0 {
			to[last].Line += "\n" + line
			return to
		}
		to[last].Blocks = append(to[last].Blocks, oracletest.Block{Open: line, Body: body})
		return to
	}
	if len(body) == 0 {
		return append(to, oracletest.Stmt{Line: line})
	}
	return append(to, oracletest.Stmt{Blocks: []oracletest.Block{{Open: line, Body: body}}})
}

func goesOn(line string) bool {
	word := line[:len(line)-len(strings.TrimLeft(line, "abcdefghijklmnopqrstuvwxyz"))]
	return word == "else" || word == "elif" || word == "except" || word == "finally"
}

func isDecorator(s oracletest.Stmt) bool {
	return strings.HasPrefix(s.Line, "@") && len(s.Blocks) == 0
}

func TestTreeIsTheProgram(t *testing.T) {
	want := []oracletest.Stmt{
		{Line: "@d", Blocks: []oracletest.Block{{Open: "def f():", Body: []oracletest.Stmt{{Line: "x"}}}}},
		{Blocks: []oracletest.Block{{Open: "if x:", Body: []oracletest.Stmt{{Line: "y"}}}, {Open: "else:", Body: []oracletest.Stmt{{Line: "z"}}}}},
		{Line: "elsewhere"},
		{Blocks: []oracletest.Block{{File: "m/n.py", Body: []oracletest.Stmt{{Line: "w"}}}}},
	}
	assert.Equal(t, want, tree("@d\ndef f():\n    x\nif x:\n    y\nelse:\n    z\nelsewhere\n# file m/n.py\n    w\n"))
}
