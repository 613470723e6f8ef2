package e2e

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/patterntest"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/parser/abstract"
)

// stand-ins for what the launchers of the demo start: an engine that notes what
// it is given, and a gateway that gives an address and a token. The programs in
// Python ask for them over HTTP.
const (
	fakeEngine = `#!/bin/sh
printf '%s\0' docker "$@" >"$ARGV_FILE"
`
	fakeGateway = `#!/bin/sh
while [ $# -gt 0 ]; do
  if [ "$1" = -o ]; then echo token >"$2"; exit; fi
  shift
done
echo 172.32.0.50
`
	gatewayAnswer = `{"address": "172.32.0.50", "token": "token"}`
)

// launcher is a program of the demo as it is called.
type launcher struct {
	folder, file string
	command      []string
	broken       string // the rules that its argv breaks
}

// launchers are the programs of the demo, by what they are called for.
func launchers() map[string]launcher {
	bash := func(folder, file, broken string, args ...string) launcher {
		return launcher{folder, file, append([]string{"bash", file}, args...), broken}
	}
	python := func(folder, name, broken string, args ...string) launcher {
		return launcher{folder, "launcher/" + name + ".py", append([]string{"python3", "-m", "launcher." + name}, args...), broken}
	}
	harness := func(folder, args, broken string) launcher {
		start := "from e2e.harness import *; Sandbox(" + args + ").__enter__()"
		return launcher{folder, "e2e/harness.py", []string{"python3", "-c", start}, broken}
	}
	return map[string]launcher{
		"agent private":  bash(before, "bin/agent", "EGG002 EGG006 EGG013", "private"),
		"agent public":   bash(before, "bin/agent", "EGG006 EGG007 EGG009 EGG013", "public"),
		"agent-headless": bash(before, "bin/agent-headless", "EGG003 EGG004 EGG005 EGG008 EGG009 EGG011 EGG012 EGG014", "7", "hello there"),
		"agent-debug":    bash(before, "bin/agent-debug", ""),

		"interactive":        python(before, "interactive", "EGG005 EGG013", "app"),
		"interactive timed":  python(before, "interactive", "EGG005 EGG013", "--time"),
		"interactive public": python(before, "interactive", "EGG005 EGG009 EGG013", "--public"),
		"headless":           python(before, "headless", "EGG003 EGG004 EGG009 EGG011", "t1", "hello there", "app"),
		"headless kept":      python(before, "headless", "EGG002 EGG003 EGG004 EGG009 EGG011", "--keep", "t1", "hi"),
		"harness":            harness(before, `"token"`, "EGG001 EGG002 EGG003 EGG004 EGG005 EGG006 EGG007 EGG009 EGG010 EGG013 EGG015"),

		"agent private, built":  bash(after, "bin/agent", "", "private"),
		"agent public, built":   bash(after, "bin/agent", "", "public"),
		"agent-headless, built": bash(after, "bin/agent-headless", "", "7", "hello there"),
		"agent-debug, built":    bash(after, "bin/agent-debug", ""),

		"interactive, built":        python(after, "interactive", "", "--time", "app", "docs"),
		"interactive public, built": python(after, "interactive", "", "--public"),
		"headless, built":           python(after, "headless", "", "t1", "hello there", "app"),
		"headless kept, built":      python(after, "headless", "", "--keep", "t1", ""),
		"harness, built":            harness(after, `PRIVATE, "172.40.0.10", "token"`, ""),
		"harness public, built":     harness(after, `PUBLIC, "172.41.0.10", "token"`, ""),
	}
}

// The launchers are run for real, before stand-ins. What they pass to the engine
// breaks the rules that it is told to break, word by word, and is one of the
// argvs that were read out of the programs: the demo is no pretence, and the
// promise of docs/limits.md is kept.
func TestDemoLaunchersDoWhatIsToldOfThem(t *testing.T) {
	told := map[string]parser.Document{before: extract(t, before), after: extract(t, after)}
	for name, c := range launchers() {
		t.Run(name, func(t *testing.T) {
			argv := launch(t, c)
			assert.Equal(t, c.broken, broken(t, c.folder, argv), "%q", argv)
			assert.True(t, foreseen(told[c.folder], c.file, argv), "%q is none of the argvs of %s", argv, c.file)
		})
	}
}

