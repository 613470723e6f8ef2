package report

import (
	"io"
	"strings"

	"github.com/egglint/egg/policy"
)

// The form is reviewdog's: lines and columns count from 1, columns bytes, and an end is
// exclusive.
type (
	rdDocument struct {
		Source      rdSource       `json:"source"`
		Diagnostics []rdDiagnostic `json:"diagnostics"`
	}
	rdSource struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	rdDiagnostic struct {
		Message     string         `json:"message"`
		Location    rdLocation     `json:"location"`
		Severity    string         `json:"severity"`
		Code        rdCode         `json:"code"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
		Related     []rdRelated    `json:"related_locations,omitempty"`
	}
	rdLocation struct {
		Path  string  `json:"path"`
		Range rdRange `json:"range"`
	}
	rdRange struct {
		Start rdPosition  `json:"start"`
		End   *rdPosition `json:"end,omitempty"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
	rdRelated struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
	}
)

// RDJSON writes findings for reviewdog.
func (f Findings) RDJSON(to io.Writer, _ TextOptions) error {
	document := rdDocument{Source: rdSource{"egglint", home}, Diagnostics: []rdDiagnostic{}}
	for _, finding := range f.Findings {
		document.Diagnostics = append(document.Diagnostics, f.diagnostic(finding))
	}
	return writeJSON(to, document)
}

func (f Findings) diagnostic(finding policy.Finding) rdDiagnostic {
	message := judgement(finding)
	if finding.Mend != "" {
		message += "\nmend: " + finding.Mend
	}
	span := f.headSpan(finding, func(text string) int { return len(text) })
	d := rdDiagnostic{
		Message:  message,
		Severity: strings.ToUpper(string(finding.Severity)),
		Code:     rdCode{label(finding), page(finding.Rule)},
		Location: rdLocation{f.path(finding.File), rdRange{Start: rdPosition{span.Line, span.Column}}},
	}
	if span.EndColumn > 0 {
		d.Location.Range.End = &rdPosition{span.EndLine, span.EndColumn}
	}
	for _, n := range notes(finding) {
		d.Related = append(d.Related, rdRelated{n.text, rdLocation{f.path(n.file), rdRange{Start: rdPosition{Line: n.line}}}})
	}
	if edit, ok := f.Edits[finding.Fingerprint]; ok {
		at := rdPosition{edit.Line, edit.Column}
		d.Suggestions = []rdSuggestion{{rdRange{at, &at}, edit.Text}}
	}
	return d
}
