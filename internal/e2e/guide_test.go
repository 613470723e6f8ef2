package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// The guide to a first rule is what happens to whoever follows it: its files are
// written, and its commands run, one after the other.
func TestGuideShowsWhatHappens(t *testing.T) {
	path := filepath.Join(root, "docs", "write-your-first-rule.md")
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	seen := follow(t, t.TempDir(), string(text))
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(seen), 0o644))
		return
	}
	require.Equal(t, steady(seen), steady(string(text)), "go test ./internal/e2e -update writes it anew")
	require.Contains(t, seen, "(ACME001 own-registry)")
}

// guideBlock is a block of a guide: a file behind its name, or a session.
var guideBlock = regexp.MustCompile("(?ms)^`([^`\n]+)`:\n\n```[a-z]+\n(.*?)^```\n|^```console\n(.*?)^```\n")

// follow writes the files of a guide into a folder and returns the guide with the
// output of its sessions made anew.
func follow(t *testing.T, folder, text string) string {
	t.Helper()
	return guideBlock.ReplaceAllStringFunc(text, func(block string) string {
		parts := guideBlock.FindStringSubmatch(block)
		if name := parts[1]; name != "" {
			file := filepath.Join(folder, filepath.FromSlash(name))
			require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
			require.NoError(t, os.WriteFile(file, []byte(parts[2]), 0o644))
			return block
		}
		return blockOpen + session(t, folder, parts[3]) + blockClose
	})
}
