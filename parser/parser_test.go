package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// readShell reads a script and finds no fault in it.
func readShell(t *testing.T, text string) Result {
	t.Helper()
	r := New(Options{}).File(File{Name: "f.sh", Text: []byte(text)})
	require.Empty(t, r.Problems)
	return r
}

// lines tells launches one scenario a line: place, engine, argv, conditions.
func lines(launches []Launch) []string {
	out := []string{}
	for _, l := range launches {
		for _, s := range l.Scenarios {
			line := fmt.Sprintf("%d:%d %s: %s", l.Span.Line, l.Span.Column, l.Engine, elementsText(s.Argv))
			for _, c := range s.When {
				line += fmt.Sprintf(" [%s: %s]", c.Text, c.Outcome)
			}
			out = append(out, line)
		}
	}
	return out
}

func TestWrappers(t *testing.T) {
	for _, command := range []string{
		"sudo docker run x",
		"sudo -n -u root -g docker A=1 docker run x",
		`sudo --user="$U" -- docker run x`,
		"sudo $SUDO_OPTIONS docker run x",
		"env A=1 B=2 docker run x",
		"env -i -u HOME -C /tmp A=1 docker run x",
		`env -S "docker run x"`,
		"command docker run x",
		"command -p docker run x",
		"exec -a name docker run x",
		"nohup docker run x",
		"nice -n 5 docker run x",
		"nice -5 docker run x",
		"timeout 5 docker run x",
		"timeout -k 1 --signal=KILL 5s docker run x",
		"timeout $T docker run x",
		"stdbuf -oL -e 0 docker run x",
		"setsid -w docker run x",
		"ionice -c3 docker run x",
		"flock -n /tmp/lock docker run x",
		"nsenter -t 1 -m -- docker run x",
		"sudo env A=1 nice timeout 5 nohup docker run x",
		"docker exec -it -e A=1 box docker run x",
	} {
		t.Run(command, func(t *testing.T) {
			assert.Equal(t, []string{"1:1 docker: docker run x"}, lines(readShell(t, command+"\n").Launches))
		})
	}
}

func TestNothingStarted(t *testing.T) {
	for _, command := range []string{
		"echo docker run x",
		"# docker run x",
		"command -v docker",
		"command -V docker run x",
		"sudo -l docker run x",
		"docker build .",
		"docker compose run x",
		"docker run --help",
		"docker container ls",
		"cat <<E\ndocker run x\nE",
		"printf '%s' 'docker run x'",
		"eggbuild --help",
		"bash script.sh docker run x",
	} {
		r := readShell(t, command+"\n")
		assert.Empty(t, r.Launches, command)
		assert.Empty(t, r.Unknown, command)
	}
}

func TestUnknownCommandsAreCounted(t *testing.T) {
	for command, want := range map[string]int{
		`"$@"`:               1,
		`$CMD`:               1,
		`"$CMD" run x`:       1,
		`"$CMD" "$@"`:        1,
		`"$CMD"`:             0,
		`"$CMD" --version`:   0,
		`"$BIN/tool" run`:    0,
		`docker "$@"`:        1,
		`docker $ARGS`:       1,
		`docker "$SUB" x`:    1,
		`bash -c "$TEXT"`:    1,
		`curl x | bash`:      1,
		`env -S "a 'b c'" d`: 1,
	} {
		r := readShell(t, command+"\n")
		assert.Empty(t, r.Launches, command)
		assert.Len(t, r.Unknown, want, command)
	}
}

func TestEngineWords(t *testing.T) {
	for command, engine := range map[string]string{
		"podman run x":                     "podman",
		"nerdctl run x":                    "nerdctl",
		"finch run x":                      "finch",
		"/usr/bin/docker run x":            "docker",
		`"$PREFIX/bin/podman" run x`:       "podman",
		"docker.exe run x":                 "docker",
		`"$DOCKER" run x`:                  "unknown",
		"$CONTAINER_RUNTIME run x":         "unknown",
		`"${container_engine}" run x`:      "unknown",
		`"$RUNTIME" run x`:                 "unknown",
		`E=podman; "$E" run x`:             "podman",
		"docker -H tcp://x --debug run x":  "docker",
		"docker --context c container run": "docker",
	} {
		r := New(Options{Engines: []string{"$RUNTIME"}}).File(File{Name: "f.sh", Text: []byte(command + "\n")})
		require.Len(t, r.Launches, 1, command)
		assert.Equal(t, engine, r.Launches[0].Engine, command)
	}
}

