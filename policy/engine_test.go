package policy

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

// compiled spares the tests compiling the same policies again and again.
var compiled = sync.OnceValues(func() (*machine, error) {
	return newMachine(time.Minute, nil, func(Rule) bool { return true })
})

func engine(t testing.TB, config Config) *Engine {
	t.Helper()
	e, err := New(context.Background(), Options{Config: config})
	require.NoError(t, err)
	e.machine = compiled
	return e
}

func evaluate(t testing.TB, config Config, launches ...parser.Launch) Result {
	t.Helper()
	result, err := engine(t, config).Evaluate(context.Background(), launches)
	require.NoError(t, err)
	return result
}

func ids(findings []Finding) []string {
	ids := []string{}
	for _, f := range findings {
		ids = append(ids, f.Rule)
	}
	return ids
}

func TestLaunchesThatKeepTheContractAreClean(t *testing.T) {
	for name, argv := range map[string][]string{"private": privateArgv(), "public": publicArgv()} {
		t.Run(name, func(t *testing.T) {
			result := evaluate(t, DefaultConfig(), launch(scenario(t, argv...)))
			assert.Empty(t, result.Findings)
			assert.Equal(t, 1, result.Sandboxes)
		})
	}
}

func TestEveryItemTakenOutIsFound(t *testing.T) {
	for _, test := range []struct{ option, value, rule string }{
		{"--security-opt", "", "EGG001"},
		{"--dns", "", "EGG002"},
		{"-e", "HTTP_PROXY=", "EGG003"},
		{"-e", "no_proxy=", "EGG004"},
		{"-e", "CONTAINER_ID=", "EGG005"},
		{"-e", "RUNTIME_UID=", "EGG006"},
		{"-e", "PRIVATE_MODE=", "EGG007"},
		{"--network", "", "EGG008"},
		{"--add-host", "", "EGG009"},
		{"-e", "GATEWAY_URL=", "EGG009"},
		{"--name", "", "EGG015"},
	} {
		t.Run(test.option+" "+test.value, func(t *testing.T) {
			argv := without(t, privateArgv(), test.option, test.value)
			result := evaluate(t, DefaultConfig(), launch(scenario(t, argv...)))
			assert.Contains(t, ids(result.Findings), test.rule)
		})
	}
}

func TestFindingSaysAllThatIsNeeded(t *testing.T) {
	s := scenario(t, without(t, privateArgv(), "--dns", "")...)
	s.Via = []parser.Call{{File: "bin/egg", Line: 12, Name: "start"}}
	s.Assumptions = []string{"$n is exactly one word"}
	result := evaluate(t, DefaultConfig(), launch(s))
	require.Len(t, result.Findings, 1)
	f := result.Findings[0]
	assert.NotEmpty(t, f.Fingerprint)
	f.Fingerprint = ""
	assert.Equal(t, Finding{
		Rule: "EGG002", Name: "dns-lockdown", Pack: "contract", Severity: SeverityError, Verdict: VerdictFail,
		Message: "private sandbox launch without DNS lockdown",
		File:    "run.sh", Span: parser.Span{Line: 5, Column: 1, EndLine: 9, EndColumn: 2}, Launch: "0123456789abcdef",
		When: []parser.Condition{}, Via: s.Via, Flag: "--dns",
		Mend:        "add --dns 0.0.0.0 before the image, or build the argv with eggbuild",
		Insert:      &Insertion{Words: []string{"--dns", "0.0.0.0"}, Position: "before-image"},
		Assumptions: s.Assumptions,
	}, f)
}

func TestGapIsOneFindingThatListsWhatItLeavesOpen(t *testing.T) {
	argv := with(without(t, privateArgv(), "--dns", ""), "@$DOCKER_OPTS")
	result := evaluate(t, DefaultConfig(), launch(scenario(t, argv...)))
	require.Len(t, result.Findings, 1)
	f := result.Findings[0]
	assert.Equal(t, "EGG901", f.Rule)
	assert.Equal(t, VerdictUnproven, f.Verdict)
	assert.Equal(t, SeverityError, f.Severity)
	assert.Equal(t, &Obstacle{Kind: ObstacleGap, Source: "$DOCKER_OPTS", Why: "never assigned here", Line: 3}, f.Gap)
	assert.Subset(t, f.Open, []string{"EGG001", "EGG002", "EGG008", "EGG017", "EGG018"})
	assert.NotContains(t, f.Open, "EGG006", "what is set after the gap stands")
	assert.Contains(t, f.Message, "$DOCKER_OPTS may hold any options")
}

