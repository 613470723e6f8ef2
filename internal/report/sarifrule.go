package report

import (
	"strings"

	"github.com/egglint/egg/policy"
)

type (
	sarifRule struct {
		ID            string          `json:"id"`
		Name          string          `json:"name"`
		Short         sarifText       `json:"shortDescription"`
		Full          sarifText       `json:"fullDescription"`
		Help          sarifText       `json:"help"`
		HelpURI       string          `json:"helpUri,omitempty"`
		Configuration sarifDefault    `json:"defaultConfiguration"`
		Properties    sarifProperties `json:"properties"`
	}
	sarifDefault struct {
		Enabled bool   `json:"enabled"`
		Level   string `json:"level"`
	}
	sarifProperties struct {
		Tags      []string `json:"tags"`
		Precision string   `json:"precision"`
		Severity  string   `json:"problem.severity"`
	}
)

// describedIn is how much of a description code scanning takes, in bytes.
const describedIn = 1000

func sarifRuleOf(rule policy.Rule) sarifRule {
	level := sarifLevel(rule.Severity)
	tags := []string{"security", rule.Pack}
	for _, section := range rule.CIS {
		tags = append(tags, "cis-docker-"+section)
	}
	severity := level
	if severity == "none" {
		severity = "recommendation"
	}
	return sarifRule{
		ID: rule.ID, Name: rule.Name, HelpURI: page(rule.ID),
		Short:         sarifText{Text: rule.Title},
		Full:          sarifText{Text: shortened(orElse(firstParagraph(rule.Why), rule.Title))},
		Help:          sarifText{Text: helpText(rule), Markdown: helpMarkdown(rule)},
		Configuration: sarifDefault{Enabled: rule.Level == "", Level: level},
		Properties:    sarifProperties{Tags: tags, Precision: "high", Severity: severity},
	}
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

func firstParagraph(text string) string {
	if all := paragraphs(text); len(all) > 0 {
		return strings.Join(strings.Fields(all[0]), " ")
	}
	return ""
}

// shortened cuts a text between its words.
func shortened(text string) string {
	if len(text) <= describedIn {
		return text
	}
	return text[:max(strings.LastIndexByte(text[:describedIn], ' '), 1)] + " …"
}

// helpText is what explain prints.
func helpText(rule policy.Rule) string {
	var out strings.Builder
	_ = Explain(&out, Paint{}, rule) // a builder takes all
	return out.String()
}

func helpMarkdown(rule policy.Rule) string {
	var out strings.Builder
	for _, paragraph := range paragraphs(rule.Why) {
		out.WriteString(paragraph + "\n\n")
	}
	for _, example := range []struct{ title, text string }{{"Bad", rule.Bad}, {"Good", rule.Good}} {
		if example.text != "" {
			out.WriteString("**" + example.title + "**\n\n" + fenced(example.text) + "\n")
		}
	}
	if rule.Mend != "" {
		out.WriteString("**Mend:** " + rule.Mend + "\n")
	}
	for i, source := range rule.Sources() {
		if i == 0 {
			out.WriteString("\n**References**\n\n")
		}
		out.WriteString("- " + source + "\n")
	}
	return out.String()
}

// fenced is a block of code that no text ends early.
func fenced(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "\n" + strings.TrimRight(text, "\n") + "\n" + fence + "\n"
}
