package mend_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/lint/mend"
	"github.com/egglint/egg/internal/oracletest"
	"github.com/egglint/egg/parser"
	"github.com/egglint/egg/parser/workflow"
	"github.com/egglint/egg/policy"
)

func planner(t *testing.T) mend.Planner {
	t.Helper()
	engine, err := policy.New(t.Context(), policy.Options{})
	require.NoError(t, err)
	return mend.Planner{Parser: parser.New(parser.Options{}), Engine: engine}
}

// plan mends one file.
func plan(t *testing.T, p mend.Planner, name, text string) ([]mend.Change, []mend.Refusal) {
	t.Helper()
	launches := p.Parser.File(parser.File{Name: name, Text: []byte(text)}).Launches
	result, err := p.Engine.Evaluate(t.Context(), launches)
	require.NoError(t, err)
	changes, refused, err := p.Plan(t.Context(), result.Findings, launches, map[string][]byte{name: []byte(text)})
	require.NoError(t, err)
	return changes, refused
}

const added = `--security-opt label=disable --dns 0.0.0.0 -e "RUNTIME_UID=$(id -u)" -e "RUNTIME_GID=$(id -g)"`

func TestWordsStandBeforeTheImage(t *testing.T) {
	p := planner(t)
	for before, after := range map[string]string{
		"docker run -e PRIVATE_MODE=true egg-sandbox\n":             "docker run -e PRIVATE_MODE=true " + added + " egg-sandbox\n",
		"docker run -e PRIVATE_MODE=true egg-sandbox x egg-sandbox": "docker run -e PRIVATE_MODE=true " + added + " egg-sandbox x egg-sandbox",
		"docker run -e PRIVATE_MODE=true 'egg-sandbox' # it\n":      "docker run -e PRIVATE_MODE=true " + added + " 'egg-sandbox' # it\n",
		"docker run \\\n\t-e PRIVATE_MODE=true \\\n\tegg-sandbox \\\n\tx\n": "docker run \\\n\t-e PRIVATE_MODE=true \\\n" +
			"\t--security-opt label=disable \\\n\t--dns 0.0.0.0 \\\n\t-e \"RUNTIME_UID=$(id -u)\" \\\n\t-e \"RUNTIME_GID=$(id -g)\" \\\n\tegg-sandbox \\\n\tx\n",
		"f() {\n  docker run -e PRIVATE_MODE=true egg-sandbox \"$@\"\n}\nf a\nf b\n": "f() {\n  docker run -e PRIVATE_MODE=true " + added + " egg-sandbox \"$@\"\n}\nf a\nf b\n",
		"for i in 1 2; do docker run -e PRIVATE_MODE=true egg-sandbox:$i; done\n":    "for i in 1 2; do docker run -e PRIVATE_MODE=true " + added + " egg-sandbox:$i; done\n",
	} {
		changes, refused := plan(t, p, "a.sh", before)
		require.Len(t, changes, 1, before)
		assert.Equal(t, after, string(changes[0].After))
		assert.Empty(t, refused, before)
	}
}

func TestWhatIsNotCertainIsLeftAsItIs(t *testing.T) {
	p := planner(t)
	for name, text := range map[string]string{
		"an argv that two sites share":       "c=(docker run -e PRIVATE_MODE=true egg-sandbox)\n\"${c[@]}\"\n\"${c[@]}\"\n",
		"an image that comes from elsewhere": "f() { docker run -e PRIVATE_MODE=true \"$@\"; }\nf egg-sandbox\n",
		"an image that is assumed":           "docker run -e PRIVATE_MODE=true --name $n egg-sandbox\n",
		"a text for another shell":           "bash -c 'docker run -e PRIVATE_MODE=true egg-sandbox'\n",
		"a text for this shell":              "eval 'docker run -e PRIVATE_MODE=true egg-sandbox'\n",
		"a document for another shell":       "bash <<'END'\ndocker run -e PRIVATE_MODE=true egg-sandbox\nEND\n",
		"a condition":                        "a=(-e PRIVATE_MODE=true -e RUNTIME_UID=1 -e RUNTIME_GID=1)\n[ -n \"$x\" ] && a=(-e PRIVATE_MODE=false -e RUNTIME_UID=1 -e RUNTIME_GID=1 --security-opt label=disable)\ndocker run \"${a[@]}\" egg-sandbox\n",
		"a word that is the command, too":    "c='docker run -e PRIVATE_MODE=true egg-sandbox'\n$c\n",
	} {
		t.Run(name, func(t *testing.T) {
			changes, refused := plan(t, p, "a.sh", text)
			assert.Empty(t, changes)
			assert.NotEmpty(t, refused)
			for _, r := range refused {
				assert.NotEmpty(t, r.Why)
			}
		})
	}
}

