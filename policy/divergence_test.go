package policy

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

// divergences evaluates launches, each of one argv or more, and gives what the pack
// says of them: file, rule and message.
func divergences(t *testing.T, config Config, launches ...[][]string) []string {
	t.Helper()
	engine, err := New(t.Context(), Options{Config: config})
	require.NoError(t, err)
	var all []parser.Launch
	for i, argvs := range launches {
		var scenarios []parser.Scenario
		for n, argv := range argvs {
			s := scenario(t, argv...)
			s.When = []parser.Condition{{Text: "$N", Outcome: fmt.Sprint(n), File: "x", Line: 1}}
			scenarios = append(scenarios, s)
		}
		l := launch(scenarios...)
		l.ID, l.File = fmt.Sprintf("%016x", i), fmt.Sprintf("%c.sh", 'a'+i)
		all = append(all, l)
	}
	result, err := engine.Evaluate(t.Context(), all)
	require.NoError(t, err)
	var told []string
	for _, f := range result.Findings {
		if f.Pack == divergencePack {
			told = append(told, f.File+" "+f.Rule+" "+f.Message)
		}
	}
	return told
}

func one(argv []string) [][]string { return [][]string{argv} }

func TestWhatMostCarryAndOneLacks(t *testing.T) {
	limited := one(with(privateArgv(), "--pids-limit", "100", "-e", "LANG=C"))
	told := divergences(t, Config{}, limited, limited, limited, one(privateArgv()))
	assert.Equal(t, []string{
		"d.sh EGG401 unlike most of the 4 sandboxes in private mode: without --pids-limit (a.sh:5, b.sh:5, c.sh:5 have it); -e LANG (a.sh:5, b.sh:5, c.sh:5 have it)",
	}, told)
}

// Items of the contract come first, and both sides are named.
func TestWhatDivergesIsToldInOrder(t *testing.T) {
	limited := one(with(privateArgv(), "--cpus", "1", "-e", "ANTHROPIC_AUTH_METHOD=oauth"))
	told := divergences(t, Config{}, limited, limited, limited, limited, one(privateArgv()), one(privateArgv()))
	const sites = "(a.sh:5, b.sh:5, c.sh:5 and 1 more have it; e.sh:5, f.sh:5 lack it)"
	assert.Equal(t, []string{
		"e.sh EGG401 unlike most of the 6 sandboxes in private mode: without -e ANTHROPIC_AUTH_METHOD " + sites + "; --cpus " + sites,
		"f.sh EGG401 unlike most of the 6 sandboxes in private mode: without -e ANTHROPIC_AUTH_METHOD " + sites + "; --cpus " + sites,
	}, told)
}

func TestNothingDivergesWhere(t *testing.T) {
	plain, limited := one(privateArgv()), one(with(privateArgv(), "--pids-limit", "100"))
	private := one(with(privateArgv(), "--memory", "1g"))
	for name, launches := range map[string][][][]string{
		"all have it":                      {limited, limited, limited},
		"there are two":                    {limited, plain},
		"there is no majority":             {limited, limited, plain, plain},
		"the others are of the other mode": {private, private, private, one(publicArgv())},
		"it may be among what is unknown":  {limited, limited, limited, one(with(privateArgv(), "@$OPTS"))},
		"a contract says so already":       {plain, plain, plain, one(without(t, privateArgv(), "--dns", ""))},
		"it is how one watches":            {one(with(privateArgv(), "-it")), one(with(privateArgv(), "-it")), one(with(privateArgv(), "-it")), plain},
		"the images are no sandboxes":      {one([]string{"docker", "run", "-p", "1:1", "db"}), one([]string{"docker", "run", "-p", "1:1", "db"}), one([]string{"docker", "run", "db"})},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Empty(t, divergences(t, Config{}, launches...))
		})
	}
}

