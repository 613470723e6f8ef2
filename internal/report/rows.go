package report

import (
	"strings"
	"unicode/utf8"
)

// row is one line of detail below a finding: what it is about, the detail, and
// the place in the source that it comes from, which may be empty.
type row struct{ label, text, place string }

// widest is how far to the right a place is moved to stand below the others.
const widest = 60

// writeRows writes rows with their places in one column.
func writeRows(out *strings.Builder, paint Paint, rows []row) {
	width := 0
	for _, r := range rows {
		if length := utf8.RuneCountInString(r.text); r.place != "" && length <= widest {
			width = max(width, length)
		}
	}
	for _, r := range rows {
		line := pad(r.label, 6) + r.text
		if r.place != "" {
			line = pad(r.label, 6) + pad(r.text, width) + "  " + paint.dim(r.place)
		}
		out.WriteString("   " + line + "\n")
	}
}

func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
}
