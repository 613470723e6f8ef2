package lint_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/policy"
)

const full = `version: 1
sandbox:
  images: ["egg-sandbox", "*/egg-sandbox"]
  names: ["egg-*"]
  networks: {egg-isolated: private, egg-external: public}
  paths: ["integration_tests/**"]
  exclude: {images: ["egg-gateway"]}
  unknown: ignore
contract:
  gateway: egg-gateway
  securityOpt: ["label=disable"]
  session: paired
  requireEnv: [ANTHROPIC_AUTH_METHOD]
contracts:
  - name: web
    why: The web is open.
    match: {images: [web], names: ["web-*"], paths: ["bin/**"]}
    when: {env: {name: MODE, value: [a, b]}, flag: {name: rm}}
    requireFlags: [{id: quad-zero, name: dns, value: 0.0.0.0}, {name: user, value: 1000, optional: true}]
    requireEnv: [{name: A, value: true}, {name: B, sameAs: --name}]
    forbid: [{flag: cap-add, except: [NET_BIND_SERVICE]}, {env: DOCKER_HOST}]
assume: {"$NETWORK": [egg-isolated, egg-external]}
expect: {sandboxes: 3}
packs: {contract: error}
rules: {EGG010: off, EGG011: false}
engines: ["$CONTAINER_RUNTIME"]
exclude: ["third_party/**"]
failOn: warning
unproven: {sandbox: warning, other: ignore}
`

func TestConfigTakesEveryKey(t *testing.T) {
	config, err := lint.ParseConfig(".egglint.yaml", []byte(full), nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"egg-sandbox", "*/egg-sandbox"}, config.Sandbox.Images)
	assert.Equal(t, policy.ModePublic, config.Sandbox.Networks["egg-external"])
	assert.Equal(t, []string{"egg-gateway"}, config.Sandbox.Exclude.Images)
	assert.Equal(t, []string{"ANTHROPIC_AUTH_METHOD"}, config.Contract.RequireEnv)
	assert.Equal(t, map[string][]string{"$NETWORK": {"egg-isolated", "egg-external"}}, config.Assume)
	assert.Equal(t, []policy.Contract{{
		Name: "web", Why: "The web is open.",
		Match: policy.Match{Images: []string{"web"}, Names: []string{"web-*"}, Paths: []string{"bin/**"}},
		When:  policy.When{Env: &policy.Condition{Name: "MODE", Value: policy.Patterns{"a", "b"}}, Flag: &policy.Condition{Name: "rm"}},
		RequireFlags: []policy.RequiredFlag{
			{ID: "quad-zero", Name: "dns", Value: policy.Patterns{"0.0.0.0"}}, {Name: "user", Value: policy.Patterns{"1000"}, Optional: true},
		},
		RequireEnv: []policy.RequiredEnv{{Name: "A", Value: policy.Patterns{"true"}}, {Name: "B", SameAs: "--name"}},
		Forbid:     []policy.ForbiddenItem{{Flag: "cap-add", Except: policy.Patterns{"NET_BIND_SERVICE"}}, {Env: "DOCKER_HOST"}},
	}}, config.Contracts)
	assert.Equal(t, 3, config.Expect.Sandboxes)
	assert.Equal(t, map[string]policy.Severity{"EGG010": policy.SeverityOff, "EGG011": policy.SeverityOff}, config.Rules)
	assert.Equal(t, []string{"$CONTAINER_RUNTIME"}, config.Engines)
	assert.True(t, config.Excluded().Excludes("third_party/a/b.sh"))
	assert.Equal(t, lint.FailOnWarning, config.FailOn)
	assert.Equal(t, policy.UnprovenConfig{Sandbox: policy.SeverityWarning, Other: policy.SeverityOff}, config.Unproven)
}

func TestEmptyConfigIsTheDefault(t *testing.T) {
	config, err := lint.ParseConfig("x", nil, nil)
	require.NoError(t, err)
	config.Expect = lint.Expect{} // knows its place
	assert.EqualExportedValues(t, lint.DefaultConfig(), config)
	assert.Equal(t, lint.FailOnError, config.FailOn)
}

func TestConfigFaultsNameTheirPlace(t *testing.T) {
	tests := []struct {
		name, text, want string
	}{
		{"unknown key", "version: 1\nsanbox: {}\n", `x.yaml:2:1: unknown key "sanbox" (did you mean "sandbox"?)`},
		{"unknown key inside", "contract:\n  gatway: x\n", `x.yaml:2:3: unknown key "contract.gatway" (did you mean "gateway"?)`},
		{"unknown level", "hardening: most\n", `x.yaml:1:1: hardening: "most" is none of`},
		{"group without images", "version: 1\ngroups: {g: {}}\n", `x.yaml:2:10: groups.g: no images`},
		{"unknown pack", "packs: {contrat: error}\n", `x.yaml:1:9: packs.contrat: `},
		{"unknown rule", "rules:\n  EGG999: off\n", `x.yaml:2:3: rules.EGG999: `},
		{"unknown severity", "rules: {EGG010: fatal}\n", `x.yaml:1:17: rules.EGG010: "fatal" is no severity`},
		{"unknown mode", "sandbox: {networks: {n: secret}}\n", `x.yaml:1:22: sandbox.networks.n: `},
		{"unknown session", "contract: {session: never}\n", `x.yaml:1:12: contract.session: `},
		{"other version", "version: 2\n", `x.yaml:1:1: version: 2 is none that this program knows`},
		{"pattern that is none", "exclude: [ok, '[a']\n", `x.yaml:1:15: exclude[1]: pattern "[a": a [ without its ]`},
		{"less than nothing", "expect: {sandboxes: -1}\n", `x.yaml:1:10: expect.sandboxes: -1 is less than none`},
		{"failOn", "failOn: sometimes\n", `x.yaml:1:9: failOn: "sometimes" is none of error, warning, never`},
		{"assume nothing", "assume: {$X: []}\n", `x.yaml:1:10: assume.$X: no value`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := lint.ParseConfig("x.yaml", []byte(test.text), nil)
			require.Error(t, err)
			assert.Contains(t, err.Error(), test.want)
			assert.IsType(t, &lint.ConfigError{}, err)
		})
	}
}

func TestEveryFaultOfAConfigIsTold(t *testing.T) {
	_, err := lint.ParseConfig("x", []byte("a: 1\nb: 2\n"), nil)
	assert.EqualError(t, err, "x:1:1: unknown key \"a\"\nx:2:1: unknown key \"b\"")
}

func TestFailOn(t *testing.T) {
	warning := []policy.Finding{{Severity: policy.SeverityWarning}}
	both := append(warning, policy.Finding{Severity: policy.SeverityError})
	tests := []struct {
		on       lint.FailOn
		findings []policy.Finding
		want     bool
	}{
		{lint.FailOnError, nil, false},
		{lint.FailOnError, warning, false},
		{lint.FailOnError, both, true},
		{lint.FailOnWarning, nil, false},
		{lint.FailOnWarning, warning, true},
		{lint.FailOnNever, both, false},
	}
	for _, test := range tests {
		assert.Equal(t, test.want, test.on.Fails(test.findings), "%s with %d", test.on, len(test.findings))
	}
}
