package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func holeWord(name string) *Word {
	return &Word{Text: "$x", Parts: []Part{{Hole: name, Source: "$x"}}}
}

func literalWord(text string) *Word {
	return &Word{Text: text, Known: true, Parts: []Part{{Literal: text}}}
}

// oneLaunch is what a program tells of a launch in a library: docker run with a
// name that is not known, and an image.
func oneLaunch(program, hole, image string) Launch {
	return Launch{
		File: "lib.py", Span: Span{Line: 3, Column: 1, EndLine: 3, EndColumn: 9}, Engine: "docker", Subcommand: "run", Complete: true,
		Scenarios: []Scenario{{
			Via:   []Call{{File: program, Line: 2}},
			Argv:  []Element{{Word: literalWord("docker")}, {Word: literalWord("run")}, {Word: literalWord("--name")}, {Word: holeWord(hole)}, {Word: literalWord(image)}},
			Flags: []Flag{{Name: "name", Value: holeWord(hole), Arg: 2, Presence: PresenceAlways}},
			Env:   map[string]EnvVar{"A": {Value: holeWord(hole), Presence: PresenceAlways}},
			Image: literalWord(image),
		}},
	}
}

func TestMergeMakesOneLaunchOfOnePlace(t *testing.T) {
	r := Merge(
		Result{Launches: []Launch{oneLaunch("a.py", "h1", "one")}},
		Result{Launches: []Launch{oneLaunch("b.py", "h1", "two")}},
	)
	require.Len(t, r.Launches, 1)
	require.Len(t, r.Launches[0].Scenarios, 2)
	assert.Len(t, r.Launches[0].ID, 16)
	second := r.Launches[0].Scenarios[1]
	for where, w := range map[string]*Word{"argv": second.Argv[3].Word, "flag": second.Flags[0].Value, "variable": second.Env["A"].Value} {
		assert.Equal(t, "h2", w.Parts[0].Hole, "%s: a string of another program", where)
	}
	assert.Equal(t, "h1", r.Launches[0].Scenarios[0].Argv[3].Word.Parts[0].Hole)
}

func TestMergeKeepsApartWhatStartsSomethingElse(t *testing.T) {
	podman := oneLaunch("a.py", "h1", "one")
	podman.Engine = "podman"
	create := oneLaunch("a.py", "h1", "one")
	create.Subcommand = "create"
	elsewhere := oneLaunch("a.py", "h1", "one")
	elsewhere.Exec = &Place{File: "run.py", Span: Span{Line: 1}}
	r := Merge(Result{Launches: []Launch{oneLaunch("a.py", "h1", "one"), podman}}, Result{Launches: []Launch{create, elsewhere}})
	assert.Len(t, r.Launches, 4)
}

// One argv on one way is one scenario: it is there where either program has it.
func TestMergeMakesOneScenarioOfOneArgv(t *testing.T) {
	a, b := oneLaunch("a.py", "h1", "one"), oneLaunch("a.py", "h4", "one")
	both, only := Condition{Text: "x", Outcome: "true"}, Condition{Text: "y", Outcome: "true"}
	a.Scenarios[0].When, b.Scenarios[0].When = []Condition{both, only}, []Condition{both}
	a.Scenarios[0].Assumptions, b.Scenarios[0].Assumptions = []string{"p", "q"}, []string{"q", "r"}
	b.Complete = false
	r := Merge(Result{Launches: []Launch{a}}, Result{Launches: []Launch{b}})
	require.Len(t, r.Launches, 1)
	require.Len(t, r.Launches[0].Scenarios, 1)
	assert.Equal(t, []Condition{both}, r.Launches[0].Scenarios[0].When)
	assert.Equal(t, []string{"p", "q", "r"}, r.Launches[0].Scenarios[0].Assumptions)
	assert.False(t, r.Launches[0].Complete)
	assert.Len(t, a.Scenarios[0].When, 2, "what is merged stays as it is")
}

// Holes are strings: two that are one in one program and two in the other make
// two argvs.
func TestMergeTellsHolesApart(t *testing.T) {
	a, b := oneLaunch("a.py", "h1", "one"), oneLaunch("a.py", "h1", "one")
	a.Scenarios[0].Argv = append(a.Scenarios[0].Argv, Element{Word: holeWord("h1")})
	b.Scenarios[0].Argv = append(b.Scenarios[0].Argv, Element{Word: holeWord("h2")})
	assert.Len(t, Merge(Result{Launches: []Launch{a}}, Result{Launches: []Launch{b}}).Launches[0].Scenarios, 2)
}

func TestMergeCountsPlacesOnce(t *testing.T) {
	reached := oneLaunch("a.py", "h1", "one")
	here, there := startOf(reached), Place{File: "lib.py", Span: Span{Line: 9}}
	problem := Problem{File: "lib.py", Line: 1, Kind: ProblemSyntax, Message: "broken"}
	r := Merge(
		Result{Launches: []Launch{reached}, Problems: []Problem{problem}, Unsettled: Unsettled{Unknown: []Doubt{{there, DoubtHanded}}}},
		Result{Unsettled: Unsettled{Unreachable: []Place{there, here}}, Problems: []Problem{problem}},
		Result{Unsettled: Unsettled{Unreachable: []Place{there}, Unknown: []Doubt{{there, DoubtCommand}, {here, DoubtLimit}}}},
	)
	assert.Equal(t, []Place{there}, r.Unreachable, "what one program gets to is reached")
	assert.Equal(t, []Doubt{{here, DoubtLimit}, {there, DoubtCommand}}, r.Unknown)
	assert.Equal(t, []Problem{problem}, r.Problems)
	again := Merge(r)
	assert.Equal(t, r.Unreachable, again.Unreachable)
	assert.Equal(t, r.Unknown, again.Unknown)
}

func TestMergeOfNothing(t *testing.T) {
	r := Merge()
	assert.Empty(t, r.Launches)
	assert.Empty(t, r.Problems)
	assert.Empty(t, r.Unreachable)
	assert.Empty(t, r.Unknown)
}
