package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/builder"
	"github.com/egglint/egg/internal/specfile"
)

const goodYAML = `network:
  network_name: egg-isolated
  gateway_hostname: egg-gateway
  gateway_ip: 172.32.0.2
  gateway_port: 9848
  repo_mode: private
  proxy_url: null
container_name: egg-1
image: egg-sandbox:latest
runtime_uid: 0
extra_env:
  ZED: 1
  ALPHA: "2"
  ON: true
extra_args: [--log-driver, json-file]
lifecycle: ["--rm"]
mounts:
  - -v
  - /a:/b
command: [sh]
`

func TestSpecOfYAML(t *testing.T) {
	o := world{files: map[string]string{"s.yaml": goodYAML}}.run("--spec=s.yaml")
	require.Zero(t, o.status, o.stderr)
	assert.True(t, strings.HasPrefix(o.stdout, "docker run --rm --security-opt"), o.stdout)
	assert.Contains(t, o.stdout, " -e RUNTIME_UID=0 ")
	assert.Contains(t, o.stdout, " -e ZED=1 -e ALPHA=2 -e ON=true --log-driver json-file -v /a:/b egg-sandbox:latest sh\n")
}

func TestSpecForms(t *testing.T) {
	for name, text := range map[string]string{
		"list of pairs": "extra_env: [[B, 1], [A, 2], [B, 3]]",
		"alias":         "extra_env: [&p [B, 1], [A, 2], [B, 3]]",
		"JSON":          `{"extra_env": [["B", "1"], ["A", "2"], ["B", "3"]]}`,
		"flow":          `{extra_env: [[B, "1"], [A, "2"], [B, "3"]]}`,
	} {
		spec, err := specfile.Decode("s", []byte(text))
		require.NoError(t, err, name)
		assert.Equal(t, builder.EnvList{{Key: "B", Value: "1"}, {Key: "A", Value: "2"}, {Key: "B", Value: "3"}}, spec.ExtraEnv, name)
	}
}

