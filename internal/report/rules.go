package report

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/egglint/egg/policy"
)

// RulesSchema names the version of the catalogue document.
const RulesSchema = "egg.rules.v1"

// Rules is the catalogue, ready to be shown.
type Rules []policy.Rule

type rulesDocument struct {
	Schema string        `json:"schema"`
	Rules  []policy.Rule `json:"rules"`
}

// JSON writes the catalogue for programs.
func (r Rules) JSON(to io.Writer) error {
	rules := make([]policy.Rule, len(r))
	for i, rule := range r {
		rule.References = list(rule.References)
		rules[i] = rule
	}
	return writeJSON(to, rulesDocument{Schema: RulesSchema, Rules: rules})
}

// Text writes the catalogue as a table.
func (r Rules) Text(to io.Writer) error {
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tNAME\tPACK\tSEVERITY\tTITLE")
	for _, rule := range r {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", rule.ID, rule.Name, clean(rule.Pack), rule.Severity, clean(rule.Title))
	}
	return table.Flush()
}

// pageWidth is how wide running text is set, in characters.
const pageWidth = 80

// Explain writes one rule as a page for people.
func Explain(to io.Writer, paint Paint, rule policy.Rule) error {
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n%s\n\n", paint.bold(rule.ID+" "+rule.Name), clean(rule.Title))
	fmt.Fprintf(&out, "Pack %s, severity %s%s\n\n", rule.Pack, rule.Severity, rule.Note())
	for _, paragraph := range paragraphs(rule.Why) {
		out.WriteString(wrap(clean(paragraph), pageWidth) + "\n\n")
	}
	section(&out, paint, "Bad", strings.Split(strings.TrimRight(rule.Bad, "\n"), "\n"))
	section(&out, paint, "Good", strings.Split(strings.TrimRight(rule.Good, "\n"), "\n"))
	section(&out, paint, "Mend", strings.Split(wrap(rule.Mend, pageWidth-2), "\n"))
	if all := rule.Sources(); len(all) > 0 {
		section(&out, paint, "References", all)
	}
	_, err := io.WriteString(to, strings.TrimSuffix(out.String(), "\n"))
	return err
}

func section(out *strings.Builder, paint Paint, title string, lines []string) {
	out.WriteString(paint.bold(title) + "\n")
	for _, line := range lines {
		out.WriteString(strings.TrimRight("  "+Printable(line), " ") + "\n")
	}
	out.WriteString("\n")
}

// paragraphs splits a text at its blank lines.
func paragraphs(text string) []string {
	var all []string
	for part := range strings.SplitSeq(text, "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// wrap breaks a text between its words. A word that is wider stands alone.
func wrap(text string, width int) string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > width {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	return strings.Join(append(lines, line), "\n")
}
