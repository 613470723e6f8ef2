package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// vector is a recorded launch, its input as it is written.
type vector struct {
	Name  string          `json:"name"`
	Input json.RawMessage `json:"input"`
	Argv  []string        `json:"argv"`
}

func vectors(t *testing.T) []vector {
	t.Helper()
	data, err := os.ReadFile("../../builder/testdata/vectors.json")
	require.NoError(t, err)
	var all []vector
	require.NoError(t, json.Unmarshal(data, &all))
	require.Len(t, all, 22)
	return all
}

func (v vector) print(t *testing.T, form string) string {
	t.Helper()
	o := world{stdin: string(v.Input)}.run("--spec=-", "--no-check", "--output="+form)
	require.Zero(t, o.status, o.stderr)
	return o.stdout
}

func TestVectorsAsJSON(t *testing.T) {
	for _, v := range vectors(t) {
		var argv []string
		require.NoError(t, json.Unmarshal([]byte(v.print(t, outputJSON)), &argv))
		assert.Equal(t, v.Argv, argv, v.Name)
	}
}

func TestVectorsWithNuls(t *testing.T) {
	for _, v := range vectors(t) {
		assert.Equal(t, strings.Join(v.Argv, "\x00")+"\x00", v.print(t, outputNul), v.Name)
	}
}

// A real shell reads the line back to the same words.
func TestVectorsThroughShell(t *testing.T) {
	for _, v := range vectors(t) {
		assert.Equal(t, v.Argv, readByShell(t, v.print(t, outputShell)), v.Name)
	}
}

// Whatever a word holds, the shell reads it back; only a NUL is no word.
func TestShellReadsOddWordsBack(t *testing.T) {
	argv := []string{"docker"}
	for c := range 255 {
		argv = append(argv, string([]byte{byte(c + 1)}), "x"+string([]byte{byte(c + 1)})+"y")
	}
	argv = append(argv, "", "'", "''", "a'b\"c", "~", "K=~/x", "-n", "if", "$(id)", "`id`", "!!", "{a,b}", "a\nb\n", "卵🥚", "\\", "# no", "*")
	assert.Equal(t, argv, readByShell(t, shellLine(argv)))
}

// A first word could be a keyword or an assignment.
func TestShellReadsOddEnginesBack(t *testing.T) {
	for _, engine := range []string{"if", "A=b", "/opt/my engine/docker", "time", "docker", "/usr/bin/podman"} {
		assert.Equal(t, []string{engine, "run"}, readByShell(t, shellLine([]string{engine, "run"})), engine)
		script := shellLine([]string{engine, "run"})
		if engine == "if" || engine == "A=b" || engine == "time" {
			assert.True(t, strings.HasPrefix(script, "'"), "%s must not be read as shell syntax", script)
		}
	}
}

func readByShell(t *testing.T, line string) []string {
	t.Helper()
	out, err := exec.Command("sh", "-c", `printf '%s\0' `+line).Output()
	require.NoError(t, err, line)
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
}
