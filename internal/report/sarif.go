package report

import (
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/egglint/egg/policy"
)

const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://json.schemastore.org/sarif-2.1.0.json"
)

// The part of SARIF that findings need; its names are SARIF's.
type (
	sarifDocument struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
		Properties any           `json:"properties,omitempty"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name            string      `json:"name"`
		InformationURI  string      `json:"informationUri"`
		Version         string      `json:"version,omitempty"`
		SemanticVersion string      `json:"semanticVersion,omitempty"`
		Rules           []sarifRule `json:"rules"`
	}
	sarifResult struct {
		RuleID              string             `json:"ruleId"`
		RuleIndex           int                `json:"ruleIndex"`
		Level               string             `json:"level"`
		Message             sarifText          `json:"message"`
		Locations           []sarifLocation    `json:"locations,omitempty"`
		RelatedLocations    []sarifLocation    `json:"relatedLocations,omitempty"`
		PartialFingerprints map[string]string  `json:"partialFingerprints,omitempty"`
		Suppressions        []sarifSuppression `json:"suppressions"`
		Fixes               []sarifFix         `json:"fixes,omitempty"`
		Properties          sarifVerdict       `json:"properties"`
	}
	sarifVerdict struct {
		Verdict policy.Verdict `json:"verdict"`
		Mend    string         `json:"mend,omitempty"`
		Launch  string         `json:"launch,omitempty"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Message  *sarifText    `json:"message,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI    string `json:"uri"`
		BaseID string `json:"uriBaseId"`
	}
	sarifRegion struct {
		StartLine   int        `json:"startLine"`
		StartColumn int        `json:"startColumn,omitempty"`
		EndLine     int        `json:"endLine,omitempty"`
		EndColumn   int        `json:"endColumn,omitempty"`
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
	sarifSuppression struct {
		Kind          string         `json:"kind"`
		Status        string         `json:"status"`
		Justification string         `json:"justification,omitempty"`
		Location      *sarifLocation `json:"location,omitempty"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
)

// semantic are versions as SARIF's semanticVersion wants them.
var semantic = regexp.MustCompile(`^v?(\d+\.\d+\.\d+\S*)`)

// SARIF writes findings for code scanning: suppressed ones too, marked as such.
func (f Findings) SARIF(to io.Writer, _ TextOptions) error {
	driver := sarifDriver{Name: "egglint", InformationURI: home, Version: f.Version, Rules: []sarifRule{}}
	if m := semantic.FindStringSubmatch(f.Version); m != nil {
		driver.SemanticVersion = m[1]
	}
	run := sarifRun{Tool: sarifTool{driver}, ColumnKind: "utf16CodeUnits", Results: []sarifResult{}}
	rules := f.rulesTold()
	for _, rule := range rules {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(rule))
	}
	for _, finding := range slices.Concat(f.Findings, f.Suppressed) {
		at := slices.IndexFunc(rules, func(r policy.Rule) bool { return r.ID == finding.Rule })
		run.Results = append(run.Results, f.sarifResult(finding, at))
	}
	return writeJSON(to, sarifDocument{sarifSchema, sarifVersion, []sarifRun{run}})
}

// rulesTold is the catalogue, and the rules of findings that it lacks.
func (f Findings) rulesTold() []policy.Rule {
	rules := slices.Clone(f.Rules)
	for _, finding := range slices.Concat(f.Findings, f.Suppressed) {
		if !slices.ContainsFunc(rules, func(r policy.Rule) bool { return r.ID == finding.Rule }) {
			rules = append(rules, policy.Rule{
				ID: finding.Rule, Name: finding.Name, Pack: finding.Pack, Severity: finding.Severity, Title: label(finding),
			})
		}
	}
	return rules
}

func (f Findings) sarifResult(finding policy.Finding, rule int) sarifResult {
	result := sarifResult{
		RuleID: finding.Rule, RuleIndex: rule, Level: sarifLevel(finding.Severity), Message: sarifText{Text: judgement(finding)},
		Suppressions: []sarifSuppression{},
		Properties:   sarifVerdict{finding.Verdict, finding.Mend, finding.Launch},
	}
	if finding.Fingerprint != "" {
		result.PartialFingerprints = map[string]string{"egg/v1": finding.Fingerprint}
	}
	if f.stands(finding.File) {
		result.Locations = []sarifLocation{{Physical: f.sarifHead(finding)}}
	}
	for i, n := range notes(finding) {
		result.RelatedLocations = append(result.RelatedLocations, sarifLocation{ID: i + 1, Message: &sarifText{Text: n.text}, Physical: f.sarifLine(n.file, n.line)})
	}
	if finding.Mend != "" {
		result.Message.Text += "\nMend: " + finding.Mend + "."
	}
	if s := finding.Suppression; s != nil {
		result.Suppressions = append(result.Suppressions, f.sarifSuppression(s))
	}
	if edit, ok := f.Edits[finding.Fingerprint]; ok && finding.Suppression == nil {
		result.Fixes = []sarifFix{f.sarifFix(finding, edit)}
	}
	return result
}

// sarifHead is the place of a finding, with the text that it begins with.
func (f Findings) sarifHead(finding policy.Finding) sarifPhysical {
	span := f.headSpan(finding, codeUnits)
	region := &sarifRegion{StartLine: span.Line, StartColumn: span.Column}
	if span.EndColumn > 0 {
		region.EndLine, region.EndColumn = span.EndLine, span.EndColumn
	}
	if e, ok := cut(f.Sources[finding.File], finding.Span); ok {
		text := []rune(e.text)
		region.Snippet = &sarifText{Text: string(text[e.before:min(e.before+e.marked, len(text))])}
	}
	return sarifPhysical{f.artifact(finding.File), region}
}

func (f Findings) sarifLine(file string, line int) sarifPhysical {
	if line == 0 {
		return sarifPhysical{f.artifact(file), nil}
	}
	return sarifPhysical{f.artifact(file), &sarifRegion{StartLine: line}}
}

// artifact names a file as a URI that is relative to the root of the repository.
func (f Findings) artifact(file string) sarifArtifact {
	escaped := (&url.URL{Path: f.path(file)}).EscapedPath()
	return sarifArtifact{strings.ReplaceAll(escaped, ":", "%3A"), "%SRCROOT%"}
}

func (f Findings) sarifSuppression(s *policy.Suppression) sarifSuppression {
	out := sarifSuppression{Kind: "external", Status: "accepted", Justification: suppressionRow(s).text}
	if s.Kind == policy.SuppressedByComment {
		out.Kind = "inSource"
	}
	if s.File != "" && s.Line > 0 {
		out.Location = &sarifLocation{Physical: f.sarifLine(s.File, s.Line)}
	}
	return out
}

// sarifFix puts words in, and takes nothing out.
func (f Findings) sarifFix(finding policy.Finding, edit Edit) sarifFix {
	column := f.column(edit.File, edit.Line, edit.Column, codeUnits)
	return sarifFix{sarifText{Text: finding.Mend}, []sarifChange{{f.artifact(edit.File), []sarifReplacement{{
		sarifRegion{StartLine: edit.Line, StartColumn: column, EndLine: edit.Line, EndColumn: column}, sarifText{Text: edit.Text},
	}}}}}
}

// sarifLevel is how much a finding weighs.
func sarifLevel(severity policy.Severity) string {
	if severity == policy.SeverityOff {
		return "none"
	}
	return string(severity)
}
