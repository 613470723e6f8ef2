package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser"
)

func known(text string) parser.Element {
	return parser.Element{Word: &parser.Word{Text: text, Known: true, Parts: []parser.Part{{Literal: text}}}}
}

func TestElementsReadLikeACommandLine(t *testing.T) {
	argv := []parser.Element{
		known("docker"), known("run"), known(""), known("a b"), known("it's"),
		{Word: &parser.Word{Text: "CONTAINER_ID=$name"}},
		{Gap: &parser.Gap{Source: "$OPTS"}},
		{Repeat: []parser.Element{known("-v"), {Word: &parser.Word{Text: "$v"}}}},
		{Optional: []parser.Element{known("--rm")}},
	}
	assert.Equal(t, `docker run '' 'a b' 'it'\''s' CONTAINER_ID=$name <$OPTS> (-v $v)* [--rm]`, strings.Join(elements(argv), " "))
}

func TestLongCommandLinesAreBroken(t *testing.T) {
	argv := []parser.Element{known(strings.Repeat("a", 80)), known("-e"), known(strings.Repeat("b", 20)), known("--rm"), known("-v"), known("c")}
	assert.Equal(t, []row{{"argv", strings.Repeat("a", 80), ""}, {"", "  -e " + strings.Repeat("b", 20) + " --rm -v c", ""}}, argvRows(argv))
}
