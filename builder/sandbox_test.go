package builder_test

import (
	"errors"
	"net/netip"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/builder"
)

// complete is a sandbox with nothing wrong.
func complete() builder.Sandbox {
	return builder.Sandbox{
		Network: builder.Network{
			Name:    "egg-isolated",
			Gateway: builder.Gateway{Host: "egg-gateway", IP: netip.MustParseAddr("172.32.0.2"), Port: 9848},
			Mode:    builder.Private(),
		},
		Name:  "egg-1",
		Image: "egg-sandbox:latest",
	}
}

func wrongFields(t *testing.T, err error) map[string]string {
	t.Helper()
	all := map[string]string{}
	var joined interface{ Unwrap() []error }
	require.ErrorAs(t, err, &joined)
	for _, err := range joined.Unwrap() {
		var field *builder.FieldError
		require.ErrorAs(t, err, &field)
		all[field.Field] = field.Problem
	}
	return all
}

func TestZeroSandboxNamesWhatIsMissing(t *testing.T) {
	argv, err := builder.Sandbox{}.Argv()
	assert.Nil(t, argv)
	assert.Equal(t, map[string]string{
		"network.network_name":     "is missing",
		"network.gateway_hostname": "is missing",
		"network.gateway_ip":       "is missing",
		"network.gateway_port":     "is missing",
		"network.repo_mode":        "is missing",
		"container_name":           "is missing",
		"image":                    "is missing",
	}, wrongFields(t, err))
}

func TestWrongFields(t *testing.T) {
	addr := netip.MustParseAddr
	for _, c := range []struct {
		name   string
		change func(*builder.Sandbox)
		field  string
		says   string
	}{
		{"name with a blank", func(s *builder.Sandbox) { s.Name = "a b" }, "container_name", `"a b"`},
		{"name of one letter", func(s *builder.Sandbox) { s.Name = "a" }, "container_name", "two or more"},
		{"name that is a flag", func(s *builder.Sandbox) { s.Name = "--rm" }, "container_name", `"--rm"`},
		{"network in the long form", func(s *builder.Sandbox) { s.Network.Name = "name=host,ip=1.2.3.4" }, "network.network_name", "network name"},
		{"network of a container", func(s *builder.Sandbox) { s.Network.Name = "container:x" }, "network.network_name", "network name"},
		{"network of the host", func(s *builder.Sandbox) { s.Network.Name = "host" }, "network.network_name", "isolated"},
		{"host that is two", func(s *builder.Sandbox) { s.Network.Gateway.Host = "a,b" }, "network.gateway_hostname", `"a,b"`},
		{"host with a port", func(s *builder.Sandbox) { s.Network.Gateway.Host = "a:1" }, "network.gateway_hostname", `"a:1"`},
		{"gateway nowhere", func(s *builder.Sandbox) { s.Network.Gateway.IP = addr("0.0.0.0") }, "network.gateway_ip", "0.0.0.0"},
		{"gateway with a zone", func(s *builder.Sandbox) { s.Network.Gateway.IP = addr("fe80::1%eth0") }, "network.gateway_ip", "eth0"},
		{"proxy without a scheme", func(s *builder.Sandbox) { s.Network.ProxyURL = "gw:3129" }, "network.proxy_url", `"gw:3129"`},
		{"proxy without a host", func(s *builder.Sandbox) { s.Network.ProxyURL = "http://:3129" }, "network.proxy_url", "URL"},
		{"address of the other kind", func(s *builder.Sandbox) { s.IP = addr("fd00::1") }, "container_ip", "IPv4"},
		{"address of the gateway", func(s *builder.Sandbox) { s.IP = addr("172.32.0.2") }, "container_ip", "gateway"},
		{"variable without a name", func(s *builder.Sandbox) { s.Env = []builder.EnvVar{{Value: "x"}} }, "extra_env", `""`},
		{"variable with an equals sign", func(s *builder.Sandbox) { s.Env = []builder.EnvVar{{Key: "A=B"}} }, "extra_env", `"A=B"`},
		{"value with a NUL", func(s *builder.Sandbox) { s.Env = []builder.EnvVar{{Key: "A", Value: "\x00"}} }, "extra_env", "NUL"},
		{"token with a NUL", func(s *builder.Sandbox) { s.SessionToken = "a\x00b" }, "session_token", "NUL"},
		{"image that is a flag", func(s *builder.Sandbox) { s.Image = "--privileged" }, "image", "flag"},
		{"image with a blank", func(s *builder.Sandbox) { s.Image = "a b" }, "image", "blank"},
		{"engine that is a flag", func(s *builder.Sandbox) { s.Engine = "-x" }, "engine", "flag"},
		{"lifecycle that is the image", func(s *builder.Sandbox) { s.Lifecycle = []string{"rm"} }, "lifecycle", "take it for the image"},
		{"arguments that end the flags", func(s *builder.Sandbox) { s.Args = []string{"--", "x"} }, "extra_args", `"--"`},
		{"mount without its flag", func(s *builder.Sandbox) { s.Mounts = []string{"/a:/b"} }, "mounts", `"/a:/b"`},
		{"empty mount", func(s *builder.Sandbox) { s.Mounts = []string{""} }, "mounts", `""`},
		{"command with a NUL", func(s *builder.Sandbox) { s.Command = []string{"sh", "\x00"} }, "command", "NUL"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sandbox := complete()
			c.change(&sandbox)
			argv, err := sandbox.Argv()
			assert.Nil(t, argv)
			wrong := wrongFields(t, err)
			require.Len(t, wrong, 1)
			assert.Contains(t, wrong[c.field], c.says)
		})
	}
}

