package parser

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each engine's own flags are read as that engine reads them: one scenario, nothing
// taken for granted.
func TestEnginesHaveTablesOfTheirOwn(t *testing.T) {
	for line, want := range map[string]string{
		"podman run --rmi --tz local --pod p img":                    "img",
		"podman --root /srv --remote -c box run --replace img a":     "img",
		"podman create --init-ctr always --rootfs /srv/root sh":      "/srv/root",
		"podman run --health-on-failure kill --no-hosts img":         "img",
		"nerdctl -n k8s.io --snapshotter stargz run img":             "img",
		"nerdctl --insecure-registry run --cpu-shares 5 img":         "img",
		"finch run --verify cosign --cosign-key k img":               "img",
		"sandboxctl --namespace x run --secret s --unsetenv-all img": "img",
	} {
		launch, err := New(Options{}).Argv(strings.Fields(line))
		require.NoError(t, err, line)
		require.Len(t, launch.Scenarios, 1, line)
		s := launch.Scenarios[0]
		assert.Empty(t, s.Assumptions, line)
		if assert.NotNil(t, s.Image, line) {
			assert.Equal(t, want, s.Image.Text, line)
		}
	}
	launch, err := New(Options{}).Argv(strings.Fields("docker run --rmi img"))
	require.NoError(t, err)
	assert.NotEmpty(t, launch.Scenarios[0].Assumptions, "docker has no --rmi")
}

// A value that the engine parts at its commas is several uses of the flag, and an
// empty one is none.
func TestEnginesPartValuesAtCommas(t *testing.T) {
	for line, want := range map[string]string{
		"docker run --cap-add A,B -p 1:1,2:2 img":               "cap-add=A,B publish=1:1,2:2",
		"podman run --cap-add A,B -p 1:1,2:2 img":               "cap-add=A cap-add=B publish=1:1 publish=2:2",
		"podman run --device /a,/b --network a,b -v x,y:/z img": "device=/a,/b network=a,b volume=x,y:/z",
		`podman run --group-add= --group-add "a,b",c img`:       "group-add=a,b group-add=c",
		"nerdctl run --device /a,/b --net a,b --sysctl x,y img": "device=/a device=/b network=a network=b sysctl=x,y",
		"finch run --dns 1.1.1.1,8.8.8.8 img":                   "dns=1.1.1.1 dns=8.8.8.8",
		"sandboxctl run --cap-add A,B img":                      "cap-add=A,B",
	} {
		launch, err := New(Options{}).Argv(strings.Fields(line))
		require.NoError(t, err, line)
		s := launch.Scenarios[0]
		var flags []string
		for _, f := range s.Flags {
			flags = append(flags, f.Name+"="+f.Value.Text)
		}
		assert.Equal(t, want, strings.Join(flags, " "), line)
		assert.Empty(t, s.Assumptions, line)
	}
}

func TestWhatIsNotKnownPartsNothing(t *testing.T) {
	result := New(Options{}).File(File{Name: "f.sh", Text: []byte(`podman run --cap-add "A,$X,B$Y" --dns "$D" --name "$N" img`)})
	require.Len(t, result.Launches, 1)
	s := result.Launches[0].Scenarios[0]
	var values []string
	for _, f := range s.Flags {
		values = append(values, f.Value.Text)
	}
	assert.Equal(t, []string{"A", "$X", "B$Y", "$D", "$N"}, values)
	assert.Equal(t, []string{"$X is one value", "B$Y is one value", "$D is one value"}, s.Assumptions)
}
