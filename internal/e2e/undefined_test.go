package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A rule of egg's own that gives no answer ends the run: taken for none, it would be a
// pass. No input makes one do so, hence the command is built with one that has lost an
// answer.
func TestRuleOfEggsThatIsUndefinedEndsTheRun(t *testing.T) {
	for rule, cut := range map[string][2]string{
		"contract/name.rego":               {"checks := [named]", `checks := [named] if input.mode == "neither"`},
		"gate/unproven-launch.rego":        {"some obstacle in input.obstacles\n]", "some obstacle in input.obstacles\n] if input.image"},
		"divergence/divergent-launch.rego": {"checks := array.concat(told, open)", `checks := array.concat(told, open) if input.comparison.mode == "neither"`},
	} {
		t.Run(rule, func(t *testing.T) {
			broken := builtWith(t, rule, cut[0], cut[1])
			folder := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(folder, "a.sh"), []byte("docker run $OPTS egg-sandbox\ndocker run egg-sandbox\n"), 0o644))
			require.NoError(t, os.WriteFile(filepath.Join(folder, ".egglint.yaml"), []byte("version: 1\npacks: {argv: error}\n"), 0o644))
			for _, line := range []string{"lint", "lint --fail-on never --format json", "fix", "argv -- docker run egg-sandbox"} {
				if strings.HasPrefix(line, "argv") && !strings.HasPrefix(rule, "contract") {
					continue
				}
				r := shellIn(t, folder, broken+" "+line+" 2>errors")
				errors, err := os.ReadFile(filepath.Join(folder, "errors"))
				require.NoError(t, err)
				assert.Equal(t, 3, r.status, "%s: %s", line, errors)
				assert.Empty(t, r.output, line)
				assert.Contains(t, string(errors), "undefined for this input", line)
			}
		})
	}
}

// builtWith is egglint with one text of a rule replaced by another.
func builtWith(t *testing.T, rule, from, to string) string {
	t.Helper()
	folder := t.TempDir()
	file, err := filepath.Abs(filepath.Join(root, "policy", rule))
	require.NoError(t, err)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Contains(t, string(text), from)
	changed := filepath.Join(folder, "rule.rego")
	require.NoError(t, os.WriteFile(changed, []byte(strings.Replace(string(text), from, to, 1)), 0o644))
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {file: changed}})
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "overlay.json"), overlay, 0o644))
	built := filepath.Join(folder, "egglint")
	build := exec.Command("go", "build", "-overlay", filepath.Join(folder, "overlay.json"), "-o", built, "./cmd/egglint")
	build.Dir = root
	out, err := build.CombinedOutput()
	require.NoError(t, err, string(out))
	return built
}
