package parser

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// connections tells them one scenario a line: line, engine, network and container, what
// they are called together with launches, and the flags; ? is what cannot be told.
func connections(r Result) []string {
	out := []string{}
	for _, l := range r.Connections {
		for _, s := range l.Scenarios {
			line := fmt.Sprintf("%d %s: %s %s", l.Span.Line, l.Engine, wordText(s.Connects.Network), wordText(s.Connects.Container))
			for _, f := range s.Flags {
				line += fmt.Sprintf(" --%s=%s", f.Name, wordText(f.Value))
			}
			out = append(out, line)
		}
	}
	return out
}

func wordText(w *Word) string {
	if w == nil {
		return "?"
	}
	return w.Text
}

func TestConnections(t *testing.T) {
	for text, want := range map[string][]string{
		`docker network connect net box`:                                        {"1 docker: net box"},
		`/usr/bin/docker --context c -D network connect net box`:                {"1 docker: net box --context=c --debug=?"},
		`docker $OPTS network connect net box`:                                  {"1 docker: net box"},
		`docker network connect --ip 10.0.0.2 --alias a,b net box`:              {"1 docker: net box --ip=10.0.0.2 --alias=a --alias=b"},
		`docker network connect net --link=x:y box --gw-priority 5`:             {"1 docker: net box --link=x:y --gw-priority=5"},
		`docker network connect -- net box`:                                     {"1 docker: net box"},
		`docker network connect net -- box`:                                     {"1 docker: net box"},
		`podman network connect --mac-address 00:11:22:33:44:55 net box`:        {"1 podman: net box --mac-address=00:11:22:33:44:55"},
		`nerdctl network connect net box; finch network connect n b`:            {"1 nerdctl: net box", "1 finch: n b"},
		`"$DOCKER" network connect net box`:                                     {"1 unknown: net box"},
		`docker network connect --new net box`:                                  {"1 docker: net box --new=?"},
		`docker network connect --new x net box`:                                {"1 docker: net box --new=x"},
		`sudo -n docker network connect net box`:                                {"1 docker: net box"},
		`sh -c 'docker network connect net "$1"' sh box`:                        {"1 docker: net box"},
		`docker exec host docker network connect net box`:                       {"1 docker: net box"},
		`ssh host docker network connect net box`:                               {"1 docker: net box"},
		`echo net box | xargs docker network connect`:                           {"1 docker: net box"},
		`docker network connect "$NET" "egg-$N"`:                                {"1 docker: $NET egg-$N"},
		`docker network connect $NET $N`:                                        {"1 docker: $NET $N"},
		`docker network connect $OPTS net box`:                                  {"1 docker: net box"},
		`docker network connect net "$@"`:                                       {"1 docker: net ?"},
		`docker network connect "$@"`:                                           {"1 docker: ? ?"},
		`docker network connect $OPTS net $N`:                                   {"1 docker: ? ?"},
		`docker network connect "$FLAG" net box`:                                {"1 docker: net box"},
		`docker network connect net "$(docker create img)"`:                     {"1 docker: net $(docker create img)"},
		`docker network "$VERB" net box`:                                        {"1 docker: net box"},
		`docker network $VERB net box`:                                          {"1 docker: net box"},
		`docker network $WORDS`:                                                 {"1 docker: ? ?"},
		`docker network "$VERB" net`:                                            {},
		`a=(net); [ -z "$X" ] || a+=(box); docker network connect "${a[@]}"`:    {"1 docker: net box"},
		`n() { docker network "$@"; }; n connect net box; n ls`:                 {"1 docker: net box"},
		`for b in x y; do docker network connect net "$b"; done`:                {"1 docker: net x", "1 docker: net y"},
		`docker network ls; docker network rm net box; docker network create n`: {},
		`docker network disconnect net box; docker connect net box`:             {},
		`docker network connect; docker network connect net; docker network`:    {},
		`docker network connect a b c; docker network connect --help net box`:   {},
		`echo docker network connect net box`:                                   {},
		`docker run network connect net box; docker container connect net box`:  {},
		`docker network connect net box --link`:                                 {"1 docker: net box --link=?"},
	} {
		r := readShell(t, text+"\n")
		assert.Equal(t, want, connections(r), text)
	}
}

