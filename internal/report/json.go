package report

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// FindingsSchema names the version of the findings document.
const FindingsSchema = "egg.findings.v1"

// findingsDocument is the JSON form of Findings. Its lists are never null.
type findingsDocument struct {
	Schema     string           `json:"schema"`
	Findings   []policy.Finding `json:"findings"`
	Suppressed []policy.Finding `json:"suppressed"`
	Assumed    []policy.Rest    `json:"assumed"`
	Fixed      []Fixed          `json:"fixed"`
	Launches   int              `json:"launches"`
	Sandboxes  int              `json:"sandboxes"`
	Problems   []parser.Problem `json:"problems"`
	Stats      any              `json:"stats"`
	parser.Unsettled
}

// JSON writes findings for programs. It holds no times: equal runs give equal
// documents.
func (f Findings) JSON(to io.Writer, _ TextOptions) error {
	return writeJSON(to, findingsDocument{
		Schema:     FindingsSchema,
		Findings:   complete(f.Findings),
		Suppressed: complete(f.Suppressed),
		Assumed:    list(f.Assumed),
		Fixed:      list(f.Fixed),
		Launches:   f.Summary.Launches,
		Sandboxes:  f.Summary.Sandboxes,
		Problems:   list(f.Problems),
		Stats:      f.Stats,
		Unsettled:  parser.Unsettled{Unreachable: list(f.Unreachable), Unknown: list(f.Unknown), Unread: list(f.Unread)},
	})
}

// complete gives every finding its lists, empty ones too.
func complete(findings []policy.Finding) []policy.Finding {
	whole := make([]policy.Finding, len(findings))
	for i, finding := range findings {
		finding.When, finding.Via = list(finding.When), list(finding.Via)
		whole[i] = finding
	}
	return whole
}

// list makes a missing list an empty one.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// writeJSON indents, and leaves the characters of shell programs as they are, but for
// those that steer a terminal.
func writeJSON(to io.Writer, document any) error {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(document); err != nil {
		return err
	}
	_, err := io.WriteString(to, steered(out.String(), `\u%04x`))
	return err
}
