package evasiontest

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// standIns are programs to run in place of the real ones: engines that note what
// they are asked for, and one that starts another user's programs.
var standIns = map[string]string{
	"docker":  recorder,
	"podman":  recorder,
	"nerdctl": recorder,
	"sudo":    "#!/bin/sh\nwhile [ \"${1#-}\" != \"$1\" ]; do case $1 in --) shift; break ;; -u) shift ;; esac; shift; done\nexec \"$@\"\n",
}

const recorder = "#!/bin/sh\necho \"$@\" >>\"$RECORD\"\n"

// Programs that are said to be launches are: the real shell, or the real Python,
// starts a container with them, or connects the one that they are about.
func TestProgramsReallyLaunch(t *testing.T) {
	inShell, inPython := []string{"bash", "-c", "echo $BASH"}, []string{"python3", "-c", "import sys; print(sys.executable)"}
	for archive, of := range map[string]struct {
		ask  []string
		does func(line string) bool
	}{
		"shell.txtar":   {inShell, startsContainer},
		"python.txtar":  {inPython, startsContainer},
		"connect.txtar": {inShell, connectsAgent},
	} {
		interpreter := real(t, of.ask)
		for _, p := range programs(t, archive) {
			if p.unrun != "" {
				continue
			}
			t.Run(archive+"/"+p.name, func(t *testing.T) {
				asked, output := launched(t, p, interpreter)
				assert.True(t, slices.ContainsFunc(asked, of.does), "asked for %q\n%s", asked, output)
			})
		}
	}
}

// real is the interpreter itself, which says where it is: what stands in the search
// path may be a slow script that looks for it.
func real(t *testing.T, ask []string) string {
	t.Helper()
	told, err := exec.Command(ask[0], ask[1:]...).Output()
	if err != nil {
		require.NotEqual(t, "true", os.Getenv("CI"), "no %s", ask[0])
		t.Skipf("no %s", ask[0])
	}
	return strings.TrimSpace(string(told))
}

// startsContainer tells whether a command line asks the engine for a container:
// before run or create stand only flags, their values, and the word container.
func startsContainer(line string) bool {
	words := strings.Fields(line)
	at := slices.IndexFunc(words, func(w string) bool { return w == "run" || w == "create" })
	for i := range max(at, 0) {
		flag := strings.HasPrefix(words[i], "-")
		value := i > 0 && strings.HasPrefix(words[i-1], "-")
		if !flag && !value && words[i] != "container" {
			return false
		}
	}
	return at >= 0
}

var connecting = regexp.MustCompile(`\bnetwork connect .*\bagent\b`)

func connectsAgent(line string) bool { return connecting.MatchString(line) }

// launched runs a program and tells what engines were asked for.
func launched(t *testing.T, p program, interpreter string) (asked []string, output string) {
	t.Helper()
	folder, bin := write(t, p), t.TempDir()
	for name, text := range standIns {
		require.NoError(t, os.WriteFile(filepath.Join(bin, name), []byte(text), 0o755))
	}
	require.NoError(t, os.WriteFile(filepath.Join(folder, "docker"), []byte(recorder), 0o755))
	record := filepath.Join(bin, "record")
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if strings.HasPrefix(p.files[p.main], "#!/bin/dash") {
		interpreter = "dash"
	}
	cmd := exec.CommandContext(ctx, interpreter, p.main)
	cmd.Dir = folder
	cmd.Env = []string{
		"PATH=" + bin + ":" + os.Getenv("PATH"), "HOME=" + bin, "TMPDIR=" + bin, "RECORD=" + record,
		"LC_ALL=C.UTF-8", "PYTHONDONTWRITEBYTECODE=1",
	}
	out, _ := cmd.CombinedOutput() // how it ends is its own affair
	lines, err := os.ReadFile(record)
	if err != nil {
		return nil, string(out)
	}
	return strings.Split(strings.TrimSpace(string(lines)), "\n"), string(out)
}
