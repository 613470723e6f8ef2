package revision_test

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/lint/revision"
	"github.com/egglint/egg/internal/oracletest"
)

// git runs git in a folder, as a user would.
func git(t *testing.T, folder string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org"}, args...)...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
}

func write(t *testing.T, path, text string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
}

// repository has one commit, and something else in its working tree.
func repository(t *testing.T) string {
	t.Helper()
	oracletest.Interpreter(t, "git")
	folder := t.TempDir()
	git(t, folder, "init", "-q", "-b", "main")
	write(t, filepath.Join(folder, "a.sh"), "old\n")
	write(t, filepath.Join(folder, "sub/b é.sh"), "b\n")
	write(t, filepath.Join(folder, "sub/deep/c.sh"), "")
	require.NoError(t, os.Symlink("a.sh", filepath.Join(folder, "link.sh")))
	git(t, folder, "add", ".")
	git(t, folder, "commit", "-q", "-m", "first")
	write(t, filepath.Join(folder, "a.sh"), "new\n")
	write(t, filepath.Join(folder, "d.sh"), "d\n")
	return folder
}

func open(t *testing.T, folder, name string) *revision.Revision {
	t.Helper()
	r, err := revision.Open(context.Background(), folder, name)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, r.Close()) })
	return r
}

func TestARevisionIsATreeOfFiles(t *testing.T) {
	folder := repository(t)
	r := open(t, filepath.Join(folder, "sub"), "HEAD")
	text, err := r.ReadFile("a.sh")
	require.NoError(t, err)
	assert.Equal(t, "old\n", string(text))
	assert.ElementsMatch(t, []string{"a.sh", "link.sh", "sub/b é.sh", "sub/deep/c.sh"}, r.Names())
	assert.False(t, r.Has("d.sh"))
	below := r.Below("sub")
	require.NoError(t, fstest.TestFS(below, "b é.sh", "deep/c.sh"))
	assert.ElementsMatch(t, []string{"b é.sh", "deep/c.sh"}, below.Names())
	text, err = fs.ReadFile(below, "b é.sh")
	require.NoError(t, err)
	assert.Equal(t, "b\n", string(text))
}

func TestLinksAreNotFollowed(t *testing.T) {
	r := open(t, repository(t), "main")
	about, err := r.Lstat("link.sh")
	require.NoError(t, err)
	assert.NotZero(t, about.Mode()&fs.ModeSymlink)
	_, err = r.ReadFile("link.sh")
	assert.ErrorContains(t, err, "a link of a revision is not followed")
}

func TestRevisionsThatThereAreNot(t *testing.T) {
	folder := repository(t)
	for name, message := range map[string]string{
		"nowhere":       "there is no revision nowhere here: fetch it first",
		"main:a.sh":     "there is no revision main:a.sh here",
		"":              `"" names no revision`,
		"--output=a.sh": `"--output=a.sh" names no revision`,
	} {
		_, err := revision.Open(context.Background(), folder, name)
		assert.ErrorContains(t, err, message)
	}
	_, err := revision.Open(context.Background(), t.TempDir(), "main")
	assert.ErrorContains(t, err, "this is no git repository")
	git(t, folder, "tag", "main")
	_, err = revision.Open(context.Background(), folder, "main")
	assert.ErrorContains(t, err, "revision main can mean several things")
	open(t, folder, "refs/heads/main")
}

// What a repository configures must not make us run anything, nor read something
// else than the revision holds.
func TestNothingThatTheRepositoryNamesIsRun(t *testing.T) {
	folder := repository(t)
	marker := filepath.Join(t.TempDir(), "ran")
	command := "touch " + marker + "; cat"
	for key, value := range map[string]string{
		"core.fsmonitor": command, "core.pager": command, "core.hooksPath": folder, "core.sshCommand": command,
		"filter.x.smudge": command, "filter.x.clean": command, "filter.x.process": command,
		"diff.x.textconv": command, "diff.x.command": command, "diff.external": command,
		"extensions.partialClone": "origin", "remote.origin.url": folder, "remote.origin.promisor": "true",
		"remote.origin.uploadpack": command, "alias.ls-tree": "!" + command, "alias.cat-file": "!" + command,
	} {
		git(t, folder, "config", key, value)
	}
	write(t, filepath.Join(folder, ".git/info/attributes"), "* filter=x diff=x\n")
	git(t, folder, "-c", "core.fsmonitor=false", "replace", "HEAD:a.sh", "HEAD:sub/b é.sh")
	require.NoError(t, os.RemoveAll(marker))
	r := open(t, folder, "HEAD")
	text, err := r.ReadFile("a.sh")
	require.NoError(t, err)
	assert.Equal(t, "old\n", string(text))
	_, err = os.Stat(marker)
	assert.ErrorIs(t, err, fs.ErrNotExist)
}

// An object that is missing is an error, and nothing is fetched for it.
func TestAMissingObjectIsAnError(t *testing.T) {
	folder := repository(t)
	r := open(t, folder, "HEAD")
	require.NoError(t, os.RemoveAll(filepath.Join(folder, ".git/objects")))
	require.NoError(t, os.MkdirAll(filepath.Join(folder, ".git/objects"), 0o755))
	_, err := r.ReadFile("a.sh")
	assert.Error(t, err)
}
