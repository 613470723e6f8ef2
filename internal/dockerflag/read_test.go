package dockerflag

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// use is a Given in short: name, value and the index of its word.
type use struct {
	name, value string
	hasValue    bool
	arg         int
}

func uses(given []Given) []use {
	var all []use
	for _, g := range given {
		all = append(all, use{g.Flag.Name, g.Value, g.HasValue, g.Arg})
	}
	return all
}

func TestReadSpellings(t *testing.T) {
	for _, c := range []struct {
		flags string
		want  []use
	}{
		{"", nil},
		{"--name x", []use{{"name", "x", true, 2}}},
		{"--name=x", []use{{"name", "x", true, 2}}},
		{"-e K=V", []use{{"env", "K=V", true, 2}}},
		{"-eK=V", []use{{"env", "K=V", true, 2}}},
		{"-e=K=V", []use{{"env", "K=V", true, 2}}},
		{"-v/x:/y", []use{{"volume", "/x:/y", true, 2}}},
		{"-itd", []use{{"interactive", "true", false, 2}, {"tty", "true", false, 2}, {"detach", "true", false, 2}}},
		{"-it=false", []use{{"interactive", "true", false, 2}, {"tty", "false", true, 2}}},
		{"-ite K=V", []use{{"interactive", "true", false, 2}, {"tty", "true", false, 2}, {"env", "K=V", true, 2}}},
		{"--entrypoint=", []use{{"entrypoint", "", true, 2}}},
		{"--rm=false --rm", []use{{"rm", "false", true, 2}, {"rm", "true", false, 3}}},
		{"--name --rm", []use{{"name", "--rm", true, 2}}},
		{"--name --", []use{{"name", "--", true, 2}}},
		{"--net host --dns-opt x", []use{{"net", "host", true, 2}, {"dns-opt", "x", true, 4}}},
		{"--dns 1.1.1.1 --name a --dns 8.8.8.8", []use{{"dns", "1.1.1.1", true, 2}, {"name", "a", true, 4}, {"dns", "8.8.8.8", true, 6}}},
		{"--gpus all", []use{{"gpus", "all", true, 2}}},
		{"--help", []use{{"help", "true", false, 2}}},
		{"-h web", []use{{"hostname", "web", true, 2}}},
		{"--rm --", []use{{"rm", "true", false, 2}}},
	} {
		t.Run(c.flags, func(t *testing.T) {
			argv := strings.Fields("docker run " + c.flags + " img cmd --rm")
			r, err := Read(argv)
			require.NoError(t, err)
			assert.Equal(t, c.want, uses(r.Flags))
			assert.Equal(t, "img", r.Image)
			assert.Equal(t, []string{"cmd", "--rm"}, r.Command)
		})
	}
}

func TestReadCommandWords(t *testing.T) {
	for _, c := range []struct {
		line       string
		subcommand string
		globals    []use
	}{
		{"docker run img", "run", nil},
		{"/usr/bin/podman run img", "run", nil},
		{"docker create img", "create", nil},
		{"docker container run img", "run", nil},
		{"docker container create img", "create", nil},
		{"docker -- run img", "run", nil},
		{"docker -D -H tcp://h --log-level=info run img", "run", []use{
			{"debug", "true", false, 1}, {"host", "tcp://h", true, 2}, {"log-level", "info", true, 4},
		}},
		{"docker --context c container run -- img", "run", []use{{"context", "c", true, 1}}},
	} {
		t.Run(c.line, func(t *testing.T) {
			r, err := Read(strings.Fields(c.line))
			require.NoError(t, err)
			assert.Equal(t, c.subcommand, r.Subcommand)
			assert.Equal(t, c.globals, uses(r.Globals))
			assert.Equal(t, "img", r.Image)
			assert.Empty(t, r.Command)
		})
	}
}

// The first word names the engine, whose own flags and habits count.
func TestReadAsTheEngineThatIsNamed(t *testing.T) {
	for line, want := range map[string][]use{
		"docker run --cap-add A,B img":                {{"cap-add", "A,B", true, 2}},
		"/usr/bin/podman run --cap-add A,B --rmi img": {{"cap-add", "A", true, 2}, {"cap-add", "B", true, 2}, {"rmi", "true", false, 4}},
		"podman run --dns= --ulimit=x -m 1q img":      {{"ulimit", "x", true, 3}, {"memory", "1q", true, 4}},
		"podman run --healthcheck-retries 3 img":      {{"healthcheck-retries", "3", true, 2}},
		"nerdctl.exe run -p 1:1,2:2 img":              {{"publish", "1:1", true, 2}, {"publish", "2:2", true, 2}},
	} {
		r, err := Read(strings.Fields(line))
		require.NoError(t, err, line)
		assert.Equal(t, want, uses(r.Flags), line)
		assert.Equal(t, "img", r.Image, line)
	}
	for line, kind := range map[string]Kind{
		"podman run --cpus 1/2 img":      BadValue,
		`podman run --cap-add A"B img`:   BadValue,
		"podman run --cpu-shares=-1 img": BadValue,
		"podman run --privilege img":     UnknownFlag,
		"otherctl run --rmi img":         UnknownFlag,
		"nerdctl run -c 5 img":           UnknownFlag,
	} {
		_, err := Read(strings.Fields(line))
		var got *Error
		if assert.ErrorAs(t, err, &got, line) {
			assert.Equal(t, kind, got.Kind, line)
		}
	}
}

