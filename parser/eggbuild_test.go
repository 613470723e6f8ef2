package parser

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/builder"
)

const specYAML = `network:
  network_name: egg-isolated
  gateway_hostname: egg-gateway
  gateway_ip: 172.32.0.2
  gateway_port: 9848
  repo_mode: private
container_name: egg-1
image: egg-sandbox:1
runtime_uid: 0
extra_env: {A: "1", B: "2"}
extra_args: [--init]
lifecycle: [--rm]
mounts: [-v, "/a:/b"]
command: [sh]
`

const specArgv = "docker run --rm --security-opt label=disable --name egg-1 --network egg-isolated " +
	"--add-host egg-gateway:172.32.0.2 -e GATEWAY_URL=http://egg-gateway:9848 -e CONTAINER_ID=egg-1 -e RUNTIME_UID=0 " +
	"--dns 0.0.0.0 -e PRIVATE_MODE=true -e HTTP_PROXY=http://egg-gateway:3129 -e HTTPS_PROXY=http://egg-gateway:3129 " +
	"-e http_proxy=http://egg-gateway:3129 -e https_proxy=http://egg-gateway:3129 " +
	"-e NO_PROXY=localhost,127.0.0.1,egg-gateway -e no_proxy=localhost,127.0.0.1,egg-gateway " +
	"-e A=1 -e B=2 --init -v /a:/b egg-sandbox:1 sh"

// build reads one eggbuild command line in a project with a spec.
func build(t *testing.T, line string) Launch {
	t.Helper()
	project := fstest.MapFS{"dir/spec.yaml": {Data: []byte(specYAML)}, "bad.yaml": {Data: []byte("imgae: x")}}
	r := New(Options{Project: project}).File(File{Name: "f.sh", Text: []byte(line + "\n")})
	require.Empty(t, r.Problems)
	require.Len(t, r.Launches, 1)
	assert.True(t, r.Launches[0].Builder)
	return r.Launches[0]
}

func TestBuilderReadsItsSpec(t *testing.T) {
	l := build(t, "eggbuild --spec ./dir/spec.yaml")
	assert.Equal(t, "docker", l.Engine)
	require.Len(t, l.Scenarios, 1)
	s := l.Scenarios[0]
	assert.Equal(t, specArgv, elementsText(s.Argv))
	assert.Equal(t, []string{"dir/spec.yaml is read from the root of the project"}, s.Assumptions)
	assert.Empty(t, s.Gaps)
	assert.Equal(t, "egg-sandbox:1", s.Image.Text)
}

// The linter lays out what it reads as the builder lays out what it builds.
func TestBuilderAgreesWithTheBuilder(t *testing.T) {
	port := int64(9848)
	sandbox, err := builder.Spec{
		Network: builder.NetworkSpec{Name: "n", GatewayHost: "g", GatewayIP: "10.0.0.2", GatewayPort: port, Mode: "public"},
		Image:   "img", ContainerName: "c1", ContainerIP: "10.0.0.9", ExtraEnv: builder.EnvList{{Key: "A", Value: "1"}},
		ExtraArgs: []string{"--init"}, Lifecycle: []string{"-it"}, Mounts: []string{"-v", "/a:/b"}, Command: []string{"sh", "-c"},
	}.Sandbox()
	require.NoError(t, err)
	want, err := sandbox.Argv()
	require.NoError(t, err)
	l := build(t, "sudo eggbuild --network n --gateway-host=g --gateway-ip 10.0.0.2 --gateway-port 9848 --mode public "+
		"--image img --name c1 --ip 10.0.0.9 --env A=1 --arg=--init --lifecycle=-it --mount=-v --mount=/a:/b --exec -- sh -c")
	assert.Equal(t, strings.Join(want, " "), elementsText(l.Scenarios[0].Argv))
}