// One launch that cannot be mended leaves another in its file alone.
func TestOthersAreMendedAllTheSame(t *testing.T) {
	changes, refused := plan(t, planner(t), "a.sh", "docker run -e PRIVATE_MODE=true egg-sandbox\nbash -c 'docker run -e PRIVATE_MODE=true egg-sandbox'\n")
	require.Len(t, changes, 1)
	assert.Equal(t, 3, changes[0].Mended)
	assert.Len(t, refused, 3)
}

// What cannot be written where the command stands leaves out what can: here, between
// the double quotes of YAML.
func TestOneRemedyLeavesTheOthersOfItsLaunch(t *testing.T) {
	const step = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: \"docker run -e PRIVATE_MODE=true %segg-sandbox\"\n"
	changes, refused := plan(t, planner(t), ".github/workflows/a.yml", fmt.Sprintf(step, ""))
	require.Len(t, changes, 1)
	assert.Equal(t, 2, changes[0].Mended)
	assert.Equal(t, fmt.Sprintf(step, "--security-opt label=disable --dns 0.0.0.0 "), string(changes[0].After))
	require.Len(t, refused, 1)
	assert.Equal(t, "EGG006", refused[0].Finding.Rule)
}

// layouts of a command line, of words that are spelled already.
var layouts = []func([]string) string{
	func(words []string) string { return strings.Join(words, " ") },
	func(words []string) string { return strings.Join(words, " \\\n    ") },
	func(words []string) string { return strings.Join(words, "  \\\n\t") },
	func(words []string) string {
		return strings.Join(words[:3], " ") + " \\\n  " + strings.Join(words[3:], " ")
	},
}

// surroundings of a command line.
var surroundings = []string{
	"%s\n", "if true; then\n  %s\nfi\n", "true && %s || true\n", "( %s )\n", "{ %s; }\n", "f() { %s; }; f; f\n", "%s # a comment\n",
	"x=$(%s)\n", "A=1 %s >/dev/null 2>&1\n", "for i in 1 2; do %s; done\n", "env B=2 %s\n", "%s | cat\n", "img=egg-sandbox:2\n%s\n", "command %s\n", "case $# in 0) %s ;; esac\n",
}

var (
	someFlags  = []string{"--rm", "-i", "--name", "-v", "--memory=1g", "-eA=b", "--env", "-w/x", "--label", "--init"}
	someValues = map[string][]string{"--name": {"n1", "'n 2'", `"n$$"`}, "-v": {`"$PWD:/x"`, "/a:/b"}, "--env": {"C=d", `"E=$HOME f"`}, "--label": {"l=m", `'a "b"'`}}
	someImages = []string{"egg-sandbox", `"egg-sandbox:1"`, "'egg-sandbox'", `"egg-sandbox:$$"`, "reg.example/egg-sandbox", `egg-san"dbox"`}
	someTails  = [][]string{nil, {"sleep", "1"}, {"sh", "-c", `'echo "$1"'`}, {"--privileged"}}
)

// commandLine is a random launch that lacks what can be mended.
func commandLine(r *rand.Rand) string {
	words := []string{"docker", "run", "-e", "PRIVATE_MODE=true"}
	for range r.IntN(5) {
		flag := someFlags[r.IntN(len(someFlags))]
		words = append(words, flag)
		if values := someValues[flag]; values != nil {
			words = append(words, values[r.IntN(len(values))])
		}
	}
	words = append(words, someImages[r.IntN(len(someImages))])
	words = append(words, someTails[r.IntN(len(someTails))]...)
	return fmt.Sprintf(surroundings[r.IntN(len(surroundings))], layouts[r.IntN(len(layouts))](words))
}

// programs is how many random programs are mended.
const programs = 150

// The real shell passes the words, and nothing else is different: not in a script, and
// not in the step of a workflow.
func TestTheShellPassesJustTheWords(t *testing.T) {
	oracletest.Interpreter(t, "bash")
	p, r := planner(t), rand.New(rand.NewPCG(1, 2))
	mended := 0
	for range programs {
		script := commandLine(r) + commandLine(r)
		changes, _ := plan(t, p, "a.sh", script)
		if len(changes) == 0 {
			continue
		}
		mended++
		after := string(changes[0].After)
		compareStarts(t, started(t, script), started(t, after), script)
		again, _ := plan(t, p, "a.sh", after)
		assert.Empty(t, again, "mended twice:\n%s", after)
		assert.Subset(t, found(t, p, script), found(t, p, after), script)

		steps := "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n" + indented(script)
		changes, _ = plan(t, p, ".github/workflows/a.yml", steps)
		require.Len(t, changes, 1, steps)
		scripts := workflow.Read("a.yml", changes[0].After).Scripts
		require.Len(t, scripts, 1)
		assert.Equal(t, after, scripts[0].Text)
	}
	assert.Greater(t, mended, programs*3/4, "too few programs are mended for this to mean much")
}