// A connection is no launch, and the other way round.
func TestConnectionsAreNoLaunches(t *testing.T) {
	r := readShell(t, "docker network connect net box\ndocker run --network net img\n")
	require.Len(t, r.Launches, 1)
	require.Len(t, r.Connections, 1)
	assert.False(t, r.Launches[0].IsConnection())
	assert.Nil(t, r.Launches[0].Scenarios[0].Connects)
	c := r.Connections[0]
	assert.True(t, c.IsConnection())
	assert.Equal(t, "docker network connect net box", elementsText(c.Scenarios[0].Argv))
	assert.Nil(t, c.Scenarios[0].Image)
	assert.Len(t, c.ID, 16)
	assert.NotEqual(t, r.Launches[0].ID, c.ID)
}

// What stands in the way of telling the ends is a gap; what is taken for granted is told.
func TestConnectionsTellWhatIsNotKnown(t *testing.T) {
	for text, want := range map[string][2][]string{
		`docker network connect net "$@"`:      {{`"$@"`}, {}},
		`docker network connect $OPTS net box`: {{"$OPTS"}, {"$OPTS holds whole options"}},
		`docker network connect net $N`:        {{}, {"$N is exactly one word"}},
		`docker network "$VERB" net box`:       {{}, {"$VERB is connect"}},
		`docker network connect $A $B $C`:      {{"$A", "$B", "$C"}, {}},
	} {
		s := readShell(t, text+"\n").Connections[0].Scenarios[0]
		gaps := []string{}
		for _, g := range s.Gaps {
			gaps = append(gaps, g.Source)
		}
		assert.Equal(t, want[0], gaps, text)
		assert.Equal(t, want[1], s.Assumptions, text)
	}
}

// A command that may hide a connection is counted like one that may hide a launch.
func TestHiddenConnectionsAreCounted(t *testing.T) {
	for _, text := range []string{
		`retry docker network connect net box`,
		`retry "docker network connect net box"`,
		`awk 'BEGIN { system("docker network connect net box") }'`,
		`"$CMD" network connect net box`,
	} {
		assert.Len(t, readShell(t, text+"\n").Unknown, 1, text)
	}
}

func TestConnectionsInPython(t *testing.T) {
	for text, want := range map[string][]string{
		`subprocess.run(["docker", "network", "connect", "--ip", ip, "net", "box"])`: {"3 docker: net box --ip={x.ip}"},
		`subprocess.run(f"docker network connect net {name}", shell=True)`:           {"3 docker: net {x.name}"},
		`subprocess.run(["docker", "network", *rest])`:                               {"3 docker: ? ?"},
	} {
		r := readProject(New(Options{}), []File{{Name: "a.py", Text: []byte("import subprocess\nfrom x import ip, name, rest\n" + text + "\n")}}, 1)
		assert.Equal(t, want, connections(r), text)
		assert.Empty(t, r.Launches)
	}
}

func TestConnectionsByTheLibrary(t *testing.T) {
	for text, want := range map[string][]string{
		`client.networks.get("net").connect("box")`:                                         {"5 docker: {the network} box"},
		`client.networks.create("net").connect(container=NAME, aliases=["a"])`:              {"5 docker: {the network} {x.NAME} --alias=a"},
		`client.networks.get("net").connect("box", ipv4_address="10.0.0.2", whatever=1)`:    {"5 docker: {the network} box --ip=10.0.0.2"},
		`client.networks.get("net").connect(*ARGS)`:                                         {"5 docker: {the network} ?"},
		`docker.APIClient().connect_container_to_network("box", "net", links={"db": "db"})`: {"5 docker: net box --link=db:db"},
		`client.networks.get("net").connect("box", **ARGS)`:                                 {"5 docker: {the network} box"},
		`client.networks.get("net").connect()`:                                              {},
		`sqlite3.connect("box")`:                                                            {},
	} {
		r := sdkResult("from x import NAME, ARGS; import sqlite3\n" + strings.TrimSpace(text))
		assert.Equal(t, want, connections(r), text)
		assert.Empty(t, r.Launches)
	}
	r := sdkResult("box = client.containers.create('img', name=NAME)\nclient.networks.get('net').connect(NAME)\nclient.networks.get('net').connect(box)")
	require.Len(t, r.Launches, 1)
	require.Len(t, r.Connections, 2)
}

