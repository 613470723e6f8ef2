package policy

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/internal/enginetest"
)

// Each kind of value is refused by the client itself, and by the reader for the
// same reason.
func TestEachRefusalIsTheClients(t *testing.T) {
	client := enginetest.NewClient(t, "docker")
	for flags, reason := range map[string]enginetest.Reason{
		"-m 1q": enginetest.BadValue, "--shm-size -1": enginetest.BadValue, "--memory-swap -2": enginetest.BadValue,
		"--health-interval x": enginetest.BadValue, "--stop-timeout 1s": enginetest.BadValue, "--cpus x": enginetest.BadValue,
		"--mount type=bind,src=/a": enginetest.BadValue, "--mount dst=/a,bogus=1": enginetest.BadValue, "--network name=a,foo=1": enginetest.BadValue,
		"--add-host gw": enginetest.BadValue, "--add-host h:nope": enginetest.BadValue, "--dns 300.1.1.1": enginetest.BadValue,
		"--ulimit nofile=2:1": enginetest.BadValue, "--ulimit x=1": enginetest.BadValue, "-e =x": enginetest.BadValue, "-l =x": enginetest.BadValue,
		"--sysctl vm.x=1": enginetest.BadValue, "--gpus foo=1": enginetest.BadValue, "--rm=maybe": enginetest.BadValue,
		"-p 80-90:80-85": enginetest.Later, "-p x:80": enginetest.Later, "--expose 80-70": enginetest.Later, "--pid nope": enginetest.Later,
		"--userns keep-id": enginetest.Later, "--uts private": enginetest.Later, "--security-opt label": enginetest.Later, "--mac-address nope": enginetest.Later,
		"--rm --restart always": enginetest.Later, "--restart on-failure:x": enginetest.Later, "--device /dev/null:/x:q": enginetest.Later,
		"--platform a=b": enginetest.Later, "--health-retries=-1": enginetest.Later, "-d -a stdout": enginetest.Later,
		"--rmx": enginetest.UnknownFlag, "-iZ": enginetest.UnknownFlag, "---x": enginetest.BadSyntax,
	} {
		argv := append(append([]string{"docker", "run"}, strings.Fields(flags)...), "img")
		answer := client.Ask(argv)
		assert.Equal(t, reason, answer.Reason, "%s: %s", flags, answer.Output)
		enginetest.AgreesOn(t, argv, answer)
	}
}

// Two mounts on one place go through the client: the engine refuses them.
func TestTwoMountsOnOnePlaceAreTheEnginesToRefuse(t *testing.T) {
	argv := []string{"docker", "run", "-v", "/a:/x", "--mount", "type=bind,src=/b,dst=/x", "img"}
	assert.NotNil(t, enginetest.NewClient(t, "docker").Ask(argv).Request)
	_, err := dockerflag.Read(argv)
	var refused *dockerflag.Error
	require.ErrorAs(t, err, &refused)
	assert.Equal(t, dockerflag.Contradicts, refused.Kind)
}
