package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// cases are programs that say in their comments what is to be found in them:
//
//	# want EGG002 fail when MODE = private is true
const cases = "testdata/cases"

// strictCases are those that are asked everything that can be asked for.
const strictCases = "testdata/cases-strict"

// connectCases connect containers to networks, and know the names of all sandboxes.
const connectCases = "testdata/cases-connect"

var allCases = []string{cases, strictCases, connectCases}

func TestCasesSayWhatIsFoundInThem(t *testing.T) {
	for _, folder := range allCases {
		sayWhatIsFound(t, folder)
	}
}

func sayWhatIsFound(t *testing.T, folder string) {
	report, _ := lint(t, folder)
	require.Empty(t, report.Problems)
	found := map[string][]string{}
	for i, x := range report.faults() {
		file, _, _ := strings.Cut(x.place, ":")
		want := x.rule + " " + report.Findings[i].Verdict
		if x.when != "" {
			want += " when " + x.when
		}
		found[file] = append(found[file], want)
	}
	for _, file := range caseFiles(t, folder, "*.*") {
		assert.ElementsMatch(t, wanted(t, folder, file), found[file], file)
	}
}

// Every rule fires somewhere: in a case, or, where it tells of the analysis itself
// or of several launches, in a script of the command.
func TestEveryRuleFires(t *testing.T) {
	fired := firing(t)
	var catalogue struct{ Rules []struct{ ID, Pack string } }
	require.NoError(t, json.Unmarshal([]byte(shell(t, ".", "egglint rules --format json").output), &catalogue))
	require.NotEmpty(t, catalogue.Rules)
	for _, rule := range catalogue.Rules {
		assert.True(t, fired[rule.ID], "%s (%s) fires nowhere in %s, %s or the scripts of cmd/egglint", rule.ID, rule.Pack, cases, strictCases)
	}
}

var firedInScript = regexp.MustCompile(`(?m)^stdout .*(EGG9\d\d|EGG306|EGG40\d)`)

// firing are the rules that a case wants, or that a script sees on standard output.
func firing(t *testing.T) map[string]bool {
	t.Helper()
	fired := map[string]bool{}
	for _, folder := range allCases {
		for _, file := range caseFiles(t, folder, "*.*") {
			for _, want := range wanted(t, folder, file) {
				id, _, _ := strings.Cut(want, " ")
				fired[id] = true
			}
		}
	}
	scripts, err := filepath.Glob(filepath.Join(root, "cmd/egglint/testdata/*.txtar"))
	require.NoError(t, err)
	for _, script := range scripts {
		text, err := os.ReadFile(script)
		require.NoError(t, err)
		for _, match := range firedInScript.FindAllSubmatch(text, -1) {
			fired[string(match[1])] = true
		}
	}
	return fired
}

// What the real shell passes to the engine is one of the argvs that were told,
// whatever the environment.
func TestCasesRunAsTheyAreRead(t *testing.T) {
	needs(t, "bash")
	needs(t, "python3")
	for _, folder := range []string{cases, connectCases} {
		told := extract(t, folder)
		for _, env := range [][]string{
			{}, {"MODE=private", "N=x"}, {"MODE=public", "LOCK=1", "N=a b", "M=c"}, {"N=", "NAME=outer", "WORDS=connect a b"},
		} {
			for _, file := range caseFiles(t, folder, "*.sh") {
				argv := runCase(t, folder, file, env)
				assert.True(t, foreseen(told, file, argv), "%q is none of the argvs of %s under %q", argv, file, env)
			}
		}
	}
}

func caseFiles(t *testing.T, folder, names string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(root, folder, names))
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for i, p := range paths {
		paths[i] = filepath.Base(p)
	}
	return paths
}

// wanted are the findings that a case asks for.
func wanted(t *testing.T, folder, file string) []string {
	t.Helper()
	var out []string
	for _, line := range numbered(t, filepath.Join(root, folder, file)) {
		if want, ok := strings.CutPrefix(line, "# want "); ok {
			out = append(out, strings.TrimSpace(want))
		}
	}
	return out
}

// runCase runs a case and returns what the engine is given.
func runCase(t *testing.T, directory, file string, env []string) []string {
	t.Helper()
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "docker"), []byte(fakeEngine), 0o755))
	script, err := filepath.Abs(filepath.Join(root, directory, file))
	require.NoError(t, err)
	cmd := exec.Command("bash", script)
	cmd.Dir = folder
	argvFile := filepath.Join(folder, "argv")
	cmd.Env = append([]string{"PATH=" + folder + ":" + os.Getenv("PATH"), "ARGV_FILE=" + argvFile}, env...)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	argv, err := os.ReadFile(argvFile)
	require.NoError(t, err, string(out))
	return strings.Split(strings.TrimSuffix(string(argv), "\x00"), "\x00")
}