// found is what is found in a script.
func found(t *testing.T, p mend.Planner, script string) []string {
	t.Helper()
	result, err := p.Engine.Evaluate(t.Context(), p.Parser.File(parser.File{Name: "a.sh", Text: []byte(script)}).Launches)
	require.NoError(t, err)
	var all []string
	for _, f := range result.Findings {
		all = append(all, f.Rule+" "+f.Message)
	}
	return all
}

func indented(script string) string {
	var out strings.Builder
	for line := range strings.Lines(script) {
		out.WriteString("          " + line)
	}
	return out.String()
}

// started are the argvs that a script starts the engine with.
func started(t *testing.T, script string) [][]string {
	t.Helper()
	folder := t.TempDir()
	record := filepath.Join(folder, "record")
	engine := "#!/bin/sh\nprintf '%s\\0' \"$@\" >>\"$RECORD\"\nprintf '\\n\\0' >>\"$RECORD\"\n"
	require.NoError(t, os.WriteFile(filepath.Join(folder, "docker"), []byte(engine), 0o755))
	// The number of the process is the same before and after.
	cmd := exec.Command("bash", "-c", strings.ReplaceAll(script, "$$", "42"))
	cmd.Dir = folder
	cmd.Env = []string{"PATH=" + folder + ":" + os.Getenv("PATH"), "RECORD=" + record, "HOME=/home/x"}
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s\n%s", script, out)
	text, err := os.ReadFile(record)
	require.NoError(t, err, "%s\n%s", script, out)
	var argvs [][]string
	for argv := range strings.SplitSeq(strings.TrimSuffix(string(text), "\n\x00"), "\n\x00") {
		argvs = append(argvs, strings.Split(strings.TrimSuffix(argv, "\x00"), "\x00"))
	}
	return argvs
}

// compareStarts holds the starts after a change to those before it: each has words
// more, all in one place, before the image.
func compareStarts(t *testing.T, before, after [][]string, script string) {
	t.Helper()
	require.Len(t, after, len(before), script)
	for i := range before {
		image := slices.IndexFunc(before[i], func(w string) bool { return strings.Contains(w, "egg-sandbox") })
		extra := len(after[i]) - len(before[i])
		require.GreaterOrEqual(t, extra, 0, script)
		want := slices.Concat(slices.Clone(before[i][:image]), after[i][image:image+extra], before[i][image:])
		// Folders of their own aside.
		assert.Equal(t, plainFolders(want), plainFolders(after[i]), script)
		words := strings.Join(after[i][image:image+extra], " ")
		if extra > 0 {
			assert.Contains(t, words, "--dns 0.0.0.0", script)
		}
	}
}

func plainFolders(argv []string) []string {
	out := slices.Clone(argv)
	for i, w := range out {
		if before, after, found := strings.Cut(w, ":/x"); found && strings.HasPrefix(before, os.TempDir()) {
			out[i] = "FOLDER:/x" + after
		}
	}
	return out
}

func TestDiff(t *testing.T) {
	before := "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\nend"
	after := "1\n2\n3\n4\n5x\n6\n7\n8\n9\n10\n11\n12\n13\n14\nnew\n15\n16\nend x"
	diff := mend.Change{File: "d/f", Before: []byte(before), After: []byte(after)}.Diff()
	assert.Equal(t, `--- a/d/f
+++ b/d/f
@@ -2,7 +2,7 @@
 2
 3
 4
-5
+5x
 6
 7
 8
@@ -12,6 +12,7 @@
 12
 13
 14
+new
 15
 16
-end
\ No newline at end of file
+end x
\ No newline at end of file
`, diff)
	patched(t, before, after, diff)
}

// patched holds a diff to what git makes of it.
func patched(t *testing.T, before, after, diff string) {
	t.Helper()
	folder := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(folder, "d"), 0o755))
	file := filepath.Join(folder, "d", "f")
	require.NoError(t, os.WriteFile(file, []byte(before), 0o644))
	cmd := exec.Command("git", "apply", "-")
	cmd.Dir, cmd.Stdin = folder, strings.NewReader(diff)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, after, string(text))
}
