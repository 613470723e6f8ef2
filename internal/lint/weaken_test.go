package lint_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/lint/strictyaml"
	"github.com/egglint/egg/policy"
)

// weakenings compares two configurations.
func weakenings(t *testing.T, base, changed string) []string {
	t.Helper()
	none := func([]string) (*policy.Policies, error) { return nil, nil }
	b, err := lint.ParseConfig("conf.yaml", []byte(base), none)
	require.NoError(t, err)
	c, err := lint.ParseConfig("conf.yaml", []byte(changed), none)
	require.NoError(t, err)
	out := []string{}
	for _, w := range lint.Weakenings(b, c) {
		out = append(out, w.Key+" "+w.Change)
	}
	return out
}

// weaker lists changes of each key that weaken the gate, with what is told of them,
// and others that do not.
var weaker = map[string][]struct{ base, changed, told string }{
	"version": {{"version: 1", "", ""}},
	"sandbox.images": {
		{"sandbox: {images: [a, b]}", "sandbox: {images: [a, c]}", `sandbox.images loses "b"`},
		{"", "sandbox: {images: [a]}", "sandbox.images is not what it was"},
		{"sandbox: {images: [a]}", "", "sandbox.images is not what it was"},
		{"sandbox: {images: [a]}", "sandbox: {images: [b, a]}", ""},
	},
	"sandbox.names": {{"sandbox: {names: [a]}", "", `sandbox.names loses "a"`}, {"", "sandbox: {names: [a]}", ""}},
	"sandbox.paths": {{"sandbox: {paths: [a]}", "", `sandbox.paths loses "a"`}, {"", "sandbox: {paths: [a]}", ""}},
	"sandbox.networks": {
		{"sandbox: {networks: {n: private}}", "sandbox: {networks: {n: public}}", "sandbox.networks is not what it was"},
		{"sandbox: {networks: {n: private}}", "sandbox: {networks: {n: private}}", ""},
	},
	"sandbox.exclude.images": {
		{"", "sandbox: {exclude: {images: [a]}}", `sandbox.exclude.images[0] gains "a"`},
		{"sandbox: {exclude: {images: [a]}}", "", ""},
	},
	"sandbox.unknown":      {{"sandbox: {unknown: error}", "sandbox: {unknown: warning}", "sandbox.unknown error becomes warning"}, {"", "sandbox: {unknown: error}", ""}},
	"contract.gateway":     {{"contract: {gateway: a}", "contract: {gateway: b}", "contract.gateway is not what it was"}},
	"contract.securityOpt": {{"", "contract: {securityOpt: []}", "contract.securityOpt is not what it was"}},
	"contract.session": {
		{"", `contract: {session: "off"}`, `contract.session "paired" becomes "off"`},
		{"", "contract: {session: required}", ""},
	},
	"contract.requireEnv": {{"contract: {requireEnv: [A]}", "", `contract.requireEnv loses "A"`}, {"", "contract: {requireEnv: [A]}", ""}},
	"contract.noProxy":    {{"", "contract: {noProxy: [x]}", `contract.noProxy[0] gains "x"`}, {"contract: {noProxy: [x]}", "", ""}},
	"contract.tokenFrom": {
		{"", "contract: {tokenFrom: environment}", `contract.tokenFrom "" becomes "environment"`},
		{"contract: {tokenFrom: environment}", "", ""},
	},
	"contracts": {
		{"contracts: [{name: c, match: {images: [db]}, requireFlags: [{name: init}]}]", "", `contracts loses "c", or what it asks for is not what it was`},
		{
			"contracts: [{name: c, match: {images: [db]}, requireFlags: [{name: init}, {name: rm}]}]",
			"contracts: [{name: c, match: {images: [db]}, requireFlags: [{name: init}]}]",
			`contracts loses "c", or what it asks for is not what it was`,
		},
		{"", "contracts: [{name: c, match: {images: [db]}, requireFlags: [{name: init}]}]", ""},
	},
	"hardening": {
		{"hardening: strict", "", `hardening "strict" becomes "default"`},
		{"", "hardening: strict", ""},
	},
	"policies": {
		{"", "policies: [policy]", "policies is not what it was"},
		{"policies: [policy]", "policies: [policy]", ""},
	},
	"groups": {
		{"groups: {g: {images: [db]}}", "", "groups is not what it was"},
		{"groups: {g: {images: [db]}}", "groups: {g: {images: [db]}}", ""},
	},
	"packs": {
		{"", "packs: {contract: off}", "packs.contract error becomes off"},
		{"packs: {contract: off}", "", ""},
	},
	"rules": {
		{"", "rules: {EGG010: off}", "rules.EGG010 error becomes off"},
		{"packs: {contract: off}\nrules: {EGG010: error}", "packs: {contract: off}", "rules.EGG010 error becomes off"},
		{"", "rules: {EGG902: warning}", "rules.EGG902 error becomes warning"},
		{"rules: {EGG010: off}", "rules: {EGG010: warning}", ""},
	},
	"unproven.sandbox": {{"", "unproven: {sandbox: warning}", "unproven.sandbox error becomes warning"}, {"unproven: {sandbox: warning}", "", ""}},
	"unproven.other":   {{"unproven: {other: error}", "", "unproven.other error becomes off"}, {"", "unproven: {other: error}", ""}},
	"assume": {
		{"", "assume: {$N: [a, b]}", "assume.$N is assumed to be one of a, b"},
		{"assume: {$N: [a, b]}", "assume: {$N: [a]}", "assume.$N is no longer assumed to be possibly b"},
		{"assume: {$N: [a]}", "assume: {$N: [a, b]}", ""},
		{"assume: {$N: [a]}", "", ""},
	},
	"expect.sandboxes": {{"expect: {sandboxes: 3}", "expect: {sandboxes: 2}", "expect.sandboxes 3 becomes 2"}, {"", "expect: {sandboxes: 2}", ""}},
	"engines":          {{"engines: [$A]", "", `engines loses "$A"`}, {"", "engines: [$A]", ""}},
	"exclude": {
		{"exclude: [a]", "exclude: [b, a]", `exclude[0] gains "b"`},
		{"exclude: [a, '!a/b']", "exclude: ['!a/b', a]", "exclude is not what it was"},
		{"exclude: [a, b]", "exclude: [b]", ""},
	},
	"ignore": {
		{"", "ignore: [{rule: EGG001, file: a.sh, reason: r}]", "ignore[0] gains a suppression of EGG001 in a.sh"},
		{"ignore: [{rule: EGG001, file: a.sh, reason: r, until: 2026-01-01}]", "ignore: [{rule: EGG001, file: a.sh, reason: r}]", "ignore[0] gains a suppression of EGG001 in a.sh"},
		{"ignore: [{rule: EGG001, file: a.sh, reason: r}]", "\n\nignore: [{rule: EGG001, file: a.sh, reason: r}]", ""},
		{"ignore: [{rule: EGG001, file: a.sh, reason: r}]", "", ""},
	},
	"failOn": {{"", "failOn: never", `failOn "error" becomes "never"`}, {"failOn: warning", "", `failOn "warning" becomes "error"`}, {"", "failOn: warning", ""}},
}

