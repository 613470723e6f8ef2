package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/parser/abstract"
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

// Whether a flag that the table does not know takes a value is not known: what
// stands behind it is the image, or else its value.
func TestFlagsOfUnknownArity(t *testing.T) {
	for argv, want := range map[string][]told{
		"docker run --name t --newflag v egg-sandbox sh": {
			{flags: "name=t newflag", image: "v", command: "egg-sandbox sh", assumptions: "--newflag takes no value"},
			{flags: "name=t newflag=v", image: "egg-sandbox", command: "sh"},
		},
		"docker run --newflag egg-sandbox sh": {
			{flags: "newflag", image: "egg-sandbox", command: "sh", assumptions: "--newflag takes no value"},
			{flags: "newflag=egg-sandbox", image: "sh"},
		},
		"docker run -itZ v --name t img": {
			{flags: "interactive tty Z", image: "v", command: "--name t img", assumptions: "-Z takes no value"},
			{flags: "interactive tty Z=v name=t", image: "img"},
		},
		"docker run --new a --new b img": {
			{flags: "new", image: "a", command: "--new b img", assumptions: "--new takes no value"},
			{flags: "new=a new=b", image: "img"},
		},
		"docker run --newflag img":                     {{flags: "newflag", image: "img", assumptions: "--newflag takes no value"}},
		"docker run --name t --newflag=v img":          {{flags: "name=t newflag=v", image: "img"}},
		"docker run --newflag --name t img":            {{flags: "newflag name=t", image: "img", assumptions: "--newflag takes no value"}},
		"docker --newglobal v run --name t img":        {{flags: "newglobal=v name=t", image: "img", assumptions: "--newglobal takes a value"}},
		"docker --newglobal v -D container create img": {{flags: "newglobal=v debug", image: "img", assumptions: "--newglobal takes a value"}},
		"docker --newglobal run img":                   {{flags: "newglobal", image: "img", assumptions: "--newglobal takes no value"}},
	} {
		launches := readShell(t, argv+"\n").Launches
		require.Len(t, launches, 1, argv)
		var got []told
		for _, s := range launches[0].Scenarios {
			assert.Len(t, s.When, len(launches[0].Scenarios)-1, argv)
			got = append(got, tell(s))
		}
		assert.Equal(t, want, got, argv)
	}
	for _, argv := range []string{"docker --newglobal network create n", "docker --newglobal=v compose run x"} {
		assert.Empty(t, readShell(t, argv+"\n").Launches, argv)
	}
}

// Past the bound on such flags, the image is not told.
func TestManyFlagsOfUnknownArity(t *testing.T) {
	launches := readShell(t, "docker run --n1 v --n2 v --n3 v --n4 v --n5 v img\n").Launches
	require.Len(t, launches, 1)
	scenarios := launches[0].Scenarios
	require.Len(t, scenarios, maxArities+1)
	last := tell(scenarios[maxArities])
	assert.Equal(t, told{flags: "n1=v n2=v n3=v n4=v n5", env: "…", image: "null", gaps: "11:v", assumptions: "--n5 takes no value"}, last)
}

// A group that ends with such a flag, and comes and goes, holds no whole options
// where the flag takes a value.
func TestGroupOfUnknownArity(t *testing.T) {
	in := nodes([]abstract.Item{
		{Word: abstract.Literal("docker")}, {Word: abstract.Literal("run")},
		{Optional: literalItems([]string{"--new"})},
		{Word: abstract.Literal("a")}, {Word: abstract.Literal("b")},
	})
	all := readAll(dockerflag.Run(), in, 2, loose)
	require.Len(t, all, 2)
	assert.Equal(t, 3, all[0].reading.imageAt)
	assert.Equal(t, -1, all[1].reading.imageAt)
}

