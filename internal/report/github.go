package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/egglint/egg/policy"
)

// GitHub writes findings as commands that the runner of a workflow makes annotations
// of. The summary stands below, for those who read the log.
func (f Findings) GitHub(to io.Writer, options TextOptions) error {
	var out strings.Builder
	for _, finding := range f.Findings {
		f.writeCommand(&out, finding)
	}
	if !options.Quiet {
		out.WriteString(f.Summary.line(TextOptions{}, f.Findings))
	}
	_, err := io.WriteString(to, out.String())
	return err
}

func (f Findings) writeCommand(out *strings.Builder, finding policy.Finding) {
	out.WriteString("::" + string(finding.Severity) + " ")
	if f.stands(finding.File) {
		span := f.headSpan(finding, runes)
		fmt.Fprintf(out, "file=%s,line=%d,col=%d,", property(f.path(finding.File)), span.Line, span.Column)
		if span.EndColumn > 0 {
			fmt.Fprintf(out, "endLine=%d,endColumn=%d,", span.EndLine, span.EndColumn-1)
		}
	}
	message := []string{clean(judgement(finding))}
	for _, r := range append(circumstances(finding), details(finding)...) {
		message = append(message, strings.TrimRight(r.label+": "+r.text+" "+r.place, " "))
	}
	fmt.Fprintf(out, "title=%s::%s\n", property(label(finding)), data(strings.Join(message, "\n")))
}

// The runner takes these out of what a command says, in the reverse of this order.
var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func data(text string) string { return dataEscapes.Replace(text) }

// property is a value of a command, which may be a name with any characters in it.
func property(text string) string {
	return propertyEscapes.Replace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\r' || steers(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD")))
}
