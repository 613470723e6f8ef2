package report

import (
	"encoding/xml"
	"io"
	"strings"

	"github.com/egglint/egg/policy"
)

type checkstyleDocument struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

// Checkstyle writes findings as Checkstyle does, file by file.
func (f Findings) Checkstyle(to io.Writer, _ TextOptions) error {
	document := checkstyleDocument{Version: "4.3"}
	for _, group := range byFile(f.Findings) {
		file := checkstyleFile{Name: f.path(group[0].File)}
		for _, finding := range group {
			message := judgement(finding)
			if finding.Mend != "" {
				message += "; mend: " + finding.Mend
			}
			file.Errors = append(file.Errors, checkstyleError{
				Line: max(finding.Span.Line, 1), Column: f.column(finding.File, finding.Span.Line, finding.Span.Column, runes),
				Severity: string(finding.Severity), Message: clean(message), Source: "egglint." + finding.Pack + "." + finding.Rule,
			})
		}
		document.Files = append(document.Files, file)
	}
	return writeXML(to, document)
}

// byFile groups findings, which come by file.
func byFile(findings []policy.Finding) [][]policy.Finding {
	var groups [][]policy.Finding
	for i, finding := range findings {
		if i == 0 || finding.File != findings[i-1].File {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], finding)
	}
	return groups
}

// writeXML writes a document. What XML cannot hold becomes a replacement character.
func writeXML(to io.Writer, document any) error {
	var out strings.Builder
	encoder := xml.NewEncoder(&out)
	encoder.Indent("", "  ")
	if err := encoder.Encode(document); err != nil {
		return err
	}
	_, err := io.WriteString(to, xml.Header+steered(out.String(), "&#x%X;")+"\n")
	return err
}