func TestWeakenings(t *testing.T) {
	for key, cases := range weaker {
		for _, c := range cases {
			want := []string{}
			if c.told != "" {
				want = append(want, c.told)
			}
			assert.Equal(t, want, weakenings(t, c.base, c.changed), "%s: %q, then %q", key, c.base, c.changed)
		}
	}
}

// TestEveryKeyIsCompared asks for a case for each key that there is.
func TestEveryKeyIsCompared(t *testing.T) {
	keys := leaves("", reflect.TypeFor[lint.Config]())
	assert.ElementsMatch(t, keys, slices.Collect(maps.Keys(weaker)))
}

func leaves(path string, of reflect.Type) []string {
	var out []string
	for _, field := range strictyaml.Fields(of) {
		key := strings.TrimPrefix(path+"."+field.Key, ".")
		if field.Type.Kind() == reflect.Struct {
			out = append(out, leaves(key, field.Type)...)
		} else {
			out = append(out, key)
		}
	}
	return out
}

func TestAWeakeningStandsWhereItsKeyDoes(t *testing.T) {
	base, err := lint.ParseConfig("conf.yaml", []byte("expect: {sandboxes: 3}\n"), nil)
	require.NoError(t, err)
	changed, err := lint.ParseConfig("conf.yaml", []byte("version: 1\nexclude:\n  - a\n"), nil)
	require.NoError(t, err)
	var places []string
	for _, w := range lint.Weakenings(base, changed) {
		places = append(places, w.Key+" "+w.At.File+" "+string(rune('0'+w.At.Span.Line)))
	}
	assert.Equal(t, []string{"expect.sandboxes conf.yaml 1", "exclude[0] conf.yaml 3"}, places)
}
