package report

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

//go:embed page.html
var pageText string

// htmlPage is what the page shows; every text in it is clean.
type htmlPage struct {
	Title   string
	Summary string
	Files   []htmlFile
	Passed  []htmlGroup
}

type htmlFile struct {
	Name     string
	Findings []htmlFinding
}

type htmlFinding struct {
	Severity, Verdict string
	Rule, Name, Page  string
	Message, Why      string
	Place             string
	Line              string
	Before, Marked    string
	After             string
	Rows              []htmlRow
}

type htmlRow struct{ Label, Text, Place string }

// htmlGroup is what the run passed over, of one kind.
type htmlGroup struct {
	Title string
	Items []htmlRow
}

// HTML writes a page of its own: it loads nothing and runs nothing.
func (f Findings) HTML(to io.Writer, _ TextOptions) error {
	page, err := template.New("page").Parse(pageText)
	if err != nil {
		return err
	}
	parts := strings.Split(strings.TrimSpace(f.Summary.line(TextOptions{All: true}, f.Findings)), ", ")
	data := htmlPage{
		Title:   "egglint: " + tally(Paint{}, f.Findings),
		Summary: strings.Join(parts[:len(parts)-1], " · "), // without the time: equal runs give equal pages
		Passed:  f.htmlPassed(),
	}
	for _, group := range byFile(f.Findings) {
		file := htmlFile{Name: at(group[0].File, parser.Span{})}
		for i, finding := range group {
			file.Findings = append(file.Findings, f.htmlFinding(finding, i > 0 && finding.Span == group[i-1].Span))
		}
		data.Files = append(data.Files, file)
	}
	return page.Execute(to, data)
}

// htmlFinding is one finding; the source is not shown again.
func (f Findings) htmlFinding(finding policy.Finding, again bool) htmlFinding {
	out := htmlFinding{
		Severity: string(finding.Severity), Verdict: string(finding.Verdict),
		Rule: finding.Rule, Name: finding.Name, Page: page(finding.Rule),
		Message: clean(finding.Message), Place: at(finding.File, finding.Span),
		Rows: htmlRows(append(circumstances(finding), details(finding)...)),
	}
	for _, rule := range f.Rules {
		if rule.ID == finding.Rule {
			out.Why = firstParagraph(rule.Why)
		}
	}
	if e, ok := cut(f.Sources[finding.File], finding.Span); ok && !again {
		text := []rune(e.text)
		end := min(e.before+e.marked, len(text))
		out.Line, out.Before, out.Marked, out.After = e.number, string(text[:e.before]), string(text[e.before:end]), string(text[end:])
	}
	return out
}

func htmlRows(rows []row) []htmlRow {
	var out []htmlRow
	for _, r := range rows {
		out = append(out, htmlRow{r.label, r.text, r.place})
	}
	return out
}

// htmlPassed is what does not count, and what the run did not see.
func (f Findings) htmlPassed() []htmlGroup {
	suppressed := htmlGroup{Title: "Suppressed"}
	for _, finding := range f.Suppressed {
		since := suppressionRow(finding.Suppression)
		suppressed.Items = append(suppressed.Items, htmlRow{label(finding), clean(finding.Message) + ": " + since.text, at(finding.File, finding.Span)})
	}
	assumed := htmlGroup{Title: "Passes by assumption"}
	for _, rest := range f.Assumed {
		assumed.Items = append(assumed.Items, htmlRow{strings.Join(rest.Rules, ", "), clean(strings.Join(rest.Assumptions, "; ")), at(rest.File, rest.Span)})
	}
	unknown := htmlGroup{Title: "Not known well enough"}
	for _, d := range f.Unknown {
		unknown.Items = append(unknown.Items, htmlRow{doubts[d.Kind].noun, doubts[d.Kind].note, at(d.File, d.Span)})
	}
	return []htmlGroup{
		suppressed, assumed, unknown,
		placesGroup("Launches that no run can reach", f.Unreachable),
		placesGroup("What reads like a launch, in languages that are not read", f.Unread),
	}
}

func placesGroup(title string, places []parser.Place) htmlGroup {
	group := htmlGroup{Title: title}
	for _, place := range places {
		group.Items = append(group.Items, htmlRow{Place: at(place.File, place.Span)})
	}
	return group
}
