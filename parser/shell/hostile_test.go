package shell_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/internal/oracletest"
	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/shell"
)

// patience is how long any program may take, on a slow and busy machine.
const patience = 20 * time.Second

// runFor runs a program abstractly; it fails where that takes too long.
func runFor(t testing.TB, text string, limit time.Duration) []shell.Problem {
	t.Helper()
	begin := time.Now()
	problems := shell.Run(abstract.NewSpace(), shell.Program{File: "f", Text: text}, func(abstract.Exec) {})
	assert.Less(t, time.Since(begin), limit)
	return problems
}

func TestRefusesWhatNestsTooDeep(t *testing.T) {
	const n = 100_000
	for _, opening := range []string{"(", "((", "[", "[[ ( ", "{ ", "$(", "${a:-", "$((", "`$(", `"$(`, "a[", "<(", "((\n\n(\n\n", "((a,(", "$[", "case x in x) ("} {
		t.Run(opening, func(t *testing.T) {
			problems := runFor(t, strings.Repeat(opening, n), time.Second)
			assert.Len(t, problems, 1)
			assert.True(t, problems[0].Limit)
		})
	}
}

// TestSurvivesKeywords nests what no bracket tells of: the parser goes as deep.
func TestSurvivesKeywords(t *testing.T) {
	for _, opening := range []string{"if ", "if true; then ", "while ", "until true; do ", "for x in y; do ", "case x in x) ", "f() ", "time ", "coproc ", "! ", "a && ", "a | ", "a || ! ", "elif "} {
		t.Run(opening, func(t *testing.T) {
			for _, n := range []int{1_000, 50_000, 1<<20/len(opening) - 1} {
				assert.NotEmpty(t, runFor(t, strings.Repeat(opening, n)+"(", patience))
			}
		})
	}
}

// hostile are texts that a search for what can be read could try over and over, and
// words that could be put together over and over.
var hostile = []string{
	"(", "((", "$(", "${", "``", "`` ", "`\n", "{ ", "{\n", "[[ ", "[[ (", "<(", "$((", `"$(`, `""`, "''", "$''", `$""`, "\"\n", "'\n", "'\"\n",
	"if true; then\n", "if true; then ", "case x in\n", "case x in x)\n", "while :; do\n", "until :; do\n", "for x in y; do\n", "select x in y; do\n",
	"f() {\n", "f()\n", "a &&\n", "a |\n", "!\n", "cat <<E\n", "cat <<E ", "cat <<E )\n", "<<A <<B\n", "cat <<E; if true; then\n", "eval '", "a=(", "M[a b]=$(\n",
	"((a)|b)\n", "((a)|b) ", "M[a b]=1\n", "M[a b]=1 ", "if ((a)|b); then\n", "f() { if true; then\n((a)|b)\n", "if true; then\nM[a b]=1\n",
	"done\n", "fi\n", "esac\n", ")\n", "}\n", ";;\n", "a\n)\n", "a=b\n)\n$c ", "if true; then\n)\n", "echo 'a\n\n", "case x in (a) echo;; esac }\n",
}

// TestIsQuickWithHostileTexts takes some 100 ms for each where nothing else runs.
func TestIsQuickWithHostileTexts(t *testing.T) {
	for _, part := range hostile {
		t.Run(part, func(t *testing.T) {
			runFor(t, strings.Repeat(part, 200_000/len(part)), 4*time.Second)
		})
	}
}

// TestBoundsWhatIsSalvaged damages every line.
func TestBoundsWhatIsSalvaged(t *testing.T) {
	for _, line := range []string{"cat <<E )\n", "echo 'a\n\n"} {
		assert.NotEmpty(t, runFor(t, strings.Repeat(line, 10_001), patience))
	}
}

func TestRefusesStatementsThatNestTooDeep(t *testing.T) {
	for _, around := range [][2]string{{"if true; then\n", "\nfi"}, {"while a; do\n", "\ndone"}, {"case x in x)\n", ";; esac"}, {"a && ", ""}} {
		problems := runFor(t, strings.Repeat(around[0], 5_000)+"docker run x"+strings.Repeat(around[1], 5_000), patience)
		assert.Len(t, problems, 1)
		assert.True(t, problems[0].Limit)
	}
}

