package discover

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strings"

	"github.com/egglint/egg/internal/lint/gitcmd"
)

// listing is what git says about one folder.
type listing struct {
	known    bool     // false: no git here, or no repository
	names    []string // relative to the folder
	problems []Problem
}

// listArgs lists tracked files and untracked ones that are not ignored.
var listArgs = []string{"ls-files", "-z", "--cached", "--others", "--exclude-standard"}

// listGit asks git for the files below a folder.
func listGit(ctx context.Context, folder string) (listing, error) {
	cmd, err := gitcmd.Command(ctx, folder, listArgs...)
	if err != nil {
		return listing{}, nil // a machine without git: the caller walks
	}
	var out, complaints bytes.Buffer
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