func TestBuilderFlagsOverTheSpec(t *testing.T) {
	for _, c := range []struct{ flags, has, hasNot string }{
		{"--name other", "--name other", "egg-1"},
		{"--image=$I", " $I sh", "egg-sandbox"},
		{"--env A=9 --env C=3", "-e A=9 -e B=2 -e C=3", "A=1"},
		{`--env "$KEY=$V"`, "-e B=2 -e $KEY=$V", "?"},
		{"--lifecycle=-d", "run -d --security-opt", "--rm"},
		{"--mount=-v --mount \"$D:/x\"", "-v $D:/x egg-sandbox:1", "/a:/b"},
		{`--arg "$X"`, "-e B=2 $X -v", "--init"},
		{"--arg=--memory --arg=\"$M\"", "--memory $M -v", "--init"},
		{"--session-token-file \"$T\"", "-e EGG_SESSION_TOKEN=$(cat $T)", "?"},
		{"--ip auto", "--ip $(eggbuild --ip auto)", "?"},
		{"--engine podman", "podman run", "docker"},
		{"--uid \"$(id -u)\"", "RUNTIME_UID=$(id -u)", "?"},
		{"--mode public", "PRIVATE_MODE=false", "--dns"},
		{"-- bash -l", "egg-sandbox:1 bash -l", "1 sh"},
		{"--proxy-url http://p:1", "-e HTTP_PROXY=http://p:1", ":3129"},
	} {
		t.Run(c.flags, func(t *testing.T) {
			l := build(t, "eggbuild --spec dir/spec.yaml "+c.flags)
			require.Len(t, l.Scenarios, 1)
			argv := elementsText(l.Scenarios[0].Argv)
			assert.Contains(t, argv, c.has)
			assert.NotContains(t, argv, c.hasNot)
			assert.NotNil(t, l.Scenarios[0].Image)
		})
	}
}

func TestBuilderModeThatIsNotKnown(t *testing.T) {
	l := build(t, `eggbuild --spec dir/spec.yaml --mode "$MODE"`)
	require.Len(t, l.Scenarios, 2)
	for i, value := range []string{"true", "false"} {
		s := l.Scenarios[i]
		assert.Equal(t, "$MODE = private", s.When[0].Text)
		assert.Equal(t, value, s.When[0].Outcome)
		assert.Equal(t, value, s.Env["PRIVATE_MODE"].Value.Text)
	}
}

// What could say anything more is a gap, and takes the certainty from what it
// could set again.
func TestBuilderLinesThatAreNotKnown(t *testing.T) {
	for _, c := range []struct{ line, gap string }{
		{`eggbuild --spec "$SPEC" --mode private`, "--spec $SPEC"},
		{"eggbuild --spec nowhere.yaml --mode private", "--spec nowhere.yaml"},
		{"eggbuild --spec ../out.yaml --mode private", "--spec ../out.yaml"},
		{"eggbuild --spec bad.yaml --mode private", "--spec bad.yaml"},
		{"eggbuild --spec - --mode private", "--spec -"},
		{"eggbuild --mode private $OPTS", "$OPTS"},
		{`eggbuild --mode private "$@"`, `"$@"`},
	} {
		t.Run(c.line, func(t *testing.T) {
			l := build(t, c.line)
			for _, s := range l.Scenarios {
				require.Len(t, s.Gaps, 1)
				assert.Equal(t, c.gap, s.Gaps[0].Source)
				assert.NotEmpty(t, s.Gaps[0].Why)
				assert.True(t, s.EnvOpen)
				require.NotNil(t, s.Image)
				assert.False(t, s.Image.Known)
			}
		})
	}
}

func TestBuilderFlagsOnSomePaths(t *testing.T) {
	text := `args=(--spec dir/spec.yaml)
for f in *; do args+=(--env "F_$f=1"); done
eggbuild "${args[@]}"
`
	l := build(t, text)
	for _, s := range l.Scenarios {
		assert.NotNil(t, s.Image)
	}
}

func TestBuilderKeepsIdentities(t *testing.T) {
	s := build(t, `eggbuild --spec dir/spec.yaml --name "$N"`).Scenarios[0]
	require.Equal(t, "name", s.Flags[2].Name)
	name := s.Flags[2].Value.Parts[0].Hole
	assert.NotEmpty(t, name)
	assert.Equal(t, name, s.Env["CONTAINER_ID"].Value.Parts[0].Hole)
}
