package policy

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser"
)

func TestClosedEnvHasTheLastValueThatIsAlwaysThere(t *testing.T) {
	s := scenario(t, "docker", "run", "-e", "A=1", "-e", "B=1", "-e", "B=$b", "-e", "C", "@$OPTS", "egg-sandbox")
	overrideAll(&s)
	env := closedEnv(&s)
	texts := map[string]string{}
	for name, variable := range env {
		if variable.Value != nil {
			texts[name] = variable.Value.Text
		}
	}
	assert.Equal(t, map[string]string{"A": "1", "B": "$b"}, texts)
	assert.Contains(t, env, "C")
}

func TestClosedEnvKeepsWhatAnOptionalMayOverride(t *testing.T) {
	s := scenario(t, "docker", "run", "-e", "A=1", "-e", "A=2", "egg-sandbox")
	s.Flags[1].Presence = parser.PresenceMaybe
	overrideAll(&s)
	assert.Equal(t, "…", closedEnv(&s)["A"].Value.Text)
}

func TestClosedEnvStaysOpenBehindAnUnknownName(t *testing.T) {
	s := scenario(t, "docker", "run", "-e", "A=1", "-e", "$KEY=2", "egg-sandbox")
	overrideAll(&s)
	assert.Equal(t, "…", closedEnv(&s)["A"].Value.Text)
}

func TestOpenGaps(t *testing.T) {
	s := scenario(t, "docker", "run", "@$A", "--name", "x", "egg-sandbox")
	assert.Len(t, openGaps(&s), 1)
	assert.Empty(t, openGaps(&parser.Scenario{}))
	c := closed(s)
	assert.Empty(t, openGaps(&c))
	assert.False(t, c.EnvOpen)
	assert.Len(t, openGaps(&s), 1, "the scenario itself is left as it is")
}

func TestAnOpenCheckIsNeverWithoutAReason(t *testing.T) {
	unnamed := check{holds: unknown, about: []string{"--nothing", "NOTHING"}}
	s := scenario(t, "docker", "run", "--name", "$n", "egg-sandbox")
	assert.Equal(t, []Obstacle{{Kind: ObstacleWord, Source: "$n"}}, wordObstacles(&s, unnamed))
	s = scenario(t, "docker", "run", "egg-sandbox")
	assert.Equal(t, []Obstacle{{Kind: ObstacleWord, Source: "the command line"}}, wordObstacles(&s, unnamed))
}

func TestObstaclesOfSubjects(t *testing.T) {
	s := scenario(t, "docker", "run", "--env-file", ".env", "-e", "A=$a", "-e", "B", "--pid", "$p", "egg-sandbox")
	s.EnvOpen = true
	s.Flags = append(s.Flags, parser.Flag{Name: "dns", Presence: parser.PresenceMaybe})
	for subject, want := range map[string]string{
		"A": "$a", "B": "-e B", "NONE": "--env-file .env", "--pid": "$p", "--dns": "whether --dns is given",
	} {
		got := wordObstacles(&s, check{about: []string{subject}})
		assert.Equal(t, []Obstacle{{Kind: ObstacleWord, Source: want}}, got, subject)
	}
}

// One -e whose variable is not known is one thing that is not known, whatever it may
// set again.
func TestUnknownVariableIsOneObstacle(t *testing.T) {
	s := scenario(t, strings.Split(strings.ReplaceAll(strings.Join(privateArgv(), "\n"), "$n", "egg-1"), "\n")...)
	blurred := parser.EnvVar{Value: blank("…"), Presence: parser.PresenceAlways}
	unknown := word("$E")
	s.Flags = append(s.Flags, parser.Flag{Name: "env", Value: &unknown, Arg: len(s.Argv), Presence: parser.PresenceAlways})
	for name := range s.Env {
		s.Env[name] = blurred
	}
	s.EnvOpen = true
	var obstacles []string
	for _, f := range evaluate(t, DefaultConfig(), launch(s)).Findings {
		if f.Rule == "EGG901" {
			obstacles = append(obstacles, f.Gap.Source)
		}
	}
	assert.Equal(t, []string{"-e $E"}, obstacles)
}
