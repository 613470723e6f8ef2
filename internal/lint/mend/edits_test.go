package mend_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

// Each edit stands before the image of its launch; one launch that cannot be mended
// keeps none of the others from it.
func TestEditsOfManyLaunches(t *testing.T) {
	p := planner(t)
	var text strings.Builder
	for i := range 20 {
		fmt.Fprintf(&text, "docker run --name n%d egg-sandbox\n", i)
	}
	text.WriteString("bash -c 'docker run --name x egg-sandbox'\n")
	source := map[string][]byte{"a.sh": []byte(text.String())}
	launches := p.Parser.File(parser.File{Name: "a.sh", Text: source["a.sh"]}).Launches
	result, err := p.Engine.Evaluate(t.Context(), launches)
	require.NoError(t, err)
	edits, err := p.Edits(t.Context(), result.Findings, launches, source)
	require.NoError(t, err)
	lines := map[int]bool{}
	for _, f := range result.Findings {
		if edit, ok := edits[f.Fingerprint]; ok && f.Rule == "EGG001" {
			lines[edit.Line] = true
			assert.Equal(t, "--security-opt label=disable ", edit.Text)
			assert.True(t, strings.HasPrefix(strings.Split(text.String(), "\n")[edit.Line-1][edit.Column-1:], "egg-sandbox"))
		}
	}
	assert.Len(t, lines, 20)
}
