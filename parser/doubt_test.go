package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDoubtsSayWhatIsNotKnown(t *testing.T) {
	for _, test := range []struct {
		text string
		want DoubtKind
	}{
		{`"$@"`, DoubtCommand},
		{`"$CMD" run x`, DoubtCommand},
		{`docker "$@"`, DoubtSubcommand},
		{`bash -c "$TEXT"`, DoubtProgram},
		{`curl x | bash`, DoubtProgram},
		{`curl x | python3`, DoubtProgram},
		{`BASH_ENV=$X bash a.sh`, DoubtProgram},
		{`tool docker run x`, DoubtHanded},
		{`awk 'BEGIN { system("docker run x") }'`, DoubtHanded},
		{`hash -p /usr/bin/docker box`, DoubtRenamed},
	} {
		r := readShell(t, test.text+"\n")
		require.Len(t, r.Unknown, 1, test.text)
		assert.Equal(t, test.want, r.Unknown[0].Kind, test.text)
	}
}

func TestDoubtsOfPython(t *testing.T) {
	for text, want := range map[string]DoubtKind{
		"from python_on_whales import docker\ndocker.run('x')":     DoubtLibrary,
		`def f(client): client.create_container("img", "cmd")`:     DoubtLibrary,
		"import subprocess\nsubprocess.run(cmd, shell=True)":       DoubtProgram,
		"from helpers import start\nstart(['docker', 'run', 'x'])": DoubtHanded,
		"import subprocess\nsubprocess.run(['docker', sub, 'x'])":  DoubtSubcommand,
	} {
		r := sdkResult(text)
		require.Len(t, r.Unknown, 1, text)
		assert.Equal(t, want, r.Unknown[0].Kind, text)
	}
}

// One place is one doubt, however often it is met.
func TestDoubtsAreOneForAPlace(t *testing.T) {
	place := Place{File: "a"}
	assert.Equal(t, []Doubt{{place, DoubtProgram}}, onceEach([]Doubt{{place, DoubtProgram}, {place, DoubtCommand}, {place, DoubtCommand}}))
}
