package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatEnvSplitsIsFollowedByOperands(t *testing.T) {
	for command, want := range map[string]string{
		`env -S "docker run" --name t egg-sandbox`:               "docker run --name t egg-sandbox",
		`env -S "A=1 docker" run -u 1 x`:                         "docker run -u 1 x",
		`env -S"docker run" -e A=1 x`:                            "docker run -e A=1 x",
		`env -iS "docker run" --rm x`:                            "docker run --rm x",
		`env --split-string="-u HOME docker run" -i x`:           "docker run -i x",
		`env -S "-u HOME" docker run x`:                          "docker run x",
		`env -u HOME -S 'docker run' x`:                          "docker run x",
		`runner=1; env -S "env -S docker" run --env-file f x -S`: "docker run --env-file f x -S",
	} {
		launches := readShell(t, command+"\n").Launches
		require.Len(t, launches, 1, command)
		assert.Equal(t, want, elementsText(launches[0].Scenarios[0].Argv), command)
	}
	s := readShell(t, `env -S "docker run" --name t egg-sandbox`+"\n").Launches[0].Scenarios[0]
	assert.Equal(t, told{flags: "name=t", image: "egg-sandbox"}, tell(s))
}

// Whether a flag that the table does not know takes a value is not known.
func TestFlagsOfUnknownArity(t *testing.T) {
	for argv, want := range map[string]told{
		"docker run --name t --newflag v egg-sandbox": {
			flags: "name=t newflag", env: "…", image: "null", gaps: "5:v", assumptions: "--newflag takes no value"},
		"docker run --name t --newflag=v egg-sandbox": {flags: "name=t newflag=v", image: "egg-sandbox"},
		"docker run -e A=1 -Z v --name t img": {
			flags: "env=A=1 Z", env: "A=… …", image: "null", gaps: "5:v", assumptions: "-Z takes no value"},
		"docker run --newflag --name t img": {flags: "newflag name=t", image: "img", assumptions: "--newflag takes no value"},
		"docker run [ --newflag ] v img": {
			flags: "newflag?", env: "…", image: "null", gaps: "3:v", assumptions: "--newflag takes no value"},
		"docker --newglobal v run --name t img": {
			flags: "newglobal=v name=t", image: "img", assumptions: "--newglobal takes a value"},
		"docker --newglobal v -D container create img": {
			flags: "newglobal=v debug", image: "img", assumptions: "--newglobal takes a value"},
		"docker --newglobal run img": {flags: "newglobal", image: "img", assumptions: "--newglobal takes no value"},
	} {
		assert.Equal(t, want, tell(newSketch().scenario(argv)), argv)
	}
	assert.Empty(t, newSketch().scenario("docker --newglobal network create n").Argv)
	assert.Empty(t, newSketch().scenario("docker --newglobal=v compose run x").Argv)
}

func TestWhatIsFilledIn(t *testing.T) {
	for _, c := range []struct{ command, argv, image string }{
		{"xargs docker run", "docker run ~arguments of xargs", "null"},
		{"xargs -I{} docker run --name t {}", "docker run --name t {}", "{}"},
		{"xargs -I % docker run --name %-x img %", "docker run --name %-x img %", "img"},
		{"xargs --replace=R docker run --name R img", "docker run --name R img", "img"},
		{"xargs --replace docker run {}", "docker run {}", "{}"},
		{"xargs -i docker run img {}", "docker run img {}", "img"},
		{"xargs -n1 -I{} sh -c 'docker run {}'", "docker run ~{}", "{}"},
		{`find . -name x -exec docker run -v {}:/x img \;`, "docker run -v {}:/x img", "img"},
		{"find . -execdir docker run img {} + -print", "docker run img ~{} +", "img"},
		{`find . -exec true {} \; -exec sudo docker run img \;`, "docker run img", "img"},
		{"parallel -j 4 docker run {} ::: a b", "docker run {}", "{}"},
		{"parallel docker run img ::: a b", "docker run img ~arguments of xargs", "img"},
		{"parallel 'docker run --name {1} img' ::: a", "docker run --name ~{1} img", "img"},
		{"parallel 'docker run' ::: a", "docker run ~{}", "{}"},
	} {
		launches := readShell(t, c.command+"\n").Launches
		require.Len(t, launches, 1, c.command)
		s := launches[0].Scenarios[0]
		assert.Equal(t, c.argv, elementsText(s.Argv), c.command)
		assert.Equal(t, c.image, tell(s).image, c.command)
		for _, e := range s.Argv {
			if e.Word != nil && e.Word.Text == "{}" {
				assert.False(t, e.Word.Known, c.command)
			}
		}
	}
}

func TestProgramsThatRunACommandOrAText(t *testing.T) {
	for _, command := range []string{
		"watch -n 5 docker run x",
		"watch 'docker run x'",
		"script -qec 'docker run x' /dev/null",
		"script --command 'docker run x'",
		"script -q /dev/null docker run x",
		"screen -dmS name docker run x",
		"busybox sh -c 'docker run x'",
	} {
		launches := readShell(t, command+"\n").Launches
		require.Len(t, launches, 1, command)
		assert.Equal(t, "docker run x", elementsText(launches[0].Scenarios[0].Argv), command)
	}
}

func TestUnknownProgramsAroundALaunchAreCounted(t *testing.T) {
	for command, want := range map[string]int{
		"tmux new -d docker run x":           1,
		"with_retry 3 docker run --name t x": 1,
		"sudo tool /usr/bin/podman create x": 1,
		"tool docker container run x":        1,
		"tool docker --debug run x":          1,
		"tool docker ps":                     0,
		"tool 'docker run x'":                0,
		"tool docker build run":              0,
		"echo docker run x":                  0,
		"log_info docker run x":              0,
		"git commit -m docker run":           0,
		"grep -r docker run":                 0,
	} {
		r := readShell(t, command+"\n")
		assert.Empty(t, r.Launches, command)
		assert.Equal(t, want, r.Unknown, command)
	}
}

func TestUnknownSubcommandBeforeFlagsOfTheContract(t *testing.T) {
	r := readShell(t, `docker "$S" --name t -e CONTAINER_ID=t egg-sandbox`+"\n")
	require.Len(t, r.Launches, 1)
	assert.Zero(t, r.Unknown)
	assert.Equal(t, told{
		flags: "name=t env=CONTAINER_ID=t", env: "CONTAINER_ID=t …", image: "egg-sandbox", gaps: "1:$S",
		assumptions: "$S is run or create, and holds whole options",
	}, tell(r.Launches[0].Scenarios[0]))
}