// Launches of which it is not known count on neither side, however many there are.
func TestMostOfThoseOfWhichItIsKnown(t *testing.T) {
	limited := one(with(privateArgv(), "--pids-limit", "100", "--cap-drop", "NET_BIND_SERVICE"))
	launches := [][][]string{limited, limited, one(privateArgv())}
	for range 9 {
		launches = append(launches, one(with(privateArgv(), "@$OPTS")))
	}
	told := divergences(t, Config{}, launches...)
	require.Len(t, told, 1)
	assert.True(t, strings.HasPrefix(told[0], "c.sh EGG401 "), told[0])
	assert.Contains(t, told[0], "--pids-limit (a.sh:5, b.sh:5 have it)")
	assert.Contains(t, told[0], "--cap-drop NET_BIND_SERVICE")
}

func TestLaunchOfUnknownModeIsToldOnce(t *testing.T) {
	limited := with(without(t, privateArgv(), "-e", "PRIVATE_MODE"), "--pids-limit", "100")
	told := divergences(t, Config{}, one(limited), one(limited), one(limited), one(without(t, limited, "--pids-limit", "")))
	assert.Len(t, told, 1)
}

func TestGroupsOfTheConfigurationAreCompared(t *testing.T) {
	config := Config{Groups: map[string]GroupConfig{"stores": {Images: []string{"db"}}}}
	db := one([]string{"docker", "run", "-p", "1:1", "db:5"})
	told := divergences(t, config, db, db, one([]string{"docker", "run", "db"}))
	require.Len(t, told, 1)
	assert.True(t, strings.HasPrefix(told[0], "c.sh EGG401 unlike most of the 3 stores"), told[0])
	assert.Contains(t, told[0], "without --publish (a.sh:5, b.sh:5 have it)")
}

func TestItemThatComesAndGoesInOneMode(t *testing.T) {
	whole := with(privateArgv(), "-e", "ANTHROPIC_AUTH_METHOD=oauth")
	told := divergences(t, Config{}, [][]string{privateArgv(), whole})
	require.Len(t, told, 1)
	assert.Contains(t, told[0], "a.sh EGG402 -e ANTHROPIC_AUTH_METHOD hangs on a condition that is not the mode")
}

// What a rule of the contract says already is not said again.
func TestItemThatTheContractAsksForIsNoDivergence(t *testing.T) {
	assert.Empty(t, divergences(t, Config{}, [][]string{privateArgv(), without(t, privateArgv(), "--dns", "")}))
}

func TestItemThatTheModeDecidesIsNoDivergence(t *testing.T) {
	assert.Empty(t, divergences(t, Config{}, [][]string{privateArgv(), publicArgv()}))
}

func TestDivergenceCanBeSwitchedOff(t *testing.T) {
	limited := one(with(privateArgv(), "--pids-limit", "100"))
	config := Config{Packs: map[string]Severity{divergencePack: SeverityOff}}
	assert.Empty(t, divergences(t, config, limited, limited, limited, one(privateArgv())))
}

func TestGroupWithoutImagesIsRefused(t *testing.T) {
	assert.ErrorContains(t, Config{Groups: map[string]GroupConfig{"g": {}}}.Validate(), "groups.g: no images")
	assert.ErrorContains(t, Config{Groups: map[string]GroupConfig{"g": {Images: []string{"a:1"}}}}.Validate(), "groups.g.images")
}

