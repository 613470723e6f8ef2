package builder_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/builder"
)

func completeSpec() builder.Spec {
	return builder.Spec{
		Network: builder.NetworkSpec{
			Name: "egg-isolated", GatewayHost: "egg-gateway", GatewayIP: "172.32.0.2", GatewayPort: 9848, Mode: "private",
		},
		ContainerName: "egg-1",
		Image:         "egg-sandbox",
	}
}

func TestSpecWrongValues(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*builder.Spec)
		field  string
		says   string
	}{
		{"mode", func(s *builder.Spec) { s.Network.Mode = "privat" }, "network.repo_mode", `is "privat", which is neither`},
		{"gateway address", func(s *builder.Spec) { s.Network.GatewayIP = "300.1.1.1" }, "network.gateway_ip", `"300.1.1.1"`},
		{"port too high", func(s *builder.Spec) { s.Network.GatewayPort = 65536 }, "network.gateway_port", "65536"},
		{"port below zero", func(s *builder.Spec) { s.Network.GatewayPort = -1 }, "network.gateway_port", "-1"},
		{"no port", func(s *builder.Spec) { s.Network.GatewayPort = 0 }, "network.gateway_port", "missing"},
		{"address", func(s *builder.Spec) { s.ContainerIP = "auto" }, "container_ip", `"auto"`},
		{"user", func(s *builder.Spec) { s.RuntimeUID = new(int64(-1)) }, "runtime_uid", "-1"},
		{"group", func(s *builder.Spec) { s.RuntimeGID = new(int64(1 << 32)) }, "runtime_gid", "4294967296"},
	} {
		t.Run(c.name, func(t *testing.T) {
			spec := completeSpec()
			c.change(&spec)
			_, err := spec.Sandbox()
			wrong := wrongFields(t, err)
			require.Len(t, wrong, 1, "a value that cannot be read is told once")
			assert.Contains(t, wrong[c.field], c.says)
		})
	}
}

func TestSpecTellsAllWrongFieldsAtOnce(t *testing.T) {
	spec := completeSpec()
	spec.Network.Mode, spec.Image, spec.ContainerIP = "open", "", "x"
	_, err := spec.Sandbox()
	wrong := wrongFields(t, err)
	assert.Len(t, wrong, 3)
	assert.Contains(t, wrong, "network.repo_mode")
	assert.Contains(t, wrong, "image")
	assert.Contains(t, wrong, "container_ip")
}

func TestEnvListKeepsOrder(t *testing.T) {
	want := builder.EnvList{{Key: "Z", Value: "1"}, {Key: "A", Value: ""}, {Key: "M", Value: "a b"}}
	for _, text := range []string{
		`{"Z": "1", "A": "", "M": "a b"}`,
		`[["Z", "1"], ["A", ""], ["M", "a b"]]`,
	} {
		var list builder.EnvList
		require.NoError(t, json.Unmarshal([]byte(text), &list), text)
		assert.Equal(t, want, list)
	}
}

func TestEnvListErrors(t *testing.T) {
	for text, says := range map[string]string{
		`{"A": "1", "A": "2"}`: "twice",
		`{"A": 1}`:             "no string",
		`{"A": {"B": "C"}}`:    "no string",
		`[["A"]]`:              "1 parts",
		`"A=1"`:                "list of pairs",
	} {
		var list builder.EnvList
		assert.ErrorContains(t, json.Unmarshal([]byte(text), &list), says, text)
	}
	var list builder.EnvList
	require.NoError(t, json.Unmarshal([]byte(`[["A", "1"], ["A", "2"]]`), &list))
	assert.Len(t, list, 2, "a list of pairs says what it says")
	require.NoError(t, json.Unmarshal([]byte(`null`), &list))
	assert.Empty(t, list)
}
