package report

import (
	"fmt"
	"html"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// MatrixSchema names the version of the matrix document.
const MatrixSchema = "egg.matrix.v1"

// Matrix shows launches side by side: a row for each, a column for each item.
type Matrix struct {
	Items []MatrixItem
	Rows  []MatrixRow
}

// MatrixItem is a flag or a variable, as profiles name it.
type MatrixItem struct {
	Item     string `json:"item"`
	Contract bool   `json:"contract"`
}

// MatrixRow is what one launch carries of the items, in their order.
type MatrixRow struct {
	Launch  parser.Launch
	Sandbox bool
	Cells   []policy.Carried
}

// site is how a row names its launch.
func (r MatrixRow) site() string { return fmt.Sprintf("%s:%d", r.Launch.File, r.Launch.Span.Line) }

type matrixDocument struct {
	Schema   string         `json:"schema"`
	Items    []MatrixItem   `json:"items"`
	Launches []matrixLaunch `json:"launches"`
}

type matrixLaunch struct {
	ID       string                    `json:"id"`
	File     string                    `json:"file"`
	Span     parser.Span               `json:"span"`
	Function string                    `json:"function"`
	Sandbox  bool                      `json:"sandbox"`
	Cells    map[string]policy.Carried `json:"cells"`
}

// JSON writes the matrix for programs.
func (m Matrix) JSON(to io.Writer) error {
	document := matrixDocument{Schema: MatrixSchema, Items: list(m.Items), Launches: []matrixLaunch{}}
	for _, row := range m.Rows {
		cells := map[string]policy.Carried{}
		for i, cell := range row.Cells {
			cells[m.Items[i].Item] = cell
		}
		document.Launches = append(document.Launches, matrixLaunch{
			row.Launch.ID, row.Launch.File, row.Launch.Span, row.Launch.Function, row.Sandbox, cells,
		})
	}
	return writeJSON(to, document)
}

// Markdown writes a table for a pull request.
func (m Matrix) Markdown(to io.Writer) error {
	var out strings.Builder
	out.WriteString("| launch |")
	for _, item := range m.Items {
		out.WriteString(" " + codeSpan(item.Item) + " |")
	}
	out.WriteString("\n|---|" + strings.Repeat("---|", len(m.Items)) + "\n")
	for _, row := range m.Rows {
		out.WriteString("| " + codeSpan(row.site()) + " |")
		for _, cell := range row.Cells {
			out.WriteString(" " + string(cell) + " |")
		}
		out.WriteString("\n")
	}
	_, err := io.WriteString(to, out.String())
	return err
}

// codeSpan writes a text as code in a table of Markdown.
func codeSpan(text string) string {
	text = strings.ReplaceAll(clean(text), "|", `\|`)
	if strings.Contains(text, "`") {
		return "`` " + text + " ``"
	}
	return "`" + text + "`"
}

const matrixHead = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Launches</title>
<style>
table { border-collapse: collapse; font: 14px sans-serif }
th, td { border: 1px solid #bbb; padding: 4px 8px; text-align: left }
thead th { position: sticky; top: 0; background: #eee }
.no { background: #f8c9c4 } .conditional { background: #fbe7b5 } .unknown { background: #ddd } .yes { background: #d5efd2 }
</style>
</head>
<body>
<table>
<thead><tr><th>launch</th>`

// HTML writes a page of its own.
func (m Matrix) HTML(to io.Writer) error {
	var out strings.Builder
	out.WriteString(matrixHead)
	for _, item := range m.Items {
		out.WriteString("<th><code>" + html.EscapeString(clean(item.Item)) + "</code></th>")
	}
	out.WriteString("</tr></thead>\n<tbody>\n")
	for _, row := range m.Rows {
		out.WriteString("<tr><th><code>" + html.EscapeString(clean(row.site())) + "</code></th>")
		for _, cell := range row.Cells {
			fmt.Fprintf(&out, `<td class="%[1]s">%[1]s</td>`, cell)
		}
		out.WriteString("</tr>\n")
	}
	out.WriteString("</tbody>\n</table>\n</body>\n</html>\n")
	_, err := io.WriteString(to, out.String())
	return err
}

// Text writes a table that is at most so many characters wide, as far as the widest
// column allows: where the columns do not fit beside each other, they stand in
// several tables, each with the launches before it.
func (m Matrix) Text(to io.Writer, options TextOptions, width int) error {
	var out strings.Builder
	sites := m.sites(max(width/3, 12))
	for from := 0; from < len(m.Items) || from == 0; {
		upTo := m.fitting(from, width-utf8.RuneCountInString(sites[0]))
		if from > 0 {
			out.WriteString("\n")
		}
		m.writeBlock(&out, options.Paint, sites, from, upTo)
		if from = upTo; from >= len(m.Items) {
			break
		}
	}
	if !options.Quiet {
		out.WriteString("\n" + m.tally() + "\n")
	}
	_, err := io.WriteString(to, out.String())
	return err
}

// sites are the names of the rows, all as wide as the widest; one that is too wide
// loses its beginning.
func (m Matrix) sites(most int) []string {
	names, width := []string{"launch"}, len("launch")
	for _, row := range m.Rows {
		name := []rune(clean(row.site()))
		if len(name) > most {
			name = append([]rune("…"), name[len(name)-most+1:]...)
		}
		names, width = append(names, string(name)), max(width, len(name))
	}
	for i, name := range names {
		names[i] = padded(name, width)
	}
	return names
}

func padded(text string, width int) string {
	return text + strings.Repeat(" ", max(width-utf8.RuneCountInString(text), 0))
}

// header is the name of a column in two lines: a flag above its value, and -e above
// the variable.
func header(item string) (upper, lower string) {
	if name, value, found := strings.Cut(clean(item), " "); found {
		return name, value
	}
	return "", clean(item)
}

// columnGap is between two columns.
const columnGap = "  "

// columnWidth is how wide a column is.
func (m Matrix) columnWidth(i int) int {
	upper, lower := header(m.Items[i].Item)
	width := max(utf8.RuneCountInString(upper), utf8.RuneCountInString(lower))
	for _, row := range m.Rows {
		width = max(width, len(row.Cells[i]))
	}
	return width
}

// fitting is where the columns end that fit into a width, at least one.
func (m Matrix) fitting(from, width int) int {
	to := from
	for to < len(m.Items) {
		width -= len(columnGap) + m.columnWidth(to)
		if width < 0 && to > from {
			break
		}
		to++
	}
	return to
}

func (m Matrix) writeBlock(out *strings.Builder, paint Paint, sites []string, from, to int) {
	upper, lower := strings.Repeat(" ", utf8.RuneCountInString(sites[0])), sites[0]
	for i := from; i < to; i++ {
		above, below := header(m.Items[i].Item)
		upper += columnGap + padded(above, m.columnWidth(i))
		lower += columnGap + padded(below, m.columnWidth(i))
	}
	if upper = strings.TrimRight(upper, " "); upper != "" {
		out.WriteString(paint.bold(upper) + "\n")
	}
	out.WriteString(paint.bold(strings.TrimRight(lower, " ")) + "\n")
	for r, row := range m.Rows {
		line := sites[r+1]
		for i := from; i < to; i++ {
			cell := string(row.Cells[i])
			blanks := strings.Repeat(" ", m.columnWidth(i)-len(cell))
			if i == to-1 {
				blanks = ""
			}
			line += columnGap + paintCell(paint, row.Cells[i]) + blanks
		}
		out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

func paintCell(paint Paint, cell policy.Carried) string {
	switch cell {
	case policy.CarriedYes:
		return paint.good(string(cell))
	case policy.CarriedNo:
		return paint.severity("error", string(cell))
	}
	return paint.severity("warning", string(cell))
}

// tally is the last line of the text form.
func (m Matrix) tally() string {
	counts := map[policy.Carried]int{}
	for _, row := range m.Rows {
		for _, cell := range row.Cells {
			counts[cell]++
		}
	}
	return fmt.Sprintf("%s, %s: %d yes, %d no, %d conditional, %d unknown", count(len(m.Rows), "launch"), count(len(m.Items), "item"),
		counts[policy.CarriedYes], counts[policy.CarriedNo], counts[policy.CarriedConditional], counts[policy.CarriedUnknown])
}
