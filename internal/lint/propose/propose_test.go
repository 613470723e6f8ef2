package propose_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/lint/propose"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// proposed is what is proposed for a script, as the loader takes it.
func proposed(t *testing.T, name, text string) (string, lint.Config) {
	t.Helper()
	r := parser.New(parser.Options{}).File(parser.File{Name: name, Text: []byte(text)})
	engine, err := policy.New(t.Context(), policy.Options{Config: policy.DefaultConfig()})
	require.NoError(t, err)
	survey := propose.Look(r.Launches, func(l *parser.Launch) bool { return engine.Profile(l).Sandbox }, len(r.Unknown))
	out := survey.Config()
	config, err := lint.ParseConfig(".egglint.yaml", out, nil)
	require.NoError(t, err, string(out))
	return string(out), config
}

func TestWhatLaunchesTell(t *testing.T) {
	text, config := proposed(t, "a.sh", `
docker run --network egg-isolated -e PRIVATE_MODE=true -e ANTHROPIC_AUTH_METHOD=oauth --add-host gw:10.0.0.1 registry.io/egg-sandbox:1
docker run --network name=egg-external,ip=10.0.0.2 -e PRIVATE_MODE=false -e ANTHROPIC_AUTH_METHOD=oauth --add-host gw:10.0.0.1 "$REGISTRY/egg-sandbox:$TAG"
docker run --network both -e PRIVATE_MODE=false egg-sandbox@sha256:1
docker run --network both -e PRIVATE_MODE=true egg-sandbox
docker run --network silent egg-sandbox
docker run --network one --network two -e PRIVATE_MODE=true egg-sandbox
docker run --network host egg-sandbox
docker run --network egg-isolated egg-gateway
docker run -e RUNTIME_UID=1 -e CONTAINER_ID=2 "$IMAGE"
"$CMD" run x
`)
	assert.Equal(t, []string{"egg-sandbox", "*/egg-sandbox", "registry.io/egg-sandbox", "*sandbox*"}, config.Sandbox.Images)
	assert.Equal(t, map[string]policy.Mode{"egg-isolated": policy.ModePrivate, "egg-external": policy.ModePublic}, config.Sandbox.Networks)
	assert.Equal(t, []string{"egg-gateway"}, config.Sandbox.Exclude.Images)
	assert.Equal(t, "gw", config.Contract.Gateway)
	assert.Empty(t, config.Contract.RequireEnv, "two of eight are not most")
	assert.Equal(t, 8, config.Expect.Sandboxes)
	for _, want := range []string{
		`# "both": private # or public: launches say both`, `# "silent": private # or public: no launch says which`, `# "one": `,
		`# assume: {"$IMAGE": [IMAGE]}`, `# engines: ["$ENGINE"]`, `# started by a.sh:4, a.sh:5, a.sh:6, 2 more`,
	} {
		assert.Contains(t, text, want)
	}
	assert.NotContains(t, text, `"host"`)
}

func TestWhatMostSandboxesSetIsAskedOfAll(t *testing.T) {
	_, config := proposed(t, "a.sh", "docker run -e ANTHROPIC_AUTH_METHOD=oauth egg-sandbox\n")
	assert.Equal(t, []string{"ANTHROPIC_AUTH_METHOD"}, config.Contract.RequireEnv)
}

func TestAProjectWithoutSandboxes(t *testing.T) {
	text, config := proposed(t, "a.sh", "docker run api\ndocker run api\ndocker run postgres\n")
	assert.Equal(t, 0, config.Expect.Sandboxes)
	assert.Contains(t, text, "# Of 3 launches none looks like a sandbox")
	assert.Contains(t, text, `match: {images: ["api"]}`)
	_, config = proposed(t, "a.sh", "")
	assert.Empty(t, config.Sandbox.Images)
}

// What a launch says of itself ends no string and no comment of the proposal.
func TestHostileLaunches(t *testing.T) {
	bad := "x\" ]}\nversion; 2 # \x1b[2J\u202e"
	text, config := proposed(t, "a\nversion: 3 # .sh", "docker run --network '"+bad+"' -e PRIVATE_MODE=true --add-host '"+bad+":1' '"+bad+"-sandbox'\ndocker run 'x\ngateway\"'\n"+
		"docker run -e RUNTIME_UID=1 -e CONTAINER_ID=2 \"${X:-\nversion: 4}\"\n")
	assert.Equal(t, []string{"*sandbox*"}, config.Sandbox.Images, "no image is called so")
	assert.Empty(t, config.Sandbox.Networks)
	assert.Equal(t, 2, config.Expect.Sandboxes)
	assert.Equal(t, 1, strings.Count(text, "\nversion:"))
	assert.NotContains(t, text, "\x1b")
}

// A proposal that is taken over binds every sandbox that was bound without it.
func TestNoSandboxIsLost(t *testing.T) {
	for _, image := range []string{"egg-sandbox", "a/b/my-sandbox:1", "$R/sandbox", "x-sandbox-$V", "localhost:5000/sandbox@sha256:0"} {
		script := "docker run \"" + image + "\"\n"
		_, config := proposed(t, "a.sh", script)
		engine, err := policy.New(t.Context(), policy.Options{Config: config.Config})
		require.NoError(t, err)
		for _, text := range []string{script, "docker run other-sandbox\n", "docker run -e RUNTIME_UID=1 -e CONTAINER_ID=2 \"$I\"\n"} {
			l := parser.New(parser.Options{}).File(parser.File{Name: "a.sh", Text: []byte(text)}).Launches[0]
			assert.True(t, engine.Profile(&l).Sandbox, "%s: %s", image, text)
		}
	}
}

func TestTheHookIsPinned(t *testing.T) {
	assert.Contains(t, string(propose.Hook("v1.2.3")), "    rev: \"v1.2.3\" ")
}
