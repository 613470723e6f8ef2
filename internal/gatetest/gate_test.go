package gatetest

import (
	"fmt"
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

func newGate(t *testing.T) gate {
	t.Helper()
	config := policy.DefaultConfig()
	config.Sandbox.Images = []string{"*"}
	engine, err := policy.New(t.Context(), policy.Options{Config: config, Deadline: 5 * time.Minute})
	require.NoError(t, err)
	return gate{parser.New(parser.Options{}), engine}
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

// What the builder makes is read back without a gap, and passes.
func TestWhatTheBuilderMakesPasses(t *testing.T) {
	gate, generate := newGate(t), newGenerator()
	var argvs [][]string
	var launches []parser.Launch
	for n := range specs() {
		argv, err := generate.sandbox().Argv()
		require.NoError(t, err)
		launch := gate.read(t, n, argv)
		require.Len(t, launch.Scenarios, 1)
		require.Empty(t, launch.Scenarios[0].Gaps, "%q", argv)
		argvs, launches = append(argvs, argv), append(launches, launch)
	}
	found := gate.judge(t, launches)
	for n, argv := range argvs {
		require.Empty(t, found[launchID(n)], "%q", argv)
	}
}

// With any one thing of the contract taken out, the rule for it speaks.
func TestWhatIsTakenOutIsMissed(t *testing.T) {
	gate, generate, all := newGate(t), newGenerator(), items()
	missing := make([]item, 0, specs())
	argvs := make([][]string, 0, specs())
	launches := make([]parser.Launch, 0, specs())
	for n := range specs() {
		sandbox := generate.sandbox()
		missed := all[n%len(all)]
		if !missed.appliesTo(sandbox) {
			missed = all[0]
		}
		whole, err := sandbox.Argv()
		require.NoError(t, err)
		argv := missed.without(whole)
		require.NotNil(t, argv, "no %s in %q", missed, whole)
		missing, argvs, launches = append(missing, missed), append(argvs, argv), append(launches, gate.read(t, n, argv))
	}
	found := gate.judge(t, launches)
	for n, missed := range missing {
		require.Contains(t, found[launchID(n)], missed.rule, "without %s: %q", missed, argvs[n])
	}
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
