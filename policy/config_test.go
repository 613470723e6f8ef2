package policy

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

func TestConfigReadsTheSpelledFile(t *testing.T) {
	var config Config
	require.NoError(t, yaml.Unmarshal([]byte(`
sandbox:
  images: [egg-sandbox]
  networks: {egg-isolated: private}
  exclude: {images: [egg-gateway]}
  unknown: ignore
contract: {gateway: gw, securityOpt: [a=b], session: off, requireEnv: [X], noProxy: [.corp], tokenFrom: environment}
packs: {contract: warning}
rules: {EGG010: off, EGG011: false, EGG012: error}
unproven: {sandbox: warning, other: ignore}
assume: {"$NET": [a, b]}
`), &config))
	require.NoError(t, config.Validate())
	assert.Equal(t, Config{
		Sandbox: SandboxConfig{
			Images: []string{"egg-sandbox"}, Networks: map[string]Mode{"egg-isolated": ModePrivate},
			Exclude: ExcludeConfig{Images: []string{"egg-gateway"}}, Unknown: SeverityOff,
		},
		Contract: ContractConfig{
			Gateway: "gw", SecurityOpt: []string{"a=b"}, Session: SessionOff, RequireEnv: []string{"X"},
			NoProxy: []string{".corp"}, TokenFrom: "environment",
		},
		Packs:    map[string]Severity{"contract": SeverityWarning},
		Rules:    map[string]Severity{"EGG010": SeverityOff, "EGG011": SeverityOff, "EGG012": SeverityError},
		Unproven: UnprovenConfig{Sandbox: SeverityWarning, Other: SeverityOff},
		Assume:   map[string][]string{"$NET": {"a", "b"}},
	}, config)
}

func TestPatternsOfImagesHaveNoTag(t *testing.T) {
	for pattern, want := range map[string]string{"egg-sandbox:*": "egg-sandbox", "host:5000/x@sha256:*": "host:5000/x"} {
		config := Config{Sandbox: SandboxConfig{Exclude: ExcludeConfig{Images: []string{pattern}}}}
		assert.ErrorContains(t, config.Validate(), fmt.Sprintf("sandbox.exclude.images: %q has a tag or a digest: write %q,", pattern, want))
	}
	assert.NoError(t, Config{Sandbox: SandboxConfig{Images: []string{"host:5000/egg-*"}}}.Validate())
}

func TestConfigNamesTheKeyThatIsWrong(t *testing.T) {
	for key, config := range map[string]Config{
		"contract.session":         {Contract: ContractConfig{Session: "sometimes"}},
		"contract.tokenFrom":       {Contract: ContractConfig{TokenFrom: "air"}},
		"contract.noProxy":         {Contract: ContractConfig{NoProxy: []string{"registry", "*"}}},
		"contract.requireEnv":      {Contract: ContractConfig{RequireEnv: []string{"TEAM=x"}}},
		"sandbox.unknown":          {Sandbox: SandboxConfig{Unknown: "loud"}},
		"sandbox.networks.egg-net": {Sandbox: SandboxConfig{Networks: map[string]Mode{"egg-net": "secret"}}},
		"sandbox.images":           {Sandbox: SandboxConfig{Images: []string{"egg-sandbox", "["}}},
		"sandbox.names":            {Sandbox: SandboxConfig{Names: []string{""}}},
		"sandbox.paths":            {Sandbox: SandboxConfig{Paths: []string{"tests/{a,b}.sh"}}},
		"sandbox.exclude.images":   {Sandbox: SandboxConfig{Exclude: ExcludeConfig{Images: []string{"egg-\\*"}}}},
		"unproven.sandbox":         {Unproven: UnprovenConfig{Sandbox: "loud"}},
		"unproven.other":           {Unproven: UnprovenConfig{Other: "loud"}},
		"assume.$X":                {Assume: map[string][]string{"$X": nil}},
		"packs.nothing":            {Packs: map[string]Severity{"nothing": SeverityError}},
		"packs.gate":               {Packs: map[string]Severity{"gate": SeverityOff}},
		"rules.EGG000":             {Rules: map[string]Severity{"EGG000": SeverityError}},
		"rules.EGG901":             {Rules: map[string]Severity{"EGG901": SeverityOff}},
		"rules.EGG906":             {Rules: map[string]Severity{"EGG906": SeverityOff}},
		"rules.EGG001":             {Rules: map[string]Severity{"EGG001": "loud"}},
	} {
		t.Run(key, func(t *testing.T) {
			_, err := New(context.Background(), Options{Config: config})
			assert.ErrorContains(t, err, key+":")
		})
	}
}

func TestContractNamesOneThingEach(t *testing.T) {
	for _, entry := range []string{"", "a,b", "a b", "*", " "} {
		assert.ErrorContains(t, Config{Contract: ContractConfig{NoProxy: []string{entry}}}.Validate(), "contract.noProxy:", entry)
	}
	for _, entry := range []string{"registry.corp", ".corp", "10.1.0.0/16"} {
		assert.NoError(t, Config{Contract: ContractConfig{NoProxy: []string{entry}}}.Validate(), entry)
	}
	for _, name := range []string{"", "A B", "A="} {
		assert.ErrorContains(t, Config{Contract: ContractConfig{RequireEnv: []string{name}}}.Validate(), "contract.requireEnv:", name)
	}
	assert.NoError(t, Config{Contract: ContractConfig{RequireEnv: []string{"ANTHROPIC_AUTH_METHOD", "x.y"}}}.Validate())
}

func TestEveryWrongKeyIsReported(t *testing.T) {
	config := Config{Contract: ContractConfig{Session: "x", TokenFrom: "y"}}
	err := config.Validate()
	assert.ErrorContains(t, err, "contract.session")
	assert.ErrorContains(t, err, "contract.tokenFrom")
}

func TestSeverityRefusesOtherWords(t *testing.T) {
	var s Severity
	assert.ErrorContains(t, s.UnmarshalText([]byte("fatal")), "fatal")
}

func TestWeakerAndStronger(t *testing.T) {
	assert.Equal(t, SeverityWarning, weaker(SeverityError, SeverityWarning))
	assert.Equal(t, SeverityWarning, weaker("", SeverityWarning))
	assert.Equal(t, SeverityWarning, weaker(SeverityWarning, ""))
	assert.Equal(t, SeverityOff, weaker(SeverityOff, SeverityError))
	assert.Equal(t, SeverityError, stronger(SeverityWarning, SeverityError))
}