func TestConnectionsInWorkflows(t *testing.T) {
	const text = `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: docker run --name "$N" img; docker network connect net "$N"
      - run: docker network connect net "$N"
`
	r := New(Options{}).File(File{Name: ".github/workflows/ci.yml", Text: []byte(text)})
	require.Empty(t, r.Problems)
	require.Len(t, r.Connections, 2)
	assert.Equal(t, []string{"6 docker: net $N", "7 docker: net $N"}, connections(r))
	assert.Equal(t, LanguageWorkflow, r.Connections[0].Language)
	first, second := sharedOf(r.Connections[0].Scenarios[0].Connects.Container), sharedOf(r.Connections[1].Scenarios[0].Connects.Container)
	assert.Equal(t, []string{".github/workflows/ci.yml:6:14#1"}, first)
	assert.Empty(t, second, "another program")
}

// sharedOf are the names of a word's parts that a launch and a connection share.
func sharedOf(w *Word) []string {
	var out []string
	for _, p := range w.Parts {
		if p.Shared != "" {
			out = append(out, p.Shared)
		}
	}
	return out
}

// The string that names a container where it is launched, and where it is connected,
// has one name in both; any other has none.
func TestSharedNames(t *testing.T) {
	for text, want := range map[string][2][]string{
		`docker run --name "$N" img; docker network connect "$M" "$N"`:         {{"f.sh#1"}, {"f.sh#1"}},
		`docker run --name "egg-$N" img; docker network connect net "egg-$N"`:  {{"f.sh#1"}, {"f.sh#1"}},
		`docker run --name "$N" img; N=$RANDOM; docker network connect x "$N"`: {nil, nil},
		`docker run --name a -e "X=$N" img; docker network connect net "$N"`:   {nil, nil},
		`f() { docker run --name "$1" img; docker network connect net "$1"; }
f "$A"; f "$B"`: {{"f.sh#1"}, {"f.sh#1"}},
	} {
		r := readShell(t, text+"\n")
		require.Len(t, r.Connections, 1, text)
		assert.Equal(t, want[0], sharedOf(r.Launches[0].Scenarios[0].Flags[0].Value), text)
		assert.Equal(t, want[1], sharedOf(r.Connections[0].Scenarios[0].Connects.Container), text)
	}
}

// Connections of several programs that come to one place are one.
func TestMergeOfConnections(t *testing.T) {
	files := []File{
		{Name: "lib.sh", Text: []byte("attach() { docker network connect net \"$1\"; }\n")},
		{Name: "a.sh", Text: []byte(". ./lib.sh\nattach one\n")},
		{Name: "b.sh", Text: []byte(". ./lib.sh\nattach two\n")},
	}
	r := readProject(New(Options{}), files, 1)
	require.Len(t, r.Connections, 1)
	assert.Equal(t, []string{"1 docker: net one", "1 docker: net two"}, connections(r))
	twice := Merge(r, r)
	assert.Equal(t, r.Connections, twice.Connections)
}

// Past the bound of contexts, a connection is one of which nothing is known.
func TestConnectionFromTooManyPlaces(t *testing.T) {
	text := "f() { docker network connect net \"$1\"; }\n"
	for i := range maxContexts + 3 {
		text += fmt.Sprintf("g%d() { f box%d; }\ng%d\n", i, i, i)
	}
	r := readShell(t, text)
	for _, c := range r.Connections {
		require.NotEmpty(t, c.Scenarios)
		for _, s := range c.Scenarios {
			require.NotNil(t, s.Connects)
		}
	}
}

