package policy

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// remedied is what each rule says to insert, as one line by the rule's id.
func remedied(t *testing.T, config Config, argv []string) (findings map[string]string, lines map[string]string) {
	t.Helper()
	findings, lines = map[string]string{}, map[string]string{}
	for _, f := range evaluate(t, config, launch(scenario(t, argv...))).Findings {
		key := f.Rule + " " + f.Message
		findings[key] = f.Mend
		if f.Insert != nil {
			assert.Equal(t, "before-image", f.Insert.Position)
			lines[key] = strings.Join(f.Insert.Words, "\x00")
		}
	}
	return findings, lines
}

func TestWordsThatMend(t *testing.T) {
	strict := DefaultConfig()
	strict.Hardening = HardeningStrict
	networks := Config{Sandbox: SandboxConfig{Networks: map[string]Mode{"egg-isolated": ModePrivate, "egg-external": ModePublic}}}
	caller := Config{Contract: ContractConfig{TokenFrom: "environment"}}
	web := []string{"docker", "run", "web:1"}
	items := own(Contract{
		RequireFlags: []RequiredFlag{
			{Name: "memory", Value: Patterns{"1g", "2g"}}, {Name: "user"}, {Name: "init"}, {Name: "read-only", Value: Patterns{"true"}}, {Name: "label", Value: Patterns{"a*"}},
		},
		RequireEnv: []RequiredEnv{{Name: "REGION", Value: Patterns{"eu"}}, {Name: "ID", SameAs: "--name"}, {Name: "MODE"}},
	})
	for _, c := range []struct {
		rule   string
		config Config
		argv   []string
		want   string // none: there are no words that could be told
	}{
		{"EGG001", Config{}, without(t, privateArgv(), "--security-opt", ""), "--security-opt label=disable"},
		{"EGG001", Config{}, with(without(t, privateArgv(), "--security-opt", ""), "--security-opt", "label=disabled"), ""},
		{"EGG002", Config{}, without(t, privateArgv(), "--dns", ""), "--dns 0.0.0.0"},
		{"EGG002", Config{}, with(without(t, privateArgv(), "--dns", ""), "--dns", "8.8.8.8"), ""},
		{"EGG003", Config{}, without(t, privateArgv(), "-e", "https_proxy"), "-e https_proxy=http://egg-gateway:3129"},
		{"EGG003", Config{}, with(without(t, privateArgv(), "-e", "https_proxy"), "-e", "https_proxy="), ""},
		{"EGG004", Config{}, without(t, privateArgv(), "-e", "no_proxy"), "-e no_proxy=localhost,127.0.0.1,egg-gateway"},
		{"EGG004", Config{}, without(t, without(t, privateArgv(), "-e", "no_proxy"), "-e", "NO_PROXY"), "-e NO_PROXY=localhost,127.0.0.1,egg-gateway -e no_proxy=localhost,127.0.0.1,egg-gateway"},
		{"EGG004", Config{}, without(t, without(t, without(t, privateArgv(), "-e", "no_proxy"), "-e", "NO_PROXY"), "-e", "GATEWAY_URL"), ""},
		{"EGG005", Config{}, without(t, privateArgv(), "-e", "CONTAINER_ID"), "-e CONTAINER_ID=$n"},
		{"EGG005", Config{}, with(without(t, privateArgv(), "-e", "CONTAINER_ID"), "-e", "CONTAINER_ID="), ""},
		{"EGG006", Config{}, without(t, privateArgv(), "-e", "RUNTIME_UID"), "-e RUNTIME_UID=$(id -u)"},
		{"EGG006", Config{}, without(t, without(t, privateArgv(), "-e", "RUNTIME_UID"), "-e", "RUNTIME_GID"), "-e RUNTIME_UID=$(id -u) -e RUNTIME_GID=$(id -g)"},
		{"EGG007", Config{}, without(t, publicArgv(), "-e", "PRIVATE_MODE"), ""},
		{"EGG007", networks, without(t, publicArgv(), "-e", "PRIVATE_MODE"), "-e PRIVATE_MODE=false"},
		{"EGG007", networks, without(t, privateArgv(), "-e", "PRIVATE_MODE"), "-e PRIVATE_MODE=true"},
		{"EGG008", Config{}, without(t, privateArgv(), "--network", ""), ""},
		{"EGG008", networks, without(t, privateArgv(), "--network", ""), "--network egg-isolated"},
		{"EGG011", Config{}, with(privateArgv(), "--ip", "172.32.0.9"), ""},
		{"EGG011", caller, with(privateArgv(), "--ip", "172.32.0.9"), "-e EGG_SESSION_TOKEN"},
		{"EGG251", strict, web, "--cap-drop ALL"},
		{"EGG252", strict, web, "--security-opt no-new-privileges"},
		{"EGG252", strict, with(web, "--security-opt", "no-new-privileges=false"), ""},
		{"EGG253", strict, web, "--read-only"},
		{"EGG253", strict, with(web, "--read-only=false"), ""},
		{"EGG254", strict, web, ""},
		{"EGG264", strict, web, "--rm"},
		{"EGG264", strict, with(web, "--rm=false"), ""},
		{"web/flag-memory", items, web, "--memory 1g"},
		{"web/flag-memory", items, with(web, "--memory", "3g"), ""},
		{"web/flag-user", items, web, ""},
		{"web/flag-init", items, web, "--init"},
		{"web/flag-read-only", items, web, "--read-only"},
		{"web/flag-label", items, web, ""},
		{"web/env-REGION", items, web, "-e REGION=eu"},
		{"web/env-ID", items, web, ""},
		{"web/env-ID", items, with(web, "--name", "x"), "-e ID=x"},
		{"web/env-ID", items, with(web, "--name", "x-$n"), "-e ID=x-$n"},
		{"web/env-MODE", items, web, ""},
	} {
		mends, lines := remedied(t, c.config, c.argv)
		found := false
		for key, mend := range mends {
			if !strings.HasPrefix(key, c.rule+" ") {
				continue
			}
			found = true
			line := strings.ReplaceAll(lines[key], "\x00", " ")
			assert.Equal(t, c.want, line, "%s: %s", key, c.argv)
			if c.want != "" {
				assert.Contains(t, mend, line, "the sentence has the words")
			}
		}
		assert.True(t, found, "%s is not found in %s", c.rule, c.argv)
	}
}