func TestGapThatMayTellTheModeLeavesTheModeOpen(t *testing.T) {
	for name, argv := range map[string][]string{
		"no mode":              with(without(t, privateArgv(), "-e", "PRIVATE_MODE="), "@$OPTS"),
		"mode may be set anew": append(privateArgv()[:len(privateArgv())-3], "@$OPTS", "egg-sandbox:1"),
	} {
		t.Run(name, func(t *testing.T) {
			s := scenario(t, argv...)
			if name != "no mode" {
				overrideAll(&s)
			}
			result := evaluate(t, DefaultConfig(), launch(s))
			require.Equal(t, []string{"EGG901"}, ids(result.Findings))
			assert.Equal(t, "$OPTS", result.Findings[0].Gap.Source)
			assert.Contains(t, result.Findings[0].Open, "EGG012")
		})
	}
}

// overrideAll does what the reader does where a gap follows every -e.
func overrideAll(s *parser.Scenario) {
	for name := range s.Env {
		s.Env[name] = parser.EnvVar{Presence: parser.PresenceAlways, Value: &parser.Word{
			Text: "…", Parts: []parser.Part{{Hole: "o" + name, Source: "…", Kind: "expression"}},
		}}
	}
}

func TestGapInTheCommandLeavesNothingOpen(t *testing.T) {
	s := scenario(t, privateArgv()...)
	gap := parser.Element{Gap: &parser.Gap{Source: "$ARGS", Line: 7}}
	s.Argv, s.Command = append(s.Argv, gap), append(s.Command, gap)
	s.Gaps = []parser.GapRef{{Arg: len(s.Argv) - 1, Source: "$ARGS", Line: 7}}
	assert.Empty(t, evaluate(t, DefaultConfig(), launch(s)).Findings)
}

func TestGapTakenForAWordLeavesNothingElseOpen(t *testing.T) {
	s := scenario(t, privateArgv()...)
	image := len(s.Argv) - 3
	as := word("egg-sandbox:$TAG")
	s.Argv[image] = parser.Element{Gap: &parser.Gap{Source: "egg-sandbox:$TAG", As: &as}}
	s.Image, s.Gaps = &as, []parser.GapRef{{Arg: image, Source: "egg-sandbox:$TAG"}}
	assert.Empty(t, evaluate(t, DefaultConfig(), launch(s)).Findings)
}

func TestUnknownWordIsNamed(t *testing.T) {
	argv := without(t, privateArgv(), "--network", "")
	result := evaluate(t, DefaultConfig(), launch(scenario(t, with(argv, "--network", "$NET")...)))
	require.Len(t, result.Findings, 1)
	f := result.Findings[0]
	assert.Equal(t, &Obstacle{Kind: ObstacleWord, Source: "$NET"}, f.Gap)
	assert.Equal(t, []string{"EGG008", "EGG017"}, f.Open)
}

func TestEveryObstacleIsToldApart(t *testing.T) {
	argv := with(without(t, privateArgv(), "--network", ""), "--network", "$NET", "--volume", "$DATA:/data", "@$OPTS")
	open := map[string][]string{}
	for _, f := range evaluate(t, DefaultConfig(), launch(scenario(t, argv...))).Findings {
		require.Equal(t, "EGG901", f.Rule)
		open[f.Gap.Source] = f.Open
	}
	require.Len(t, open, 3)
	assert.Equal(t, []string{"EGG008", "EGG017"}, open["$NET"])
	assert.Equal(t, []string{"EGG017", "EGG205"}, open["$DATA"])
	assert.Contains(t, open["$OPTS"], "EGG002")
}

func TestWordThatMayBeAnOptionIsTheOnlyObstacle(t *testing.T) {
	s := scenario(t, append(privateArgv()[:len(privateArgv())-3], "@$OPT", "egg-sandbox:1")...)
	overrideAll(&s)
	at := s.Gaps[0].Arg
	s.Argv[at] = parser.Element{Word: &parser.Word{Text: "$OPT", Parts: []parser.Part{{Hole: "h9", Source: "$OPT"}}}}
	s.Image = nil
	config := DefaultConfig()
	config.Sandbox.Paths = []string{"**"}
	result := evaluate(t, config, launch(s))
	require.Equal(t, []string{"EGG901"}, ids(result.Findings))
	assert.Equal(t, "$OPT", result.Findings[0].Gap.Source)
}