// The document is a promise to those who read it by machine.
func TestDocumentOfConnections(t *testing.T) {
	text, err := os.ReadFile("testdata/connect.sh")
	require.NoError(t, err)
	r := New(Options{}).File(File{Name: "connect.sh", Text: text})
	require.Empty(t, r.Problems)
	isDocument(t, "testdata/connect.json", r.Connections)
}

// What bash starts some scenario tells, and where nothing is taken for granted, the ends
// are those that the engine sees.
func TestWrappedConnections(t *testing.T) {
	bash := program(t, "bash")
	folder := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(folder, "bin"), 0o755))
	recorder := "#!/bin/sh\ns=$(printf '%s|' docker \"$@\")\necho \"$s\" >>\"${0%/bin/docker}/record\"\n"
	require.NoError(t, os.WriteFile(filepath.Join(folder, "bin/docker"), []byte(recorder), 0o755))
	connected := 0
	for _, command := range []string{
		`docker network connect WORDS`, `docker network "$V" WORDS`, `docker $O network connect WORDS`, `sh -c 'docker network connect "$@"' sh WORDS`,
		`f() { docker network connect "$@"; }; f WORDS`, `a=(--alias x); [ -z "$V" ] || a+=(--ip "$V"); docker network connect "${a[@]}" WORDS`,
		`printf '%s\n' WORDS | xargs docker network connect`, `for n in WORDS; do docker network connect net $n; done`,
	} {
		for _, words := range []string{`net box`, `net "$A"`, `"$A" box`, `--alias "$A" net box`, `net $A`, `$A net box`, `$A box`, `--link=$A net box`, `net box $A`} {
			text := strings.ReplaceAll(command, "WORDS", words) + "\n"
			r := readShell(t, text)
			for _, setting := range []string{"", "A=", "A=a", "A=a b", "A=--alias", "A=--alias=x", "V=connect", "V=ls"} {
				for _, argv := range recordedStarts(t, bash, folder, text, setting) {
					if network, container, ok := connects(argv); ok {
						connected++
						assert.True(t, tellsOfEnds(r.Connections, argv, network, container), "%swith %q starts %q\n%s", text, setting, argv, connections(r))
					}
				}
			}
		}
	}
	assert.Greater(t, connected, 200)
}

// recordedStarts are the starts of a program, each written down as one line.
func recordedStarts(t *testing.T, bash, folder, text, setting string) [][]string {
	t.Helper()
	var out [][]string
	for _, raw := range startsOf(t, bash, folder, text, setting) {
		out = append(out, strings.Split(strings.TrimSuffix(strings.TrimSpace(raw[0]), "|"), "|"))
	}
	return out
}

// connects reads a concrete argv as the engine does; its flags all take a value here.
func connects(argv []string) (network, container string, ok bool) {
	var operands []string
	if len(argv) < 3 || argv[1] != "network" || argv[2] != "connect" {
		return "", "", false
	}
	for i := 3; i < len(argv); i++ {
		switch {
		case !strings.HasPrefix(argv[i], "-"):
			operands = append(operands, argv[i])
		case !strings.Contains(argv[i], "="):
			i++
		}
	}
	if len(operands) != 2 {
		return "", "", false
	}
	return operands[0], operands[1], true
}

// tellsOfEnds tells whether a scenario matches an argv, and its ends those of it. What
// rests on an assumption may be told otherwise where that does not hold.
func tellsOfEnds(told []Launch, argv []string, network, container string) bool {
	return slices.ContainsFunc(told, func(l Launch) bool {
		return slices.ContainsFunc(l.Scenarios, func(s Scenario) bool {
			ends := s.Connects
			return tellsOf([]Launch{{Scenarios: []Scenario{s}}}, argv) &&
				(len(s.Assumptions) > 0 || mayRead(ends.Network, network) && mayRead(ends.Container, container))
		})
	})
}

// mayRead tells whether a word can be a text.
func mayRead(w *Word, text string) bool {
	if w == nil {
		return true
	}
	pattern := "^"
	for _, p := range w.Parts {
		if p.Hole != "" {
			pattern += "(?s:.*)"
			continue
		}
		pattern += regexp.QuoteMeta(p.Literal)
	}
	return regexp.MustCompile(pattern + "$").MatchString(text)
}
