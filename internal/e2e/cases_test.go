package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// cases are programs that say in their comments what is to be found in them:
//
//	# want EGG002 fail when MODE = private is true
const cases = "testdata/cases"

func TestCasesSayWhatIsFoundInThem(t *testing.T) {
	report, _ := lint(t, cases)
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
	for _, file := range slices.Concat(caseFiles(t, "*.sh"), caseFiles(t, "*.py")) {
		assert.ElementsMatch(t, wanted(t, file), found[file], file)
	}
}

// What the real shell passes to the engine is one of the argvs that were told,
// whatever the environment.
func TestCasesRunAsTheyAreRead(t *testing.T) {
	needs(t, "bash")
	needs(t, "python3")
	told := extract(t, cases)
	for _, env := range [][]string{
		{}, {"MODE=private", "N=x"}, {"MODE=public", "LOCK=1", "N=a b", "M=c"}, {"N=", "NAME=outer"},
	} {
		for _, file := range caseFiles(t, "*.sh") {
			argv := runCase(t, file, env)
			assert.True(t, foreseen(told, file, argv), "%q is none of the argvs of %s under %q", argv, file, env)
		}
	}
}

func caseFiles(t *testing.T, names string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(root, cases, names))
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for i, p := range paths {
		paths[i] = filepath.Base(p)
	}
	return paths
}

// wanted are the findings that a case asks for.
func wanted(t *testing.T, file string) []string {
	t.Helper()
	var out []string
	for _, line := range numbered(t, filepath.Join(root, cases, file)) {
		if want, ok := strings.CutPrefix(line, "# want "); ok {
			out = append(out, strings.TrimSpace(want))
		}
	}
	return out
}

// runCase runs a case and returns what the engine is given.
func runCase(t *testing.T, file string, env []string) []string {
	t.Helper()
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "docker"), []byte(fakeEngine), 0o755))
	script, err := filepath.Abs(filepath.Join(root, cases, file))
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
