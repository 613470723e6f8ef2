package parser

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// told is a scenario in one line for each thing that it says.
type told struct {
	flags, env, image, command, gaps, assumptions string
}

func tell(s Scenario) told {
	t := told{image: "null", assumptions: strings.Join(s.Assumptions, "; ")}
	if s.Image != nil {
		t.image = s.Image.Text
	}
	var flags, vars, gaps []string
	for _, f := range s.Flags {
		flags = append(flags, f.Name+written(f.Value, "=")+mark(f.Presence))
	}
	for _, name := range slices.Sorted(maps.Keys(s.Env)) {
		vars = append(vars, name+written(s.Env[name].Value, "=")+mark(s.Env[name].Presence))
	}
	if s.EnvOpen {
		vars = append(vars, "…")
	}
	for _, g := range s.Gaps {
		gaps = append(gaps, fmt.Sprintf("%d:%s", g.Arg, g.Source))
	}
	t.flags, t.env, t.gaps = strings.Join(flags, " "), strings.Join(vars, " "), strings.Join(gaps, " ")
	t.command = elementsText(s.Command)
	return t
}

func written(w *Word, before string) string {
	if w == nil {
		return ""
	}
	return before + w.Text
}

func mark(p Presence) string {
	return map[Presence]string{PresenceAlways: "", PresenceMaybe: "?", PresenceRepeated: "*"}[p]
}

func elementsText(in []Element) string {
	var out []string
	for _, e := range in {
		switch {
		case e.Word != nil:
			out = append(out, e.Word.Text)
		case e.Gap != nil:
			out = append(out, "~"+e.Gap.Source)
		default:
			out = append(out, "("+elementsText(slices.Concat(e.Repeat, e.Optional))+")")
		}
	}
	return strings.Join(out, " ")
}

func TestSpellings(t *testing.T) {
	for _, c := range []struct {
		argv string
		want told
	}{
		{"docker run img", told{image: "img"}},
		{"docker run --name x img c -v", told{flags: "name=x", image: "img", command: "c -v"}},
		{"docker run --name=x img", told{flags: "name=x", image: "img"}},
		{"docker run -e K=V img", told{flags: "env=K=V", env: "K=V", image: "img"}},
		{"docker run -eK=V img", told{flags: "env=K=V", env: "K=V", image: "img"}},
		{"docker run -e=K=V img", told{flags: "env=K=V", env: "K=V", image: "img"}},
		{"docker run -v/x:/y img", told{flags: "volume=/x:/y", image: "img"}},
		{"docker run -itd img", told{flags: "interactive tty detach", image: "img"}},
		{"docker run -it=false img", told{flags: "interactive tty=false", image: "img"}},
		{"docker run -itv /x:/y img", told{flags: "interactive tty volume=/x:/y", image: "img"}},
		{"docker run --rm=false img", told{flags: "rm=false", image: "img"}},
		{"docker run --entrypoint= img", told{flags: "entrypoint=", image: "img"}},
		{"docker run --entrypoint \"\" img", told{flags: "entrypoint=", image: "img"}},
		{"docker run --privileged true img", told{flags: "privileged", image: "true", command: "img"}},
		{"docker run --net host img", told{flags: "network=host", image: "img"}},
		{"docker run --dns-opt a img", told{flags: "dns-option=a", image: "img"}},
		{"docker run --name --rm img", told{flags: "name=--rm", image: "img"}},
		{"docker run -- --rm x", told{image: "--rm", command: "x"}},
		{"docker run - x", told{image: "-", command: "x"}},
		{"docker run \"\" x", told{image: "", command: "x"}},
		{"docker run --rm", told{flags: "rm", image: "null"}},
		{"docker run --name", told{flags: "name", image: "null"}},
		{"docker --log-level debug -D run img", told{image: "img", flags: "log-level=debug debug"}},
		{"docker -- run img", told{image: "img"}},
		{"docker container create --init img", told{flags: "init", image: "img"}},
		{"docker run --nope img", told{flags: "nope", image: "img", assumptions: "--nope takes no value"}},
		{"docker run --nope=1 img", told{flags: "nope=1", image: "img"}},
	} {
		t.Run(c.argv, func(t *testing.T) {
			assert.Equal(t, c.want, tell(newSketch().scenario(c.argv)))
		})
	}
}

