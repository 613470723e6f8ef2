package discover_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/lint/discover"
	"github.com/egglint/egg/internal/lint/gitignore"
)

// tree writes files into a new folder: "name" or "name=text"; a trailing slash
// makes a folder, "name->target" a link.
func tree(t *testing.T, entries ...string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	for _, entry := range entries {
		name, text, _ := strings.Cut(entry, "=")
		name, target, link := strings.Cut(name, "->")
		full := filepath.Join(root, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(full), 0o755))
		switch {
		case link:
			require.NoError(t, os.Symlink(target, full))
		case strings.HasSuffix(name, "/"):
			require.NoError(t, os.MkdirAll(full, 0o755))
		default:
			require.NoError(t, os.WriteFile(full, []byte(text), 0o644))
		}
	}
	return root
}

func git(t *testing.T, folder string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=t", "-c", "user.email=t@example.org"}, args...)...)
	cmd.Dir = folder
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "git %v: %s", args, out)
	return string(out)
}

func files(t *testing.T, p discover.Project, exclude ...string) []string {
	t.Helper()
	list, errs := gitignore.Parse(exclude)
	require.Empty(t, errs)
	found, problems, err := discover.Files(context.Background(), p, list)
	require.NoError(t, err)
	require.Empty(t, problems)
	var names []string
	for _, f := range found {
		names = append(names, f.Name)
	}
	return names
}

func locate(t *testing.T, cwd string, paths ...string) discover.Project {
	t.Helper()
	p, err := discover.Locate(cwd, paths, nil)
	require.NoError(t, err)
	return p
}

func TestRootIsTheNearestConfigurationInTheRepository(t *testing.T) {
	root := tree(t, ".egglint.yaml", "repo/.git/", "repo/.egglint.yaml", "repo/a/x.sh", "repo/b/.egglint.yaml", "repo/b/c/y.sh", "plain/d/z.sh")
	tests := []struct {
		cwd, path, root, config string
	}{
		{"repo", "", "repo", ".egglint.yaml"},
		{"repo/a", "", "repo", ".egglint.yaml"},
		{"repo/b/c", "", "repo/b", ".egglint.yaml"},
		{"repo", "b/c/y.sh", "repo/b", ".egglint.yaml"},
		{"repo", "a/x.sh", "repo", ".egglint.yaml"},
		{"repo/a", "../b", "repo/b", ".egglint.yaml"},
		{"plain", "d/z.sh", "plain", ""},
		{"plain/d", "", "plain/d", ""},
		{"repo", "../plain/d", "plain/d", ""},
	}
	for _, test := range tests {
		t.Run(test.cwd+" "+test.path, func(t *testing.T) {
			var paths []string
			if test.path != "" {
				paths = []string{test.path}
			}
			p := locate(t, filepath.Join(root, test.cwd), paths...)
			assert.Equal(t, filepath.Join(root, test.root), p.Root)
			assert.Equal(t, test.config, p.Config)
		})
	}
}

func TestPathsOfSeveralFoldersShareTheirRoot(t *testing.T) {
	root := tree(t, ".git/", "a/.egglint.yaml", "a/x.sh", "b/y.sh")
	p := locate(t, root, "a/x.sh", "b")
	assert.Equal(t, root, p.Root)
	assert.Empty(t, p.Config)
	assert.Equal(t, []discover.Target{{Name: "a/x.sh"}, {Name: "b", Dir: true}}, p.Targets)
}

func TestNameOfAPathThatNeedNotExist(t *testing.T) {
	root := tree(t, ".git/", "a/")
	p := locate(t, filepath.Join(root, "a"))
	name, err := p.Name("new.sh")
	require.NoError(t, err)
	assert.Equal(t, "a/new.sh", name)
	_, err = p.Name("../../new.sh")
	assert.ErrorContains(t, err, "lies outside the project")
}

