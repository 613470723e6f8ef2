package parser

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/enginetest"
)

// fromScript reads a script of the folder bin, in a project with these files.
func fromScript(t *testing.T, script string, files map[string]string) Scenario {
	t.Helper()
	tree := fstest.MapFS{}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r := New(Options{Project: tree}).File(File{Name: "bin/run.sh", Text: []byte(script)})
	require.Len(t, r.Launches, 1)
	require.Len(t, r.Launches[0].Scenarios, 1)
	return r.Launches[0].Scenarios[0]
}

func TestEnvFileIsReadWhereItIsInTheProject(t *testing.T) {
	files := map[string]string{
		"a.env": "A=1\n\n # no\n  B=2 x \r\nC\n", "b.env": "A=9\nD==\n", "bin/own.env": "O=1\n", "bin/b.env": "A=8\n", "bad.env": "A B=1\n",
		"secret.env": "EGG_SESSION_TOKEN=5f2c\nDB_PASSWORD=\nAPI_KEY\nMAX_TOKENS=5\nX=ghp" + "_abcdefghijklmnopqrstuvwxyz\n",
		"quoted.env": "A=\"x\"\n", "none.env": "=x\n", "latin.env": "A=\xff\n", "again.env": "A\n", "bom.env": "\uFEFFA=1\n", "empty.env": "",
	}
	for _, c := range []struct{ argv, env, read string }{
		{"docker run --env-file a.env img", "A=1 B=2 x  C", "a.env"},
		{"docker run --env-file=./x/../a.env img", "A=1 B=2 x  C", "a.env"},
		{"docker run --env-file own.env img", "O=1", "bin/own.env"},
		{"docker run --env-file ../a.env img", "A=1 B=2 x  C", "a.env"},
		{"docker run --env-file empty.env img", "", "empty.env"},
		{"docker run --env-file empty.env -i img", "", "empty.env"},
		{"docker run --env-file bom.env img", "A=1", "bom.env"},
		{"docker run --env-file quoted.env img", `A="x"`, "quoted.env"},
		{"docker run -e A=2 --env-file a.env img", "A=2 B=2 x  C", "a.env"},
		{"docker run --env-file a.env -e A=2 -e C=3 img", "A=2 B=2 x  C=3", "a.env"},
		{"docker run --env-file a.env --env-file quoted.env img", `A="x" B=2 x  C`, "a.env quoted.env"},
		{"docker run --env-file a.env --env-file again.env img", "A B=2 x  C", "a.env again.env"},
		{"docker run --env-file again.env img", "A", "again.env"},
		{"podman run --env-file own.env img", "O=1", "bin/own.env"},
		{"docker run --env-file secret.env img", "API_KEY DB_PASSWORD= EGG_SESSION_TOKEN={--env-file secret.env} MAX_TOKENS=5 X={--env-file secret.env}", "secret.env"},

		// What is not read leaves open what else is set, and takes over what came before it.
		{"docker run --env-file b.env img", "…", ""}, // one for each folder, and they differ
		{"docker run --env-file nowhere.env img", "…", ""},

		// The engine may look at another file, or find another text in it.
		{"cd deploy; docker run --env-file a.env img", "…", ""},
		{"pushd x\ndocker run --env-file a.env img", "…", ""},
		{"env -C x docker run --env-file a.env img", "…", ""},
		{"sudo -i docker run --env-file a.env img", "…", ""},
		{"ssh host docker run --env-file a.env img", "…", ""},
		{". ./lib.sh\ndocker run --env-file a.env img", "…", ""},
		{"echo A=2 >a.env\ndocker run --env-file a.env img", "…", ""},
		{"docker run --env-file a.env img; sed -i d a.env", "…", ""},
		{"docker run --env-file /a.env img", "…", ""},
		{"docker run --env-file \"$F\" img", "…", ""},
		{"docker run --env-file bad.env img", "…", ""},
		{"docker run --env-file none.env img", "…", ""},
		{"docker run --env-file latin.env img", "…", ""},
		{"podman run --env-file quoted.env img", "…", ""},
		{"docker run -e K=1 --env-file nowhere.env img", "K=1 …", ""},
		{"docker run --env-file own.env --env-file nowhere.env img", "O=… …", "bin/own.env"},
		{"docker run --env-file nowhere.env --env-file own.env img", "O=1 …", "bin/own.env"},

		// A gap may bring an -e, which counts for more wherever it stands.
		{"docker run $OPTS --env-file own.env img", "O=… …", "bin/own.env"},
		{"docker run --env-file own.env $OPTS img", "O=… …", "bin/own.env"},
	} {
		s := fromScript(t, c.argv, files)
		assert.Equal(t, c.env, tell(s).env, c.argv)
		var read []string
		for _, f := range s.EnvFiles {
			read = append(read, f.File)
			assert.Contains(t, s.Assumptions, "--env-file is "+f.File+" as it stands in the project", c.argv)
		}
		assert.Equal(t, c.read, strings.Join(read, " "), c.argv)
	}
}