func TestWhatIsNotKnown(t *testing.T) {
	for _, c := range []struct {
		argv string
		want told
	}{
		{"docker run --name $N img", told{flags: "name=$N", image: "img"}},
		{"docker run --name ~N img", told{flags: "name=$N", image: "img", assumptions: "$N is exactly one word"}},
		{"docker run --network=$N img", told{flags: "network=$N", image: "img"}},
		{"docker run ~--network=$N img", told{flags: "network=$N", image: "img", assumptions: "--network=$N is exactly one word"}},
		{"docker run -e$X img", told{flags: "env=$X", env: "…", image: "img", assumptions: "$X is neither empty nor begins with ="}},
		{"docker run -v$X:/y img", told{flags: "volume=$X:/y", image: "img", assumptions: "$X is neither empty nor begins with ="}},
		{"docker run --name @L img", told{flags: "name={@L}", image: "img", gaps: "3:@L", env: "…",
			assumptions: "@L is not empty; @L holds whole options behind its first word"}},
		{"docker run ~OPTS img c", told{image: "img", command: "c", env: "…", gaps: "2:$OPTS", assumptions: "$OPTS holds whole options"}},
		{"docker run --$K=$V img", told{image: "img", env: "…", gaps: "2:--$K=$V", assumptions: "--$K=$V holds whole options"}},
		{"docker run -it$X img", told{image: "img", env: "…", gaps: "2:-it$X", assumptions: "-it$X holds whole options"}},
		{"docker ~G run img", told{image: "img", env: "…", gaps: "1:$G", assumptions: "$G holds whole options"}},
		{"docker run $X", told{image: "$X"}},
		{"docker run ~X", told{image: "$X", assumptions: "$X is exactly one word"}},
		{"docker run $X -v /a:/b", told{image: "$X", command: "-v /a:/b", assumptions: "$X is the image"}},
		{"docker run $X --rm img", told{flags: "rm", image: "img", env: "…", gaps: "2:$X", assumptions: "$X holds whole options"}},
		{"docker run $X --verbose img", told{image: "$X", command: "--verbose img", assumptions: "$X is the image"}},
		{"docker run ~OPTS $X", told{image: "$X", env: "…", gaps: "2:$OPTS", assumptions: "$OPTS holds whole options"}},
		{"docker run $A $B", told{image: "null", env: "…", gaps: "2:$A 3:$B"}},
		{"docker run ~A ~B", told{image: "null", env: "…", gaps: "2:$A 3:$B"}},
		{"docker run --rm $A c", told{flags: "rm", image: "null", env: "…", gaps: "3:$A"}},
		{"docker run $IMAGE bash", told{image: "$IMAGE", command: "bash", assumptions: "$IMAGE is the image"}},
		{"docker run ~IMAGE @L", told{image: "$IMAGE", command: "~@L", assumptions: "$IMAGE is exactly one word; $IMAGE is the image"}},
		{"docker run $R/x:1 c", told{image: "$R/x:1", command: "c", assumptions: "$R/x:1 is the image"}},
		{"docker run x-$V c", told{image: "x-$V", command: "c"}},
		{"docker run --rm @L", told{flags: "rm", image: "null", env: "…", gaps: "3:@L"}},
		{"docker run -- $X c", told{image: "$X", command: "c"}},
		{"docker run @L -- img", told{image: "img", env: "…", gaps: "2:@L", assumptions: "@L holds whole options"}},
	} {
		t.Run(c.argv, func(t *testing.T) {
			assert.Equal(t, c.want, tell(newSketch().scenario(c.argv)))
		})
	}
}

func TestGroups(t *testing.T) {
	for _, c := range []struct {
		argv string
		want told
	}{
		{"docker run [ --rm ] img", told{flags: "rm?", image: "img"}},
		{"docker run { -e A=1 } img", told{flags: "env=A=1*", env: "A=1*", image: "img"}},
		{"docker run { -v $X } img", told{flags: "volume=$X*", image: "img"}},
		{"docker run [ { --dns 1.1.1.1 } ] img", told{flags: "dns=1.1.1.1*", image: "img"}},
		{"docker run [ --name ] img", told{image: "null", env: "…", gaps: "2:--name"}},
		{"docker run [ --rm ~X ] img", told{image: "img", env: "…", gaps: "2:--rm $X", assumptions: "--rm $X holds whole options"}},
		{"docker run [ other ] img", told{image: "null", env: "…", gaps: "2:other"}},
		{"docker run --rm [ img ]", told{flags: "rm", image: "null", env: "…", gaps: "3:img"}},
		{"docker run --name [ x ] img", told{flags: "name={x}", image: "null", gaps: "3:x", env: "…"}},
		{"docker run img [ --rm ] { x }", told{image: "img", command: "(--rm) (x)"}},
	} {
		t.Run(c.argv, func(t *testing.T) {
			assert.Equal(t, c.want, tell(newSketch().scenario(c.argv)))
		})
	}
}

func TestEnvironment(t *testing.T) {
	for _, c := range []struct{ argv, want string }{
		{"-e A=1 -e A=2", "A=2"},
		{"-e A=1 -e A", "A"},
		{"-e A", "A"},
		{"-e A=", "A="},
		{"-e A=1 --env-file f", "A=1 …"},
		{"-e A=$X", "A=$X"},
		{"-e A=1 -e $K=2", "A=… …"},
		{"-e A=1 -e B=1 -e A$K=2", "A=… B=1 …"},
		{"-e $K=2 -e A=1", "A=1 …"},
		{"-e A=1 ~OPTS -e B=1", "A=… B=1 …"},
		{"-e A=1 [ -e A=2 ]", "A=…"},
		{"-e A=1 [ -e A=1 ]", "A=1"},
		{"[ -e A=1 ] -e A=2", "A=2"},
		{"[ -e A=1 ] { -e A=2 }", "A=…*"},
		{"-e A=1 [ -e A ]", "A"},
		{"--env A=1 --env=B=2", "A=1 B=2"},
	} {
		t.Run(c.argv, func(t *testing.T) {
			assert.Equal(t, c.want, tell(newSketch().scenario("docker run "+c.argv+" img")).env)
		})
	}
}

// One hole keeps its id over all that is told of a launch; two never share one.
func TestHoleIdentity(t *testing.T) {
	s := newSketch().scenario("docker run --name $N -e CONTAINER_ID=$N -e OTHER=$M img")
	name := s.Flags[0].Value.Parts[0].Hole
	assert.Equal(t, "h1", name)
	assert.Equal(t, name, s.Env["CONTAINER_ID"].Value.Parts[0].Hole)
	assert.Equal(t, "h2", s.Env["OTHER"].Value.Parts[0].Hole)
}

func TestHelpStartsNothing(t *testing.T) {
	for _, argv := range []string{"docker run --help img", "docker --help run img", "docker ps", "docker run --rm --help"} {
		assert.Empty(t, newSketch().scenario(argv).Argv, argv)
	}
}