func TestWholeIsTheRootAmongTheTargets(t *testing.T) {
	root := tree(t, ".git/", "a/x.sh")
	assert.True(t, locate(t, root).Whole())
	assert.True(t, locate(t, filepath.Join(root, "a")).Whole())
	assert.True(t, locate(t, root, "a", ".").Whole())
	assert.False(t, locate(t, root, "a").Whole())
}

func TestAConfigurationOfAnotherNameIsNotPassedOver(t *testing.T) {
	_, err := discover.Locate(tree(t, ".git/", ".egglint.yml"), nil, nil)
	assert.ErrorContains(t, err, ".egglint.yml: a configuration is called .egglint.yaml")
}

func TestMissingPathIsNamed(t *testing.T) {
	_, err := discover.Locate(t.TempDir(), []string{"nowhere.sh"}, nil)
	assert.ErrorIs(t, err, os.ErrNotExist)
	assert.ErrorContains(t, err, "nowhere.sh: ")
}

func TestWalkHonoursGitignoreAndSkipsGit(t *testing.T) {
	root := tree(t, ".gitignore=*.log\n/out/\n", "a.sh", "x.log", "out/b.sh", "sub/out/c.sh",
		"sub/.gitignore=!keep.log\n", "sub/keep.log", "sub/.git=gitdir: nowhere", "link.sh->out/b.sh")
	got := files(t, locate(t, root))
	assert.Equal(t, []string{".gitignore", "a.sh", "link.sh", "sub/.gitignore", "sub/keep.log", "sub/out/c.sh"}, got)
}

func TestWalkOfASubfolderHonoursTheListsAbove(t *testing.T) {
	root := tree(t, ".gitignore=*.log\n", "sub/x.log", "sub/x.sh")
	assert.Equal(t, []string{"sub/x.sh"}, files(t, locate(t, root, "sub")))
}

func TestGitListsTrackedAndUntrackedButNotIgnored(t *testing.T) {
	root := tree(t, ".gitignore=*.log\n", "tracked.sh", "deleted.sh", "forced.log", "ignored.log", "sub/untracked.sh")
	git(t, root, "init", "-q")
	git(t, root, "add", "tracked.sh", "deleted.sh", ".gitignore")
	git(t, root, "add", "-f", "forced.log")
	require.NoError(t, os.Remove(filepath.Join(root, "deleted.sh")))
	assert.Equal(t, []string{".gitignore", "forced.log", "sub/untracked.sh", "tracked.sh"}, files(t, locate(t, root)))
	assert.Equal(t, []string{"sub/untracked.sh"}, files(t, locate(t, root, "sub")))
}

func TestRepositoriesInsideAreListed(t *testing.T) {
	root := tree(t, "outer.sh", "inner/.gitignore=skip.sh\n", "inner/skip.sh", "inner/kept.sh")
	git(t, root, "init", "-q")
	git(t, filepath.Join(root, "inner"), "init", "-q")
	assert.Equal(t, []string{"inner/.gitignore", "inner/kept.sh", "outer.sh"}, files(t, locate(t, root)))
}

func TestVariablesOfAHookDoNotLeadElsewhere(t *testing.T) {
	root, other := tree(t, "here.sh"), tree(t, "there.sh")
	git(t, root, "init", "-q")
	git(t, other, "init", "-q")
	t.Setenv("GIT_DIR", filepath.Join(other, ".git"))
	t.Setenv("GIT_WORK_TREE", other)
	assert.Equal(t, []string{"here.sh"}, files(t, locate(t, root)))
}

func TestConfigurationOfARepositoryRunsNothing(t *testing.T) {
	root := tree(t, "a.sh")
	git(t, root, "init", "-q")
	mark := filepath.Join(t.TempDir(), "ran")
	hook := filepath.Join(t.TempDir(), "monitor")
	require.NoError(t, os.WriteFile(hook, []byte("#!/bin/sh\ntouch "+mark+"\n"), 0o755))
	git(t, root, "config", "core.fsmonitor", hook)
	git(t, root, "config", "pager.ls-files", hook)
	assert.Equal(t, []string{"a.sh"}, files(t, locate(t, root)))
	assert.NoFileExists(t, mark)
}

