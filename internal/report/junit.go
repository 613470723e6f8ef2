package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/egglint/egg/policy"
)

type junitDocument struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Skipped  int          `xml:"skipped,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	Class     string        `xml:"classname,attr"`
	File      string        `xml:"file,attr,omitempty"`
	Line      int           `xml:"line,attr,omitempty"`
	Failure   *junitFailure `xml:"failure"`
	Skipped   *junitSkipped `xml:"skipped"`
	SystemOut *junitLines   `xml:"system-out"`
}

type junitLines struct {
	Text string `xml:",innerxml"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",innerxml"`
}

type junitSkipped struct {
	Message string `xml:"message,attr"`
}

// JUnit writes findings as tests: one that fails the run is a test that fails, another
// one is a test that passes and says something, and a suppressed one is skipped. One
// more test passes, so that a run without findings is no empty report.
func (f Findings) JUnit(to io.Writer, _ TextOptions) error {
	suite := junitSuite{Name: "egglint", Cases: []junitCase{{
		Name: "launches are judged", Class: "egglint",
		SystemOut: &junitLines{fmt.Sprintf("%s, %s (%s), %s", count(f.Summary.Files, "file"), count(f.Summary.Launches, "launch"), count(f.Summary.Sandboxes, "sandbox"), tally(Paint{}, f.Findings))},
	}}}
	for _, finding := range f.Findings {
		suite.Cases = append(suite.Cases, f.testOf(finding))
	}
	for _, finding := range f.Suppressed {
		suite.Cases = append(suite.Cases, f.testOf(finding))
	}
	named := map[[2]string]int{}
	for i := range suite.Cases {
		suite.add(&suite.Cases[i], named)
	}
	return writeXML(to, junitDocument{
		Name: suite.Name, Tests: suite.Tests, Failures: suite.Failures, Skipped: suite.Skipped, Suites: []junitSuite{suite},
	})
}

// add counts a test, and numbers it where there is another of its name: readers take
// two of one name for one.
func (s *junitSuite) add(c *junitCase, named map[[2]string]int) {
	key := [2]string{c.Class, c.Name}
	if named[key]++; named[key] > 1 {
		c.Name += fmt.Sprintf(" #%d", named[key])
	}
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
	if c.Skipped != nil {
		s.Skipped++
	}
}

func (f Findings) testOf(finding policy.Finding) junitCase {
	test := junitCase{
		Name:  fmt.Sprintf("%s in line %d", label(finding), max(finding.Span.Line, 1)),
		Class: clean(f.path(finding.File)), File: f.path(finding.File), Line: max(finding.Span.Line, 1),
	}
	var text strings.Builder
	f.writeFinding(&text, Paint{}, finding, false)
	switch {
	case finding.Suppression != nil:
		test.Skipped = &junitSkipped{clean(judgement(finding) + "; suppressed: " + suppressionRow(finding.Suppression).text)}
	case f.Fails == nil || f.Fails(finding):
		test.Failure = &junitFailure{clean(judgement(finding)), string(finding.Severity) + "." + string(finding.Verdict), lines(text.String())}
	default:
		test.SystemOut = &junitLines{lines(text.String())}
	}
	return test
}

// lines is a text as XML, with its line ends as they are.
func lines(text string) string {
	var out strings.Builder
	out.WriteString("\n")
	_ = xml.EscapeText(&out, []byte(text)) // a builder takes all
	return strings.ReplaceAll(out.String(), "&#xA;", "\n")
}