func extract(t *testing.T, folder string) (document parser.Document) {
	t.Helper()
	r := shell(t, folder, "egglint extract --format json")
	require.NoError(t, json.Unmarshal([]byte(r.output), &document), r.output)
	return document
}

// foreseen tells whether a launch of a file has a scenario that an argv matches.
func foreseen(document parser.Document, file string, argv []string) bool {
	for _, l := range document.Starts() {
		names := map[string]*abstract.Hole{}
		for _, s := range l.Scenarios {
			if l.File == file && patterntest.Match(items(s.Argv, names), argv) {
				return true
			}
		}
	}
	return false
}

// items are the elements of a document as patterns; names keeps the holes of one
// launch.
func items(elements []parser.Element, names map[string]*abstract.Hole) []abstract.Item {
	var out []abstract.Item
	for _, e := range elements {
		item := abstract.Item{Repeat: items(e.Repeat, names), Optional: items(e.Optional, names)}
		switch {
		case e.Gap != nil:
			item.Gap = &abstract.Gap{Source: e.Gap.Source}
		case e.Word != nil:
			item.Word = text(e.Word.Parts, names)
		}
		out = append(out, item)
	}
	return out
}

func text(parts []parser.Part, names map[string]*abstract.Hole) abstract.Text {
	out := []abstract.Text{}
	for _, p := range parts {
		if p.Hole == "" {
			out = append(out, abstract.Literal(p.Literal))
			continue
		}
		if names[p.Hole] == nil {
			names[p.Hole] = &abstract.Hole{Source: p.Source}
		}
		out = append(out, abstract.Unknown(names[p.Hole]))
	}
	return abstract.Concat(out...)
}

// launch runs a launcher and returns what the engine is given.
func launch(t *testing.T, l launcher) []string {
	t.Helper()
	needs(t, l.command[0])
	bin := t.TempDir()
	argvFile := filepath.Join(bin, "argv")
	for name, text := range map[string]string{"docker": fakeEngine, "curl": fakeGateway} {
		require.NoError(t, os.WriteFile(filepath.Join(bin, name), []byte(text), 0o755))
	}
	cmd := exec.Command(l.command[0], l.command[1:]...)
	cmd.Dir = filepath.Join(root, l.folder)
	cmd.Env = []string{
		"PATH=" + bin + ":" + os.Getenv("PATH"), "HOME=" + bin, "TMPDIR=" + bin,
		"ARGV_FILE=" + argvFile, "DOCKER_OPTS=--memory 4g",
		"http_proxy=" + gateway(t), "PYTHONDONTWRITEBYTECODE=1",
	}
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	argv, err := os.ReadFile(argvFile)
	require.NoError(t, err, string(out))
	return strings.Split(strings.TrimSuffix(string(argv), "\x00"), "\x00")
}

// needs skips a test without a program that it needs; where every test has to
// run it fails.
func needs(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		require.NotEqual(t, "true", os.Getenv("CI"), "no %s", program)
		t.Skipf("no %s", program)
	}
}

// gateway serves the gateway's answers to those who take it for their proxy.
func gateway(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, gatewayAnswer)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

var ruleID = regexp.MustCompile(`\((EGG[0-9]+) `)

// broken lists the rules that a command line breaks, each once, in order.
func broken(t *testing.T, folder string, argv []string) string {
	t.Helper()
	cmd := exec.Command("egglint", append([]string{"argv", "--"}, argv...)...)
	cmd.Dir = filepath.Join(root, folder)
	out, _ := cmd.CombinedOutput()
	var ids []string
	for _, m := range ruleID.FindAllStringSubmatch(string(out), -1) {
		if len(ids) == 0 || ids[len(ids)-1] != m[1] {
			ids = append(ids, m[1])
		}
	}
	status := cmd.ProcessState.ExitCode()
	assert.Equal(t, len(ids) > 0, status == 1, "exit status %d: %s", status, out)
	return strings.Join(ids, " ")
}