func TestAFolderThatOnlyLooksLikeARepositoryIsWalked(t *testing.T) {
	root := tree(t, ".git/", ".gitignore=*.log\n", "a.sh", "b.log")
	assert.Equal(t, []string{".gitignore", "a.sh"}, files(t, locate(t, root)))
}

func TestARepositoryThatGitCannotReadIsAnError(t *testing.T) {
	root := tree(t, "a.sh")
	git(t, root, "init", "-q")
	git(t, root, "add", "a.sh")
	require.NoError(t, os.WriteFile(filepath.Join(root, ".git", "index"), []byte("rubbish"), 0o644))
	_, _, err := discover.Files(context.Background(), locate(t, root), gitignore.List{})
	assert.ErrorContains(t, err, "listing the files of "+root+" by git")
}

func TestExclusionsSpareFilesGivenByName(t *testing.T) {
	root := tree(t, "third_party/x.sh", "own.sh")
	assert.Equal(t, []string{"own.sh"}, files(t, locate(t, root), "third_party/**"))
	assert.Equal(t, []string{"own.sh", "third_party/x.sh"}, files(t, locate(t, root, ".", "third_party/x.sh"), "third_party/**"))
}

func TestALinkToAListedFileIsThatFile(t *testing.T) {
	root := tree(t, "a.sh", "twin.sh->a.sh", "sub/twin.sh->../a.sh", "dangling.sh->nowhere", "loop.sh->loop.sh", "away.sh->/dev/null")
	assert.Equal(t, []string{"a.sh", "away.sh", "dangling.sh", "loop.sh"}, files(t, locate(t, root)))
}

func TestAFileFoundTwiceIsOneFile(t *testing.T) {
	root := tree(t, "a.sh")
	p := locate(t, root, ".", "a.sh", "./a.sh")
	found, _, err := discover.Files(context.Background(), p, gitignore.List{})
	require.NoError(t, err)
	assert.Equal(t, []discover.File{{Name: "a.sh", Given: true}}, found)
}

// TestWalkAgreesWithGit compares the walk with git itself over random trees and
// random lists of patterns.
func TestWalkAgreesWithGit(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 25 {
		entries := randomTree(random)
		walked := files(t, locate(t, tree(t, entries...)))
		root := tree(t, entries...)
		git(t, root, "init", "-q")
		require.Equal(t, files(t, locate(t, root)), walked, "round %d: %q", round, entries)
	}
}

func randomTree(random *rand.Rand) []string {
	pick := func(from ...string) string { return from[random.IntN(len(from))] }
	name := func() string { return pick("a", "b", "ab", "c.sh", "d.log", "[x]", "a b") }
	pattern := func() string {
		p := pick("a", "b", "*", "a*", "?", "*.sh", "**", "[ab]", "[!a]b", `\[x]`, "a b", `d.lo\g`)
		for range random.IntN(3) {
			p += "/" + pick("a", "b", "*", "**", "c.sh", "[a-c]*")
		}
		return pick("", "", "/", "!", "**/", "!/") + p + pick("", "", "/", "/**")
	}
	entries := map[string]string{}
	for range 12 {
		entries[fmt.Sprintf("%s1/%s2/%s", name(), name(), name())] = ""
		entries[fmt.Sprintf("%s1/%s", name(), name())] = ""
		entries[name()] = ""
	}
	for _, folder := range []string{"", "a1/", "b1/"} {
		entries[folder+".gitignore"] = strings.Join([]string{pattern(), pattern(), pattern()}, "\n")
	}
	var list []string
	for name, text := range entries {
		list = append(list, name+"="+text)
	}
	return list
}