func TestWordThatLeavesARuleOpen(t *testing.T) {
	for _, test := range []struct {
		words []string
		want  string
	}{
		{[]string{"-e", "HTTP_PROXY=$P"}, "$P"},
		{[]string{"-e", "DOCKER_HOST"}, "-e DOCKER_HOST"},
		{[]string{"--pid", "$PID"}, "$PID"},
		{[]string{"--mount", "type=bind,source=$SRC,target=/x"}, "$SRC"},
		{[]string{"-e", "$KEY=1"}, "-e $KEY=1"},
	} {
		t.Run(test.want, func(t *testing.T) {
			argv := slices.Insert(privateArgv(), len(privateArgv())-3, test.words...)
			var sources []string
			for _, f := range evaluate(t, DefaultConfig(), launch(scenario(t, argv...))).Findings {
				if f.Gap != nil {
					sources = append(sources, f.Gap.Source)
				}
			}
			assert.Contains(t, sources, test.want)
		})
	}
}

func TestUnknownModeIsTriedBothWays(t *testing.T) {
	argv := without(t, privateArgv(), "-e", "PRIVATE_MODE=")
	result := evaluate(t, DefaultConfig(), launch(scenario(t, argv...)))
	var messages []string
	for _, f := range result.Findings {
		messages = append(messages, f.Message)
	}
	assert.ElementsMatch(t, []string{
		"sandbox launch without PRIVATE_MODE",
		"public sandbox launch with --dns (if public)",
		"public sandbox launch with HTTP_PROXY, HTTPS_PROXY, http_proxy, https_proxy (if public)",
	}, messages)
}

func TestNetworkTellsTheMode(t *testing.T) {
	config := DefaultConfig()
	config.Sandbox.Networks = map[string]Mode{"egg-isolated": ModePrivate}
	argv := without(t, privateArgv(), "-e", "PRIVATE_MODE=")
	result := evaluate(t, config, launch(scenario(t, argv...)))
	assert.Equal(t, []string{"EGG007"}, ids(result.Findings))
}

func TestFailsInSomeScenariosOnly(t *testing.T) {
	good, bad := scenario(t, publicArgv()...), scenario(t, without(t, privateArgv(), "--dns", "")...)
	condition := parser.Condition{Text: "MODE = private", Outcome: "true", File: "run.sh", Line: 2}
	other := condition
	other.Outcome = "false"
	debug := parser.Condition{Text: "-n $DEBUG", Outcome: "true", File: "run.sh", Line: 3}
	bad.When, good.When = []parser.Condition{condition, debug}, []parser.Condition{other, debug}
	result := evaluate(t, DefaultConfig(), launch(bad, good))
	require.Len(t, result.Findings, 1)
	assert.Equal(t, []parser.Condition{condition}, result.Findings[0].When)
	assert.Empty(t, result.Findings[0].OrWhen)
}

func TestOtherLaunchesAreCountedOnly(t *testing.T) {
	l := launch(scenario(t, "docker", "run", "@$OPTS", "postgres:16"))
	result := evaluate(t, DefaultConfig(), l)
	assert.Empty(t, result.Findings)
	assert.Zero(t, result.Sandboxes)
	assert.Equal(t, 1, result.UnprovenOther)

	config := DefaultConfig()
	config.Unproven.Other = SeverityWarning
	result = evaluate(t, config, l)
	require.Len(t, result.Findings, 1)
	assert.Equal(t, SeverityWarning, result.Findings[0].Severity)
	assert.Equal(t, hardeningIDs(t), result.Findings[0].Open, "it may hold any option")
}

func TestUnclassifiedLaunchIsCounted(t *testing.T) {
	l := launch(scenario(t, "docker", "run", "$IMAGE"))
	result := evaluate(t, DefaultConfig(), l)
	assert.Empty(t, result.Findings)
	assert.Equal(t, 1, result.Unclassified)

	config := DefaultConfig()
	config.Sandbox.Unknown = SeverityWarning
	result = evaluate(t, config, l)
	require.Equal(t, []string{"EGG904"}, ids(result.Findings))
	assert.Contains(t, result.Findings[0].Message, "$IMAGE")
}

