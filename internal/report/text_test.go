package report_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/report"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

func lockdown() policy.Finding {
	return policy.Finding{
		Rule: "EGG002", Name: "dns-lockdown", Pack: "contract", Severity: policy.SeverityError, Verdict: policy.VerdictFail,
		Message: "private sandbox launch without DNS lockdown",
		File:    "scripts/run_gateway.sh", Span: parser.Span{Line: 2, Column: 1, EndLine: 3, EndColumn: 14},
		When: []parser.Condition{{Text: "MODE = private", Outcome: "true", File: "scripts/run_gateway.sh", Line: 54}},
		Via:  []parser.Call{{File: "bin/egg", Line: 12, Name: "start_agent"}},
		Mend: "add --dns 0.0.0.0 before the image, or build the argv with eggbuild",
	}
}

func unproven() policy.Finding {
	return policy.Finding{
		Rule: "EGG901", Name: "unproven-launch", Severity: policy.SeverityWarning, Verdict: policy.VerdictUnproven,
		Message: "$OPTS may hold any options", File: "a.sh", Span: parser.Span{Line: 7, Column: 3},
		When:        []parser.Condition{{Text: "$1", Outcome: "a", File: "a.sh", Line: 1}, {Text: "[ -t 0 ]", Outcome: "false", File: "a.sh", Line: 2}},
		OrWhen:      [][]parser.Condition{{{Text: "$1", Outcome: "b", File: "a.sh", Line: 1}}},
		Gap:         &policy.Obstacle{Kind: policy.ObstacleGap, Source: "$OPTS", Why: "never assigned", Line: 6},
		Open:        []string{"EGG001", "EGG002"},
		Assumptions: []string{"$IMAGE is exactly one word"},
	}
}

func sample(findings ...policy.Finding) report.Findings {
	return report.Findings{
		Findings: findings,
		Summary:  report.Summary{Files: 12, Launches: 3, Sandboxes: 1, Elapsed: 1234 * time.Millisecond},
		Sources:  map[string][]byte{"scripts/run_gateway.sh": []byte("#!/bin/sh\ndocker run --rm -it \\\n  egg-sandbox\n")},
	}
}

func text(t *testing.T, findings report.Findings, options report.TextOptions) string {
	t.Helper()
	var out strings.Builder
	require.NoError(t, findings.Text(&out, options))
	return out.String()
}

func TestTextOfAFinding(t *testing.T) {
	assert.Equal(t, `scripts/run_gateway.sh:2:1: error: private sandbox launch without DNS lockdown (EGG002 dns-lockdown)
   2 │ docker run --rm -it \
     │ ^^^^^^^^^^
   when  MODE = private  scripts/run_gateway.sh:54
   via   start_agent     bin/egg:12
   mend  add --dns 0.0.0.0 before the image, or build the argv with eggbuild

12 files, 3 launches (1 sandbox), 1 error, 1.2 s
`, text(t, sample(lockdown()), report.TextOptions{}))
}

func TestTextSaysOnceWhatFindingsShare(t *testing.T) {
	second, third := lockdown(), lockdown()
	second.Rule, second.Name, second.Message, second.Mend = "EGG005", "container-id", "sandbox launch without CONTAINER_ID", "add -e CONTAINER_ID"
	third.When = nil
	assert.Equal(t, `scripts/run_gateway.sh:2:1: error: private sandbox launch without DNS lockdown (EGG002 dns-lockdown)
   2 │ docker run --rm -it \
     │ ^^^^^^^^^^
   when  MODE = private  scripts/run_gateway.sh:54
   via   start_agent     bin/egg:12
   mend  add --dns 0.0.0.0 before the image, or build the argv with eggbuild
scripts/run_gateway.sh:2:1: error: sandbox launch without CONTAINER_ID (EGG005 container-id)
   mend  add -e CONTAINER_ID

scripts/run_gateway.sh:2:1: error: private sandbox launch without DNS lockdown (EGG002 dns-lockdown)
   2 │ docker run --rm -it \
     │ ^^^^^^^^^^
   via   start_agent  bin/egg:12
   mend  add --dns 0.0.0.0 before the image, or build the argv with eggbuild

`, text(t, sample(lockdown(), second, third), report.TextOptions{Quiet: true}))
}

func TestTextOfWhatIsNotProven(t *testing.T) {
	assert.Equal(t, `a.sh:7:3: warning: $OPTS may hold any options (EGG901 unproven-launch)
   when  $1 is a                a.sh:1
   and   [ -t 0 ] is false      a.sh:2
   or    $1 is b                a.sh:1
   gap   $OPTS: never assigned  a.sh:6
   open  EGG001 EGG002
   given $IMAGE is exactly one word

`, text(t, sample(unproven()), report.TextOptions{Quiet: true}))
}