func TestAlternativeEngines(t *testing.T) {
	r := readShell(t, `E=docker; if [ "$P" = 1 ]; then E=podman; fi; $E run x`+"\n")
	assert.Equal(t, []string{
		"1:47 unknown: podman run x [P = 1: true]",
		"1:47 unknown: docker run x [P = 1: false]",
	}, lines(r.Launches))
}

func TestProgramsInsideWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"sh -c 'docker run x'", "1:8 docker: docker run x"},
		{"bash -ec 'echo; docker run x'", "1:17 docker: docker run x"},
		{"bash -o pipefail -euxc 'docker run x'", "1:25 docker: docker run x"},
		{"bash -c '\n  docker run x\n'", "2:3 docker: docker run x"},
		{`sh -c 'docker run "$@" x' name --rm`, "1:8 docker: docker run --rm x"},
		{`sh -c '"$@"' name docker run x`, "1:1 docker: docker run x"},
		{"A=1; export A; sh -c 'docker run -e A=$A x'", "1:23 docker: docker run -e A=1 x"},
		{"export A=1; sudo sh -c 'docker run -e A=\"$A\" x'", "1:25 docker: docker run -e A=$A x"},
		{"env A=2 sh -c 'docker run -e A=$A x'", "1:16 docker: docker run -e A=2 x"},
		{`sh -c "docker run --name '$N' x"`, "1:1 docker: docker run --name $N x"},
		{"ssh -p 22 host docker run x", "1:1 docker: docker run x"},
		{"ssh host 'cd /x && docker run x'", "1:20 docker: docker run x"},
		{"su - user -c 'docker run x'", "1:15 docker: docker run x"},
		{"bash <<'E'\ndocker run x\nE", "1:1 docker: docker run x"},
		{"ssh host bash -s <<'E'\ndocker run x\nE", "1:1 docker: docker run x"},
		{"flock /l -c 'docker run x'", "1:14 docker: docker run x"},
		{"docker exec c sh -c 'docker run x'", "1:22 docker: docker run x"},
	} {
		t.Run(c.text, func(t *testing.T) {
			assert.Equal(t, []string{c.want}, lines(readShell(t, c.text+"\n").Launches))
		})
	}
}

// What stands in one text stays two launches, though both are at one place.
func TestLaunchesOfOneText(t *testing.T) {
	r := readShell(t, `ssh host "docker run a; docker run $N"`+"\n")
	assert.Equal(t, []string{"1:1 docker: docker run a", "1:1 docker: docker run ~$N"}, lines(r.Launches))
	assert.NotEqual(t, r.Launches[0].ID, r.Launches[1].ID)
	assert.Equal(t, 39, r.Launches[1].Span.EndColumn)
	assert.Contains(t, r.Launches[0].Scenarios[0].Assumptions, "$N holds no shell syntax")
}

func TestConditionsAroundATextAreTold(t *testing.T) {
	r := readShell(t, `T='docker run a'
if [ "$M" = 1 ]; then T='docker run --rm a'; fi
sh -c "$T"
`)
	assert.Equal(t, []string{
		"3:1 docker: docker run --rm a [M = 1: true]",
		"3:1 docker: docker run a [M = 1: false]",
	}, lines(r.Launches))
}

func TestChoicesThatReadTheSameAreToldApart(t *testing.T) {
	launches := readShell(t, `
args=()
for f in a b; do
  [ -e "/x/$f" ] && args+=(-v "/x/$f:/$f")
done
docker run "${args[@]}" img
docker run "${args[@]}" --rm img
`).Launches
	require.Len(t, launches, 2)
	told := lines(launches[:1])
	assert.Equal(t, []string{
		`6:1 docker: docker run -v /x/a:/a -v /x/b:/b img [[ -e "/x/$f" ]: true] [[ -e "/x/$f" ], 2nd time: true]`,
		`6:1 docker: docker run -v /x/a:/a img [[ -e "/x/$f" ]: true] [[ -e "/x/$f" ], 2nd time: false]`,
		`6:1 docker: docker run -v /x/b:/b img [[ -e "/x/$f" ]: false] [[ -e "/x/$f" ], 2nd time: true]`,
		`6:1 docker: docker run img [[ -e "/x/$f" ]: false] [[ -e "/x/$f" ], 2nd time: false]`,
	}, told)
	assert.Equal(t, launches[0].Scenarios[1].When, launches[1].Scenarios[1].When)
}

