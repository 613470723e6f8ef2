package main

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/policy"
)

// The rules that each recorded launch breaks. The records cover partial inputs:
// most lack the user, some have an address without a token or the other way
// round, and one sets a proxy of its own.
func brokenRules() map[string][]string {
	user := []string{"EGG006"}
	return map[string][]string{
		"private-minimal":                   user,
		"public-minimal":                    user,
		"private-proxy-fallback":            user,
		"private-custom-proxy":              user,
		"public-ignores-proxy-url":          user,
		"static-ip":                         {"EGG006", "EGG011"},
		"empty-ip-omitted":                  user,
		"session-token":                     {"EGG006", "EGG010"},
		"empty-token-omitted":               user,
		"uid-gid":                           nil,
		"uid-zero-kept":                     nil,
		"uid-only":                          user,
		"extra-env-order":                   user,
		"extra-env-duplicates-contract-key": {"EGG003", "EGG006", "EGG014"},
		"extra-args":                        user,
		"gateway-other":                     user,
		"interactive-launch":                nil,
		"headless-launch":                   nil,
		"e2e-launch":                        nil,
		"e2e-public-launch":                 nil,
		"detached":                          user,
		"odd-characters":                    user,
	}
}

// adviceOn is the rules that only warn: of a proxy by a name that nothing
// resolves. Advice does not stop a launch.
func adviceOn() map[string][]string {
	return map[string][]string{
		"private-custom-proxy":              {"EGG003"},
		"extra-env-duplicates-contract-key": {"EGG003"},
	}
}

func TestRulesThatVectorsBreak(t *testing.T) {
	all := vectors(t)
	require.Len(t, brokenRules(), len(all))
	for _, v := range all {
		t.Run(v.Name, func(t *testing.T) {
			findings, err := judge(v.Argv)
			require.NoError(t, err)
			assert.Equal(t, brokenRules()[v.Name], rulesOf(findings, policy.SeverityError))
			assert.Equal(t, adviceOn()[v.Name], rulesOf(findings, policy.SeverityWarning))
		})
	}
}

// What is refused is refused as a whole: by the real policies, through the command.
func TestVectorsThatAreRefused(t *testing.T) {
	for _, v := range vectors(t) {
		o := world{stdin: string(v.Input), judged: judge}.run("--spec=-")
		if brokenRules()[v.Name] == nil {
			assert.Equal(t, exitDone, o.status, "%s: %s", v.Name, o.stderr)
			assert.Equal(t, v.Argv, readByShell(t, o.stdout), v.Name)
			continue
		}
		assert.Equal(t, exitRefused, o.status, v.Name)
		assert.Empty(t, o.stdout, v.Name)
		for _, rule := range brokenRules()[v.Name] {
			assert.Contains(t, o.stderr, "("+rule+" ", v.Name)
		}
	}
}

// A flag of the engine's own is read as the engine reads it. One that the tables do
// not have could swallow the next word: it is let through only where its value is
// written into it.
func TestFlagsOfOtherEngines(t *testing.T) {
	w := world{judged: judge}
	podman := func(flag string) outcome {
		return w.run(good("--uid=1", "--gid=1", "--engine=podman", "--lifecycle="+flag)...)
	}
	for _, flag := range []string{"--replace", "--replace=true", "--brand-new=x"} {
		o := podman(flag)
		assert.Equal(t, exitDone, o.status, o.stderr)
		assert.Contains(t, o.stdout, "podman run "+flag+" --security-opt")
	}
	o := podman("--brand-new")
	assert.Equal(t, exitUsage, o.status)
	assert.Empty(t, o.stdout)
	assert.Contains(t, o.stderr, "--brand-new takes no value")
	o = podman("--preserve-fd")
	assert.Equal(t, exitUsage, o.status, "it swallows --security-opt")
	assert.Empty(t, o.stdout)
	assert.Contains(t, o.stderr, `"--preserve-fd", which takes the next flag for its value`)
}

// rulesOf is the rules with a finding of one severity, sorted; nil for none.
func rulesOf(findings []policy.Finding, severity policy.Severity) []string {
	rules := map[string]bool{}
	for _, f := range findings {
		if f.Severity == severity {
			rules[f.Rule] = true
		}
	}
	return slices.Sorted(maps.Keys(rules))
}
