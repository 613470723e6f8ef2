// Package revision reads the files of a repository as they are at one of its
// revisions. It looks at objects that are there and at nothing else: it fetches
// nothing, and runs no filter that the repository names.
package revision

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path"
	"strconv"
	"strings"

	"github.com/egglint/egg/internal/lint/gitcmd"
)

// Revision is the files of a repository at one revision. It implements [fs.FS] and,
// with Stat and Lstat, what a run needs of a tree. Links are not followed. It is
// safe for concurrent use.
type Revision struct {
	Name string // as the user calls it

	prefix  string           // of the folder that names are relative to, with its slash
	entries map[string]entry // by path from the root of the repository
	folders map[string][]string
	blobs   *blobs
}

// entry is one file of a tree.
type entry struct {
	mode, object string
	size         int64
}

const modeLink = "120000"

// Open reads the list of files of a revision, of the repository that a folder lies
// in. Names are relative to the root of the repository. The caller closes it.
func Open(ctx context.Context, folder, name string) (*Revision, error) {
	commit, err := resolve(ctx, folder, name)
	if err != nil {
		return nil, err
	}
	listing, err := output(ctx, folder, "ls-tree", "-r", "-l", "-z", "--full-tree", commit)
	if err != nil {
		return nil, fmt.Errorf("listing the files of revision %s: %w", name, err)
	}
	r := &Revision{Name: name, entries: map[string]entry{}, folders: map[string][]string{}}
	for line := range strings.SplitSeq(listing, "\x00") {
		r.add(line)
	}
	r.blobs, err = openBlobs(ctx, folder)
	return r, err
}

// Close lets the revision go.
func (r *Revision) Close() error { return r.blobs.close() }

// resolve finds the commit that a name means, and only where it means one.
func resolve(ctx context.Context, folder, name string) (string, error) {
	if name == "" || strings.HasPrefix(name, "-") {
		return "", fmt.Errorf("%q names no revision", name)
	}
	var out, complaints bytes.Buffer
	cmd, err := gitcmd.Command(ctx, folder, "-c", "core.warnAmbiguousRefs=true", "rev-parse", "--verify", name+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("revision %s: %w", name, err)
	}
	cmd.Stdout, cmd.Stderr = &out, &complaints
	err = cmd.Run()
	told := strings.TrimSpace(complaints.String())
	switch {
	case strings.Contains(told, "not a git repository"):
		return "", fmt.Errorf("revision %s: this is no git repository", name)
	case err != nil:
		return "", fmt.Errorf("there is no revision %s here: fetch it first; a shallow clone lacks what is older (%s)", name, told)
	case strings.Contains(told, "ambiguous"):
		return "", fmt.Errorf("revision %s can mean several things: write it out, as in refs/heads/%s", name, name)
	}
	return strings.TrimSpace(out.String()), nil
}

// output is what git prints.
func output(ctx context.Context, folder string, args ...string) (string, error) {
	cmd, err := gitcmd.Command(ctx, folder, args...)
	if err != nil {
		return "", err
	}
	out, err := cmd.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return "", fmt.Errorf("%w: %s", err, bytes.TrimSpace(exit.Stderr))
	}
	return string(out), err
}

// add takes in one line of git's list: the mode, the kind, the object and the size of
// a file, and behind a tab its path.
func (r *Revision) add(line string) {
	facts, name, ok := strings.Cut(line, "\t")
	fields := strings.Fields(facts)
	if !ok || len(fields) != 4 || fields[1] != "blob" {
		return // the end of the list, or the commit of a repository inside
	}
	size, _ := strconv.ParseInt(fields[3], 10, 64)
	r.entries[name] = entry{mode: fields[0], object: fields[2], size: size}
	for child := name; child != "."; child = path.Dir(child) {
		parent := path.Dir(child)
		_, known := r.folders[parent]
		r.folders[parent] = append(r.folders[parent], path.Base(child))
		if known {
			break
		}
	}
}

// Below is the same revision with names relative to a folder of the repository.
func (r *Revision) Below(folder string) *Revision {
	below := *r
	if folder != "." {
		below.prefix = folder + "/"
	}
	return &below
}

// Names are the files, in no order.
func (r *Revision) Names() []string {
	var names []string
	for name := range r.entries {
		if below, ok := strings.CutPrefix(name, r.prefix); ok {
			names = append(names, below)
		}
	}
	return names
}

// Has tells whether there is a file of that name.
func (r *Revision) Has(name string) bool {
	_, ok := r.entries[r.prefix+name]
	return ok
}
