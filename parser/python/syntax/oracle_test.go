package syntax

import (
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"math/rand"
	"os"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sampleSize is how many files of each standard library are compared, by a fixed
// seed. Where CI=true it is all of them.
const sampleSize = 120

// TestOracleLibrary holds the whole tree, with every place in it, to CPython's.
func TestOracleLibrary(t *testing.T) {
	for _, p := range pythons(t) {
		t.Run(p.name(), func(t *testing.T) {
			t.Parallel()
			files := sample(p.files(t))
			equal, refused, loose := compareFiles(t, p, files)
			t.Logf("%d of %d trees equal; %d more files are no Python 3.%d, %d of them are read here without a problem",
				equal, len(files)-refused, refused, p.version, loose)
			assert.Equal(t, len(files)-refused, equal)
			assert.Positive(t, equal)
		})
	}
}

// mutants is how many broken statements are compared with CPython.
const mutants = 3000

// TestOracleMutants holds the trees of statements that were changed at random to
// CPython's, where it reads them. What it refuses must be refused here, but for
// what newer versions read.
func TestOracleMutants(t *testing.T) {
	p := newestPython(t)
	if p.version < 12 {
		t.Skipf("Python 3.%d refuses too much of what newer ones read", p.version)
	}
	o := p.oracle(t)
	random := rand.New(rand.NewSource(1))
	statements := shortStatements(t, sample(p.files(t)))
	var valid, loose int
	for range mutants {
		src := mutate(random, statements[random.Intn(len(statements))])
		m, problems := Parse("", []byte(src))
		switch want := o.ask(t, "text", hex.EncodeToString([]byte(src))); {
		case want != "error":
			valid++
			require.Empty(t, problems, src)
			require.Equal(t, want, string(dump(m, p.version)), src)
		case len(problems) == 0:
			loose++
			t.Logf("only CPython refuses: %q", src)
		}
	}
	t.Logf("%d mutants: %d valid and equal, %d of the others read here", mutants, valid, loose)
	assert.Positive(t, valid)
	assert.LessOrEqual(t, loose, mutants/100)
}

// shortStatements are the statements in the files that take a few lines only. One
// that stood deeper may have lost an indentation that it needs.
func shortStatements(t *testing.T, files []string) (texts []string) {
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		m, _ := Parse(file, src)
		Inspect(m, func(n Node) bool {
			text := m.Text[n.Pos().Offset:n.End().Offset]
			if _, ok := n.(Stmt); ok && len(text) < 400 && utf8.Valid(text) {
				texts = append(texts, string(text)+"\n")
			}
			return true
		})
	}
	return texts
}

// mutate changes one token or one byte.
func mutate(random *rand.Rand, src string) string {
	if random.Intn(2) == 0 {
		return mutateByte(random, src)
	}
	return mutateToken(random, src)
}

// mutateByte drops a byte, or puts one in that means something to a lexer.
func mutateByte(random *rand.Rand, src string) string {
	const telling = "()[]{}'\"\\\n\r\t\f #:=,.;!@*-frb0_x"
	at := random.Intn(len(src))
	if random.Intn(3) == 0 {
		return src[:at] + src[at+1:]
	}
	return src[:at] + string(telling[random.Intn(len(telling))]) + src[at:]
}

// mutateToken drops, doubles or swaps one token.
func mutateToken(random *rand.Rand, src string) string {
	l := newLexer(src, false)
	for len(l.toks) == 0 || l.toks[len(l.toks)-1].kind != tokEOF {
		l.logicalLine()
	}
	a := l.toks[random.Intn(len(l.toks))]
	b := l.toks[random.Intn(len(l.toks))]
	text := func(t token) string { return src[t.pos.Offset:t.end.Offset] }
	before, after := src[:a.pos.Offset], src[a.end.Offset:]
	switch random.Intn(4) {
	case 0:
		return before + after
	case 1:
		return before + text(a) + " " + text(a) + after
	case 2:
		return before + text(b) + after
	default:
		return before + " " + text(b) + " " + text(a) + after
	}
}

func sample(files []string) []string {
	if os.Getenv("CI") == "true" || len(files) <= sampleSize {
		return files
	}
	rand.New(rand.NewSource(1)).Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
	return files[:sampleSize]
}

// compareFiles counts the files whose tree is CPython's, those that CPython
// refuses, and those of them that are read without a problem.
func compareFiles(t *testing.T, p python, files []string) (equal, refused, loose int) {
	o := p.oracle(t)
	go func() {
		for _, file := range files {
			fmt.Fprintln(o.in, "hash", file)
		}
	}()
	var unequal []string
	for _, file := range files {
		dumped, problems := dumpFile(t, file, p.version)
		switch want := o.answer(t); {
		case want == "error":
			refused++
			if len(problems) == 0 {
				loose++
			}
		case want == dumpSum(dumped) && len(problems) == 0:
			equal++
		default:
			unequal = append(unequal, file)
		}
	}
	for _, file := range unequal[:min(len(unequal), 10)] {
		dumped, problems := dumpFile(t, file, p.version)
		t.Errorf("%s: %v\n%s", file, problems, firstDifference(o.ask(t, "dump", file), string(dumped)))
	}
	return equal, refused, loose
}

func dumpFile(t *testing.T, file string, version int) ([]byte, []Problem) {
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	m, problems := Parse(file, src)
	return dump(m, version), problems
}

func dumpSum(dumped []byte) string {
	sum := md5.Sum(dumped)
	return hex.EncodeToString(sum[:])
}

// firstDifference shows where two dumps part.
func firstDifference(want, got string) string {
	i := 0
	for i < len(want) && i < len(got) && want[i] == got[i] {
		i++
	}
	window := func(s string) string { return s[max(0, min(i-150, len(s))):min(len(s), i+150)] }
	return "want … " + window(want) + "\ngot  … " + window(got)
}
