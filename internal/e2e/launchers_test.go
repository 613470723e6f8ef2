package e2e

import (
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

// startsSandbox is what a test of the demo does, but for the test.
const startsSandbox = "from e2e.harness import *; Sandbox(ARGS).__enter__()"

// The launchers are run for real, before stand-ins, and what they pass to the
// engine is held against the contract, word by word: the demo is no pretence.
func TestDemoLaunchersDoWhatIsToldOfThem(t *testing.T) {
	harness := func(args string) []string {
		return []string{"python3", "-c", strings.ReplaceAll(startsSandbox, "ARGS", args)}
	}
	for name, c := range map[string]struct {
		folder  string
		command []string
		broken  string // the rules that the argv breaks
	}{
		"agent private": {before, []string{"bash", "bin/agent", "private"}, "EGG002 EGG006 EGG013"},
		"agent public":  {before, []string{"bash", "bin/agent", "public"}, "EGG006 EGG007 EGG009 EGG013"},
		"agent-headless": {before, []string{"bash", "bin/agent-headless", "7", "hello there"},
			"EGG003 EGG004 EGG005 EGG008 EGG009 EGG011 EGG012 EGG014"},
		"agent-debug": {before, []string{"bash", "bin/agent-debug"}, ""},

		"interactive":        {before, []string{"python3", "-m", "launcher.interactive", "app"}, "EGG005 EGG013"},
		"interactive timed":  {before, []string{"python3", "-m", "launcher.interactive", "--time"}, "EGG005 EGG013"},
		"interactive public": {before, []string{"python3", "-m", "launcher.interactive", "--public"}, "EGG005 EGG009 EGG013"},
		"headless":           {before, []string{"python3", "-m", "launcher.headless", "t1", "hello there", "app"}, "EGG003 EGG004 EGG009 EGG011"},
		"headless kept":      {before, []string{"python3", "-m", "launcher.headless", "--keep", "t1", "hi"}, "EGG002 EGG003 EGG004 EGG009 EGG011"},
		"harness": {before, harness(`"token"`),
			"EGG001 EGG002 EGG003 EGG004 EGG005 EGG006 EGG007 EGG009 EGG010 EGG013 EGG015"},

		"agent private, built":  {after, []string{"bash", "bin/agent", "private"}, ""},
		"agent public, built":   {after, []string{"bash", "bin/agent", "public"}, ""},
		"agent-headless, built": {after, []string{"bash", "bin/agent-headless", "7", "hello there"}, ""},
		"agent-debug, built":    {after, []string{"bash", "bin/agent-debug"}, ""},

		"interactive, built":        {after, []string{"python3", "-m", "launcher.interactive", "--time", "app", "docs"}, ""},
		"interactive public, built": {after, []string{"python3", "-m", "launcher.interactive", "--public"}, ""},
		"headless, built":           {after, []string{"python3", "-m", "launcher.headless", "t1", "hello there", "app"}, ""},
		"headless kept, built":      {after, []string{"python3", "-m", "launcher.headless", "--keep", "t1", "hi"}, ""},
		"harness, built":            {after, harness(`PRIVATE, "172.40.0.10", "token"`), ""},
		"harness public, built":     {after, harness(`PUBLIC, "172.41.0.10", "token"`), ""},
	} {
		t.Run(name, func(t *testing.T) {
			argv := launch(t, c.folder, c.command)
			assert.Equal(t, c.broken, broken(t, c.folder, argv), "%q", argv)
		})
	}
}

// launch runs a launcher and returns what the engine is given.
func launch(t *testing.T, folder string, command []string) []string {
	t.Helper()
	needs(t, command[0])
	bin := t.TempDir()
	argvFile := filepath.Join(bin, "argv")
	for name, text := range map[string]string{"docker": fakeEngine, "curl": fakeGateway} {
		require.NoError(t, os.WriteFile(filepath.Join(bin, name), []byte(text), 0o755))
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = filepath.Join(root, folder)
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
