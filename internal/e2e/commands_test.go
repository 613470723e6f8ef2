package e2e

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write what is seen into the expectations")

// TestMain builds the commands once, and puts them first in the search path.
func TestMain(m *testing.M) {
	flag.Parse()
	status, err := withCommands(m.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		status = 1
	}
	os.Exit(status)
}

func withCommands(run func() int) (int, error) {
	bin, err := os.MkdirTemp("", "egg")
	if err != nil {
		return 0, err
	}
	defer func() { _ = os.RemoveAll(bin) }()
	build := exec.Command("go", "build", "-o", bin+string(filepath.Separator), "./cmd/...")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("build the commands: %w\n%s", err, out)
	}
	if err := os.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH")); err != nil {
		return 0, err
	}
	return run(), nil
}

// root is the folder of the repository, seen from this one.
const root = "../.."

// result is what a command did.
type result struct {
	output string // of both streams, as a terminal shows them
	status int
}

// shell runs a command line in a folder of the repository.
func shell(t *testing.T, folder, line string) result {
	t.Helper()
	return shellIn(t, filepath.Join(root, folder), line)
}

// shellIn runs a command line in any folder.
func shellIn(t *testing.T, folder, line string) result {
	t.Helper()
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir = folder
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) {
		require.NoError(t, err)
	}
	return result{output: out.String(), status: cmd.ProcessState.ExitCode()}
}

var duration = regexp.MustCompile(`[0-9]+(\.[0-9]+)? ?(µs|ms|s)\b`)

// steady takes out of an output what differs from run to run.
func steady(output string) string { return duration.ReplaceAllString(output, "TIME") }