func TestTextKeepsToItsLine(t *testing.T) {
	finding := lockdown()
	finding.Message, finding.File = "a\nb\x1b[2J", "x\x1b.sh"
	out := text(t, sample(finding), report.TextOptions{Quiet: true})
	assert.True(t, strings.HasPrefix(out, "x\uFFFD.sh:2:1: error: a b\uFFFD[2J (EGG002 dns-lockdown)\n"), out)
	assert.NotContains(t, out, "\x1b")
}

func TestColoursChangeNothingElse(t *testing.T) {
	plain := text(t, sample(lockdown(), unproven()), report.TextOptions{})
	coloured := text(t, sample(lockdown(), unproven()), report.TextOptions{Paint: report.Colours(true)})
	assert.Contains(t, coloured, "\x1b[1;31merror\x1b[0m")
	var bare strings.Builder
	for rest := coloured; rest != ""; {
		before, after, _ := strings.Cut(rest, "\x1b[")
		bare.WriteString(before)
		_, rest, _ = strings.Cut(after, "m")
	}
	assert.Equal(t, plain, bare.String())
}

func TestSummaryTellsWhatThereIs(t *testing.T) {
	tests := []struct {
		name     string
		findings report.Findings
		want     string
	}{
		{"nothing", report.Findings{}, "0 files, 0 launches (0 sandboxes), no findings, 0 ms\n"},
		{"one of each", report.Findings{Summary: report.Summary{Files: 1, Launches: 1, Sandboxes: 1, Elapsed: 5 * time.Millisecond}}, "1 file, 1 launch (1 sandbox), no findings, 5 ms\n"},
		{"what is unsettled", report.Findings{Summary: report.Summary{Unclassified: 1, UnprovenOther: 2, Unreachable: 3, Unknown: map[parser.DoubtKind]int{parser.DoubtRunner: 1, parser.DoubtCommand: 4}}},
			"0 files, 0 launches (0 sandboxes), no findings, 2 unproven outside sandboxes, 1 unclassified, 3 unreachable, 4 unknown commands, 1 runner container (--verbose shows where), 0 ms\n"},
		{"what does not count", report.Findings{Summary: report.Summary{Suppressed: 5, Known: 2, Fixed: 1}},
			"0 files, 0 launches (0 sandboxes), no findings, 3 suppressed, 2 in the baseline (--verbose shows where), 1 fixed (--write-baseline takes them out of the baseline), 0 ms\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, text(t, test.findings, report.TextOptions{}))
		})
	}
	both := text(t, sample(lockdown(), unproven()), report.TextOptions{})
	assert.True(t, strings.HasSuffix(both, "\n12 files, 3 launches (1 sandbox), 1 error, 1 warning, 1 unproven, 1.2 s\n"), both)
}

func TestJSONHasEveryKeyAndNoNull(t *testing.T) {
	var out strings.Builder
	findings := sample(lockdown())
	findings.Findings[0].When, findings.Findings[0].Via = nil, nil
	findings.Stats = map[string]int{"files": 12}
	require.NoError(t, findings.JSON(&out, report.TextOptions{}))
	assert.JSONEq(t, `{
		"schema": "egg.findings.v1",
		"findings": [{
			"rule": "EGG002", "name": "dns-lockdown", "pack": "contract", "severity": "error", "verdict": "fail",
			"message": "private sandbox launch without DNS lockdown", "file": "scripts/run_gateway.sh",
			"span": {"line": 2, "column": 1, "endLine": 3, "endColumn": 14},
			"launch": "", "when": [], "via": [], "fingerprint": "",
			"mend": "add --dns 0.0.0.0 before the image, or build the argv with eggbuild"
		}],
		"suppressed": [], "assumed": [], "fixed": [], "launches": 3, "sandboxes": 1, "problems": [], "stats": {"files": 12}, "unknown": [], "unread": [], "unreachable": []
	}`, out.String())
}

func TestJSONLeavesShellCharactersAlone(t *testing.T) {
	var out strings.Builder
	findings := report.Findings{Problems: []parser.Problem{{Message: "a && b > c <d>"}}}
	require.NoError(t, findings.JSON(&out, report.TextOptions{}))
	assert.Contains(t, out.String(), "a && b > c <d>")
}

func rules() report.Rules {
	return report.Rules{{
		ID: "EGG002", Name: "dns-lockdown", Title: "Private mode has no names", Pack: "contract", Severity: policy.SeverityError,
		Why: strings.Repeat("A program resolves. ", 6) + "\n\nSecond paragraph.", Bad: "docker run x", Good: "docker run \\\n  --dns 0.0.0.0 x",
		Mend: "add --dns 0.0.0.0", References: []string{"https://example.org/dns"},
	}, {ID: "EGG015", Name: "name", Title: "The launch has a name", Pack: "contract", Severity: policy.SeverityWarning}}
}