func TestOddButGood(t *testing.T) {
	sandbox := complete()
	sandbox.Engine = "/opt/my engines/podman"
	sandbox.UID = new(uint32(0))
	sandbox.Network.Gateway.IP = netip.MustParseAddr("fd00::2")
	sandbox.Command = []string{"--version", ""}
	argv, err := sandbox.Argv()
	require.NoError(t, err)
	assert.Equal(t, "/opt/my engines/podman", argv[0])
	assert.Contains(t, argv, "RUNTIME_UID=0")
	assert.Contains(t, argv, "egg-gateway:fd00::2")
	assert.Equal(t, []string{"egg-sandbox:latest", "--version", ""}, argv[len(argv)-3:])
}

func TestPublicModeIgnoresTheProxyURL(t *testing.T) {
	sandbox := complete()
	sandbox.Network.Mode = builder.Public()
	sandbox.Network.ProxyURL = "no URL at all"
	argv, err := sandbox.Argv()
	require.NoError(t, err)
	assert.NotContains(t, argv, "--dns")
	for _, word := range argv {
		assert.NotContains(t, word, "no URL at all")
	}
}

func TestMode(t *testing.T) {
	private, err := builder.ParseMode("private")
	require.NoError(t, err)
	assert.Equal(t, builder.Private(), private)
	public, err := builder.ParseMode("public")
	require.NoError(t, err)
	assert.Equal(t, builder.Public(), public)
	for _, text := range []string{"", "Private", "PUBLIC", "privat", " private", "true"} {
		mode, err := builder.ParseMode(text)
		assert.Error(t, err, text)
		assert.True(t, mode.IsZero(), text)
	}
	assert.Equal(t, "private", private.String())
	assert.False(t, builder.Mode{}.IsPrivate())
}

func TestArgvLeavesTheSandboxAlone(t *testing.T) {
	sandbox := complete()
	sandbox.Lifecycle = append(make([]string, 0, 9), "--rm")
	first, err := sandbox.Argv()
	require.NoError(t, err)
	first[builder.LifecycleFlagsIndex] = "changed"
	second, err := sandbox.Argv()
	require.NoError(t, err)
	assert.Equal(t, "--rm", second[builder.LifecycleFlagsIndex])
}

func TestFieldErrorReadsAsASentence(t *testing.T) {
	_, err := builder.Spec{ContainerName: "egg-1"}.Sandbox()
	var field *builder.FieldError
	require.True(t, errors.As(err, &field))
	assert.EqualError(t, field, "network.network_name is missing")
}
