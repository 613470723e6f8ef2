package parser

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each engine's own flags are read as that engine reads them: one scenario, nothing
// taken for granted.
func TestEnginesHaveTablesOfTheirOwn(t *testing.T) {
	for line, want := range map[string]string{
		"podman run --rmi --tz local --pod p img":                    "img",
		"podman --root /srv --remote -c box run --replace img a":     "img",
		"podman create --init-ctr always --rootfs /srv/root sh":      "/srv/root",
		"podman run --health-on-failure kill --no-hosts img":         "img",
		"nerdctl -n k8s.io --snapshotter stargz run img":             "img",
		"nerdctl --insecure-registry run --cpu-shares 5 img":         "img",
		"finch run --verify cosign --cosign-key k img":               "img",
		"sandboxctl --namespace x run --secret s --unsetenv-all img": "img",
	} {
		launch, err := New(Options{}).Argv(strings.Fields(line))
		require.NoError(t, err, line)
		require.Len(t, launch.Scenarios, 1, line)
		s := launch.Scenarios[0]
		assert.Empty(t, s.Assumptions, line)
		if assert.NotNil(t, s.Image, line) {
			assert.Equal(t, want, s.Image.Text, line)
		}
	}
	launch, err := New(Options{}).Argv(strings.Fields("docker run --rmi img"))
	require.NoError(t, err)
	assert.NotEmpty(t, launch.Scenarios[0].Assumptions, "docker has no --rmi")
}