func TestSpecFaultsHaveAPlace(t *testing.T) {
	for _, c := range []struct{ name, text, says string }{
		{"unknown key", "image: x\nimgae: y", `s:2:1: unknown key "imgae" in the spec`},
		{"unknown key below", "network:\n  gatway_ip: x", `s:2:3: unknown key "gatway_ip" in network`},
		{"unknown key in JSON", "{\n \"image\": \"x\",\n  \"imgae\": 1}", `s:3:3: unknown key "imgae" in the spec`},
		{"key twice", "image: x\nimage: y", `s:2:1: key "image" comes twice`},
		{"key twice in JSON", `{"image": "x", "image": "y"}`, `s:1:16: key "image" comes twice`},
		{"null twice", "image: null\nimage: y", `s:2:1: key "image" comes twice`},
		{"number for text", "image: 5", `s:1:8: "5" is no text`},
		{"mapping for text", "image: {a: b}", "s:1:8: text is expected"},
		{"text for number", "network: {gateway_port: '1'}", `s:1:25: "1" is no decimal number`},
		{"octal", "runtime_uid: 0755", `"0755" is no decimal number`},
		{"fraction", `{"runtime_uid": 1.5}`, `s:1:17: "1.5" is no decimal number`},
		{"text for list", "command: sh -c x", "s:1:10: a list of words"},
		{"number in list", "command: [sleep, 5]", `s:1:18: "5" is no text`},
		{"null in list", "command: [sh, ~]", `s:1:15: "~" is no text`},
		{"variable twice", "extra_env:\n  A: 1\n  A: 2", `s:3:3: variable "A" comes twice`},
		{"variable without value", "extra_env:\n  A:", `variable "A" has no value`},
		{"pair of three", "extra_env: [[A, B, C]]", "s:1:13: a pair"},
		{"environment as text", "extra_env: A=1", "s:1:12: an environment is"},
		{"list for spec", "- image", "s:1:1: the spec is no mapping"},
		{"two documents", "image: x\n---\nimage: y", "second document"},
		{"broken YAML", "image: [x", "line 1"},
		{"broken JSON", `{"image": }`, "s"},
		{"merge key", "<<: {image: x}", `unknown key "<<"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := world{files: map[string]string{"s": c.text}}.run("--spec=s")
			assert.Equal(t, exitUsage, o.status)
			assert.Empty(t, o.stdout)
			assert.Contains(t, o.stderr, c.says)
		})
	}
}

func TestBrokenJSONHasAPlace(t *testing.T) {
	o := world{files: map[string]string{"s.json": "{\n \"image\": x}"}}.run("--spec=s.json")
	assert.Equal(t, exitUsage, o.status)
	assert.Contains(t, o.stderr, "s.json: line 2, column 11")
}

func TestEmptySpecIsLikeNone(t *testing.T) {
	o := world{stdin: "# nothing yet\n"}.run(good("--spec=-")...)
	assert.Zero(t, o.status, o.stderr)
}

func TestSpecThatIsTooLarge(t *testing.T) {
	o := world{stdin: strings.Repeat("#", maxInput+1)}.run(good("--spec=-")...)
	assert.Equal(t, exitUsage, o.status)
	assert.Contains(t, o.stderr, "larger than")
	deep := world{stdin: `{"command":` + strings.Repeat("[", maxInput/2)}.run("--spec=-")
	assert.Equal(t, exitUsage, deep.status)
}

func TestFlagsCountOverTheFile(t *testing.T) {
	o := world{files: map[string]string{"s.yaml": goodYAML, "token": "tok\n"}}.run(
		"--spec=s.yaml", "--name=egg-2", "--image=other", "--network=net", "--gateway-host=gw", "--gateway-ip=10.0.0.1",
		"--gateway-port=1", "--mode=public", "--proxy-url=ignored", "--ip=10.0.0.9", "--session-token-file=token",
		"--uid=1", "--gid=2", "--env=NEW=x=y", "--env=ALPHA=3", "--lifecycle=-d", "--mount=--tmpfs", "--mount=/t",
		"--arg=--init", "--engine=podman", "--", "true")
	require.Zero(t, o.status, o.stderr)
	assert.Equal(t, "podman run -d --security-opt label=disable --name egg-2 --network net --ip 10.0.0.9 --add-host gw:10.0.0.1"+
		" -e GATEWAY_URL=http://gw:1 -e CONTAINER_ID=egg-2 -e RUNTIME_UID=1 -e RUNTIME_GID=2 -e EGG_SESSION_TOKEN=tok"+
		" -e PRIVATE_MODE=false -e ZED=1 -e ALPHA=3 -e ON=true -e NEW=x=y --init --tmpfs /t other true\n", o.stdout)
}

// An empty flag takes the file's value away, an empty command as well.
func TestFlagsTakeAway(t *testing.T) {
	file := goodYAML + "container_ip: 172.32.0.9\nsession_token: tok\n"
	o := world{files: map[string]string{"s.yaml": file}}.run("--spec=s.yaml", "--ip=", "--")
	require.Zero(t, o.status, o.stderr)
	assert.NotContains(t, o.stdout, "--ip")
	assert.True(t, strings.HasSuffix(o.stdout, " egg-sandbox:latest\n"), o.stdout)
}

// Every flag that the table says sets a field really sets one.
func TestEveryFieldFlagIsRead(t *testing.T) {
	for _, f := range builder.CommandFlags() {
		if f.Field == "" {
			continue
		}
		value := map[string]string{"env": "A=1", "gateway-port": "1", "uid": "1", "gid": "1", "session-token-file": "t"}[f.Name]
		if value == "" {
			value = "v"
		}
		o, err := parseOptions([]string{"--" + f.Name + "=" + value})
		require.NoError(t, err)
		var spec builder.Spec
		require.NoError(t, overlay(&spec, o))
		if f.Name == "session-token-file" {
			spec.SessionToken, err = readToken("t", system{open: world{files: map[string]string{"t": "x"}}.open})
			require.NoError(t, err)
		}
		assert.NotEqual(t, builder.Spec{}, spec, f.Name)
	}
}

func TestTokenFile(t *testing.T) {
	for text, says := range map[string]string{"": "holds no token", "\n": "holds no token", "a\nb\n": "more than one line"} {
		o := world{files: map[string]string{"t": text}}.run(good("--session-token-file=t")...)
		assert.Equal(t, exitUsage, o.status, "%q", text)
		assert.Contains(t, o.stderr, says)
	}
	o := world{stdin: "tok 1\r\n"}.run(good("--session-token-file=-")...)
	require.Zero(t, o.status, o.stderr)
	assert.Contains(t, o.stdout, "-e 'EGG_SESSION_TOKEN=tok 1' ")
}