func TestWhatIsFilledIn(t *testing.T) {
	for _, c := range []struct{ command, argv, image string }{
		{"xargs docker run", "docker run ~arguments of xargs", "null"},
		{"xargs -I{} docker run --name t {}", "docker run --name t {}", "{}"},
		{"xargs -I % docker run --name %-x img %", "docker run --name {%}-x img {%}", "img"},
		{"xargs --replace=R docker run --name R img", "docker run --name {R} img", "img"},
		{"xargs --replace docker run {}", "docker run {}", "{}"},
		{"xargs -i docker run img {}", "docker run img {}", "img"},
		{"xargs -n1 -I{} sh -c 'docker run {}'", "docker run ~{}", "{}"},
		{`find . -name x -exec docker run -v {}:/x img \;`, "docker run -v {}:/x img", "img"},
		{"find . -execdir docker run img {} + -print", "docker run img ~{} +", "img"},
		{`find . -exec true {} \; -exec sudo docker run img \;`, "docker run img", "img"},
		{"parallel -j 4 docker run {} ::: a b", "docker run {}", "{}"},
		{"parallel docker run img ::: a b", "docker run img ~arguments of parallel", "img"},
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
		"runuser -u me -- docker run x",
		"runuser -u me docker run x",
		"runuser me -c 'docker run x'",
		"setpriv --reuid 1 --clear-groups docker run x",
		"dbus-run-session -- docker run x",
		"gosu root docker run x",
		"tini -- docker run x",
		"strace -f -o log docker run x",
		"sshpass -p p ssh host docker run x",
		"ssh -t me@host -p 22 docker run x",
		"sg docker -c 'docker run x'",
		"sg docker 'docker run x'",
		"newgrp docker <<E\ndocker run x\nE",
		"at now <<E\ndocker run x\nE",
		"lima docker run x",
		"limactl shell default docker run x",
		"limactl shell --workdir / default sudo docker run x",
		"colima ssh -- docker run x",
		"multipass exec vm -- docker run x",
		"kubectl exec -it pod -c c -- docker run x",
		"tmux new -d docker run x",
		"tmux -L s new-session -d -s name 'docker run x'",
		"tmux split-window -h 'docker run x'",
		"poetry run docker run x",
		"wsl -d name docker run x",
	} {
		launches := readShell(t, command+"\n").Launches
		require.Len(t, launches, 1, command)
		assert.Equal(t, "docker run x", elementsText(launches[0].Scenarios[0].Argv), command)
	}
}

// The flags of the command inside are none of the program around it.
func TestCommandWithAFlagLikeThatOfTheProgramAroundIt(t *testing.T) {
	for _, around := range []string{"runuser -u me --", "runuser --user=me", "script -q /dev/null", "watch -n 1"} {
		launches := readShell(t, around+" docker run x sh -c y\n").Launches
		require.Len(t, launches, 1, around)
		assert.Equal(t, "docker run x sh -c y", elementsText(launches[0].Scenarios[0].Argv), around)
	}
}

// A command that is cut short starts nothing, and harms nothing.
func TestWrappersWithoutACommand(t *testing.T) {
	for _, command := range []string{"watch", "find . -exec", "find -exec +", "parallel -j", "env -S", `env -S ""`, "xargs -I", "xargs -I{}", "script -c", "docker --new", "docker --new v"} {
		assert.Empty(t, readShell(t, command+"\n").Launches, command)
	}
}

func TestUnknownProgramsAroundALaunchAreCounted(t *testing.T) {
	for command, want := range map[string]int{
		"entr -r docker run x":               1,
		"with_retry 3 docker run --name t x": 1,
		"sudo tool /usr/bin/podman create x": 1,
		"tool docker container run x":        1,
		"tool docker --debug run x":          1,
		"tool docker ps":                     0,
		"tool 'docker run x'":                1,
		"usage 'docker run x'":               0,
		"tool ssh -c 'docker run x'":         1,
		"tool --command='docker run x'":      1,
		"say -c 'docker run x'":              0,
		"tool docker build run":              0,
		"echo docker run x":                  0,
		"log_info docker run x":              0,
		"git commit -m docker run":           0,
		"grep -r docker run":                 0,
	} {
		r := readShell(t, command+"\n")
		assert.Empty(t, r.Launches, command)
		assert.Len(t, r.Unknown, want, command)
	}
}

func TestUnknownSubcommandBeforeFlagsOfTheContract(t *testing.T) {
	r := readShell(t, `docker "$S" --name t -e CONTAINER_ID=t egg-sandbox`+"\n")
	require.Len(t, r.Launches, 1)
	assert.Empty(t, r.Unknown)
	assert.Equal(t, told{
		flags: "name=t env=CONTAINER_ID=t", env: "CONTAINER_ID=t …", image: "egg-sandbox", gaps: "1:$S",
		assumptions: "$S is run or create, and holds whole options",
	}, tell(r.Launches[0].Scenarios[0]))
}
