package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/policy"
)

// Whatever goes wrong, nothing is printed that somebody could run.
func TestWrongInputNamesWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		says []string
	}{
		{"nothing", nil, []string{"network.network_name (--network) is missing", "image (--image) is missing"}},
		{"mode", good("--mode=privat"), []string{`network.repo_mode (--mode) is "privat"`}},
		{"empty mode", good("--mode="), []string{"network.repo_mode (--mode) is missing"}},
		{"gateway", good("--gateway-ip=300.1.1.1"), []string{"network.gateway_ip (--gateway-ip)", `"300.1.1.1"`}},
		{"port", good("--gateway-port=http"), []string{"--gateway-port", `"http"`}},
		{"port zero", good("--gateway-port=0"), []string{"network.gateway_port (--gateway-port) is missing"}},
		{"user", good("--uid=-1"), []string{"runtime_uid (--uid)"}},
		{"group", good("--gid=me"), []string{"--gid", `"me"`}},
		{"variable", good("--env=A"), []string{"extra_env (--env)", "KEY=VALUE"}},
		{"variable's name", good("--env==x"), []string{"extra_env (--env)"}},
		{"lifecycle", good("--lifecycle=rm"), []string{"lifecycle (--lifecycle)"}},
		{"mount", good("--mount=/a:/b"), []string{"mounts (--mount)"}},
		{"two at once", good("--ip=x", "--image="), []string{"container_ip (--ip)", "image (--image)"}},
		{"unknown flag", good("--privileged"), []string{"unknown flag: --privileged"}},
		{"word without dashes", good("sh"), []string{`"sh"`, "behind --"}},
		{"form", good("--output=yaml"), []string{`--output is "yaml"`}},
		{"empty form", good("--output="), []string{`--output is ""`}},
		{"form of nothing", good("--exec", "--output=json"), []string{"--exec"}},
		{"one input for two", good("--spec=-", "--session-token-file=-"), []string{"standard input"}},
		{"no such spec", good("--spec=none.yaml"), []string{"none.yaml"}},
		{"no such token", good("--session-token-file=none"), []string{"session_token", "none"}},
		{"line break", good("--env=A=b\nc", "--output=lines"), []string{"lines", "line break"}},
		{"no UTF-8", good("--env=A=\xff", "--output=json"), []string{"UTF-8"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := world{}.run(c.args...)
			assert.Equal(t, exitUsage, o.status)
			assert.Empty(t, o.stdout)
			for _, text := range c.says {
				assert.Contains(t, o.stderr, text)
			}
		})
	}
}

func TestSlotsThatReachTooFar(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		says string
	}{
		{"last flag takes the image", good("--arg=-e", "--", "sh"), `extra_args (--arg) has "-e", which takes the image`},
		{"no image is left", good("--mount=-v"), `cannot be read`},
		{"bare word in the middle", good("--lifecycle=--rm", "--lifecycle=x"), `lifecycle (--lifecycle) has "x", which the engine takes for the image`},
		{"flag that docker lacks", good("--mount=--volum", "--mount=/a:/b"), "mounts (--mount) cannot be read"},
		{"flags end early", good("--arg=--rm", "--arg=--"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := world{}.run(c.args...)
			if c.says == "" {
				assert.Zero(t, o.status, o.stderr)
				return
			}
			assert.Equal(t, exitUsage, o.status)
			assert.Empty(t, o.stdout)
			assert.Contains(t, o.stderr, c.says)
			assert.Zero(t, world{}.run(append([]string{"--no-check"}, c.args...)...).status)
		})
	}
}

func TestFindings(t *testing.T) {
	fault := policy.Finding{Rule: "EGG003", Name: "proxy-env", Severity: policy.SeverityError, Message: "no proxy", Mend: "set it"}
	advice := policy.Finding{Rule: "EGG003", Name: "proxy-env", Severity: policy.SeverityWarning, Message: "odd proxy"}

	refused := world{findings: []policy.Finding{advice, fault}}.run(good()...)
	assert.Equal(t, exitRefused, refused.status)
	assert.Empty(t, refused.stdout)
	assert.Contains(t, refused.stderr, "error: no proxy (EGG003 proxy-env)\n  mend  set it\n")
	assert.Contains(t, refused.stderr, "warning: odd proxy (EGG003 proxy-env)\n")

	advised := world{findings: []policy.Finding{advice}}.run(good()...)
	assert.Equal(t, exitDone, advised.status)
	assert.NotEmpty(t, advised.stdout)
	assert.Contains(t, advised.stderr, "odd proxy")

	unchecked := world{findings: []policy.Finding{fault}}.run(good("--no-check")...)
	assert.Equal(t, exitDone, unchecked.status)
	assert.NotEmpty(t, unchecked.stdout)
	assert.Contains(t, unchecked.stderr, "WARNING: --no-check")
}

func TestExec(t *testing.T) {
	o := world{}.run(good("--exec", "--", "sh", "-c", "true")...)
	assert.Zero(t, o.status, o.stderr)
	assert.Empty(t, o.stdout)
	assert.Len(t, o.execs, 1)
	assert.Equal(t, []string{"egg-sandbox", "sh", "-c", "true"}, o.execs[0][len(o.execs[0])-4:])

	fault := policy.Finding{Rule: "EGG017", Severity: policy.SeverityError}
	refused := world{findings: []policy.Finding{fault}}.run(good("--exec")...)
	assert.Equal(t, exitRefused, refused.status)
	assert.Empty(t, refused.execs, "a launch that is refused is not started")
}
