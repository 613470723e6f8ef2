package workflow_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser/workflow"
)

// lines yields the lines of a text without their ends.
func lines(text string) iter.Seq[string] { return strings.SplitSeq(text, "\n") }

// byteAt is the byte at a line and column, "" past the end.
func byteAt(text string, line, column int) string {
	for range line - 1 {
		_, text, _ = strings.Cut(text, "\n")
	}
	if column > len(text) {
		return ""
	}
	return text[column-1 : column]
}

// exact asserts that each byte of a script stands where Pos says; a byte that
// folding made (a blank or a newline for a line break) stands at a break.
func exact(t *testing.T, file string, s workflow.Script) {
	t.Helper()
	for i := range len(s.Text) {
		line, column := s.Pos(i)
		got, want := byteAt(file, line, column), s.Text[i:i+1]
		if want == " " && got == "\n" {
			want = "\n"
		}
		require.Equal(t, want, got, "byte %d of %q, at %d:%d", i, s.Text, line, column)
	}
}

func TestPositionsAreExact(t *testing.T) {
	const steps = "jobs:\n  a:\n    steps:\n    - "
	for name, run := range map[string]string{
		"plain":                       "run: docker run a",
		"plain over lines":            "run: docker run\n        --rm\n\n        a\n      name: x",
		"plain on the next line":      "run:\n        docker run\n        a",
		"plain with a comment":        "run: docker run a  # docker run b",
		"plain with an anchor":        "run: &x docker run a",
		"plain with tag and comment":  "run: !!str # why\n        docker run a",
		"single":                      "run: 'docker run a: b'",
		"single over lines":           "run: 'docker  run\n\n\n        a  b '",
		"double":                      "run: \"docker run a: b\"",
		"double over lines":           "run: \"docker run\n        a\n\n        b\"",
		"literal":                     "run: |\n        docker run\n          --rm\n\n        a\n",
		"literal, stripped":           "run: |-\n        docker run a\n\n",
		"literal, kept":               "run: |+\n        docker run a\n\n\n      name: x",
		"literal, indicator":          "run: |4\n            docker run\n          a\n",
		"literal, both indicators":    "run: |2-\n          docker run\n        a\n\n",
		"literal, other order":        "run: |-2\n          docker run\n        a\n\n",
		"literal, comment":            "run: | # docker run b\n        docker run a\n",
		"literal, anchor":             "run: &x |\n        docker run a\n",
		"literal, empty lines first":  "run: |\n\n\n        docker run a\n",
		"literal, blanks in it":       "run: |\n        docker run a\n            \n        b\n",
		"literal, tab":                "run: |\n        a\n        \tb\n",
		"literal, no end of line":     "run: |\n        docker run a",
		"literal, comment after":      "run: |\n        docker run a\n     # docker run b\n      name: x",
		"literal, other characters":   "run: |\n        echo 'é 世界'; docker run a\n",
		"folded":                      "run: >\n        docker run\n        a\n",
		"folded, empty lines":         "run: >\n        docker run\n        a\n\n        b\n\n\n        c\n",
		"folded, deeper lines":        "run: >\n        a\n          b\n          c\n\n          d\n        e\n\n          f\n",
		"folded, deeper first":        "run: >2\n          a\n        b\n",
		"folded, empty lines first":   "run: >\n\n        a\n        b\n",
		"folded, stripped":            "run: >-\n        a\n        b\n\n",
		"folded, kept":                "run: >+\n        a\n        b\n\n",
		"folded, no end of line":      "run: >\n        a\n        b",
		"after other characters":      "{name: é世界, run: docker run a}",
		"flow":                        "{name: x, run: docker run a}",
		"flow over lines":             "{run: docker run\n         a, name: x}",
		"escaped newline in literals": "run: |\n        docker run \\\n          --rm \\\n          a\n",
	} {
		t.Run(name, func(t *testing.T) {
			for _, file := range []string{steps + run, "\ufeff" + steps + run, strings.ReplaceAll(steps+run, "\n", "\r\n")} {
				scripts := read(t, file)
				require.Len(t, scripts, 1)
				require.NotEmpty(t, scripts[0].Text)
				exact(t, file, scripts[0])
			}
		})
	}
}

func TestPositionsOfEscapes(t *testing.T) {
	file := "jobs: {a: {steps: [{run: \"a\\tb\\x41\\u00e9c\\\n   d\\\"\\U0001F600e\"}]}}"
	s := one(t, file)
	require.Equal(t, "a\tbAéc"+"d\"😀e", s.Text)
	for text, want := range map[string]string{"a": "a", "\t": `\`, "b": "b", "A": `\`, "é": `\`, "c": "c", "d": "d", `"`: `\`, "😀": `\`, "e": "e"} {
		line, column := s.Pos(strings.Index(s.Text, text))
		assert.Equal(t, want, byteAt(file, line, column), text)
	}
	line, _ := s.Pos(strings.Index(s.Text, "d"))
	assert.Equal(t, 2, line)
}

func TestPositionsOutsideTheText(t *testing.T) {
	s := one(t, "jobs: {a: {steps: [{run: abc}]}}")
	for offset, want := range map[int]int{-5: 26, 0: 26, 2: 28, 3: 29, 99: 29} {
		line, column := s.Pos(offset)
		assert.Equal(t, []int{1, want}, []int{line, column}, offset)
	}
	line, column := workflow.Script{}.Pos(3)
	assert.Equal(t, []int{1, 1}, []int{line, column}, "the zero script")
}

// A line separator ends a line for YAML and not for a reader: the lines that
// are told stay the reader's.
func TestPositionsAfterARareLineBreak(t *testing.T) {
	for _, brk := range []string{"\u0085", "\u2028", "\u2029"} {
		s := one(t, "a: 'x"+brk+" y'\njobs: {a: {steps: [{run: abc}]}}")
		line, column := s.Pos(0)
		assert.Equal(t, []int{2, 26}, []int{line, column})
	}
}

// Random texts in every style: what the YAML reader decodes is found back in
// the file byte by byte.
func TestPositionsOfRandomTexts(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	read := 0
	for range 20000 {
		file := "jobs:\n  a:\n    steps:\n      - name: é\n        run: " + randomScalar(rng) + "\n        id: x\n"
		scripts, problems := readAll([]byte(file))
		if len(problems) > 0 || len(scripts) == 0 {
			continue // what was made is no YAML
		}
		read++
		exact(t, file, scripts[0])
	}
	assert.Greater(t, read, 10_000)
}

func randomScalar(rng *rand.Rand) string {
	quote := []string{"", "'", `"`}[rng.IntN(3)]
	if rng.IntN(2) == 0 {
		return quote + randomLines(rng, "a", " ") + quote
	}
	header := []string{"|", ">"}[rng.IntN(2)] + []string{"", "-", "+"}[rng.IntN(3)]
	if rng.IntN(3) == 0 {
		header += fmt.Sprint(1 + rng.IntN(3))
	}
	return header + "\n          " + randomLines(rng, "a", "\t", " ", "'", "é")
}

func randomLines(rng *rand.Rand, words ...string) string {
	var b strings.Builder
	b.WriteString("a")
	for range rng.IntN(8) {
		if rng.IntN(3) == 0 {
			b.WriteString("\n" + strings.Repeat(" ", rng.IntN(14)))
		}
		b.WriteString(words[rng.IntN(len(words))])
	}
	return b.String()
}
