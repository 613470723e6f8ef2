package report_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/report"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// hostileName is a file name that a file system takes, and that every form has
// something against.
const hostileName = "a:b,c %0A]]>\"'<x>&\n::error::\x1b[31m\u009b2J\u202e\xff é.sh"

// hostile has findings of every kind, with texts that try to break out.
func hostile() report.Findings {
	first, second, suppressed, known := lockdown(), unproven(), lockdown(), lockdown()
	first.File, first.Message, first.Mend = hostileName, hostileName+"\r\n::set-output name=x::y", "add `x` ]]> </failure> {{.}} <script>"
	first.Span, first.Fingerprint = parser.Span{Line: 1, Column: 5, EndLine: 1, EndColumn: 17}, "f1"
	first.When[0].Text, first.Via[0].Name = hostileName, hostileName
	second.Gap.Source, second.Fingerprint = hostileName, "f2"
	suppressed.Suppression, suppressed.Fingerprint = &policy.Suppression{Kind: policy.SuppressedByComment, File: hostileName, Line: 3, Reason: "because " + hostileName, Until: "2030-01-01"}, "f3"
	known.Suppression, known.Fingerprint = &policy.Suppression{Kind: policy.SuppressedByBaseline, File: "egg.baseline"}, "f4"
	return report.Findings{
		Findings: []policy.Finding{first, second}, Suppressed: []policy.Finding{suppressed, known},
		Sources: map[string][]byte{hostileName: []byte("é; docker run ]]> \x1b[2J </script>\n"), "a.sh": nil},
		Unsettled: parser.Unsettled{
			Unknown: []parser.Doubt{{Place: parser.Place{File: hostileName}, Kind: parser.DoubtRunner}},
			Unread:  []parser.Place{{File: hostileName}},
		},
		Rules: rules(), Version: "v1.2.3", Prefix: "sub dir",
		Edits: map[string]report.Edit{"f1": {File: hostileName, Line: 1, Column: 5, Text: "--dns 0.0.0.0 "}},
		Fails: func(f policy.Finding) bool { return f.Severity == policy.SeverityError },
	}
}

func shown(t *testing.T, findings report.Findings, form string) string {
	t.Helper()
	var out strings.Builder
	require.NoError(t, findings.Write(&out, form, report.TextOptions{All: true}))
	return out.String()
}

// Whatever stands in the sources: a form is text, says the same again, tells what is
// not proven, and steers no terminal.
func TestEveryFormBearsHostileTexts(t *testing.T) {
	for _, form := range report.Forms() {
		t.Run(form.Name, func(t *testing.T) {
			out := shown(t, hostile(), form.Name)
			assert.True(t, utf8.ValidString(out))
			for _, r := range out {
				assert.False(t, unicode.IsControl(r) && r != '\n', "%U", r)
			}
			assert.Equal(t, out, shown(t, hostile(), form.Name))
			assert.Contains(t, out, "unproven")
			assert.NotEmpty(t, form.About)
		})
	}
}

func TestAFormThatThereIsNot(t *testing.T) {
	assert.ErrorContains(t, report.Findings{}.Write(io.Discard, "yaml", report.TextOptions{}), `"yaml"`)
}

// command is a line of a log as the runner of workflows takes it, or nil.
func command(line string) map[string]string {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), "::")
	head, data, closed := strings.Cut(rest, "::")
	if !ok || !closed {
		return nil
	}
	name, properties, _ := strings.Cut(head, " ")
	out := map[string]string{"": name, "message": strings.NewReplacer("%0D", "\r", "%0A", "\n", "%25", "%").Replace(data)}
	for pair := range strings.SplitSeq(properties, ",") {
		key, value, _ := strings.Cut(pair, "=")
		out[key] = strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%").Replace(value)
	}
	return out
}

