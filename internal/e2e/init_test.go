package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What init proposes for the demo binds the sandboxes that its own configuration binds,
// and a run with it finds them.
func TestInitKnowsTheDemo(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.CopyFS(folder, os.DirFS(filepath.Join(root, before))))
	require.NoError(t, os.Remove(filepath.Join(folder, ".egglint.yaml")))
	written := shellIn(t, folder, "git init -q && egglint init --write")
	assert.Equal(t, 0, written.status, written.output)
	config, err := os.ReadFile(filepath.Join(folder, ".egglint.yaml"))
	require.NoError(t, err)
	for _, line := range []string{
		"    \"egg-isolated\": private #", "    \"egg-external\": public #", "    # \"egg-test-isolated\": private # or public",
		"  gateway: \"egg-gateway\"", "  requireEnv: [ANTHROPIC_AUTH_METHOD]", "expect: {sandboxes: 7}",
	} {
		assert.Contains(t, string(config), "\n"+line)
	}
	run := shellIn(t, folder, "egglint")
	assert.Equal(t, 1, run.status, run.output)
	assert.Contains(t, run.output, "\n16 files, 8 launches (7 sandboxes), ")
	assert.NotContains(t, run.output, "EGG906")
	assert.Contains(t, run.output, "without ANTHROPIC_AUTH_METHOD (EGG013")
}
