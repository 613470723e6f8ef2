package discover

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
)

// listing is what git says about one folder.
type listing struct {
	known    bool     // false: no git here, or no repository
	names    []string // relative to the folder
	problems []Problem
}

// gitArgs lists tracked files and untracked ones that are not ignored. What a
// repository configures must not make us run anything: no file system monitor,
// no fetching of what a partial clone lacks. With those gone it does not matter
// whose repository it is, so git need not refuse one of another owner.
var gitArgs = []string{
	"--no-pager",
	"-c", "core.fsmonitor=false", "-c", "protocol.allow=never", "-c", "safe.directory=*",
	"ls-files", "-z", "--cached", "--others", "--exclude-standard",
}

// elsewhere are the variables that point git at another repository than the one
// that the folder lies in. Hooks run with some of them set.
var elsewhere = []string{
	"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR",
	"GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_NAMESPACE",
}

// listGit asks git for the files below a folder.
func listGit(ctx context.Context, folder string) (listing, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return listing{}, nil // a machine without git: the caller walks
	}
	var out, complaints bytes.Buffer
	cmd := exec.CommandContext(ctx, program, gitArgs...)
	cmd.Dir, cmd.Env = folder, gitEnv(os.Environ())
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil {
		return failed(folder, complaints.String(), err)
	}
	return listing{known: true, names: splitNames(out.String()), problems: unopened(complaints.String())}, nil
}

// failed tells a folder that is no repository from a repository that git cannot
// read.
func failed(folder, complaints string, err error) (listing, error) {
	if _, exited := errors.AsType[*exec.ExitError](err); exited && strings.Contains(complaints, "not a git repository") {
		return listing{}, nil
	}
	return listing{}, fmt.Errorf("listing the files of %s by git: %w: %s", folder, err, strings.TrimSpace(complaints))
}

// gitEnv speaks English to us and takes no lock.
func gitEnv(environ []string) []string {
	var env []string
	for _, entry := range environ {
		if !pointsElsewhere(entry) {
			env = append(env, entry)
		}
	}
	return append(env, "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
}

func pointsElsewhere(entry string) bool {
	for _, name := range elsewhere {
		if strings.HasPrefix(entry, name+"=") {
			return true
		}
	}
	return false
}

func splitNames(out string) []string {
	var names []string
	for name := range strings.SplitSeq(out, "\x00") {
		if name != "" {
			names = append(names, strings.TrimSuffix(name, "/"))
		}
	}
	return names
}

var unopenedLine = regexp.MustCompile(`(?m)^warning: could not open directory '(.*?)/?': (.*)$`)

// unopened reads git's complaints about folders that it could not look into: it
// goes on without them.
func unopened(complaints string) []Problem {
	var problems []Problem
	for _, m := range unopenedLine.FindAllStringSubmatch(complaints, -1) {
		problems = append(problems, Problem{Name: m[1], Message: "a folder, not opened: " + strings.ToLower(m[2])})
	}
	return problems
}