func TestGitHubSeesOneCommandForAFinding(t *testing.T) {
	var all []map[string]string
	for line := range strings.Lines(shown(t, hostile(), "github")) {
		if c := command(strings.TrimSuffix(line, "\n")); c != nil {
			all = append(all, c)
		}
	}
	require.Len(t, all, 2)
	assert.Equal(t, "error", all[0][""])
	assert.Equal(t, "sub dir/a:b,c %0A]]>\"'<x>&\n::error::\uFFFD[31m\uFFFD2J\uFFFD\uFFFD é.sh", all[0]["file"])
	assert.Equal(t, "EGG002 dns-lockdown", all[0]["title"])
	assert.Equal(t, []string{"1", "4", "1", "13"}, []string{all[0]["line"], all[0]["col"], all[0]["endLine"], all[0]["endColumn"]})
	assert.Contains(t, all[0]["message"], "\nmend: add `x`")
	assert.Equal(t, "warning", all[1][""])
	assert.Contains(t, all[1]["message"], "(unproven)")
	assert.Contains(t, shown(t, sample(lockdown()), "github"), "\n12 files, 3 launches (1 sandbox), 1 error, 1.2 s\n")
	assert.Contains(t, shown(t, report.Findings{Findings: []policy.Finding{{Rule: "X", Severity: "error", Message: "a"}}}, "github"), "::error title=X::a\n")
}

// wellFormed reads a document to its end.
func wellFormed(t *testing.T, text string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(t, err)
	}
}

func TestCheckstyle(t *testing.T) {
	out := shown(t, hostile(), "checkstyle")
	wellFormed(t, out)
	var document struct {
		Version string `xml:"version,attr"`
		File    []struct {
			Name  string `xml:"name,attr"`
			Error []struct {
				Line     int    `xml:"line,attr"`
				Column   int    `xml:"column,attr"`
				Severity string `xml:"severity,attr"`
				Message  string `xml:"message,attr"`
				Source   string `xml:"source,attr"`
			} `xml:"error"`
		} `xml:"file"`
	}
	require.NoError(t, xml.Unmarshal([]byte(out), &document))
	require.Len(t, document.File, 2)
	require.Len(t, document.File[0].Error, 1)
	assert.Equal(t, 4, document.File[0].Error[0].Column, "characters")
	assert.Equal(t, "egglint.contract.EGG002", document.File[0].Error[0].Source)
	assert.Contains(t, document.File[0].Error[0].Message, "::set-output name=x::y; mend: add")
	assert.Contains(t, document.File[1].Error[0].Message, "(unproven)")
	assert.Equal(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\"></checkstyle>\n", shown(t, report.Findings{}, "checkstyle"))
}