func TestReadStopsAtTheFirstWordThatIsNoFlag(t *testing.T) {
	for argv, image := range map[string]string{
		"docker|run|--privileged|true|img": "true",
		"docker|run|--|img|--rm":           "img",
	} {
		r, err := Read(strings.Split(argv, "|"))
		require.NoError(t, err, argv)
		assert.Equal(t, image, r.Image, argv)
	}
}

func TestReadErrors(t *testing.T) {
	for _, c := range []struct {
		line string
		want Error
		text string
	}{
		{"docker run --rmx img", Error{Kind: UnknownFlag, Arg: 2, Word: "--rmx", Flag: "rmx"}, `unknown flag --rmx in "--rmx"`},
		{"docker run -iZ img", Error{Kind: UnknownFlag, Arg: 2, Word: "-iZ", Flag: "Z"}, `unknown flag -Z in "-iZ"`},
		{"docker create -d img", Error{Kind: UnknownFlag, Arg: 2, Word: "-d", Flag: "d"}, `unknown flag -d in "-d"`},
		{"docker run --debug img", Error{Kind: UnknownFlag, Arg: 2, Word: "--debug", Flag: "debug"}, `unknown flag --debug in "--debug"`},
		{"docker run -i --name", Error{Kind: MissingValue, Arg: 3, Word: "--name", Flag: "name"}, "flag --name lacks its value"},
		{"docker run -ite", Error{Kind: MissingValue, Arg: 2, Word: "-ite", Flag: "e"}, "flag -e lacks its value"},
		{"docker run --rm=maybe img", Error{Kind: BadBoolean, Arg: 2, Word: "--rm=maybe", Flag: "rm"}, `flag --rm is true or false, which "--rm=maybe" does not say`},
		{"docker run --rm= img", Error{Kind: BadBoolean, Arg: 2, Word: "--rm=", Flag: "rm"}, `flag --rm is true or false, which "--rm=" does not say`},
		{"docker run ---rm img", Error{Kind: BadSyntax, Arg: 2, Word: "---rm", Flag: ""}, `"---rm" is no flag`},
		{"docker run --=x img", Error{Kind: BadSyntax, Arg: 2, Word: "--=x", Flag: ""}, `"--=x" is no flag`},
		{"docker run --rm", Error{Kind: NoImage, Arg: 3, Word: "", Flag: ""}, "no image"},
		{"docker run --", Error{Kind: NoImage, Arg: 3, Word: "", Flag: ""}, "no image"},
		{"docker run - img", Error{Kind: BadImage, Arg: 2, Word: "-", Reason: `"-" is no name of an image`, Later: true}, `"-" is no name of an image`},
		{"docker run -- --rm", Error{Kind: BadImage, Arg: 3, Word: "--rm", Reason: `"--rm" is no name of an image`, Later: true}, `"--rm" is no name of an image`},
		{"docker run -m 1q img", Error{Kind: BadValue, Arg: 2, Word: "-m", Flag: "memory", Reason: `"1q" is no size such as 512m`}, `flag --memory: "1q" is no size such as 512m`},
		{"docker run --pid x img", Error{Kind: BadValue, Arg: 2, Word: "--pid", Flag: "pid", Reason: `"x" is neither host nor container:NAME`, Later: true}, `flag --pid: "x" is neither host nor container:NAME`},
		{"docker run --rm --restart always img", Error{Kind: Contradicts, Arg: 3, Word: "--restart", Flag: "restart", Reason: "a container that is removed when it stops cannot be restarted", Later: true}, `flag --restart in "--restart": a container that is removed when it stops cannot be restarted`},
		{"docker ps", Error{Kind: NoLaunch, Arg: 2, Word: "", Flag: ""}, "no docker run or docker create"},
		{"docker", Error{Kind: NoLaunch, Arg: 1, Word: "", Flag: ""}, "no docker run or docker create"},
		{"docker --help run img", Error{Kind: NoLaunch, Arg: 1, Word: "--help", Flag: ""}, "no docker run or docker create"},
		{"docker container ls x", Error{Kind: NoLaunch, Arg: 3, Word: "x", Flag: ""}, "no docker run or docker create"},
	} {
		t.Run(c.line, func(t *testing.T) {
			_, err := Read(strings.Fields(c.line))
			var got *Error
			require.ErrorAs(t, err, &got)
			assert.Equal(t, c.want, *got)
			assert.EqualError(t, err, c.text)
		})
	}
	_, err := Read(nil)
	assert.Error(t, err)
}