// In a language that no shell reads there are no words of one.
func TestWordsOfAShellAreForShells(t *testing.T) {
	l := launch(scenario(t, without(t, privateArgv(), "-e", "RUNTIME_UID")...))
	l.Language = "python"
	found := evaluate(t, Config{}, l).Findings
	require.NotEmpty(t, found)
	for _, f := range found {
		assert.Nil(t, f.Insert, f.Message)
		assert.NotEmpty(t, f.Mend)
	}
}

// With the words in it a launch has none of the findings that named them, and no new
// one.
func TestMendedLaunchesAreMended(t *testing.T) {
	random := rand.New(rand.NewPCG(9848, 3129))
	configs := []Config{
		{}, {Hardening: HardeningStrict},
		{Sandbox: SandboxConfig{Networks: map[string]Mode{"egg-isolated": ModePrivate, "egg-external": ModePublic}}, Contract: ContractConfig{TokenFrom: "environment"}},
	}
	mended := map[string]bool{}
	for range 150 {
		argv := [][]string{privateArgv(), publicArgv()}[random.IntN(2)]
		for range random.IntN(8) {
			at := 3 + 2*random.IntN((len(argv)-6)/2)
			if strings.HasPrefix(argv[at], "-") && !strings.HasPrefix(argv[at+1], "-") && argv[at] != "--rm" {
				argv = slices.Delete(slices.Clone(argv), at, at+2)
			}
		}
		config := configs[random.IntN(len(configs))]
		before, lines := remedied(t, config, argv)
		var words []string
		for key, line := range lines {
			if !strings.Contains(key, "(if ") && !slices.Contains(words, line) {
				words = append(words, line)
			}
		}
		slices.Sort(words)
		if len(words) == 0 {
			continue
		}
		image := slices.IndexFunc(argv, func(w string) bool { return strings.HasPrefix(w, "egg-sandbox") })
		text := strings.NewReplacer("$(id -u)", "$uid", "$(id -g)", "$gid").Replace(strings.Join(words, "\x00"))
		after, _ := remedied(t, config, slices.Insert(slices.Clone(argv), image, strings.Split(text, "\x00")...))
		for key := range after {
			assert.Contains(t, before, key, "%s, with %s", argv, words)
		}
		for key := range lines {
			if !strings.Contains(key, "(if ") {
				assert.NotContains(t, after, key, "%s, with %s", argv, words)
				mended[key[:6]] = true
			}
		}
	}
	assert.GreaterOrEqual(t, len(mended), 11, "%v", mended)
}