func TestSeveritiesOfTheConfiguration(t *testing.T) {
	l := launch(scenario(t, without(t, privateArgv(), "--dns", "")...))
	for name, test := range map[string]struct {
		config Config
		want   []Severity
	}{
		"default":             {Config{}, []Severity{SeverityError}},
		"pack":                {Config{Packs: map[string]Severity{"contract": SeverityWarning}}, []Severity{SeverityWarning}},
		"rule":                {Config{Rules: map[string]Severity{"EGG002": SeverityWarning}}, []Severity{SeverityWarning}},
		"rule off":            {Config{Rules: map[string]Severity{"EGG002": SeverityOff}}, nil},
		"pack off":            {Config{Packs: map[string]Severity{"contract": SeverityOff}}, nil},
		"rule before pack":    {Config{Packs: map[string]Severity{"contract": SeverityOff}, Rules: map[string]Severity{"EGG002": SeverityError}}, []Severity{SeverityError}},
		"unproven is no fail": {Config{Unproven: UnprovenConfig{Sandbox: SeverityOff}}, []Severity{SeverityError}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []Severity
			for _, f := range evaluate(t, test.config, l).Findings {
				got = append(got, f.Severity)
			}
			assert.Equal(t, test.want, got)
		})
	}
}

func TestLesserCheckStaysLesser(t *testing.T) {
	argv := privateArgv()
	for i := range argv {
		if len(argv[i]) > 20 && argv[i][len(argv[i])-5:] == ":3129" {
			argv[i] = argv[i][:len(argv[i])-len("egg-gateway:3129")] + "proxy:3129"
		}
	}
	result := evaluate(t, DefaultConfig(), launch(scenario(t, argv...)))
	require.Equal(t, []string{"EGG003"}, ids(result.Findings))
	assert.Equal(t, SeverityWarning, result.Findings[0].Severity)

	argv = with(without(t, argv, "-e", "https_proxy="), "-e", "https_proxy=$P")
	result = evaluate(t, DefaultConfig(), launch(scenario(t, argv...)))
	assert.Equal(t, []string{"EGG003", "EGG901"}, ids(result.Findings), "and hides nothing that weighs more")
}

func TestAssumedValuesAreTriedAndTold(t *testing.T) {
	config := DefaultConfig()
	config.Assume = map[string][]string{"$NET": {"egg-isolated", "host"}}
	argv := with(without(t, privateArgv(), "--network", ""), "--network", "$NET")
	result := evaluate(t, config, launch(scenario(t, argv...)))
	require.Equal(t, []string{"EGG008", "EGG017"}, ids(result.Findings))
	for _, f := range result.Findings {
		assert.Equal(t, []parser.Condition{{Text: "$NET", Outcome: "host", File: "run.sh", Line: 5}}, f.When)
		assert.Equal(t, []string{"$NET is one of egg-isolated, host (assume)"}, f.Assumptions)
	}
}

func TestFingerprintsSurviveMovedLinesAndDiffer(t *testing.T) {
	first := launch(scenario(t, "docker", "run", "egg-sandbox"))
	moved := first
	moved.Span.Line += 10
	fingerprints := func(l ...parser.Launch) []string {
		var all []string
		for _, f := range evaluate(t, DefaultConfig(), l...).Findings {
			all = append(all, f.Fingerprint)
		}
		return all
	}
	assert.Equal(t, fingerprints(first), fingerprints(moved))
	both := fingerprints(first, moved)
	seen := map[string]bool{}
	for _, f := range both {
		assert.False(t, seen[f], "%s twice", f)
		seen[f] = true
	}
}

func TestUnreadableFailsClosed(t *testing.T) {
	f, ok := engine(t, DefaultConfig()).Tell(Unreadable(parser.Problem{File: "a.sh", Line: 3, Kind: parser.ProblemSyntax, Message: "unclosed quote"}))
	assert.True(t, ok)
	assert.Equal(t, "EGG902", f.Rule)
	assert.Equal(t, "unreadable-file", f.Name)
	assert.Equal(t, SeverityError, f.Severity)
	assert.Equal(t, "cannot be parsed: unclosed quote", f.Message)
	assert.Equal(t, parser.Span{Line: 3, Column: 1, EndLine: 3, EndColumn: 2}, f.Span)
}

func TestABrokenLaunchIsToldByARuleOfItsPack(t *testing.T) {
	broken := Broken(parser.Problem{File: "a.sh", Line: 3, Column: 7, Kind: parser.ProblemContinuation, Message: "the command ends here"})
	f, ok := engine(t, DefaultConfig()).Tell(broken)
	assert.True(t, ok)
	assert.Equal(t, []string{"EGG306", "broken-continuation", "argv", "error", "the command ends here"},
		[]string{f.Rule, f.Name, f.Pack, string(f.Severity), f.Message})
	assert.NotEmpty(t, f.Mend)
	_, ok = engine(t, Config{Packs: map[string]Severity{"argv": SeverityOff}}).Tell(broken)
	assert.False(t, ok)
}

