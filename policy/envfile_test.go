package policy

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser"
)

// Without its gap a launch has the variables of its files, where each was read and
// what counts is certain.
func TestClosedEnvHasTheVariablesOfFiles(t *testing.T) {
	given := func(text string) parser.EnvVar {
		return parser.EnvVar{Value: literal(text), Presence: parser.PresenceAlways}
	}
	blurred := parser.EnvVar{Value: blank("…"), Presence: parser.PresenceAlways}
	s := scenario(t, "docker", "run", "--env-file", "a.env", "@$OPTS", "-e", "B=line", "img")
	s.Env = map[string]parser.EnvVar{"A": blurred, "B": given("line"), "C": blurred}
	s.EnvFiles = []parser.EnvFile{{Arg: s.Flags[0].Arg, File: "a.env", Env: map[string]parser.EnvVar{
		"A": given("1"), "B": given("file"), "C": {Value: literal("2"), Presence: parser.PresenceMaybe},
	}}}
	without := closed(s)
	assert.Equal(t, map[string]parser.EnvVar{"A": given("1"), "B": given("line"), "C": blurred}, without.Env)
	assert.False(t, without.EnvOpen)

	s.EnvFiles = nil
	without = closed(s)
	assert.Equal(t, blurred, without.Env["A"])
	assert.True(t, without.EnvOpen)
}
