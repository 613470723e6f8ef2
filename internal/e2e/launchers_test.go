package e2e

import (
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
// it is given, and a gateway that gives an address and a token.
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
)

// The launchers are run for real, before stand-ins, and what they pass to the
// engine is held against the contract, word by word: the demo is no pretence.
func TestDemoLaunchersDoWhatIsToldOfThem(t *testing.T) {
	for _, c := range []struct {
		folder, launcher string
		args             []string
		broken           string // the rules that the argv breaks
	}{
		{before, "agent", []string{"private"}, "EGG002 EGG006 EGG013"},
		{before, "agent", []string{"public"}, "EGG006 EGG007 EGG009 EGG013"},
		{before, "agent-headless", []string{"7", "hello there"}, "EGG003 EGG004 EGG005 EGG008 EGG009 EGG011 EGG012 EGG014"},
		{before, "agent-debug", nil, ""},
		{after, "agent", []string{"private"}, ""},
		{after, "agent", []string{"public"}, ""},
		{after, "agent-headless", []string{"7", "hello there"}, ""},
		{after, "agent-debug", nil, ""},
	} {
		t.Run(filepath.Base(c.folder)+" "+c.launcher+" "+strings.Join(c.args, " "), func(t *testing.T) {
			argv := launch(t, c.folder, c.launcher, c.args)
			assert.Equal(t, c.broken, broken(t, c.folder, argv), "%q", argv)
		})
	}
}

// launch runs a launcher and returns what the engine is given.
func launch(t *testing.T, folder, launcher string, args []string) []string {
	t.Helper()
	bin := t.TempDir()
	argvFile := filepath.Join(bin, "argv")
	for name, text := range map[string]string{"docker": fakeEngine, "curl": fakeGateway} {
		require.NoError(t, os.WriteFile(filepath.Join(bin, name), []byte(text), 0o755))
	}
	cmd := exec.Command("bash", append([]string{"bin/" + launcher}, args...)...)
	cmd.Dir = filepath.Join(root, folder)
	cmd.Env = []string{
		"PATH=" + bin + ":" + os.Getenv("PATH"), "HOME=" + bin, "TMPDIR=" + bin,
		"ARGV_FILE=" + argvFile, "DOCKER_OPTS=--memory 4g",
	}
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	argv, err := os.ReadFile(argvFile)
	require.NoError(t, err, string(out))
	return strings.Split(strings.TrimSuffix(string(argv), "\x00"), "\x00")
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
