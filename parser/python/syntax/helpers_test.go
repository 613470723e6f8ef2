package syntax

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var placeFields = regexp.MustCompile(`(, )?lineno=\d+, col_offset=-?\d+, end_lineno=\d+, end_col_offset=-?\d+`)

// shape is the dump of the first statement of src without places; src has no
// problems.
func shape(t *testing.T, src string) string {
	t.Helper()
	m, problems := Parse("", []byte(src))
	require.Empty(t, problems, src)
	return shapeOf(&Module{Body: m.Body[:1]})
}

func shapeOf(m *Module) string {
	text := placeFields.ReplaceAllString(Dump(m), "")
	text = strings.NewReplacer(", ctx=Load()", "", ", kind=None", "").Replace(text)
	return strings.TrimSuffix(strings.TrimPrefix(text, "Module(body=["), "])")
}

// outline names the statements, and what is in those that are bad.
func outline(body []Stmt) string {
	var words []string
	for _, s := range body {
		word := className(s)
		if bad, ok := s.(*BadStmt); ok {
			word = "Bad"
			if len(bad.Body) > 0 {
				word += "[" + outline(bad.Body) + "]"
			}
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

// hasBad tells whether there is a BadStmt anywhere.
func hasBad(m *Module) (bad bool) {
	Inspect(m, func(n Node) bool {
		_, ok := n.(*BadStmt)
		bad = bad || ok
		return true
	})
	return bad
}
