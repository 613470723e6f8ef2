package syntax

import (
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"math/rand"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sampleSize is how many files of each standard library are compared, by a fixed
// seed. With EGG_ORACLE=all it is all of them, which takes some minutes.
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

func sample(files []string) []string {
	if os.Getenv("EGG_ORACLE") == "all" || len(files) <= sampleSize {
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
