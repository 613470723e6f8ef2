package gatetest

import (
	"fmt"
	"maps"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/builder"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/policy"
)

// specs is how many random sandboxes each property is held to.
func specs() int {
	if testing.Short() {
		return 500
	}
	return 10_000
}

// gate is the linter's way from an argv to findings.
type gate struct {
	parser *parser.Parser
	engine *policy.Engine
}

// newGate compares no launches with each other: random sandboxes need not be alike.
func newGate(t *testing.T, config policy.Config) gate {
	t.Helper()
	config.Sandbox.Images = []string{"*"}
	packs := map[string]policy.Severity{"divergence": policy.SeverityOff}
	maps.Copy(packs, config.Packs)
	config.Packs = packs
	engine, err := policy.New(t.Context(), policy.Options{Config: config, Deadline: 5 * time.Minute})
	require.NoError(t, err)
	return gate{parser.New(parser.Options{}), engine}
}

// only asks one rule of the contract, which says the same alone as among the
// others, and sooner. What the contract leaves to hardening is not asked either.
func only(t *testing.T, rule string) policy.Config {
	t.Helper()
	all, err := policy.Rules()
	require.NoError(t, err)
	config := policy.DefaultConfig()
	config.Packs = map[string]policy.Severity{"hardening": policy.SeverityOff}
	config.Rules = map[string]policy.Severity{}
	for _, r := range all {
		if r.Pack == "contract" && r.ID != rule {
			config.Rules[r.ID] = policy.SeverityOff
		}
	}
	return config
}

// read reads an argv into a launch of its own.
func (g gate) read(t *testing.T, id int, argv []string) parser.Launch {
	t.Helper()
	launch, err := g.parser.Argv(argv)
	require.NoError(t, err, "%q", argv)
	launch.ID = launchID(id)
	return launch
}

func launchID(n int) string { return fmt.Sprintf("%016x", n) }

// judge gives the rules that each launch breaks, by its id.
func (g gate) judge(t *testing.T, launches []parser.Launch) map[string][]string {
	t.Helper()
	result, err := g.engine.Evaluate(t.Context(), launches)
	require.NoError(t, err)
	require.Equal(t, len(launches), result.Sandboxes)
	rules := map[string][]string{}
	for _, f := range result.Findings {
		rules[f.Launch] = append(rules[f.Launch], f.Rule)
	}
	return rules
}

// What the builder makes is read back without a gap or an assumption, and passes.
func TestWhatTheBuilderMakesPasses(t *testing.T) {
	gate, generate := newGate(t, policy.DefaultConfig()), newGenerator()
	var argvs [][]string
	var launches []parser.Launch
	for n := range specs() {
		argv, err := generate.sandbox().Argv()
		require.NoError(t, err)
		launch := gate.read(t, n, argv)
		require.Len(t, launch.Scenarios, 1)
		require.Empty(t, launch.Scenarios[0].Gaps, "%q", argv)
		require.Empty(t, launch.Scenarios[0].Assumptions, "%q", argv)
		argvs, launches = append(argvs, argv), append(launches, launch)
	}
	found := gate.judge(t, launches)
	for n, argv := range argvs {
		require.Empty(t, found[launchID(n)], "%q", argv)
	}
}

// With any one thing of the contract taken out, the rule for it speaks.
func TestWhatIsTakenOutIsMissed(t *testing.T) {
	all, generate := items(), newGenerator()
	each := (specs() + len(all) - 1) / len(all)
	for _, missed := range all {
		t.Run(missed.rule+" "+missed.flag+" "+missed.value, func(t *testing.T) {
			gate := newGate(t, only(t, missed.rule))
			var argvs [][]string
			var launches []parser.Launch
			for n := range each {
				argv := generate.without(t, missed)
				argvs, launches = append(argvs, argv), append(launches, gate.read(t, n, argv))
			}
			found := gate.judge(t, launches)
			for n, argv := range argvs {
				require.Equal(t, []string{missed.rule}, found[launchID(n)], "%q", argv)
			}
		})
	}
}

// without makes the argv of a sandbox that has the item, and takes it out.
func (g generator) without(t *testing.T, missed item) []string {
	t.Helper()
	sandbox := g.sandbox()
	for !missed.appliesTo(sandbox) {
		sandbox = g.sandbox()
	}
	whole, err := sandbox.Argv()
	require.NoError(t, err)
	argv := missed.without(whole)
	require.NotNil(t, argv, "no %s %s in %q", missed.flag, missed.value, whole)
	return argv
}

// The table of items is whole: it has every word that the builder adds by itself,
// so nothing of the contract goes untested.
func TestEveryItemOfTheBuilderIsTakenOutOnce(t *testing.T) {
	sandbox := newGenerator().sandbox()
	sandbox.Network.Mode = builder.Private()
	sandbox.Env, sandbox.Args, sandbox.Lifecycle, sandbox.Mounts, sandbox.Command = nil, nil, nil, nil, nil
	argv, err := sandbox.Argv()
	require.NoError(t, err)
	for _, i := range items() {
		rest := i.without(argv)
		require.NotNil(t, rest, i)
		argv = rest
	}
	assert.Equal(t, []string{sandbox.Image}, argv[2:])
}
