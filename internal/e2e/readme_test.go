package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A console block of the README is what a reader sees who types its commands at
// the root of the repository.
func TestReadmeShowsWhatHappens(t *testing.T) {
	path := filepath.Join(root, "README.md")
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	seen := replay(t, string(text))
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(seen), 0o644))
		return
	}
	require.Equal(t, steady(seen), steady(string(text)), "go test ./internal/e2e -update writes it anew")
}

const (
	blockOpen  = "```console\n"
	blockClose = "```\n"
)

// replay returns a text with the output in its console blocks made anew.
func replay(t *testing.T, text string) string {
	t.Helper()
	parts := strings.Split(text, blockOpen)
	require.Greater(t, len(parts), 1, "there is no console block")
	for i, part := range parts[1:] {
		block, rest, closed := strings.Cut(part, blockClose)
		require.True(t, closed, "a console block does not end")
		parts[i+1] = session(t, root, block) + blockClose + rest
	}
	return strings.Join(parts, blockOpen)
}

// session runs the commands of a block in a folder and returns the block as it should be.
func session(t *testing.T, folder, block string) string {
	t.Helper()
	var b strings.Builder
	for _, line := range commands(block) {
		b.WriteString("$ " + line + "\n")
		b.WriteString(shellIn(t, folder, strings.ReplaceAll(line, "\\\n> ", "\\\n")).output)
	}
	return b.String()
}

// commands are the command lines of a block: what follows a `$ `, with the
// lines that follow a `> ` as their continuation.
func commands(block string) []string {
	var out []string
	for line := range strings.Lines(block) {
		line = strings.TrimSuffix(line, "\n")
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			out = append(out, command)
		} else if strings.HasPrefix(line, "> ") {
			out[len(out)-1] += "\n" + line
		}
	}
	return out
}

// The configuration that the README shows is one that egglint takes.
func TestReadmeShowsAConfigurationThatIsOne(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err)
	_, rest, found := strings.Cut(string(text), "```yaml\nversion: 1\n")
	require.True(t, found)
	config, _, closed := strings.Cut(rest, blockClose)
	require.True(t, closed)
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, ".egglint.yaml"), []byte("version: 1\n"+config), 0o644))
	cmd := exec.Command("egglint")
	cmd.Dir = folder
	out, _ := cmd.CombinedOutput()
	require.Equal(t, 1, cmd.ProcessState.ExitCode(), string(out))
	require.Contains(t, string(out), "EGG906", "it expects sandboxes, and there are none")
}