func TestRulesAsATable(t *testing.T) {
	var out strings.Builder
	require.NoError(t, rules().Text(&out))
	assert.Equal(t, `ID      NAME          PACK      SEVERITY  TITLE
EGG002  dns-lockdown  contract  error     Private mode has no names
EGG015  name          contract  warning   The launch has a name
`, out.String())
}

func TestRulesAsJSON(t *testing.T) {
	var out strings.Builder
	require.NoError(t, rules().JSON(&out))
	var document struct {
		Schema string
		Rules  []policy.Rule
	}
	require.NoError(t, json.Unmarshal([]byte(out.String()), &document))
	assert.Equal(t, report.RulesSchema, document.Schema)
	require.Len(t, document.Rules, 2)
	assert.Equal(t, []policy.Rule(rules())[0], document.Rules[0])
	assert.NotNil(t, document.Rules[1].References)
}

func TestExplainIsAPage(t *testing.T) {
	var out strings.Builder
	require.NoError(t, report.Explain(&out, report.Paint{}, rules()[0]))
	assert.Equal(t, `EGG002 dns-lockdown
Private mode has no names

Pack contract, severity error

A program resolves. A program resolves. A program resolves. A program resolves.
A program resolves. A program resolves.

Second paragraph.

Bad
  docker run x

Good
  docker run \
    --dns 0.0.0.0 x

Mend
  add --dns 0.0.0.0

References
  https://example.org/dns
`, out.String())
}

func TestTextOfLaunches(t *testing.T) {
	word := func(text string) parser.Element {
		return parser.Element{Word: &parser.Word{Text: text, Known: true}}
	}
	launches := report.Launches{
		Document: parser.Document{
			Launches: []parser.Launch{{
				File: "a.sh", Span: parser.Span{Line: 1, Column: 1, EndLine: 1, EndColumn: 99}, Function: "start", Engine: "docker", Subcommand: "run", Complete: false,
				Scenarios: []parser.Scenario{{
					Argv: []parser.Element{word("docker"), word("run"), {Gap: &parser.Gap{Source: "$OPTS"}}, word("x")},
					When: []parser.Condition{{Text: "A", Outcome: "true", File: "a.sh", Line: 3}},
					Via:  []parser.Call{{File: "b.sh", Line: 9, Name: "main"}},
					Gaps: []parser.GapRef{{Source: "$OPTS", Why: "comes from the environment", Line: 1}},
				}, {Argv: []parser.Element{word("docker"), word("run")}}},
			}},
			Problems:  []parser.Problem{{File: "c.sh", Line: 4, Column: 2, Message: "no end"}},
			Unsettled: parser.Unsettled{Unknown: []parser.Doubt{{Kind: parser.DoubtCommand}}},
			Stats:     parser.Stats{Files: 2, Launches: 1, Scenarios: 2, Gaps: 1, Problems: 1, Unknown: 1},
		},
		Sources: map[string][]byte{"a.sh": []byte("docker run $OPTS x\n")},
	}
	var out strings.Builder
	require.NoError(t, launches.Text(&out, report.TextOptions{}))
	assert.Equal(t, `a.sh:1:1: docker run, in start, 2 scenarios, too many to tell apart
   1 │ docker run $OPTS x
     │ ^^^^^^^^^^
   argv  docker run <$OPTS> x
   when  A                                  a.sh:3
   via   main                               b.sh:9
   gap   $OPTS: comes from the environment  a.sh:1

   argv  docker run

c.sh:4:2: not read: no end

2 files, 1 launch, 2 scenarios, 1 gap, 1 problem, 1 unknown command (--verbose shows where)
`, out.String())
}

// Rules that stand in a row are told by the first and the last.
func TestOpenRulesAreToldInRanges(t *testing.T) {
	f := unproven()
	for want, open := range map[string][]string{
		"EGG001 EGG002":                 {"EGG001", "EGG002"},
		"EGG001-EGG003":                 {"EGG001", "EGG002", "EGG003"},
		"EGG001-EGG003 EGG009 EGG010":   {"EGG001", "EGG002", "EGG003", "EGG009", "EGG010"},
		"EGG099-EGG101 TEAM1 TEAM2 a/b": {"EGG099", "EGG100", "EGG101", "TEAM1", "TEAM2", "a/b"},
	} {
		f.Open = open
		assert.Contains(t, text(t, sample(f), report.TextOptions{}), "   open  "+want+"\n")
	}
}