func TestBoundsItsWork(t *testing.T) {
	many := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, strings.ReplaceAll(format, "#", "%[1]d")+"\n", i)
		}
		return b.String()
	}
	doubling := "f0() { docker run x; }\n"
	for i := range 30 {
		doubling += fmt.Sprintf("f%d() { f%d; f%d; }\n", i+1, i, i)
	}
	tests := map[string]struct {
		text    string
		limited bool
	}{
		"statements":          {strings.Repeat("docker run x\n", 60_000), false},
		"conditional flags":   {"L=()\n" + many(64, `if [ -n "$A#" ]; then L+=(--flag#); fi`) + `docker run "${L[@]}"`, false},
		"conditional strings": {"S=\n" + many(64, `if [ -n "$A#" ]; then S="$S#"; fi`) + `docker run "$S"`, false},
		"functions twice":     {doubling + "f30", true},
		"nested loops":        {strings.Repeat("while a; do\n", 20) + "L+=(x)" + strings.Repeat("\ndone", 20), true},
		"nested unrolled":     {strings.Repeat("for x in 1 2 3 4 5 6 7 8; do\n", 10) + "docker run x" + strings.Repeat("\ndone", 10), true},
		"a doubling string":   {"A=xxxxxxxx\n" + strings.Repeat("A=$A$A\n", 60) + `docker run "$A"`, false},
		"a doubling list":     {"L=(x y)\n" + strings.Repeat("L=(\"${L[@]}\" \"${L[@]}\")\n", 60) + `docker run "${L[@]}"`, true},
		"doubling positions":  {"set -- x y\n" + strings.Repeat("set -- \"$@\" \"$@\"\n", 60) + `docker run "$@"`, true},
		"braces":              {"docker run " + strings.Repeat("{a,b}", 60), false},
		"a long range":        {"docker run {1..1000000000}", false},
		"alternatives":        {"docker run " + many(1, strings.Repeat(`${A:-x}${B:-y}${C:-z}`, 20)), false},
		"evals":               {strings.Repeat("eval '", 1) + strings.Repeat("eval eval ", 1000) + "'", false},
		"a long line":         {"docker run " + strings.Repeat("word ", 100_000), false},
		"nothing but zeros":   {strings.Repeat("\x00", 100_000), false},
		"many variables":      {many(3_000, "V#=$W#") + many(300, `if [ "$V#" = a ]; then V#=b; fi`) + "docker run $V1", false},
		"many functions":      {many(2_000, "f#() { docker run $1; }") + many(2_000, "f# a"), false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			problems := runFor(t, tt.text, patience)
			limited := len(problems) > 0 && problems[0].Limit
			assert.Equal(t, tt.limited, limited, "%v", problems)
		})
	}
}

// longestSeed bounds the programs that are changed at random: of small ones many more
// are run.
const longestSeed = 800

// FuzzRun holds Run to two promises on any text: it comes back, and what it
// reports can be unfolded.
func FuzzRun(f *testing.F) {
	for i := range uint64(200) {
		if text := layout.Files(newGenerator(i, false, false).program())[programFile]; len(text) < longestSeed {
			f.Add(text)
		}
	}
	for _, text := range []string{"", "\x00", "((", "$(", "a=(", "case x in", "<<E\n", "${", "`", "if", "f() {", "x[", "{a,b}", "$'\\x'", "\xff\xfe", "declare -n a=b\na[1]=(x)\nunset a[1]"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		begin := time.Now()
		for _, dialect := range []shell.Dialect{shell.Bash, shell.POSIX, shell.Zsh} {
			a := analyse(oracletest.Files{programFile: text}, dialect)
			assert.NotNil(t, a.Space)
		}
		assert.Less(t, time.Since(begin), 3*patience)
	})
}