func TestOrdinals(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 21: "21st", 30: "30th", 113: "113th"} {
		assert.Equal(t, want, ordinal(n))
	}
}

func TestSites(t *testing.T) {
	r := readShell(t, `run() { "$@"; }
build() { args=(docker run --name "$1"); }
start() {
  docker run img
}
build a
"${args[@]}" x
run docker run y
run docker run z
start
start
`)
	assert.Equal(t, []string{
		"4:3 docker: docker run img", "4:3 docker: docker run img",
		"7:1 docker: docker run --name a x",
		"8:1 docker: docker run y",
		"9:1 docker: docker run z",
	}, lines(r.Launches))
	start := r.Launches[0]
	assert.Equal(t, "start", start.Function)
	assert.Nil(t, start.Exec)
	assert.Equal(t, []Call{{File: "f.sh", Line: 10, Name: "start"}}, start.Scenarios[0].Via)
	assert.Equal(t, []Call{{File: "f.sh", Line: 11, Name: "start"}}, start.Scenarios[1].Via)
	wrapped := r.Launches[2]
	assert.Equal(t, "", wrapped.Function)
	require.NotNil(t, wrapped.Exec)
	assert.Equal(t, 9, wrapped.Exec.Span.Column)
	assert.Empty(t, wrapped.Scenarios[0].Via)
}

// A variable that is not exported is there inside only if it came from outside.
func TestUnexportedVariables(t *testing.T) {
	r := readShell(t, "A=1; sh -c 'docker run -e A=\"$A\" x'\n")
	assert.Equal(t, []string{
		"1:13 docker: docker run -e A= x [A is not set: true]",
		"1:13 docker: docker run -e A=1 x [A is not set: false]",
	}, lines(r.Launches))
}

func TestManyContexts(t *testing.T) {
	text := "start() { docker run --name \"$1\" img; }\n"
	for i := range maxContexts + 3 {
		text += fmt.Sprintf("start n%d\n", i)
	}
	r := readShell(t, text)
	require.Len(t, r.Launches, 1)
	assert.False(t, r.Launches[0].Complete)
	scenarios := r.Launches[0].Scenarios
	require.Len(t, scenarios, maxContexts+1)
	last := tell(scenarios[maxContexts])
	assert.Equal(t, told{image: "null", env: "…", gaps: "2:…", assumptions: "… holds whole options"}, last)
	assert.Equal(t, "called from more than 64 places", scenarios[maxContexts].Gaps[0].Why)
}

func TestCap(t *testing.T) {
	text := "args=(docker run)\n"
	for i := range 6 {
		text += fmt.Sprintf("if [ \"$V%d\" = 1 ]; then args+=(-e X%d=1); fi\n", i, i)
	}
	text += "\"${args[@]}\" img\n"
	whole := New(Options{}).File(File{Name: "f.sh", Text: []byte(text)}).Launches[0]
	assert.True(t, whole.Complete)
	assert.Len(t, whole.Scenarios, 64)
	capped := New(Options{Cap: 5}).File(File{Name: "f.sh", Text: []byte(text)}).Launches[0]
	assert.False(t, capped.Complete)
	require.LessOrEqual(t, len(capped.Scenarios), 5)
	last := capped.Scenarios[len(capped.Scenarios)-1]
	assert.Equal(t, PresenceMaybe, last.Flags[0].Presence)
}