func TestProfile(t *testing.T) {
	engine, err := New(t.Context(), Options{})
	require.NoError(t, err)
	l := launch(
		scenario(t, "docker", "run", "--dns", "0.0.0.0", "-e", "A=1", "--privileged=false", "--security-opt", "label=disable", "egg-sandbox"),
		scenario(t, "docker", "run", "--dns", "$d", "@$OPTS", "--security-opt", "label=disable", "egg-sandbox"),
	)
	p := engine.Profile(&l)
	assert.True(t, p.Sandbox)
	assert.Equal(t, []string{"--dns", "--security-opt label=disable", "-e A"}, p.Items())
	for item, want := range map[string]Carried{
		"--dns": CarriedYes, "--security-opt label=disable": CarriedYes, "-e A": CarriedUnknown, "--name": CarriedUnknown,
		"--security-opt": CarriedYes, "--dns 0.0.0.0": CarriedUnknown,
	} {
		assert.Equal(t, want, p.Carries(item), item)
	}
	l.Scenarios = l.Scenarios[:1]
	p = engine.Profile(&l)
	assert.Equal(t, CarriedNo, p.Carries("--name"))
	assert.Equal(t, CarriedNo, p.Carries("--privileged"))
	assert.Equal(t, CarriedYes, p.Carries("--dns 0.0.0.0"))
	assert.Equal(t, CarriedNo, p.Carries("--dns 8.8.8.8"))
}

func TestProfileOfNetworks(t *testing.T) {
	engine, err := New(t.Context(), Options{})
	require.NoError(t, err)
	for network, want := range map[string]Carried{"inner": CarriedYes, "name=inner,ip=10.0.0.2": CarriedYes, "outer": CarriedNo, "$N": CarriedUnknown} {
		l := launch(scenario(t, "docker", "run", "--network", network, "web"))
		assert.Equal(t, want, engine.Profile(&l).Carries("--network inner"), network)
	}
}

func TestItemsThatNoLaunchCarriesAreRefused(t *testing.T) {
	for _, item := range []string{"--dns", "--network inner", "-e A", "network connect"} {
		assert.NoError(t, CheckItem(item))
	}
	assert.ErrorContains(t, CheckItem("--nope"), "no engine has a flag --nope")
	assert.ErrorContains(t, CheckItem("--net host"), "another spelling of --network")
}

// The long form of --network gives the address too.
func TestProfileHasTheAddressOfANetwork(t *testing.T) {
	engine, err := New(t.Context(), Options{})
	require.NoError(t, err)
	for network, want := range map[string]Carried{
		"egg-isolated": CarriedNo, "name=egg-isolated,ip=172.32.0.10": CarriedYes, "NAME=egg-isolated,IP=$ip": CarriedYes,
		"name=egg-isolated,$key=172.32.0.10": CarriedUnknown, "name=egg-isolated,alias=a": CarriedNo,
	} {
		l := launch(scenario(t, "docker", "run", "--network", network, "egg-sandbox"))
		assert.Equal(t, want, engine.Profile(&l).Carries("--ip"), network)
	}
}

func TestContractItemsFollowTheConfiguration(t *testing.T) {
	engine, err := New(t.Context(), Options{Config: Config{Contract: ContractConfig{SecurityOpt: []string{"a=b"}, RequireEnv: []string{"TEAM"}}}})
	require.NoError(t, err)
	items := engine.ContractItems()
	assert.Equal(t, "--security-opt a=b", items[0])
	assert.Contains(t, items, "-e TEAM")
	assert.False(t, slices.Contains(items, "--security-opt label=disable"))
}

// A fourth of the launches lacks what the others carry, and each carries a variable
// that one other has.
func BenchmarkCompare(b *testing.B) {
	for _, size := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			e, err := New(b.Context(), Options{Config: Config{Packs: map[string]Severity{
				"contract": SeverityOff, "argv": SeverityOff, "hardening": SeverityOff,
			}}})
			require.NoError(b, err)
			launches := make([]parser.Launch, size)
			for i := range launches {
				argv := with(privateArgv(), "-e", fmt.Sprintf("OWN_%d=x", i/2))
				if i%4 > 0 {
					argv = with(argv, "--pids-limit", "100")
				}
				l := launch(scenario(b, argv...))
				l.ID, l.File = fmt.Sprintf("%016x", i), fmt.Sprintf("%d.sh", i)
				launches[i] = l
			}
			b.ReportAllocs()
			for b.Loop() {
				result, err := e.Evaluate(b.Context(), launches)
				require.NoError(b, err)
				require.Len(b, result.Findings, size/4)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*size), "µs/launch")
		})
	}
}
