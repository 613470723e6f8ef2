package parser

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/dockerflag"
)

// Whatever a file holds, reading it ends and is no fault of ours.
func FuzzFile(f *testing.F) {
	for _, seed := range []string{
		"docker run $X [ -z \"$@\" ] img", "sh -c 'docker run \"$@\"' x $Y", "eggbuild --mode $M $OPTS -- $C",
		"sudo -u $U env -S \"docker run\" x", "for x in $Y; do a+=(-e \"$x\"); done; docker run \"${a[@]}\" i",
		"bash <<E\nsu - x\ndocker run $Z\nE", "ssh h \"docker run $A; $B\"", workflowText,
		"docker network connect $O --ip $I \"$N\" -- $C", "docker network $V; docker network connect --new a \"$@\" b",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{"f.sh", "action.yml"} {
			for _, p := range New(Options{}).File(File{Name: name, Text: []byte(text)}).Problems {
				assert.NotEqual(t, ProblemInternal, p.Kind, p.Message)
			}
		}
	})
}

// What the engine takes for a launch is one here, with the same image.
func FuzzArgv(f *testing.F) {
	f.Add("docker\nrun\n-it\n-e\nA=1\nimg")
	f.Add("docker\n--debug\ncontainer\ncreate\n--\n-x")
	f.Fuzz(func(t *testing.T, text string) {
		argv := strings.Split("docker\n"+text, "\n")
		want, err := dockerflag.ReadAny(argv)
		if err != nil {
			return
		}
		got, err := New(Options{}).Argv(argv)
		require.NoError(t, err)
		require.NotNil(t, got.Scenarios[0].Image)
		assert.Equal(t, want.Image, got.Scenarios[0].Image.Text)
	})
}