func TestIDsDoNotMove(t *testing.T) {
	one := readShell(t, "f() { docker run a; docker run a; docker run b; }\nf\n").Launches
	two := readShell(t, "# moved\n\nf() {\n docker run a\n docker run a\n docker run b\n}\n\nf\n").Launches
	require.Len(t, one, 3)
	require.Len(t, two, 3)
	seen := map[string]bool{}
	for i := range one {
		assert.Equal(t, one[i].ID, two[i].ID)
		assert.Len(t, one[i].ID, 16)
		seen[one[i].ID] = true
	}
	assert.Len(t, seen, 3)
}

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		name, head string
		want       Kind
	}{
		{"a.sh", "", KindShell},
		{"dir/a.bash", "", KindShell},
		{"a.zsh", "", KindShell},
		{"a.ksh", "", KindShell},
		{"a.bats", "", KindShell},
		{"bin/tool", "#!/bin/sh\n", KindShell},
		{"bin/tool", "#! /usr/bin/env bash\n", KindShell},
		{"bin/tool", "#!/usr/bin/env -S A=1 bash -e\n", KindShell},
		{"bin/tool", "#!/usr/bin/python3\n", KindPython},
		{"bin/tool", "#!/usr/bin/env python3.12\n", KindPython},
		{"bin/tool", "#!/usr/bin/perl\n", ""},
		{"bin/tool", "", ""},
		{"lib/common", "# shellcheck shell=bash\n", KindShell},
		{"lib/common", "#\n# shellcheck disable=SC2034 shell=sh\n", KindShell},
		{"lib/common", "# -*- mode: sh; tab-width: 2 -*-\n", KindShell},
		{"lib/common", "# -*- sh -*-\n", KindShell},
		{"lib/common", "# vim: set ft=sh :\n", KindShell},
		{"lib/common", "# vim: set ft=perl :\n", ""},
		{"lib/common", "x\n# shellcheck shell=bash\n", ""},
		{"lib/common", "# Uses shellcheck, shell=bash\n", ""},
		{"bin/tool", "#!/usr/bin/python3\n# vim: ft=python\n", KindPython},
		{"a.py", "", KindPython},
		{"a.pyi", "", KindPython},
		{".github/workflows/ci.yml", "", KindWorkflow},
		{"sub/.github/workflows/ci.yaml", "", KindWorkflow},
		{".github/workflows/deep/ci.yaml", "", ""},
		{"x/action.yml", "", KindWorkflow},
		{"action.yaml", "", KindWorkflow},
		{"docker-compose.yml", "", ""},
	} {
		kind, ok := Detect(c.name, []byte(c.head))
		assert.Equal(t, c.want, kind, c.name)
		assert.Equal(t, c.want != "", ok, c.name)
	}
}

func TestWhatCannotBeReadIsAProblem(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		kind             ProblemKind
		line             int
	}{
		{"broken", "f.sh", "echo\nif then\n", ProblemSyntax, 2},
		{"NUL", "f.sh", "echo\n\x00", ProblemRead, 2},
		{"large", "f.sh", strings.Repeat("echo\n", 1<<20), ProblemLimit, 1},
		{"deep", "f.sh", strings.Repeat("((", 100_000), ProblemLimit, 1},
		{"YAML", "action.yml", "runs: [", ProblemSyntax, 1},
		{"broken text", "f.sh", "sh -c 'docker run ('\n", ProblemSyntax, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := New(Options{}).File(File{Name: c.file, Text: []byte(c.text)})
			require.NotEmpty(t, r.Problems)
			p := r.Problems[0]
			assert.Equal(t, c.kind, p.Kind)
			assert.Equal(t, c.line, p.Line)
			assert.Equal(t, c.file, p.File)
			assert.Positive(t, p.Column)
			assert.NotEmpty(t, p.Message)
		})
	}
}

func TestProgramsInProgramsEnd(t *testing.T) {
	r := New(Options{}).File(File{Name: "f.sh", Text: []byte(`T='sh -c "$T"'; export T; sh -c "$T"` + "\n")})
	require.Len(t, r.Problems, 1)
	assert.Equal(t, ProblemLimit, r.Problems[0].Kind)
}

func TestShIsReadAsBashWhereItIsNotPOSIX(t *testing.T) {
	r := readShell(t, "#!/bin/sh\na=(docker run x)\n\"${a[@]}\"\n")
	assert.Equal(t, []string{"3:1 docker: docker run x"}, lines(r.Launches))
}

func TestArgv(t *testing.T) {
	l, err := New(Options{}).Argv([]string{"docker", "--debug", "run", "--rm", "img", "a b"})
	require.NoError(t, err)
	assert.Equal(t, LanguageArgv, l.Language)
	assert.Equal(t, Span{Line: 1, Column: 1, EndLine: 1, EndColumn: 32}, l.Span)
	require.Len(t, l.Scenarios, 1)
	assert.Equal(t, told{flags: "debug rm", image: "img", command: "a b"}, tell(l.Scenarios[0]))

	l, err = New(Options{}).Argv([]string{"/opt/engine", "run", "img"})
	require.NoError(t, err)
	assert.Equal(t, "unknown", l.Engine)

	for _, argv := range [][]string{nil, {"docker"}, {"docker", "ps"}, {"docker", "run", "--help"}, {"ls", "-l"}} {
		_, err := New(Options{}).Argv(argv)
		assert.ErrorIs(t, err, ErrNoLaunch, "%q", argv)
	}
}