func TestANoticeIsToldEvenWhereNoRuleWordsIt(t *testing.T) {
	f, ok := engine(t, DefaultConfig()).Tell(Notice{Rule: "EGG903", Message: "a bad suppression", File: "a.sh"})
	assert.True(t, ok)
	assert.Equal(t, SeverityError, f.Severity)
	assert.Contains(t, f.Message, "a bad suppression (and ")
	assert.Equal(t, parser.Span{Line: 1, Column: 1, EndLine: 1, EndColumn: 2}, f.Span)
}

func TestANoticeWeighsWhatIsConfigured(t *testing.T) {
	unreadable := Unreadable(parser.Problem{File: "a.sh", Kind: parser.ProblemSyntax, Message: "x"})
	f, ok := engine(t, Config{Rules: map[string]Severity{"EGG902": SeverityWarning}}).Tell(unreadable)
	assert.True(t, ok)
	assert.Equal(t, SeverityWarning, f.Severity)
	_, ok = engine(t, Config{Rules: map[string]Severity{"EGG902": SeverityOff}}).Tell(unreadable)
	assert.False(t, ok)
}

func TestSeverityOfARule(t *testing.T) {
	e := engine(t, Config{Packs: map[string]Severity{"contract": SeverityWarning}, Rules: map[string]Severity{"EGG010": SeverityOff}})
	for id, want := range map[string]Severity{"EGG002": SeverityWarning, "EGG010": SeverityOff, "EGG902": SeverityError} {
		got, ok := e.Severity(id)
		assert.True(t, ok, id)
		assert.Equal(t, want, got, id)
	}
	_, ok := e.Severity("EGG000")
	assert.False(t, ok)
}

func TestLaunchWithoutAScenarioIsNoPass(t *testing.T) {
	_, err := engine(t, DefaultConfig()).Evaluate(context.Background(), []parser.Launch{launch()})
	assert.ErrorContains(t, err, "run.sh:5: a launch without a scenario")
}

func TestDeadlineStopsTheRun(t *testing.T) {
	e, err := New(context.Background(), Options{Deadline: time.Nanosecond})
	require.NoError(t, err)
	_, err = e.Evaluate(context.Background(), []parser.Launch{launch(scenario(t, privateArgv()...))})
	assert.Error(t, err)
}

func TestNothingIsCompiledWithoutALaunch(t *testing.T) {
	e := engine(t, DefaultConfig())
	e.machine = func() (*machine, error) {
		require.Fail(t, "compiled")
		return nil, nil
	}
	result, err := e.Evaluate(context.Background(), nil)
	require.NoError(t, err)
	assert.Equal(t, Result{}, result)
}

// hardeningIDs are the rules for every launch that are asked unless somebody says so.
func hardeningIDs(t *testing.T) []string {
	t.Helper()
	rules, err := Rules()
	require.NoError(t, err)
	var ids []string
	for _, r := range rules {
		if r.Pack == hardeningPack && r.Level == "" {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// What the contract says of a sandbox, hardening does not say again, but for what is
// switched off there; of any other launch it does.
func TestHardeningIsLeftToTheContract(t *testing.T) {
	rules, err := Rules()
	require.NoError(t, err)
	left := 0
	for _, r := range rules {
		if r.LeftTo != "" {
			left++
			assert.Equal(t, "EGG017", r.LeftTo, r.ID)
		}
	}
	assert.Equal(t, 12, left)

	sandbox := launch(scenario(t, append([]string{"docker", "run", "--privileged", "--pid", "host"}, privateArgv()[2:]...)...))
	assert.Equal(t, []string{"EGG017", "EGG017"}, ids(evaluate(t, DefaultConfig(), sandbox).Findings))
	config := DefaultConfig()
	config.Rules = map[string]Severity{"EGG017": SeverityOff}
	assert.Equal(t, []string{"EGG201", "EGG207"}, ids(evaluate(t, config, sandbox).Findings))
	other := launch(scenario(t, "docker", "run", "--privileged", "--pid", "host", "postgres:16"))
	assert.Equal(t, []string{"EGG201", "EGG207"}, ids(evaluate(t, DefaultConfig(), other).Findings))
}
