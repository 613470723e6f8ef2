// Package gitcmd runs git on repositories that others wrote. What such a repository
// configures must not make us run anything.
package gitcmd

import (
	"context"
	"os"
	"os/exec"
	"strings"
)

// safe switches off what a repository can have git run: no file system monitor, no
// fetching of what a partial clone lacks. With those gone it does not matter whose
// repository it is, so git need not refuse one of another owner.
var safe = []string{
	"--no-pager", "--no-replace-objects",
	"-c", "core.fsmonitor=false", "-c", "protocol.allow=never", "-c", "safe.directory=*",
}

// elsewhere are the variables that point git at another repository than the one
// that the folder lies in. Hooks run with some of them set.
var elsewhere = []string{
	"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR",
	"GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_NAMESPACE",
}

// Command is git in a folder, ready to be started. The error is that of a machine
// without git.
func Command(ctx context.Context, folder string, args ...string) (*exec.Cmd, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, program, append(safe[:len(safe):len(safe)], args...)...)
	cmd.Dir, cmd.Env = folder, environment(os.Environ())
	return cmd, nil
}

// environment lets git speak English to us, take no lock and fetch nothing.
func environment(environ []string) []string {
	var env []string
	for _, entry := range environ {
		if !pointsElsewhere(entry) {
			env = append(env, entry)
		}
	}
	return append(env, "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1")
}

func pointsElsewhere(entry string) bool {
	for _, name := range elsewhere {
		if strings.HasPrefix(entry, name+"=") {
			return true
		}
	}
	return false
}
