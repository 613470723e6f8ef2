package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

func TestExcerptMarksTheHeadOfTheLaunch(t *testing.T) {
	tests := []struct {
		name, source string
		span         parser.Span
		want         string
	}{
		{"up to the subcommand", "docker run --rm -it \\\n  x\n", parser.Span{Line: 1, Column: 1, EndLine: 2, EndColumn: 4},
			"   1 │ docker run --rm -it \\\n     │ ^^^^^^^^^^\n"},
		{"a later line, indented by a tab", "#\n#\n\tdocker create x\n", parser.Span{Line: 3, Column: 2, EndLine: 3, EndColumn: 17},
			"   3 │  docker create x\n     │  ^^^^^^^^^^^^^\n"},
		{"no subcommand written", "x; \"${cmd[@]}\" # y", parser.Span{Line: 1, Column: 4, EndLine: 1, EndColumn: 15},
			"   1 │ x; \"${cmd[@]}\" # y\n     │    ^^^^^^^^^^^\n"},
		{"a continued line without a subcommand", "docker \\\n run x", parser.Span{Line: 1, Column: 1, EndLine: 2, EndColumn: 7},
			"   1 │ docker \\\n     │ ^^^^^^\n"},
		{"columns count bytes, marks characters", "echo é; docker run x", parser.Span{Line: 1, Column: 10, EndLine: 1, EndColumn: 22},
			"   1 │ echo é; docker run x\n     │         ^^^^^^^^^^\n"},
		{"what steers a terminal is not passed on", "docker run \x1b[31mx\r", parser.Span{Line: 1, Column: 1, EndLine: 1, EndColumn: 11},
			"   1 │ docker run \uFFFD[31mx\n     │ ^^^^^^^^^^\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e, ok := cut([]byte(test.source), test.span)
			require.True(t, ok)
			var out strings.Builder
			e.write(&out, Paint{}, "error")
			assert.Equal(t, test.want, out.String())
		})
	}
}

func TestExcerptOfALongLineStaysShort(t *testing.T) {
	line := strings.Repeat("é", 5000) + " docker run " + strings.Repeat("x", 5000)
	start := len(strings.Repeat("é", 5000)) + 2
	e, ok := cut([]byte(line), parser.Span{Line: 1, Column: start, EndLine: 1, EndColumn: len(line) + 1})
	require.True(t, ok)
	assert.LessOrEqual(t, utf8.RuneCountInString(e.text), excerptWidth+1)
	assert.Equal(t, "docker run", string([]rune(e.text)[e.before:e.before+e.marked]))
}

func TestNoExcerptOutsideTheSource(t *testing.T) {
	for _, span := range []parser.Span{{}, {Line: 9, Column: 1}, {Line: 1, Column: 99}, {Line: 2, Column: 1}, {Line: 1}} {
		_, ok := cut([]byte("one line\n"), span)
		assert.False(t, ok, "%+v", span)
	}
}

func TestCleanTurnsNothingAround(t *testing.T) {
	assert.Equal(t, "a\uFFFDb c\uFFFD", clean("a\u202eb\tc\x00"))
}

func TestRowsStandBelowEachOther(t *testing.T) {
	var out strings.Builder
	writeRows(&out, Paint{}, []row{{"when", "MODE = private", "a.sh:5"}, {"via", "start", "b.sh:1"}, {"mend", "a text that is longer than the others", ""}})
	assert.Equal(t, "   when  MODE = private  a.sh:5\n   via   start           b.sh:1\n   mend  a text that is longer than the others\n", out.String())
}
