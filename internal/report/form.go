package report

import (
	"fmt"
	"io"
)

// Form is one way to show findings.
type Form struct {
	Name  string
	About string // who reads it, in a few words
	write func(Findings, io.Writer, TextOptions) error
}

// Forms are all of them; the first is the one that is meant where none is named.
func Forms() []Form {
	return []Form{
		{"text", "people, at a terminal", Findings.Text},
		{"json", "programs (egg.findings.v1)", Findings.JSON},
		{"sarif", "code scanning of GitHub and others (SARIF 2.1.0)", Findings.SARIF},
		{"github", "annotations on a pull request, written into the log of a workflow", Findings.GitHub},
		{"junit", "the test reports of GitLab, Jenkins and others", Findings.JUnit},
		{"rdjson", "reviewdog, with suggestions", Findings.RDJSON},
		{"checkstyle", "whatever reads Checkstyle's XML", Findings.Checkstyle},
		{"html", "people, as a page of its own", Findings.HTML},
	}
}

// Write shows findings in the form of a name.
func (f Findings) Write(to io.Writer, name string, options TextOptions) error {
	for _, form := range Forms() {
		if form.Name == name {
			return form.write(f, to, options)
		}
	}
	return fmt.Errorf("no form is called %q", name)
}