func TestJUnit(t *testing.T) {
	findings := hostile()
	findings.Findings = append(findings.Findings, findings.Findings[0])
	out := shown(t, findings, "junit")
	wellFormed(t, out)
	type counts struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Errors   int    `xml:"errors,attr"`
		Skipped  int    `xml:"skipped,attr"`
	}
	var document struct {
		counts
		Suites []struct {
			counts
			Cases []struct {
				Name    string `xml:"name,attr"`
				Class   string `xml:"classname,attr"`
				File    string `xml:"file,attr"`
				Line    int    `xml:"line,attr"`
				Failure *struct {
					Message string `xml:"message,attr"`
					Type    string `xml:"type,attr"`
					Text    string `xml:",chardata"`
				} `xml:"failure"`
				Skipped *struct {
					Message string `xml:"message,attr"`
				} `xml:"skipped"`
				Out string `xml:"system-out"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	require.NoError(t, xml.Unmarshal([]byte(out), &document))
	require.Len(t, document.Suites, 1)
	want := counts{"egglint", 6, 2, 0, 2}
	assert.Equal(t, []counts{want, want}, []counts{document.counts, document.Suites[0].counts})
	cases := document.Suites[0].Cases
	names := map[string]bool{}
	for _, c := range cases {
		assert.NotEmpty(t, c.Name)
		assert.NotEmpty(t, c.Class)
		assert.False(t, names[c.Class+c.Name], c.Name)
		names[c.Class+c.Name] = true
	}
	assert.Nil(t, cases[0].Failure)
	assert.Equal(t, "error.fail", cases[1].Failure.Type)
	assert.Contains(t, cases[1].Failure.Text, "\n   mend  add `x` ]]> </failure> {{.}} <script>\n")
	assert.Nil(t, cases[2].Failure, "a warning does not fail this run")
	assert.Contains(t, cases[2].Out, "\n   gap ")
	assert.Equal(t, "EGG002 dns-lockdown in line 1 #2", cases[3].Name)
	assert.Contains(t, cases[4].Skipped.Message, "suppressed: because ")
	assert.Contains(t, cases[5].Skipped.Message, "known to egg.baseline")
}

func TestRDJSON(t *testing.T) {
	var document struct {
		Source      struct{ Name, URL string }
		Diagnostics []struct {
			Message  string
			Severity string
			Code     struct{ Value, URL string }
			Location struct {
				Path  string
				Range struct{ Start, End struct{ Line, Column int } }
			}
			Suggestions []struct {
				Text  string
				Range struct{ Start, End struct{ Line, Column int } }
			}
			Related []struct{ Message string } `json:"related_locations"`
		}
	}
	require.NoError(t, json.Unmarshal([]byte(shown(t, hostile(), "rdjson")), &document))
	require.Len(t, document.Diagnostics, 2)
	d := document.Diagnostics[0]
	assert.Equal(t, "ERROR", d.Severity)
	assert.Equal(t, "EGG002 dns-lockdown", d.Code.Value)
	assert.Equal(t, []int{1, 5, 1, 15}, []int{d.Location.Range.Start.Line, d.Location.Range.Start.Column, d.Location.Range.End.Line, d.Location.Range.End.Column}, "bytes")
	require.Len(t, d.Suggestions, 1)
	assert.Equal(t, d.Suggestions[0].Range.Start, d.Suggestions[0].Range.End, "nothing is taken out")
	assert.Equal(t, 5, d.Suggestions[0].Range.Start.Column)
	assert.Len(t, d.Related, 2)
	assert.Equal(t, "WARNING", document.Diagnostics[1].Severity)
	assert.Contains(t, shown(t, report.Findings{}, "rdjson"), `"diagnostics": []`)
}

func TestHTMLIsOnePageThatLoadsNothing(t *testing.T) {
	out := shown(t, hostile(), "html")
	for _, bad := range []string{"<script", "src=", "<link", "@import", "url(", "<x>", "onload"} {
		assert.NotContains(t, out, bad)
	}
	for _, good := range []string{"default-src &#39;none&#39;", "prefers-color-scheme: dark", "<em>unproven</em>", "Suppressed (2)", "Not known well enough (1)", "&lt;script&gt;", "<mark>docker run</mark>"} {
		assert.Contains(t, strings.ReplaceAll(out, "'", "&#39;"), good)
	}
	assert.Contains(t, shown(t, report.Findings{}, "html"), "No findings.")
	assert.Contains(t, out, "<title>egglint: 1 error, 1 warning</title>")
	assert.NotContains(t, out, "sub dir", "files are called as in the project")
	twice := sample(lockdown(), lockdown())
	assert.Equal(t, 1, strings.Count(shown(t, twice, "html"), "<mark>"), "a source is shown once")
}

func TestSARIFPlaces(t *testing.T) {
	run := sarifRun(t, shown(t, hostile(), "sarif"))
	results := run["results"].([]any)
	require.Len(t, results, 4)
	first := results[0].(map[string]any)
	physical := first["locations"].([]any)[0].(map[string]any)["physicalLocation"].(map[string]any)
	uri := physical["artifactLocation"].(map[string]any)["uri"].(string)
	name, err := url.PathUnescape(uri)
	require.NoError(t, err)
	assert.Equal(t, "sub dir/"+hostileName, name)
	region := physical["region"].(map[string]any)
	assert.Equal(t, []any{1.0, 4.0, 1.0, 14.0}, []any{region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]}, "UTF-16")
	assert.Equal(t, "docker run", region["snippet"].(map[string]any)["text"])
	assert.Len(t, first["relatedLocations"], 2)
	assert.Len(t, first["fixes"], 1)
	assert.Empty(t, first["suppressions"])
	assert.Equal(t, map[string]any{"egg/v1": "f1"}, first["partialFingerprints"])
	assert.Equal(t, "unproven", results[1].(map[string]any)["properties"].(map[string]any)["verdict"])
	inSource := results[2].(map[string]any)["suppressions"].([]any)[0].(map[string]any)
	assert.Equal(t, "inSource", inSource["kind"])
	assert.Contains(t, inSource["justification"], "because ")
	assert.Equal(t, "external", results[3].(map[string]any)["suppressions"].([]any)[0].(map[string]any)["kind"])
	assert.Equal(t, "1.2.3", run["tool"].(map[string]any)["driver"].(map[string]any)["semanticVersion"])
}

// sarifRun holds a document to what code scanning refuses otherwise, and to what the
// standard asks for beyond its schema, and returns its run.
func sarifRun(t *testing.T, text string) map[string]any {
	t.Helper()
	var document struct {
		Schema  string `json:"$schema"`
		Version string
		Runs    []map[string]any
	}
	require.NoError(t, json.Unmarshal([]byte(text), &document))
	assert.Equal(t, "2.1.0", document.Version)
	assert.Contains(t, document.Schema, "sarif-2.1.0")
	require.Len(t, document.Runs, 1)
	run := document.Runs[0]
	driver := run["tool"].(map[string]any)["driver"].(map[string]any)
	rules := driver["rules"].([]any)
	ids := map[string]bool{}
	for _, r := range rules {
		rule := r.(map[string]any)
		assert.False(t, ids[rule["id"].(string)], "a rule occurs once")
		ids[rule["id"].(string)] = true
		for _, key := range []string{"shortDescription", "fullDescription", "help"} {
			told := rule[key].(map[string]any)["text"].(string)
			assert.NotEmpty(t, told, "%s of %s", key, rule["id"])
			assert.True(t, key == "help" || len(told) <= 1024, "%s of %s", key, rule["id"])
		}
		assert.LessOrEqual(t, len(rule["properties"].(map[string]any)["tags"].([]any)), 10)
		assert.Contains(t, []any{"error", "warning", "none"}, rule["defaultConfiguration"].(map[string]any)["level"])
	}
	fingerprints := map[any]bool{}
	for _, r := range run["results"].([]any) {
		result := r.(map[string]any)
		index := int(result["ruleIndex"].(float64))
		require.Less(t, index, len(rules))
		assert.Equal(t, result["ruleId"], rules[index].(map[string]any)["id"])
		assert.NotEmpty(t, result["message"].(map[string]any)["text"])
		assert.Contains(t, []any{"error", "warning"}, result["level"])
		assert.NotNil(t, result["suppressions"], "where one has some, each says so")
		if f, ok := result["partialFingerprints"]; ok {
			assert.False(t, fingerprints[f.(map[string]any)["egg/v1"]])
			fingerprints[f.(map[string]any)["egg/v1"]] = true
		}
		sarifPlaces(t, result)
	}
	return run
}

// sarifPlaces looks at every place below a value.
func sarifPlaces(t *testing.T, value any) {
	t.Helper()
	switch v := value.(type) {
	case []any:
		for _, each := range v {
			sarifPlaces(t, each)
		}
	case map[string]any:
		if uri, ok := v["uri"].(string); ok {
			parsed, err := url.Parse(uri)
			require.NoError(t, err)
			assert.Empty(t, parsed.Scheme+parsed.Host, uri)
			assert.False(t, strings.HasPrefix(uri, "/"), uri)
		}
		if line, ok := v["startLine"].(float64); ok {
			assert.GreaterOrEqual(t, line, 1.0)
			if column, ok := v["startColumn"].(float64); ok {
				assert.GreaterOrEqual(t, column, 1.0)
				if end, ok := v["endColumn"].(float64); ok && v["endLine"] == line {
					assert.GreaterOrEqual(t, end, column)
				}
			}
		}
		for _, each := range v {
			sarifPlaces(t, each)
		}
	}
}