func TestWithoutAProjectNoEnvFileIsRead(t *testing.T) {
	r := New(Options{}).File(File{Name: "run.sh", Text: []byte("docker run --env-file a.env img")})
	require.Len(t, r.Launches, 1)
	assert.True(t, r.Launches[0].Scenarios[0].EnvOpen)
}

func TestOfAConcreteCommandLineNoEnvFileIsRead(t *testing.T) {
	p := New(Options{Project: fstest.MapFS{"a.env": {Data: []byte("A=1")}}})
	l, err := p.Argv([]string{"docker", "run", "--env-file", "a.env", "img"})
	require.NoError(t, err)
	assert.Empty(t, l.Scenarios[0].Env)
	assert.True(t, l.Scenarios[0].EnvOpen)
}

func TestAnEnvFileThatOnlySomeRunsTake(t *testing.T) {
	env := readEnv([]step{
		{name: "env-file", hasValue: true, arg: 2, presence: PresenceMaybe},
	}, map[int]envFile{2: {name: "a.env", variables: []fileVariable{{"A", "1", true}, {"B", "", false}}}}, loose)
	assert.Equal(t, PresenceMaybe, env.vars["A"].presence)
	assert.Equal(t, PresenceMaybe, env.vars["B"].presence)
	assert.False(t, env.open)
}

// A program goes along with one that it imports.
func TestEnvFileIsNotReadWhereAModuleGoesElsewhere(t *testing.T) {
	files := []File{
		{Name: "run.py", Text: []byte("import subprocess, place\nplace.go()\nsubprocess.run(['docker', 'run', '--env-file', 'a.env', 'img'])\n")},
		{Name: "place.py", Text: []byte("import os\ndef go():\n    os.chdir('deploy')\n")},
	}
	p := New(Options{Project: fstest.MapFS{"a.env": {Data: []byte("A=1\n")}}})
	for count, open := range []bool{false, true} {
		var results []Result
		project := p.Project(files[:count+1], 1)
		for _, f := range files[:count+1] {
			results = append(results, project.File(f))
		}
		found := Merge(results...).Launches
		require.Len(t, found, 1)
		assert.Equal(t, open, found[0].Scenarios[0].EnvOpen)
	}
}

// What docker's client makes of a file is what is read of it.
func TestEnvFilesAreReadAsTheClientReadsThem(t *testing.T) {
	client := enginetest.NewClient(t, "docker")
	random := rand.New(rand.NewPCG(9848, 3129))
	lines := []string{
		"A=1", "B=2", "A=", "A", "B", "C = 3", " C=3", "\tC=3\t", "# A=9", "  # x", "A=#9", "D=\"x y\"", "D='x'", "E=a=b", "=x", "F F=1", "", "  ",
		"G=1\r", "\u00a0H=1", "I=\u00e9", "J=\xff", "export K=1", "L:1", "A=1\x0bB=2", strings.Repeat("M=", 20), "\uFEFFN=1",
		"O=" + strings.Repeat("x", maxEnvLine),
	}
	for range 150 {
		text := ""
		for range random.IntN(5) {
			text += lines[random.IntN(len(lines))] + []string{"\n", "\n", "\r\n", ""}[random.IntN(4)]
		}
		file := filepath.Join(t.TempDir(), "x.env")
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
		answer := client.Ask([]string{"docker", "run", "--env-file", file, "-e", "B=of the line", "img"})
		s := fromScript(t, "docker run --env-file x.env -e 'B=of the line' img", map[string]string{"x.env": text})
		if answer.Request == nil {
			assert.True(t, s.EnvOpen, "%q: %s", text, answer.Output)
			continue
		}
		var body struct{ Env []string }
		require.NoError(t, json.Unmarshal(answer.Request.Body, &body))
		assert.False(t, s.EnvOpen, "%q", text)
		assert.Equal(t, effective(body.Env), certain(s), "%q", text)
	}
}

// effective is what an engine makes of a list of variables: the last one counts.
func effective(list []string) map[string]string {
	env := map[string]string{}
	for _, v := range list {
		name, value, _ := strings.Cut(v, "=")
		env[name] = value
	}
	return env
}

// certain is the environment, without what the caller has, who in this test has none
// of it.
func certain(s Scenario) map[string]string {
	env := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(s.Env)) {
		if v := s.Env[name]; v.Value != nil {
			env[name] = v.Value.Text
		}
	}
	return env
}
