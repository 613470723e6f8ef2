package policy

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser"
)

// privateArgv and publicArgv are launches that keep the contract.
func privateArgv() []string {
	const proxy = "http://egg-gateway:3129"
	const bypass = "localhost,127.0.0.1,egg-gateway"
	return []string{
		"docker", "run", "--rm", "--security-opt", "label=disable", "--name", "$n", "--network", "egg-isolated",
		"--add-host", "egg-gateway:172.32.0.2", "-e", "GATEWAY_URL=http://egg-gateway:9848", "-e", "CONTAINER_ID=$n",
		"-e", "RUNTIME_UID=1000", "-e", "RUNTIME_GID=1000", "--dns", "0.0.0.0", "-e", "PRIVATE_MODE=true",
		"-e", "HTTP_PROXY=" + proxy, "-e", "HTTPS_PROXY=" + proxy, "-e", "http_proxy=" + proxy, "-e", "https_proxy=" + proxy,
		"-e", "NO_PROXY=" + bypass, "-e", "no_proxy=" + bypass, "egg-sandbox:1", "sleep", "1",
	}
}

func publicArgv() []string {
	return []string{
		"docker", "run", "--rm", "--security-opt", "label=disable", "--name", "$n", "--network", "egg-external",
		"--add-host", "egg-gateway:172.33.0.2", "-e", "GATEWAY_URL=http://egg-gateway:9848", "-e", "CONTAINER_ID=$n",
		"-e", "RUNTIME_UID=1000", "-e", "RUNTIME_GID=1000", "-e", "PRIVATE_MODE=false", "egg-sandbox:1",
	}
}

// without takes an option and its value out of an argv.
func without(t testing.TB, argv []string, option, value string) []string {
	t.Helper()
	for i := range argv {
		if argv[i] == option && (value == "" || strings.HasPrefix(argv[i+1], value)) {
			return slices.Delete(slices.Clone(argv), i, i+2)
		}
	}
	require.Failf(t, "no such option", "%s %s", option, value)
	return nil
}

// with puts words right after `docker run`.
func with(argv []string, words ...string) []string {
	return slices.Insert(slices.Clone(argv), 2, words...)
}

func launch(scenarios ...parser.Scenario) parser.Launch {
	return parser.Launch{
		ID: "0123456789abcdef", File: "run.sh", Language: parser.LanguageShell,
		Span:   parser.Span{Line: 5, Column: 1, EndLine: 9, EndColumn: 2},
		Engine: "docker", Subcommand: "run", Complete: true, Scenarios: scenarios,
	}
}

// scenario reads an argv in which `$name` stands for a hole, and a word `@$NAME`
// for a gap.
func scenario(t testing.TB, argv ...string) parser.Scenario {
	t.Helper()
	var s parser.Scenario
	var plain []string
	for i, text := range argv {
		if source, isGap := strings.CutPrefix(text, "@"); isGap {
			s.Argv = append(s.Argv, parser.Element{Gap: &parser.Gap{Source: source, Line: 3}})
			s.Gaps = append(s.Gaps, parser.GapRef{Arg: i, Source: source, Why: "never assigned here", Line: 3})
			s.EnvOpen = true
			continue
		}
		w := word(text)
		s.Argv = append(s.Argv, parser.Element{Word: &w})
		plain = append(plain, text)
	}
	fill(t, &s, plain)
	return s
}

// fill sets what the engine reads of an argv without gaps.
func fill(t testing.TB, s *parser.Scenario, argv []string) {
	t.Helper()
	reading, err := dockerflag.ReadAny(argv)
	require.NoError(t, err)
	s.Env = map[string]parser.EnvVar{}
	for _, given := range reading.Flags {
		flag := parser.Flag{Name: given.Flag.Canonical(), Arg: given.Arg, Presence: parser.PresenceAlways}
		if given.HasValue {
			w := word(given.Value)
			flag.Value = &w
		}
		s.Flags = append(s.Flags, flag)
		if flag.Name == "env" {
			setEnv(s, given.Value)
		}
	}
	image := word(reading.Image)
	s.Image = &image
	for _, text := range reading.Command {
		w := word(text)
		s.Command = append(s.Command, parser.Element{Word: &w})
	}
}

func setEnv(s *parser.Scenario, text string) {
	name, value, given := strings.Cut(text, "=")
	variable := parser.EnvVar{Presence: parser.PresenceAlways}
	if given {
		w := word(value)
		variable.Value = &w
	}
	s.Env[name] = variable
}

var holeText = regexp.MustCompile(`\$\{?\w+\}?`)

// word makes a word with a hole for each `$name`.
func word(text string) parser.Word {
	w := parser.Word{Text: text, Known: true}
	for len(text) > 0 {
		at := holeText.FindStringIndex(text)
		if at == nil {
			w.Parts = append(w.Parts, parser.Part{Literal: text})
			break
		}
		if at[0] > 0 {
			w.Parts = append(w.Parts, parser.Part{Literal: text[:at[0]]})
		}
		source := text[at[0]:at[1]]
		w.Parts = append(w.Parts, parser.Part{Hole: "h" + source, Source: source, Kind: "environment"})
		w.Known = false
		text = text[at[1]:]
	}
	return w
}
